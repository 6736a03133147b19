"""Tempo: areas with enough events, day by day up to the last day of their data set."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tocsin.records import Occurrence
from tocsin.watch.tempo import FEWEST, read_tempo

FIRST = dt.date(2022, 1, 1)


def event(day: int, number: int = 0, dataset: str = "acled", area: str = "KZ") -> Occurrence:
    """Return an event of a day."""
    return Occurrence(
        id=f"{dataset}{day}-{number}",
        dataset=dataset,
        external_id="x",
        origin="x",
        day=FIRST + dt.timedelta(days=day),
        text="",
        latitude=43.0,
        longitude=77.0,
        seen_at=NOW,
        areas=(area,),
    )


CALM = [event(day) for day in range(60)]
END = FIRST + dt.timedelta(days=59)


def test_every_day_of_every_area_is_read_once() -> None:
    found = read_tempo(CALM, END)
    assert {(r.group, r.site_id) for r in found} == {("events:acled", None), ("events:acled", "KZ")}
    assert len(found) == len({(r.site_id, r.day) for r in found}) == 120
    assert [r.ready for r in found[:29]] == [False] * 28 + [True]
    assert not any(r.crossed for r in found)


def test_a_rise_crosses_once_and_says_so() -> None:
    rise = CALM + [event(day, n) for day in (57, 58, 59) for n in range(1, 9)]
    crossed = [r.day for r in read_tempo(rise, END) if r.crossed and r.site_id == "KZ"]
    assert crossed
    assert min(crossed) >= FIRST + dt.timedelta(days=57)


def test_events_after_the_moment_are_not_looked_at() -> None:
    early = FIRST + dt.timedelta(days=40)
    whole = [r for r in read_tempo(CALM, END) if r.day <= early]
    assert read_tempo(CALM, early) == [r for r in whole if r.day <= early]


@pytest.mark.parametrize("number", [0, 1, FEWEST - 1])
def test_an_area_of_a_few_events_has_no_tempo(number: int) -> None:
    assert read_tempo([event(day) for day in range(number)], END) == []


def test_data_sets_are_read_apart_and_their_order_does_not_matter() -> None:
    both = CALM + [event(day, dataset="ucdp") for day in range(0, 60, 2)]
    found = read_tempo(both, END)
    assert {r.group for r in found} == {"events:acled", "events:ucdp"}
    assert [r for r in found if r.group == "events:acled"] == read_tempo(CALM, END)
    assert read_tempo(both[::-1], END) == found


def test_after_a_week_without_a_row_a_data_set_says_nothing() -> None:
    gap = [e for e in CALM if not 40 <= (e.day - FIRST).days < 55]
    found = {r.day: r for r in read_tempo(gap, END) if r.site_id is None}
    assert found[FIRST + dt.timedelta(days=45)].ready
    assert not found[FIRST + dt.timedelta(days=47)].ready
    assert found[FIRST + dt.timedelta(days=47)].coverage == 0
