"""Weekdays, weeks, weekends, months and years that are counted from the day of publication."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.time_rules import rules
from tocsin.language.time_weeks import period, weekday
from tocsin.language.times import time_expressions
from tocsin.records import When

WEDNESDAY = dt.date(2022, 1, 12)


def one(text: str, language: str, anchor: dt.date = WEDNESDAY) -> When:
    """Return the only time of a text."""
    ((_, when),) = time_expressions(text, language, anchor)
    return when


def days(when: When) -> tuple[str, str]:
    """Return the first and the last day of a time."""
    return str(when.start), str(when.end)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("They meet next week.", "en", "2022-01-17", "2022-01-23"),
        ("На прошлой неделе мост закрыли.", "ru", "2022-01-03", "2022-01-09"),
        ("Наступного тижня міст закриють.", "uk", "2022-01-17", "2022-01-23"),
        ("Келесі аптада көпір жабылады.", "kk", "2022-01-17", "2022-01-23"),
        ("В следующем месяце мост откроют.", "ru", "2022-02-01", "2022-02-28"),
        ("It closed last month.", "en", "2021-12-01", "2021-12-31"),
        ("В прошлом году мост закрыли.", "ru", "2021-01-01", "2021-12-31"),
        ("Мост откроют до конца недели.", "ru", "2022-01-16", "2022-01-16"),
        ("Мост откроют до конца этого года.", "ru", "2022-12-31", "2022-12-31"),
        ("Мост закроют на следующие выходные.", "ru", "2022-01-22", "2022-01-23"),
    ],
)
def test_a_period_has_its_first_and_last_day(
    text: str, language: str, first: str, last: str
) -> None:
    when = one(text, language)
    assert days(when) == (first, last)
    assert when.anchor == "publication"


@pytest.mark.parametrize(
    ("anchor", "first", "last"),
    [
        ("2022-12-31", "2023-01-01", "2023-01-31"),
        ("2024-01-31", "2024-02-01", "2024-02-29"),
        ("2021-11-30", "2021-12-01", "2021-12-31"),
    ],
)
def test_the_next_month_of_a_last_day(anchor: str, first: str, last: str) -> None:
    when = one("They meet next month.", "en", dt.date.fromisoformat(anchor))
    assert days(when) == (first, last)


@pytest.mark.parametrize("anchor", ["2022-01-10", "2022-01-16"])
def test_a_week_begins_on_monday_and_ends_on_sunday(anchor: str) -> None:
    when = one("На этой неделе мост откроют.", "ru", dt.date.fromisoformat(anchor))
    assert days(when) == ("2022-01-10", "2022-01-16")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_a_weekday_is_within_a_week_and_is_that_weekday(anchor: dt.date) -> None:
    for text, back, ahead in (
        ("They met on Friday.", 6, 0),
        ("They will meet on Friday.", 0, 6),
        ("They met last Friday.", 7, -1),
        ("They will meet next Friday.", -1, 7),
    ):
        day = one(text, "en", anchor).start
        assert day is not None
        assert day.isoweekday() == 5
        assert -back <= (day - anchor).days <= ahead, text


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_weeks_follow_each_other_without_a_gap(anchor: dt.date) -> None:
    texts = ("It closed last week.", "It closes this week.", "It closes next week.")
    found = [one(text, "en", anchor) for text in texts]
    for before, after in itertools.pairwise(found):
        assert before.end is not None
        assert after.start == before.end + dt.timedelta(days=1)
    assert found[1].start is not None
    assert found[1].end is not None
    assert found[1].start <= anchor <= found[1].end


def test_readers_are_made_by_what_the_lexicon_says() -> None:
    tables, _ = rules("en")
    assert tables.weekdays["friday"] == 5
    made = {period("week+1"), period("early:month-1"), weekday("deadline")}
    assert len(made) == 3


def test_without_a_day_of_publication_nothing_is_meant() -> None:
    assert time_expressions("They meet next week on Friday.", "en", None) == []
