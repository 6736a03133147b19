"""Writing rows: everything of one capture, and what is remembered behind it."""

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from tocsin.records import (
    Annotations,
    Assessment,
    Capture,
    Change,
    Document,
    Dropped,
    EntryMark,
    FetchMark,
    Match,
    Occurrence,
    Record,
    Sighting,
    Touch,
    Unread,
)
from tocsin.store import schema
from tocsin.store.counting import (
    add_touch,
    count_capture,
    count_seen_earlier,
    count_under,
    take_back_touches,
)
from tocsin.store.history import supersede
from tocsin.store.shelves import shelve, unshelve


class Kept(Record, frozen=True):
    """Everything one capture led to, kept in one transaction.

    `source_id` is what its source was resolved to, `published_at` the best known publication, also without a document; `unread` is
    the text where it was not read for claims, `touch` what the document counts for, and `watched` why the gate let it through.
    A capture that `repeats` the text that stood there before leaves its mark, and nothing else.
    """

    capture: Capture
    repeats: bool = False
    source_id: str | None = None
    published_at: dt.datetime | None = None
    document: Document | None = None
    text_sha256: str | None = None
    annotations: Annotations | None = None
    matches: tuple[Match, ...] = ()
    unread: Unread | None = None
    touch: Touch | None = None
    watched: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class Version(Record, frozen=True, order=True):
    """One kept text at a place: since when it was found there, its capture, and its text's digest."""

    found_at: dt.datetime
    capture_id: str
    text_sha256: str


Mark = FetchMark | EntryMark | Sighting | Change | Occurrence


def as_json(record: Record) -> str:
    """Write a record as JSON text."""
    return msgspec.json.encode(record).decode()


def replace_assessment(connection: Connection, table: Table, assessment: Assessment) -> None:
    """Write an assessment over an earlier one of the same problem and moment."""
    row = {
        "problem_id": assessment.problem_id,
        "as_of": assessment.as_of.isoformat(),
        "record": as_json(assessment),
    }
    statement = insert(table).values(row)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["problem_id", "as_of"], set_={"record": row["record"]}
        )
    )


def keep_one(
    connection: Connection, item: Kept, fingerprint: str, at: dt.datetime | None = None
) -> None:
    """Write everything of one capture; what an older casebook or program found in it is superseded `at` a moment, its own by default."""
    capture = item.capture
    if item.repeats:
        drop(connection, item.dropped, capture.id)
        _mark(connection, capture, fingerprint)
        return
    day = item.published_at.date() if item.published_at else None
    added = connection.execute(
        insert(schema.CAPTURES)
        .values(
            id=capture.id,
            sha256=capture.sha256,
            source_id=item.source_id,
            day=day,
            record=as_json(_bare(capture)),
        )
        .on_conflict_do_nothing()
    )
    if added.rowcount:
        _keep_bytes(connection, capture.sha256, capture.body)
        if capture.fetch is not None:
            _keep_bytes(connection, capture.fetch.sha256, capture.fetch.body)
        if _is_first(connection, capture.locator):
            count_capture(connection, item.source_id, item.published_at, capture.seen_at)
    else:
        count_seen_earlier(connection, item.source_id, capture)
        count_under(connection, item.source_id, item.published_at, capture)
    if capture.locator is not None and item.text_sha256 is not None:
        version = insert(schema.VERSIONS).values(
            capture_id=capture.id,
            locator=capture.locator,
            found_at=capture.as_found.isoformat(),
            text_sha256=item.text_sha256,
        )
        again = {"text_sha256": item.text_sha256}
        connection.execute(version.on_conflict_do_update(index_elements=["capture_id"], set_=again))
    for change in item.changes:
        remember(connection, change)
    found = list(_rows(item))
    _forget(connection, capture.id, found, at or capture.seen_at)
    for table, rows in found:
        if rows:
            connection.execute(insert(table).on_conflict_do_nothing(), rows)
    if item.document is not None:
        shelve(connection, item.document)
    if item.unread is not None:
        _keep_unread(connection, item.unread)
    if item.touch is not None:
        add_touch(connection, item.touch, item.text_sha256)
    drop(connection, item.dropped, capture.id)
    _mark(connection, capture, fingerprint)


def _keep_unread(connection: Connection, unread: Unread) -> None:
    """Write a text that is not read for claims, and enter it into the full text."""
    row = {
        "id": unread.id,
        "capture_id": unread.capture_id,
        "record": as_json(msgspec.structs.replace(unread, text="")),
        "text": zlib.compress(unread.text.encode("utf-8", "surrogatepass"), 6),
        "opening": unread.text[:160],
    }
    added = connection.execute(insert(schema.UNREAD).values(row).on_conflict_do_nothing())
    if added.rowcount:
        shelve(connection, unread)


def _mark(connection: Connection, capture: Capture, fingerprint: str) -> None:
    """Remember that a capture was carried, under which casebook and program, and when it was first seen."""
    values = {"fingerprint": fingerprint, "seen_at": capture.seen_at.isoformat()}
    mark = insert(schema.MARKS).values(capture_id=capture.id, **values)
    connection.execute(mark.on_conflict_do_update(index_elements=["capture_id"], set_=values))


