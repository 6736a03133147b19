"""Writing rows: the same again adds nothing, bytes are kept once, and a text read anew leaves what
it was.
"""

import msgspec
from sqlalchemy import Table, func, select

from tests.conftest import NOW
from tests.unit.store.made import kept, kept_unread
from tocsin.records import Document, Fetch, FetchMark, Lineage
from tocsin.store import Store, schema
from tocsin.store.write import bare, drop_rows, keep_bytes, texts_of


def number_of(store: Store, table: Table) -> int:
    """Return how many rows a table has."""
    with store._engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def test_keeping_the_same_again_adds_no_row(store: Store) -> None:
    item = kept("У лаборатории тихо.", published_at=NOW, source_id="s", sites=("lab",))
    for _ in range(2):
        store.keep([item, kept_unread("Зертхана жабық.", external_id="2")], "f")
    tables = (schema.CAPTURES, schema.DOCUMENTS, schema.UNREAD, schema.BODIES, schema.SHELF)
    assert [number_of(store, table) for table in tables] == [2, 1, 1, 2, 2]


def test_a_text_that_is_read_now_was_not_before(store: Store) -> None:
    text = "Зертхана жабық."
    before, after = kept_unread(text, external_id="1"), kept(text, external_id="1")
    store.keep([before], "old")
    store.keep([after], "new")
    assert [document.text for document in store.records(Document)] == [text]
    assert number_of(store, schema.UNREAD) == 0
    assert number_of(store, schema.SHELF) == 1
    store.keep([before], "older")
    assert store.records(Document) == []
    assert number_of(store, schema.UNREAD) == 1


def test_a_document_that_is_no_more_leaves_no_origin_and_one_that_stays_keeps_its_own(
    store: Store,
) -> None:
    text = "Зертхана жабық."
    read, unread = kept(text, external_id="1"), kept_unread(text, external_id="1")
    assert read.document is not None
    name = read.document.id
    store.keep([read], "old")
    origin = Lineage(document_id=name, origin_id=name, basis="itself", score=1.0, as_of=NOW)
    store.lookup.put_lineage([origin])
    store.keep([read], "new")
    assert store.lookup.lineage(name) == origin
    store.keep([unread], "newer")
    assert store.lookup.lineage(name) is None


def test_bytes_are_kept_once_by_their_digest(store: Store) -> None:
    with store._engine.begin() as connection:
        keep_bytes(connection, {"a": b"one" * 999, "b": b""})
        keep_bytes(connection, {"a": b"another", "c": b"x"})
        keep_bytes(connection, {})
    assert number_of(store, schema.BODIES) == 3
    assert store.body("a") == b"one" * 999
    assert store.body("b") == b""
    assert store.body("nobody") is None


def test_a_bare_capture_has_lost_its_bytes_and_nothing_else() -> None:
    fetch = Fetch(url="u", answered_by="u", at=NOW, status=200, sha256="0", body=b"page")
    capture = msgspec.structs.replace(kept("слова").capture, fetch=fetch)
    made = bare(capture)
    assert (made.body, made.fetch and made.fetch.body) == (b"", b"")
    assert msgspec.structs.replace(made, body=capture.body, fetch=fetch) == capture
    assert bare(made) == made


def test_what_is_remembered_is_written_over(store: Store) -> None:
    marks = [FetchMark(url="u", fetched_at=NOW, note=note) for note in ("one", "two")]
    store.keep(marks, "f")
    assert [mark.note for mark in store.fetch_marks()] == ["two"]


def test_a_capture_has_a_text_of_one_shape_or_none() -> None:
    read, unread = kept("один"), kept_unread("екі")
    assert read.document is not None
    assert unread.unread is not None
    assert texts_of([read, unread]) == [read.document.id, unread.unread.id]
    assert texts_of([msgspec.structs.replace(read, document=None)]) == []
    assert drop_rows([], None) == []
