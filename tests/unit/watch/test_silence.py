"""Silences: a source that should have published and did not, and one that cannot be had."""

import datetime as dt

import pytest

from tocsin.records import FetchMark, Handle, Sighting, Source
from tocsin.watch import Counted
from tocsin.watch.silence import Arrived, Looks, find_silences, out_of_reach

TODAY = dt.date(2022, 1, 31)
NOON = dt.datetime(2022, 1, 31, 12, tzinfo=dt.UTC)
FIRST = dt.date(2021, 12, 1)


def source(rate: float | None = 3.0, **more: object) -> Source:
    """Return a source of some volume."""
    return Source(id="a", name="a", kind="outlet", owner="o", expected_per_day=rate, **more)  # type: ignore[arg-type]


def volume(until: dt.date, number: int = 3) -> Counted:
    """Return what was published each day up to one."""
    days = [FIRST + dt.timedelta(days=n) for n in range((until - FIRST).days + 1)]
    return Counted([], {("a", day): number for day in days})


@pytest.mark.parametrize(
    ("last", "rate", "state"),
    [
        (TODAY, 3.0, None),
        (TODAY - dt.timedelta(days=1), 3.0, None),
        (TODAY - dt.timedelta(days=2), 3.0, "late"),
        (TODAY - dt.timedelta(days=7), 3.0, "gone"),
        (TODAY - dt.timedelta(days=20), 0.1, None),
        (TODAY - dt.timedelta(days=60), 0.1, "gone"),
        (TODAY - dt.timedelta(days=20), None, None),
    ],
)
def test_a_source_is_missed_by_how_much_it_usually_writes(
    last: dt.date, rate: float | None, state: str | None
) -> None:
    found = find_silences(volume(last), [source(rate)], TODAY)
    assert [silence.state for silence in found] == ([state] if state else [])


def test_a_source_that_writes_far_less_is_thin() -> None:
    history = volume(TODAY)
    few = {("a", FIRST + dt.timedelta(days=n)): 9 for n in range(50)}
    few |= {("a", TODAY - dt.timedelta(days=n)): int(n % 4 == 0) for n in range(7)}
    assert find_silences(history, [source(3.0)], TODAY) == []
    (silence,) = find_silences(Counted([], few), [source(9.0)], TODAY)
    assert (silence.state, silence.observed) == ("thin", 2)


def test_days_after_the_moment_change_nothing() -> None:
    late = find_silences(volume(TODAY - dt.timedelta(days=3)), [source()], TODAY)
    later = {("a", TODAY + dt.timedelta(days=n)): 9 for n in range(1, 5)}
    known = {
        ("a", day): n for day, n in volume(TODAY - dt.timedelta(days=3)).published("a").items()
    }
    assert find_silences(Counted([], known | later), [source()], TODAY) == late


def test_a_source_that_was_never_watched_is_not_silent() -> None:
    looks = Looks(marks={}, sightings=(), begun=TODAY)
    assert find_silences(Counted([], {}), [source()], TODAY, looks) == []
    watched = Looks(marks={}, sightings=(), begun=FIRST)
    assert [s.state for s in find_silences(Counted([], {}), [source()], TODAY, watched)] == ["gone"]


def test_captures_without_a_date_count_on_the_day_they_came() -> None:
    days = {FIRST + dt.timedelta(days=n): 3 for n in range(62)}
    looks = Looks(marks={}, sightings=(), arrived={"a": Arrived(FIRST, TODAY, days)}, begun=FIRST)
    assert find_silences(Counted([], {}), [source()], TODAY, looks) == []


def failing(failures: int) -> FetchMark:
    """Return the mark of a listing that failed some times in a row."""
    return FetchMark(
        url=f"https://a.example/{failures}", fetched_at=NOON, failures=failures, note="timeout"
    )


@pytest.mark.parametrize(
    ("failures", "lost"),
    [((3,), True), ((2,), False), ((9, 0), False), ((3, 5), True), ((), False)],
)
def test_a_source_is_out_of_reach_when_each_listing_failed_thrice(
    failures: tuple[int, ...], lost: bool
) -> None:
    looks = Looks(marks={"a": [failing(n) for n in failures]}, sightings=())
    assert (out_of_reach([source(None)], looks) == {"a"}) is lost
    states = [s.state for s in find_silences(volume(TODAY), [source()], TODAY, looks)]
    assert states == (["unreachable"] if lost else [])


def seen(number: int, day: int) -> Sighting:
    """Return which number stood behind the handle on a day."""
    at = dt.datetime(2022, 1, day, tzinfo=dt.UTC)
    return Sighting(source_id="a", platform="telegram", handle="chan", number=number, at=at)


@pytest.mark.parametrize(
    ("handle", "numbers", "changed"),
    [
        ("chan", [77, 77], False),
        ("chan", [77, 88], True),
        ("chan", [77, 88, 77], False),
        (Handle(name="chan", number=88), [77, 88], False),
        (Handle(name="chan", number=77), [88], True),
        ("chan", [], False),
    ],
)
def test_another_number_behind_a_handle_is_another_source(
    handle: str | Handle, numbers: list[int], changed: bool
) -> None:
    sightings = [seen(number, 1 + day) for day, number in enumerate(numbers)]
    own = source(None, handles={"telegram": handle})
    assert bool(out_of_reach([own], Looks({}, sightings))) is changed
