"""What an edit of the casebook concerns is read anew, and nothing else."""

from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import BRIDGE, DAY, MOMENT, casebook
from tests.conftest import make_capture
from tocsin.pipeline import Progress
from tocsin.pipeline.intake import take_in
from tocsin.pipeline.reader import basis_of
from tocsin.pipeline.rereading import ASKED, ENTRIES, PROGRAM, SOURCE, Concern, is_stale, reread
from tocsin.records import Basis, Casebook, Document, Site, Stored
from tocsin.store import Store

WATCHED = BRIDGE.replace("the bridge at Port Lumen", "the Lumen Bridge")
TRAM = "The tram depot on Elm Square opens a second hall, the council wrote."
ELM = Site(id="elm", name="Elm Square", kind="facility", aliases=("Elm Square",), **by_hand.KNOWN)
BOOK = casebook()
WIDER = casebook(sites=(*BOOK.sites, ELM), problems=(by_hand.problem(sites=("bridge", "elm")),))


@pytest.fixture
def read(empty: Store) -> Store:
    """A store in which one watched text and one of other things were read."""
    items = [
        make_capture(
            text, external_id=name, seen_at=MOMENT, source_id="wire", published_at=MOMENT - DAY
        )
        for name, text in (("mined", WATCHED), ("tram", TRAM))
    ]
    take_in(empty, BOOK, items, as_of=MOMENT, tell=lambda _: None)
    return empty


def why(store: Store, book: Casebook, **more: Any) -> dict[str, int]:
    """Read anew; return how many captures for which reason."""
    return reread(store, book, MOMENT, tell=lambda _: None, **more).why


def test_nothing_is_stale_where_nothing_differs(read: Store) -> None:
    assert not is_stale(read, BOOK, MOMENT)
    done = reread(read, BOOK, MOMENT, tell=lambda _: None)
    assert (done.stored, done.read, done.rematched, done.refused) == (0, 0, 0, ())


def test_an_empty_store_is_never_stale(empty: Store) -> None:
    assert not is_stale(empty, WIDER, MOMENT)
    assert why(empty, WIDER, everything=True) == {}


def test_only_the_text_that_holds_a_new_name_is_read_anew(read: Store) -> None:
    assert is_stale(read, WIDER, MOMENT)
    states: list[Progress] = []
    done = reread(read, WIDER, MOMENT, tell=states.append)
    assert (done.stored, done.why) == (2, {ENTRIES: 1})
    assert (states[-1].read, states[-1].touched) == (2, 1)
    assert {d.external_id for d in read.records(Document)} == {"mined", "tram"}
    assert not is_stale(read, WIDER, MOMENT)


def test_a_source_of_another_id_is_read_anew(read: Store) -> None:
    courier, wire = BOOK.sources
    renamed = msgspec.structs.replace(wire, id="wire_two", aliases=("wire",))
    book = casebook(sources=(courier, renamed), groups=())
    assert why(read, book) == {SOURCE: 2}
    assert {d.source_id for d in read.records(Document)} == {"wire_two"}


def test_what_was_read_or_matched_anew_has_its_gist(read: Store) -> None:
    why(read, WIDER)
    assert read.gists.missing() == []
    assert {g.id for g in read.gists.all()} == {d.id for d in read.records(Document)}


def test_everything_is_read_anew_where_that_is_asked_for(read: Store) -> None:
    assert why(read, BOOK, everything=True) == {ASKED: 2}


def test_what_lies_after_as_of_is_left_as_it_is(read: Store) -> None:
    done = reread(read, WIDER, MOMENT - 2 * DAY, tell=lambda _: None)
    assert (done.read, done.later) == (0, 2)


def test_a_store_of_an_unknown_basis_counts_as_read_by_another_program(small: Store) -> None:
    assert is_stale(small, BOOK, MOMENT)
    assert why(small, BOOK) == {PROGRAM: 4}


def stored(text: str, basis: Basis) -> Stored:
    """Return what is stored of a document of the wire."""
    document = by_hand.document("x", text, source_id="wire")
    capture = by_hand.kept(document).capture
    return Stored(capture, basis.fingerprint, "wire", document, None)


def test_a_concern_is_of_the_names_that_differ() -> None:
    before, now = basis_of(BOOK, MOMENT), basis_of(WIDER, MOMENT)
    concern = Concern(before, now)
    assert (concern.other_program, concern.matches_differ) == (False, True)
    assert concern(stored("Trams stop at Elm Square.", before))
    assert not concern(stored("Trams stop at Oak Square.", before))
    assert not Concern(before, before)(stored("Trams stop at Elm Square.", before))
    assert Concern(msgspec.structs.replace(before, program="x"), now).other_program
