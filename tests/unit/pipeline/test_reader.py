"""One capture's way: read, or kept with the reason why not; one that fails stops nobody else."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.by_hand import BRIDGE, DAY, MOMENT, casebook
from tests.conftest import make_capture
from tocsin.errors import InputError, StoreError
from tocsin.pipeline.reader import LastBuilt, Reader, basis_of
from tocsin.records import Capture, Casebook, Document, Dropped, Kept, Occurrence

WATCHED = BRIDGE.replace("the bridge at Port Lumen", "the Lumen Bridge")
TRAM = "The tram depot opens a second hall on Monday, the council wrote."
BOOK = casebook()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader with the casebook of a harbour town."""
    return Reader(BOOK, MOMENT)


def capture(text: str, **stated: Any) -> Capture:
    """Make a capture of the wire."""
    fields = {"seen_at": MOMENT, "source_id": "the Wire", "published_at": MOMENT - DAY}
    return make_capture(text, **(fields | stated))


def test_a_watched_text_becomes_a_document_with_what_it_counts_for(reader: Reader) -> None:
    kept = reader.carry(capture(WATCHED))
    assert kept.document is not None
    assert kept.annotations is not None
    assert (kept.document.text, kept.source_id) == (WATCHED, "wire")
    assert "bridge" in {m.entity_id for m in kept.annotations.mentions}
    assert any("had been mined" in c.text for c in kept.annotations.claims)
    assert kept.touch is not None
    assert kept.touch.sites == ("bridge",)
    assert "bridge" in kept.watched


def test_a_text_of_other_things_is_kept_with_its_reason(reader: Reader) -> None:
    kept = reader.carry(capture(TRAM))
    assert (kept.document, [d.reason for d in kept.dropped]) == (None, ["nothing_watched"])
    assert kept.unread is not None
    assert (kept.unread.text, kept.unread.language) == (TRAM, "en")


def test_a_title_lets_a_text_pass(reader: Reader) -> None:
    kept = reader.carry(capture("Experts spent two days there.", title="Lumen Bridge inspected"))
    assert kept.document is not None


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), ("\x00\x01\x02" * 50, "binary")])
def test_what_is_no_text_is_dropped_with_its_source(reader: Reader, text: str, reason: str) -> None:
    kept = reader.carry(capture(text))
    assert [d.reason for d in kept.dropped] == [reason]
    assert (kept.source_id, kept.text_sha256) == ("wire", None)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("a strange mark"), "ValueError: a strange mark"),
        (InputError("the page has no text", reason="empty"), "the page has no text"),
    ],
)
def test_a_capture_that_fails_is_kept_with_its_text_and_why(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    monkeypatch.setattr(reader, "_read", raising(error))
    kept = reader.carry(capture(WATCHED, external_id="w.txt"))
    (dropped,) = kept.dropped
    assert (dropped.stage, dropped.reason) == ("pipeline", "error")
    assert dropped.detail == f"w.txt: {words}"
    assert kept.unread is not None
    assert kept.unread.text == WATCHED


def raising(error: Exception) -> Callable[..., Kept]:
    """Return a step that raises."""

    def fail(*_: object) -> Kept:
        raise error

    return fail


def test_an_error_of_the_store_stops_everything(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_read", raising(StoreError("the disk is full")))
    with pytest.raises(StoreError, match="the disk is full"):
        reader.carry(capture(WATCHED))


def test_a_capture_that_ended_its_process_is_kept_and_named(reader: Reader) -> None:
    kept = reader.lost(capture(WATCHED, external_id="w.txt"))
    assert (kept.document, kept.source_id) == (None, "wire")
    assert "w.txt: the process that read it was ended twice" in kept.dropped[0].detail
    assert reader.vectors_made() == {}


def test_text_and_document_are_had_without_the_gate(reader: Reader) -> None:
    assert reader.text_of(capture(TRAM)) == TRAM
    assert reader.text_of(capture("")) == ""
    found = reader.annotate(capture(TRAM))
    assert not isinstance(found, Dropped)
    assert isinstance(found[0], Document)
    assert isinstance(reader.annotate(capture("")), Dropped)


def test_a_point_that_does_not_lie_in_its_country_is_refused(reader: Reader) -> None:
    row = Occurrence(
        id="o",
        dataset="list",
        external_id="o",
        origin="list.csv#1",
        day=MOMENT.date(),
        text="x",
        latitude=46.5,
        longitude=30.75,
        seen_at=MOMENT,
        country="UA",
    )
    located = reader.located(row)
    assert isinstance(located, Occurrence)
    assert {"iso:UA", "port"} <= set(located.areas)
    swapped = msgspec.structs.replace(row, latitude=30.75, longitude=46.5)
    refused = reader.located(swapped)
    assert isinstance(refused, Dropped)
    assert "list.csv#1: 30.75, 46.5 does not lie in UA" in refused.detail


def test_a_basis_is_of_the_entries_that_were_known_and_of_how_texts_are_read() -> None:
    basis = basis_of(BOOK, MOMENT)
    assert basis == basis_of(BOOK, MOMENT + DAY)
    assert basis.sites == BOOK.sites
    assert basis.fingerprint != basis_of(BOOK, MOMENT, read_all=True).fingerprint
    fewer = basis_of(casebook(actors=()), MOMENT)
    assert (fewer.fingerprint != basis.fingerprint, fewer.program) == (True, basis.program)
    assert basis_of(BOOK, MOMENT.replace(year=2019)).sites == ()


def test_a_stage_is_built_again_only_for_another_casebook() -> None:
    """A round of `watch` makes a reader, mostly with the casebook of the round before."""
    built: list[str] = []

    def build(known: Casebook) -> str:
        built.append(known.id)
        return known.id.upper()

    stage_of = LastBuilt(build)
    one, same, other = (Casebook(id=name, title="", digest="") for name in ("a", "a", "b"))
    assert [stage_of(known) for known in (one, same, other, one)] == ["A", "A", "B", "A"]
    assert built == ["a", "b", "a"]
