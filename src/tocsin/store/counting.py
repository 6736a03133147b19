"""Counting at intake: captures by source, day and hour before the gate, and what each document
touches.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, delete, func, select, text

from tocsin.records import Capture, Touch
from tocsin.store import schema
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import insert
from tocsin.store.shelves import enter_touches, untouch

_NO_SOURCE = ""
_MIDNIGHT = dt.time()


Counted = tuple[str | None, dt.datetime | None, dt.datetime]
"""The source of a capture, when it was published, and when it was first seen."""


def count_captures(connection: Connection, counted: Iterable[Counted]) -> None:
    """Count captures on their days and hours, or as undated.

    A publication at midnight sharp is a day without an hour.
    """
    volumes, hours, undated = Counter[Any](), Counter[Any](), Counter[Any]()
    for source, published, seen in counted:
        name = source or _NO_SOURCE
        if published is None:
            undated[name, seen.date()] += 1
            continue
        volumes[name, published.date(), seen.date()] += 1
        if published.time() != _MIDNIGHT:
            hours[name, hour_of(published), seen.isoformat()] += 1
    _add_up(connection, schema.VOLUMES, ("source_id", "day", "seen"), volumes)
    _add_up(connection, schema.HOURS, ("source_id", "hour", "seen_at"), hours)
    _add_up(connection, schema.UNDATED, ("source_id", "seen"), undated)
    mark_stale(connection, {day for _, day, _ in volumes})


def _add_up(
    connection: Connection, table: Table, keys: Sequence[str], counts: Mapping[Any, int]
) -> None:
    """Add numbers of captures to what was counted before."""
    rows = [
        dict(zip(keys, key, strict=True)) | {"captures": number} for key, number in counts.items()
    ]
    if rows:
        statement = insert(table)
        again = {"captures": table.c.captures + statement.excluded.captures}
        connection.execute(
            statement.on_conflict_do_update(index_elements=list(keys), set_=again), rows
        )


def count_seen_earlier(connection: Connection, source: str | None, capture: Capture) -> None:
    """Count a capture as seen earlier than was known so far: it was read again with an earlier
    as-of.
    """
    row = connection.execute(
        select(schema.MARKS.c.seen_at, schema.CAPTURES.c.day)
        .join(schema.CAPTURES, schema.CAPTURES.c.id == schema.MARKS.c.capture_id)
        .where(schema.MARKS.c.capture_id == capture.id)
    ).one_or_none()
    if row is None:
        return
    if row.day is None:
        _undated_earlier(
            connection,
            source or _NO_SOURCE,
            dt.datetime.fromisoformat(row.seen_at).date(),
            capture.seen_at.date(),
        )
        return
    before, table = dt.datetime.fromisoformat(row.seen_at).date(), schema.VOLUMES
    there = (
        (table.c.source_id == (source or _NO_SOURCE))
        & (table.c.day == row.day)
        & (table.c.seen == before)
    )
    if capture.seen_at.date() < before and connection.scalar(select(table.c.captures).where(there)):
        connection.execute(table.update().where(there).values(captures=table.c.captures - 1))
        moved = (source or _NO_SOURCE, row.day, capture.seen_at.date())
        _add_up(connection, table, ("source_id", "day", "seen"), {moved: 1})


def _undated_earlier(connection: Connection, source: str, before: dt.date, now: dt.date) -> None:
    """Count a capture without a date as seen on an earlier day."""
    table = schema.UNDATED
    there = (table.c.source_id == source) & (table.c.seen == before)
    if now < before and connection.scalar(select(table.c.captures).where(there)):
        _take_off(connection, table, source_id=source, seen=before)
        _add_up(connection, table, ("source_id", "seen"), {(source, now): 1})


def count_under(
    connection: Connection, source: str | None, published: dt.datetime | None, capture: Capture
) -> None:
    """Count a capture under another source, or on another day, than before: a casebook has learnt
    whose it is.
    """
    captures, table = schema.CAPTURES, schema.VOLUMES
    row = connection.execute(
        select(captures.c.source_id, captures.c.day, schema.MARKS.c.seen_at)
        .join(schema.MARKS, schema.MARKS.c.capture_id == captures.c.id)
        .where(captures.c.id == capture.id)
    ).one_or_none()
    day = published.date() if published else None
    if row is None or (row.source_id, row.day) == (source, day):
        return
    connection.execute(
        captures.update().where(captures.c.id == capture.id).values(source_id=source, day=day)
    )
    if not _counts(connection, capture):
        return
    seen, name = (
        min(capture.seen_at, dt.datetime.fromisoformat(row.seen_at)),
        row.source_id or _NO_SOURCE,
    )
    if row.day is None:
        _take_off(connection, schema.UNDATED, source_id=name, seen=seen.date())
    else:
        _take_off(connection, table, source_id=name, day=row.day, seen=seen.date())
        mark_stale(connection, [row.day])
        if published is not None and published.time() != _MIDNIGHT:
            _take_off(
                connection,
                schema.HOURS,
                source_id=name,
                hour=hour_of(published),
                seen_at=seen.isoformat(),
            )
    count_captures(connection, [(source, published, seen)])


def _counts(connection: Connection, capture: Capture) -> bool:
    """Return whether a capture was counted: the first of its place is, and an edit of it is not."""
    own = schema.VERSIONS
    if capture.locator is None:
        return True
    first = select(func.min(text("rowid"))).select_from(own).where(own.c.locator == capture.locator)
    return connection.scalar(first) in (
        None,
        connection.scalar(
            select(text("rowid")).select_from(own).where(own.c.capture_id == capture.id)
        ),
    )


def _take_off(connection: Connection, table: Table, **where: object) -> None:
    """Take one capture off a count."""
    there = and_(*(table.c[name] == value for name, value in where.items()))
    connection.execute(table.update().where(there).values(captures=table.c.captures - 1))
    connection.execute(delete(table).where(there & (table.c.captures <= 0)))


def hour_of(moment: dt.datetime) -> str:
    """Write the hour of a moment, in UTC."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H")