def _bare(capture: Capture) -> Capture:
    """Return a capture without its bytes, which are kept once by their hash."""
    fetch = msgspec.structs.replace(capture.fetch, body=b"") if capture.fetch else None
    return msgspec.structs.replace(capture, body=b"", fetch=fetch)


def _keep_bytes(connection: Connection, sha256: str, body: bytes) -> None:
    """Keep bytes once."""
    if (
        connection.scalar(select(schema.BODIES.c.sha256).where(schema.BODIES.c.sha256 == sha256))
        is None
    ):
        connection.execute(
            insert(schema.BODIES)
            .values(sha256=sha256, body=zlib.compress(body, 6))
            .on_conflict_do_nothing()
        )


def _is_first(connection: Connection, locator: str | None) -> bool:
    """Tell whether nothing was kept from this place before: an edit is not published a second time."""
    table = schema.VERSIONS
    return (
        locator is None
        or connection.scalar(select(table.c.capture_id).where(table.c.locator == locator)) is None
    )


def remember(connection: Connection, item: Mark) -> None:
    """Write one thing that is remembered over what was known of it before."""
    row: dict[str, Any]
    if isinstance(item, FetchMark):
        table, keys, row = schema.FETCHES, ["url"], {"url": item.url}
    elif isinstance(item, EntryMark):
        table, keys = schema.ENTRY_MARKS, ["source_id", "entry_id"]
        visit = item.next_visit.isoformat() if item.next_visit else None
        row = {
            "source_id": item.source_id,
            "entry_id": item.entry_id,
            "position": item.position,
            "next_visit": visit,
        }
    elif isinstance(item, Sighting):
        table, keys = schema.SIGHTINGS, ["source_id", "platform", "number"]
        row = {
            "source_id": item.source_id,
            "platform": item.platform,
            "number": item.number,
            "at": item.at.isoformat(),
        }
    elif isinstance(item, Occurrence):
        table, keys, row = schema.OCCURRENCES, ["id"], {"id": item.id, "day": item.day}
    else:
        table, keys = schema.CHANGES, ["id"]
        row = {"id": item.id, "capture_id": item.capture_id, "at": item.at.isoformat()}
        if item.kind == "edited":
            connection.execute(
                delete(table).where(
                    (table.c.capture_id == item.capture_id) & (table.c.id != item.id)
                )
            )
    row["record"] = as_json(item)
    statement = insert(table).values(row)
    changed = {k: v for k, v in row.items() if k not in keys}
    if isinstance(item, Sighting):
        del changed[
            "at"
        ]  # the column keeps when a number was seen first, the record when it was seen last
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def _forget(
    connection: Connection,
    capture_id: str,
    found: Sequence[tuple[Table, list[dict[str, str]]]],
    at: dt.datetime,
) -> None:
    """Take out what was found in a capture before; what is not found again stays as history."""
    documents = list(
        connection.scalars(
            select(schema.DOCUMENTS.c.id).where(schema.DOCUMENTS.c.capture_id == capture_id)
        )
    )
    supersede(connection, documents, found, at)
    take_back_touches(connection, documents)
    gone = schema.UNREAD.c.capture_id == capture_id
    unread = connection.scalars(select(schema.UNREAD.c.id).where(gone)).all()
    connection.execute(delete(schema.UNREAD).where(gone))
    unshelve(connection, [*documents, *unread])
    for table in schema.OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document_id.in_(documents)))
    connection.execute(delete(schema.DROPPED).where(schema.DROPPED.c.capture_id == capture_id))


def _rows(item: Kept) -> Iterator[tuple[Table, list[dict[str, str]]]]:
    """Yield the rows of every table that belongs to a document."""
    if item.document is None:
        return
    found = item.annotations or Annotations(document_id=item.document.id)
    by_table: tuple[tuple[Table, Sequence[Any]], ...] = (
        (schema.DOCUMENTS, (item.document,)),
        (schema.MENTIONS, found.mentions),
        (schema.QUOTES, found.quotes),
        (schema.ATTRIBUTIONS, found.attributions),
        (schema.CLAIMS, found.claims),
        (schema.EVENTS, found.events),
        (schema.MATCHES, item.matches),
    )
    for table, records in by_table:
        own = {"capture_id": item.capture.id} if table is schema.DOCUMENTS else {}
        yield (
            table,
            [
                {"id": r.id, "document_id": item.document.id, "record": as_json(r), **own}
                for r in records
            ],
        )


def drop(connection: Connection, items: Iterable[Dropped], capture_id: str | None) -> None:
    """Write to the drop log; what was dropped as a capture is taken out of it when that capture is carried later."""
    rows = [
        {
            "stage": d.stage,
            "record_id": d.record_id,
            "reason": d.reason,
            "capture_id": capture_id or d.record_id,
            "record": as_json(d),
        }
        for d in items
    ]
    if rows:
        connection.execute(insert(schema.DROPPED).on_conflict_do_nothing(), rows)
