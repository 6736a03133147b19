"""Counting at intake: captures by source, day and hour before the gate, and what each document touches."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, Table, and_, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from tocsin.records import Capture, Touch
from tocsin.store import schema
from tocsin.store.shelves import touch_each, untouch

_NO_SOURCE = ""
_MIDNIGHT = dt.time()


def count_capture(
    connection: Connection, source: str | None, published: dt.datetime | None, seen: dt.datetime
) -> None:
    """Count a capture on its day and hour, or as undated. A publication at midnight sharp is a day without an hour."""
    name = source or _NO_SOURCE
    if published is None:
        _add_undated(connection, name, seen.date())
        return
    _add(connection, name, published.date(), seen.date())
    mark_stale(connection, published.date())
    if published.time() != _MIDNIGHT:
        hour = insert(schema.HOURS).values(
            source_id=name, hour=hour_of(published), seen_at=seen.isoformat(), captures=1
        )
        again = {"captures": schema.HOURS.c.captures + 1}
        connection.execute(
            hour.on_conflict_do_update(index_elements=["source_id", "hour", "seen_at"], set_=again)
        )


def count_seen_earlier(connection: Connection, source: str | None, capture: Capture) -> None:
    """Count a capture as seen earlier than was known so far: it was read again with an earlier as-of."""
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
        _add(connection, source or _NO_SOURCE, row.day, capture.seen_at.date())


def _undated_earlier(connection: Connection, source: str, before: dt.date, now: dt.date) -> None:
    """Count a capture without a date as seen on an earlier day."""
    table = schema.UNDATED
    there = (table.c.source_id == source) & (table.c.seen == before)
    if now < before and connection.scalar(select(table.c.captures).where(there)):
        _take_off(connection, table, source_id=source, seen=before)
        _add_undated(connection, source, now)


def _add_undated(connection: Connection, source: str, seen: dt.date) -> None:
    """Add one capture without a date."""
    undated = insert(schema.UNDATED).values(source_id=source, seen=seen, captures=1)
    again = {"captures": schema.UNDATED.c.captures + 1}
    connection.execute(
        undated.on_conflict_do_update(index_elements=["source_id", "seen"], set_=again)
    )


def count_under(
    connection: Connection, source: str | None, published: dt.datetime | None, capture: Capture
) -> None:
    """Count a capture under another source, or on another day, than before: a casebook has learnt whose it is."""
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
        mark_stale(connection, row.day)
        if published is not None and published.time() != _MIDNIGHT:
            _take_off(
                connection,
                schema.HOURS,
                source_id=name,
                hour=hour_of(published),
                seen_at=seen.isoformat(),
            )
    count_capture(connection, source, published, seen)


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


def _add(connection: Connection, source: str, day: dt.date, seen: dt.date) -> None:
    """Add one capture."""
    statement = insert(schema.VOLUMES).values(source_id=source, day=day, seen=seen, captures=1)
    again = {"captures": schema.VOLUMES.c.captures + 1}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["source_id", "day", "seen"], set_=again)
    )


def hour_of(moment: dt.datetime) -> str:
    """Write the hour of a moment, in UTC."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H")


def add_touch(connection: Connection, touch: Touch, text_sha256: str | None) -> None:
    """Keep what a document touches. A text that is word for word another's counts as that one's until lineage says otherwise."""
    table = schema.TOUCHES
    if text_sha256 is not None:
        same = (
            select(table.c.record)
            .where(table.c.text_sha256 == text_sha256)
            .order_by(table.c.document_id)
            .limit(1)
        )
        if (row := connection.scalar(same)) is not None:
            touch = msgspec.structs.replace(
                touch, origin_id=msgspec.json.decode(row, type=Touch).origin_id
            )
    put_touch(connection, touch, text_sha256)
    mark_stale(connection, touch.day)


def put_touch(connection: Connection, touch: Touch, text_sha256: str | None) -> None:
    """Write what a document touches over what was known of it."""
    values = {
        "day": touch.day,
        "seen_at": touch.seen_at.isoformat(),
        "record": msgspec.json.encode(touch).decode(),
    }
    statement = insert(schema.TOUCHES).values(
        document_id=touch.document_id, text_sha256=text_sha256, **values
    )
    connection.execute(statement.on_conflict_do_update(index_elements=["document_id"], set_=values))
    touch_each(connection, touch)


def take_back_touches(connection: Connection, documents: Sequence[str]) -> None:
    """Take out what some documents touch."""
    table = schema.TOUCHES
    for day in connection.scalars(
        select(table.c.day).where(table.c.document_id.in_(documents)).distinct()
    ).all():
        mark_stale(connection, day)
    connection.execute(delete(table).where(table.c.document_id.in_(documents)))
    untouch(connection, documents)


def mark_stale(connection: Connection, day: dt.date) -> None:
    """Remember that the counts of a day are to be made anew."""
    connection.execute(insert(schema.STALE_DAYS).values(day=day))
