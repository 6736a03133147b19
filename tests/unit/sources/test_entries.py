"""What a listing says of an entry: its digest changes with what it says, and with nothing else."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.sources.entries import Entry, Listing, Lost

ENTRY = Entry(
    id="1", title="Заметка", body="У лаборатории тихо.".encode(), url="https://a.example/1"
)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Заметка."},
        {"title": None},
        {"title": "3аметка"},
        {"body": "У лаборатории тихо!".encode()},
        {"body": b""},
        {"version": "2022-01-09"},
        {"published": NOW},
        {"published": NOW + dt.timedelta(seconds=1)},
        {"url": "https://a.example/2"},
        {"url": None},
    ],
)
def test_an_entry_that_says_something_else_has_another_digest(change: dict[str, object]) -> None:
    assert msgspec.structs.replace(ENTRY, **change).digest != ENTRY.digest


@pytest.mark.parametrize("change", [{"id": "2"}, {"position": 7}, {"date_doubts": ("x",)}])
def test_what_is_ours_about_an_entry_does_not_change_its_digest(change: dict[str, object]) -> None:
    assert msgspec.structs.replace(ENTRY, **change).digest == ENTRY.digest


def test_text_does_not_pass_from_one_field_to_the_next_unseen() -> None:
    """A title that grew by what the body lost says something else."""
    parts = [Entry(id="1", title="a", body=b"bc"), Entry(id="1", title="ab", body=b"c")]
    assert parts[0].digest != parts[1].digest
    moved = [Entry(id="1", title="a", version="b"), Entry(id="1", title="a\nb")]
    assert moved[0].digest != moved[1].digest


def test_a_lone_surrogate_in_a_title_has_a_digest() -> None:
    assert len(Entry(id="1", title="a\ud800").digest) == 64


def test_a_listing_survives_its_encoding() -> None:
    lost = Lost(entry="https://a.example/2", reason="schema", detail="no object")
    listing = Listing(entries=(ENTRY,), lost=(lost,), more=("https://a.example/more",))
    assert msgspec.json.decode(msgspec.json.encode(listing), type=Listing) == listing
