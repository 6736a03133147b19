"""Writing rows: those of captures, and what is remembered behind them."""

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, select

from tocsin.records import (
    ArchiveMark,
    Assessment,
    Capture,
    Dropped,
    EntryMark,
    FetchMark,
    Kept,
    Mark,
    Occurrence,
    Record,
    Sighting,
    Volume,
)
from tocsin.store import schema
from tocsin.store.archives import remember_archive
from tocsin.store.counting import (
    add_touch,
    count_seen_earlier,
    count_under,
    take_back_touches,
)
from tocsin.store.dialects import insert
from tocsin.store.history import supersede
from tocsin.store.shelves import shelve, unshelve

_COMPRESSION = 6
# So many characters of a text that is not read stand beside it, for lists.
_OPENING = 160


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


def keep_again(
    connection: Connection, item: Kept, fingerprint: str, at: dt.datetime | None = None
) -> None:
    """Write everything of a capture that was kept before.

    What an older casebook or program found in it, and this one does not, is superseded `at` a
    moment, that of the capture by default.
    """
    capture = item.capture
    count_seen_earlier(connection, item.source_id, capture)
    count_under(connection, item.source_id, item.published_at, capture)
    write_versions(connection, [item])
    for change in item.changes:
        remember(connection, change)
    rows = rows_by_table([item])
    _forget(connection, capture.id, rows, at or capture.seen_at)
    write_rows(connection, rows)
    write_unread(connection, [item])
    shelve(connection, texts_of([item]))
    if item.touch is not None:
        add_touch(connection, item.touch, item.text_sha256)
    drop(connection, item.dropped, capture.id)
    mark(connection, [capture], fingerprint)


def write_versions(connection: Connection, items: Iterable[Kept]) -> None:
    """Write which text each capture found at its place."""
    rows = [
        {
            "capture_id": item.capture.id,
            "locator": item.capture.locator,
            "found_at": item.capture.as_found.isoformat(),
            "text_sha256": item.text_sha256,
        }
        for item in items
        if item.capture.locator is not None and item.text_sha256 is not None
    ]
    if rows:
        version = insert(schema.VERSIONS)
        again = {"text_sha256": version.excluded.text_sha256}
        connection.execute(
            version.on_conflict_do_update(index_elements=["capture_id"], set_=again), rows
        )


def write_unread(connection: Connection, items: Iterable[Kept]) -> None:
    """Write texts that are not read for claims."""
    rows = [
        {
            "id": unread.id,
            "capture_id": unread.capture_id,
            "record": as_json(msgspec.structs.replace(unread, text="")),
            "text": zlib.compress(unread.text.encode("utf-8", "surrogatepass"), _COMPRESSION),
            "opening": unread.text[:_OPENING],
        }
        for item in items
        if (unread := item.unread) is not None
    ]
    if rows:
        connection.execute(insert(schema.UNREAD).on_conflict_do_nothing(), rows)


def texts_of(items: Iterable[Kept]) -> list[str]:
    """Return the ids of the texts of some captures, as they enter the full text."""
    return [text.id for item in items for text in (item.document, item.unread) if text is not None]


def mark(connection: Connection, captures: Iterable[Capture], fingerprint: str) -> None:
    """Remember that captures were carried, under what, and when each was first seen."""
    rows = [
        {"capture_id": c.id, "fingerprint": fingerprint, "seen_at": c.seen_at.isoformat()}
        for c in captures
    ]
    if rows:
        statement = insert(schema.MARKS)
        new = statement.excluded
        again = {"fingerprint": new.fingerprint, "seen_at": new.seen_at}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["capture_id"], set_=again), rows
        )


def bare(capture: Capture) -> Capture:
    """Return a capture without its bytes, which are kept once by their hash."""
    fetch = msgspec.structs.replace(capture.fetch, body=b"") if capture.fetch else None
    return msgspec.structs.replace(capture, body=b"", fetch=fetch)