def add_touch(connection: Connection, touch: Touch, text_sha256: str | None) -> None:
    """Keep what a document touches."""
    add_touches(connection, [(touch, text_sha256)])


def add_touches(connection: Connection, touches: Sequence[tuple[Touch, str | None]]) -> None:
    """Keep what documents touch, each with the digest of its text.

    A text that is word for word another's counts as that one's until lineage says otherwise.
    """
    first = _first_of_text(connection, {digest for _, digest in touches if digest is not None})
    counted = []
    for touch, digest in touches:
        if digest is not None and digest in first:
            touch = msgspec.structs.replace(touch, origin_id=first[digest].origin_id)
        if digest is not None:
            first[digest] = min(touch, first.get(digest, touch), key=lambda t: t.document_id)
        counted.append((touch, digest))
    _put_touches(connection, counted)
    mark_stale(connection, {touch.day for touch, _ in touches})


def _first_of_text(connection: Connection, digests: Collection[str]) -> dict[str, Touch]:
    """Return what the first document of each text touches, where there is one."""
    table, touch_of = schema.TOUCHES.c, dict[str, Touch]()
    chosen = select(table.text_sha256, table.record).where(table.text_sha256.in_(list(digests)))
    decoding = decoding_of(connection.engine)
    for row in connection.execute(chosen.order_by(table.document_id)) if digests else ():
        touch = decoding.one(Touch, row.record) if row.text_sha256 not in touch_of else None
        if touch is not None:
            touch_of[row.text_sha256] = touch
    return touch_of


def as_written(touch: Touch) -> str:
    """Return what a document touches, as it is kept."""
    return msgspec.json.encode(touch).decode()


def put_touch(connection: Connection, touch: Touch) -> None:
    """Write what a document touches over what was known of it; its text stays known."""
    _put_touches(connection, [(touch, None)])


def _put_touches(connection: Connection, touches: Sequence[tuple[Touch, str | None]]) -> None:
    """Write what documents touch over what was known of them."""
    rows = [
        {
            "document_id": touch.document_id,
            "text_sha256": digest,
            "day": touch.day,
            "seen_at": touch.seen_at.isoformat(),
            "record": as_written(touch),
        }
        for touch, digest in touches
    ]
    if rows:
        statement = insert(schema.TOUCHES)
        again = {name: statement.excluded[name] for name in ("day", "seen_at", "record")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["document_id"], set_=again), rows
        )
        enter_touches(connection, [touch for touch, _ in touches])


def take_back_touches(connection: Connection, documents: Sequence[str]) -> None:
    """Take out what some documents touch."""
    if not documents:
        return
    table = schema.TOUCHES
    own = table.c.document_id.in_(documents)
    mark_stale(connection, connection.scalars(select(table.c.day).where(own).distinct()).all())
    connection.execute(delete(table).where(own))
    untouch(connection, documents)


def mark_stale(connection: Connection, days: Iterable[dt.date]) -> None:
    """Remember that the counts of some days are to be made anew."""
    rows = [{"day": day} for day in sorted(set(days))]
    if rows:
        connection.execute(insert(schema.STALE_DAYS), rows)
