"""Each reading says in one sentence what it means, or why it means nothing, in every language."""

import datetime as dt

import pytest

from tests.unit.test_watch import FIRST, GROUP, Counts, days
from tocsin.language.catalogues import LANGUAGES, Catalogue, english
from tocsin.records import Group, Reading
from tocsin.watch.readings import read_all

NUMBER = 80


def readings(
    volume: dict[str, dict[dt.date, int]], touched: dict[dt.date, int], group: Group = GROUP
) -> list[Reading]:
    """Return the readings of one key over some days."""
    last = FIRST + dt.timedelta(NUMBER - 1)
    return read_all(Counts(volume, touched), [group], last)


def steady(*members: str, posts: int = 5) -> dict[str, dict[dt.date, int]]:
    """Return sources that publish as much every day."""
    return {member: dict.fromkeys(days(NUMBER), posts) for member in members}


def test_the_first_weeks_say_how_many_days_are_missing() -> None:
    rows = readings(steady("a", "b", "c"), {days(1)[0]: 1})
    assert rows[0].why == "not ready: 1 day with output, 29 are needed for a baseline"
    assert rows[4].why == "not ready: 5 days with output, 29 are needed for a baseline"
    assert not rows[27].ready
    assert rows[28].ready


def test_a_burst_crosses_and_says_so() -> None:
    calm = {day: 1 for n, day in enumerate(days(NUMBER)) if n % 5 == 0}
    burst = calm | dict.fromkeys(days(NUMBER)[-3:], 12)
    rows = readings(steady("a", "b", "c"), burst)
    crossed = [r for r in rows if r.crossed]
    assert crossed
    assert "12 observed where" in crossed[0].why
    assert crossed[0].why.endswith("one false alarm in 1,000 days is crossed")
    assert "about as much as expected" in crossed[0].why


def test_a_day_on_which_the_group_doubles_is_said() -> None:
    volume = steady("a", "b", "c")
    for member in volume.values():
        member[days(NUMBER)[-1]] = 20
    last = readings(volume, dict.fromkeys(days(NUMBER), 1))[-1]
    assert "times as much as expected in all" in last.why


def test_a_group_that_is_not_heard_says_nothing() -> None:
    volume = {m: dict.fromkeys(days(40), 5) for m in ("a", "b", "c")}
    last = readings(volume, {days(1)[0]: 1})[-1]
    assert not last.ready
    assert last.why == "most of the group’s sources were not heard"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reading_has_words_in_every_language(language: str) -> None:
    own = Catalogue(language)
    burst = dict.fromkeys(days(NUMBER)[-3:], 12)
    for row in readings(steady("a", "b", "c"), burst):
        assert row.why_message is not None
        assert english(row.why_message) == row.why
        assert not own.say(row.why_message).startswith("watch-")
    assert own.faults == {}