def keep_bytes(connection: Connection, bodies: Mapping[str, bytes]) -> None:
    """Keep bytes by their digest, each once."""
    known = schema.BODIES.c.sha256
    there = set(connection.scalars(select(known).where(known.in_(list(bodies)))))
    rows = [
        {"sha256": digest, "body": zlib.compress(body, _COMPRESSION)}
        for digest, body in bodies.items()
        if digest not in there
    ]
    if rows:
        connection.execute(insert(schema.BODIES).on_conflict_do_nothing(), rows)


def remember(connection: Connection, item: Mark) -> None:
    """Write one thing that is remembered over what was known of it before."""
    row: dict[str, Any]
    if isinstance(item, ArchiveMark | Volume):
        remember_archive(connection, item)
        return
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


def _forget(connection: Connection, capture_id: str, rows_now: "Rows", at: dt.datetime) -> None:
    """Take out what was found in a capture before; what is not found again stays as history."""
    documents = list(
        connection.scalars(
            select(schema.DOCUMENTS.c.id).where(schema.DOCUMENTS.c.capture_id == capture_id)
        )
    )
    supersede(connection, documents, rows_now, at)
    take_back_touches(connection, documents)
    gone = schema.UNREAD.c.capture_id == capture_id
    unread = connection.scalars(select(schema.UNREAD.c.id).where(gone)).all()
    connection.execute(delete(schema.UNREAD).where(gone))
    unshelve(connection, [*documents, *unread])
    for table in schema.OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document_id.in_(documents)))
    _forget_beliefs(connection, set(documents) - {row["id"] for row in rows_now[schema.DOCUMENTS]})
    connection.execute(delete(schema.DROPPED).where(schema.DROPPED.c.capture_id == capture_id))


def _forget_beliefs(connection: Connection, documents: Set[str]) -> None:
    """Take out where documents came from that are no more."""
    table = schema.LINEAGE
    connection.execute(delete(table).where(table.c.document_id.in_(sorted(documents))))


Rows = dict[Table, list[dict[str, str]]]


def rows_by_table(items: Iterable[Kept]) -> Rows:
    """Return the rows of every table that belongs to documents."""
    rows: Rows = {table: [] for table in schema.OF_DOCUMENT}
    for item in items:
        if item.document is None:
            continue
        document = item.document
        own = {"id": document.id, "document_id": document.id, "record": as_json(document)}
        rows[schema.DOCUMENTS].append(own | {"capture_id": item.capture.id})
        for table, records in _records_in(item):
            rows[table] += [
                {"id": r.id, "document_id": document.id, "record": as_json(r)} for r in records
            ]
    return rows


def _records_in(item: Kept) -> Iterator[tuple[Table, Sequence[Any]]]:
    """Yield what was found in the document of a capture, by the table it belongs in."""
    annotations = item.annotations
    if annotations is not None:
        yield schema.MENTIONS, annotations.mentions
        yield schema.QUOTES, annotations.quotes
        yield schema.ATTRIBUTIONS, annotations.attributions
        yield schema.CLAIMS, annotations.claims
        yield schema.EVENTS, annotations.events
    yield schema.MATCHES, item.matches


def write_rows(connection: Connection, rows: Rows) -> None:
    """Write rows, table by table."""
    for table, of_table in rows.items():
        if of_table:
            connection.execute(insert(table).on_conflict_do_nothing(), of_table)


def drop_rows(items: Iterable[Dropped], capture_id: str | None) -> list[dict[str, str]]:
    """Return the rows of the drop log; what was dropped as a capture is filed under its own id."""
    return [
        {
            "stage": d.stage,
            "record_id": d.record_id,
            "reason": d.reason,
            "capture_id": capture_id or d.record_id,
            "record": as_json(d),
        }
        for d in items
    ]


def drop(connection: Connection, items: Iterable[Dropped], capture_id: str | None) -> None:
    """Write to the drop log; what was dropped as a capture leaves it when that is carried later."""
    write_rows(connection, {schema.DROPPED: drop_rows(items, capture_id)})
