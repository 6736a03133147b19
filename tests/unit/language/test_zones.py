"""How far a clock is from UTC: by figures, by names of zones, and by the regions of a database."""

import datetime as dt

import pytest

from tocsin.language.zones import is_utc, offset_of, shift_of, zone_names


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("+03:00", 180),
        ("+0300", 180),
        ("+3", 180),
        ("-5", -300),
        ("-0530", -330),
        ("+ 05:45", 345),
        ("+00:00", 0),
        ("-00:00", 0),
        ("+03:00:00", 180),
        (" +03:00 ", 180),
        ("+14", 840),
        ("-12:00", -720),
        ("+14:01", None),
        ("-12:30", None),
        ("+25:00", None),
        ("+03:60", None),
        ("03:00", None),
        ("+", None),
        ("", None),
        ("мск", None),
    ],
)
def test_a_distance_in_figures_is_read_or_no_clock_is_that_far(
    written: str, minutes: int | None
) -> None:
    assert shift_of(written) == (None if minutes is None else dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("name", "local", "hours"),
    [
        ("utc", "2022-01-09 12:00", 0),
        ("z", "1999-12-31 23:59", 0),
        ("мск", "2022-01-09 12:00", 3),
        ("msk", "2012-07-01 12:00", 4),
        ("msk", "2014-10-25 23:59", 4),
        ("msk", "2014-10-26 00:00", 3),
        ("msk", "1990-01-01 00:00", None),
        ("мәскеу уақыты", "2022-01-09 12:00", 3),
        ("по киеву", "2022-01-09 12:00", 2),
        ("за києвом", "2022-07-09 12:00", 3),
        ("kyiv time", "2022-03-26 23:59", 2),
        ("kyiv time", "2022-03-27 12:00", 3),
        ("astana time", "2024-02-29 23:59", 6),
        ("astana time", "2024-03-01 00:00", 5),
        ("bst", "2022-01-09 12:00", None),
        ("bst", "2022-07-09 12:00", 1),
        ("jst.", "2022-01-09 12:00", 9),
        ("europe/paris", "2022-07-09 12:00", 2),
        ("asia/almaty", "2022-01-09 12:00", 6),
        ("europe/paris", "2022-10-30 02:30", None),  # shown twice
        ("europe/paris", "2022-03-27 02:30", None),  # never shown
        ("europe/nowhere", "2022-01-09 12:00", None),
        ("ist", "2022-01-09 12:00", None),  # of three countries
        ("", "2022-01-09 12:00", None),
    ],
)
def test_a_zone_is_as_far_as_it_was_on_that_day(name: str, local: str, hours: int | None) -> None:
    expected = None if hours is None else dt.timedelta(hours=hours)
    assert offset_of(name, dt.datetime.fromisoformat(local)) == expected


@pytest.mark.parametrize("year", [1, 1970, 9998])
def test_extreme_years_are_no_crash(year: int) -> None:
    for name in zone_names().zones:
        found = offset_of(name, dt.datetime(year, 7, 1))
        assert found is None or abs(found) <= dt.timedelta(hours=14)


def test_only_names_of_utc_stand_for_it() -> None:
    assert all(map(is_utc, ("utc", "gmt", "z", "гмт", "utc.")))
    assert not any(map(is_utc, ("msk", "bst", "europe/london", "")))
