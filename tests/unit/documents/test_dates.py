"""How the day of a text was found, with every reading of an ambiguous date kept."""

import datetime as dt
from typing import Any

import pytest

from tests.conftest import make_capture, make_document
from tocsin.documents.dates import day_in_address, find_date
from tocsin.records import DateFinding


def test_a_date_keeps_both_readings_and_says_what_decided() -> None:
    date = make_document("01-09-2022 Trucks NEWS CITY AGENCY / PHOTO\n\nText of the report.").date
    assert date.basis == "none"
    assert {c.iso for c in date.candidates} == {"2022-01-09", "2022-09-01"}
    assert date.resolved == dt.date(2022, 1, 9)
    assert "after the text was seen" in str(date.reason)


def test_a_date_nothing_decides_stays_open() -> None:
    date = make_document("03-04-2019 Trucks NEWS CITY AGENCY / PHOTO\n\nText of the report.").date
    assert date.resolved is None
    assert len(date.candidates) == 2


def found(text: str = "", **stated: Any) -> DateFinding:
    """Return how the date of a capture was found."""
    return find_date(make_capture(text, **stated), text)


@pytest.mark.parametrize(
    ("text", "candidates", "resolved"),
    [
        ("13.01.2022 Мост закрыт", ["2022-01-13"], "2022-01-13"),
        ("25/12/2021 Bridge", ["2021-12-25"], "2021-12-25"),
        ("31.02.2022, 01.02.2021", ["2021-01-02", "2021-02-01"], None),
        ("No date at all", [], None),
        ("Phone 1-2-3-4, version 1.2.2022.4", [], None),
        ("x" * 900 + " 13.01.2022", [], None),
        ("05.05.2021 один день", ["2021-05-05"], "2021-05-05"),
    ],
)
def test_dates_of_the_head_are_candidates_only(
    text: str, candidates: list[str], resolved: str | None
) -> None:
    date = found(text)
    assert (date.basis, date.precision) == ("none", "unknown")
    assert sorted(c.iso for c in date.candidates) == candidates
    assert (str(date.resolved) if date.resolved else None) == resolved


def test_a_stated_moment_goes_before_everything() -> None:
    at = dt.datetime(2022, 1, 9, 23, 59, tzinfo=dt.UTC)
    date = found("01.02.2021", published_at=at, published_precision="day")
    assert (date.basis, date.precision) == ("stated", "day")
    assert found(published_at=at).precision == "instant"


@pytest.mark.parametrize(
    ("url", "is_old"),
    [
        ("https://a.example/2014/05/03/bridge", True),
        ("https://a.example/2022-01-01-bridge", False),
        ("https://a.example/20211201/bridge", True),
        ("https://a.example/bridge", False),
        ("https://a.example/2014/13/45/bridge", False),
    ],
)
def test_an_old_text_under_a_new_date_is_said(url: str, is_old: bool) -> None:
    at = dt.datetime(2022, 1, 9, tzinfo=dt.UTC)
    assert ("an old text" in (found(published_at=at, url=url).conflict or "")) is is_old


def test_an_archive_before_the_date_contradicts_it() -> None:
    at = dt.datetime(2022, 1, 9, tzinfo=dt.UTC)
    early = dt.datetime(2022, 1, 2, tzinfo=dt.UTC)
    assert "before that" in (found(published_at=at, archived_at=early).conflict or "")
    assert found(published_at=at, archived_at=at).conflict is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2014/05/03/bridge", dt.date(2014, 5, 3)),
        ("https://a.example/news/2014-05-03-bridge.html", dt.date(2014, 5, 3)),
        ("https://a.example/20140503/bridge", dt.date(2014, 5, 3)),
        ("https://a.example/2014/02/30/bridge", None),
        ("https://a.example/1234/56/78/", None),
        ("https://a.example/2014/05/", None),
        ("", None),
    ],
)
def test_an_address_names_a_day_or_none(url: str, day: dt.date | None) -> None:
    assert day_in_address(url) == day
