"""Entries of a chronology: each begins with its date, and its claims are of that time."""

import datetime as dt

import pytest

from tests.unit.annotate.reading import claim, document, span_of
from tocsin.annotate.text.entries import entries_of, in_entries
from tocsin.records import Document

TEXT = (
    "2014. The bridge to the old town was closed.\n"
    "2015. The bridge was mined by rebels.\n"
    "2016. The bridge was opened again."
)


def chronology(text: str = TEXT) -> Document:
    """Return a chronology published in 2022."""
    return document(text, published_at=dt.datetime(2022, 1, 5, tzinfo=dt.UTC))


def test_each_year_opens_an_entry() -> None:
    entries = entries_of(chronology())
    assert [entry.head.of(TEXT) for entry in entries] == ["2014", "2015", "2016"]
    assert [entry.when.start.year for entry in entries if entry.when.start] == [2014, 2015, 2016]
    assert all(entry.span.covers(entry.head) for entry in entries)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge to the old town was closed in 2014.",
        "2014 people crossed the bridge.",
        "Bridge closed.\nRoad open.\nSchool closed.",
    ],
)
def test_a_text_that_is_no_chronology_has_no_entries(text: str) -> None:
    assert entries_of(chronology(text)) == []


def test_a_claim_is_of_the_time_of_its_entry() -> None:
    page = chronology()
    words = "The bridge was mined by rebels"
    item = claim(words, span=span_of(TEXT, words), document_id=page.id)
    (dated,) = in_entries([item], page)
    assert dated.when is not None
    assert dated.when.start == dt.date(2015, 1, 1)
    assert dated.when.end == dt.date(2015, 12, 31)


def test_without_entries_claims_stay_as_they_are() -> None:
    page = chronology("The bridge to the old town was closed.")
    item = claim("The bridge to the old town was closed")
    assert in_entries([item], page) == [item]
    assert in_entries([], page) == []
