"""The store: what was captured, found, counted, judged and dropped."""

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from tocsin.records import (
    Alarm,
    Annotations,
    Assessment,
    Capture,
    Claim,
    Count,
    Document,
    Dropped,
    Event,
    FetchMark,
    Key,
    Match,
    Mention,
    Quote,
    Record,
)  # fmt: skip
from tocsin.store import schema
from tocsin.store.connect import connect, told
from tocsin.store.migrate import migrate

R = TypeVar("R", bound=Record)
_NO_SOURCE = ""
_TYPES: dict[Table, type[Record]] = {
    schema.DOCUMENTS: Document, schema.MENTIONS: Mention, schema.QUOTES: Quote, schema.CLAIMS: Claim,
    schema.EVENTS: Event, schema.MATCHES: Match,
}  # fmt: skip


class Kept(Record, frozen=True):
    """Everything one capture led to, kept in one transaction.

    `source_id` is what its source was resolved to, `published_at` the best known publication, also where no document is kept.
    """

    capture: Capture
    source_id: str | None = None
    published_at: dt.datetime | None = None
    document: Document | None = None
    annotations: Annotations | None = None
    matches: tuple[Match, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class Store:
    """One store; open it, use it, close it. Every writing call is one transaction."""

    def __init__(self, url: str) -> None:
        """Open and migrate a store.

        Raises:
            StoreError: it cannot be opened, or a newer program wrote it.
        """
        self.url = url
        self._engine = connect(url)
        with told(url):
            migrate(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def marks(self) -> dict[str, tuple[str, dt.datetime]]:
        """Return what was carried through: (fingerprint of casebook and program, first seen) by capture."""
        with told(self.url), self._engine.connect() as connection:
            rows = connection.execute(select(schema.MARKS))
            return {r.capture_id: (r.fingerprint, dt.datetime.fromisoformat(r.seen_at)) for r in rows}

    def keep(self, items: Sequence[Kept], fingerprint: str) -> None:
        """Keep what some captures led to, with their marks and volumes, in one transaction; again adds nothing."""
        with told(self.url), self._engine.begin() as connection:
            for item in items:
                _keep_one(connection, item, fingerprint)

    def drop(self, items: Iterable[Dropped]) -> None:
        """Keep what was refused before it became a capture."""
        with told(self.url), self._engine.begin() as connection:
            _drop(connection, items, None)

    def records(self, kind: type[R]) -> list[R]:
        """Return all records of one kind that belong to documents, in order of their ids."""
        table = next(t for t, k in _TYPES.items() if k is kind)
        with told(self.url), self._engine.connect() as connection:
            rows = connection.scalars(select(table.c.record).order_by(table.c.document_id, table.c.id))
            return [msgspec.json.decode(row, type=kind) for row in rows]

    def dropped(self) -> list[Dropped]:
        """Return the drop log in order."""
        table = schema.DROPPED
        with told(self.url), self._engine.connect() as connection:
            rows = connection.scalars(select(table.c.record).order_by(table.c.stage, table.c.record_id, table.c.reason))
            return [msgspec.json.decode(row, type=Dropped) for row in rows]

    def volumes(self, until: dt.date) -> dict[tuple[str, dt.date], int]:
        """Return how many captures each source published on each day, up to a day, before the gate."""
        table = schema.VOLUMES
        with told(self.url), self._engine.connect() as connection:
            rows = connection.execute(
                select(table).where(table.c.day <= until).order_by(table.c.source_id, table.c.day)
            )
            return {(r.source_id, r.day): r.captures for r in rows}

    def mark(self, url: str) -> FetchMark | None:
        """Return what is known of an address that is fetched again and again."""
        table = schema.FETCHES
        with told(self.url), self._engine.connect() as connection:
            row = connection.scalar(select(table.c.record).where(table.c.url == url))
            return msgspec.json.decode(row, type=FetchMark) if row else None

    def put_mark(self, mark: FetchMark) -> None:
        """Keep what is known of an address."""
        with told(self.url), self._engine.begin() as connection:
            statement = insert(schema.FETCHES).values(url=mark.url, record=_json(mark))
            connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_={"record": _json(mark)}))

    def knows(self, source_id: str, entry_id: str) -> bool:
        """Tell whether an entry of a source was taken in before."""
        table = schema.ENTRIES
        with told(self.url), self._engine.connect() as connection:
            where = (table.c.source_id == source_id) & (table.c.entry_id == entry_id)
            return connection.scalar(select(table.c.entry_id).where(where)) is not None

    def put_counts(self, counts: Iterable[Count]) -> None:
        """Replace the rollup of daily counts."""
        rows = [
            {
                "group_id": c.key.group, "site_id": c.key.site_id or "", "narrative_id": c.key.narrative_id or "", "day": c.day,
                "documents": c.documents, "origins": c.origins, "volume": c.volume,
            }
            for c in counts
        ]  # fmt: skip
        with told(self.url), self._engine.begin() as connection:
            connection.execute(delete(schema.COUNTS))
            if rows:
                connection.execute(insert(schema.COUNTS), rows)

    def history(self, until: dt.date) -> "StoredCounts":
        """Return the counts up to a day, as the watching stage sees them."""
        return StoredCounts(self, until)

    def count_rows(self, until: dt.date) -> list[Any]:
        """Return the rows of the rollup up to a day."""
        table = schema.COUNTS
        with told(self.url), self._engine.connect() as connection:
            order = (table.c.group_id, table.c.site_id, table.c.narrative_id, table.c.day)
            return list(connection.execute(select(table).where(table.c.day <= until).order_by(*order)))

    def put_judged(self, assessments: Iterable[Assessment], alarms: Iterable[Alarm]) -> None:
        """Keep assessments and alarms; the same problem at the same moment replaces itself."""
        with told(self.url), self._engine.begin() as connection:
            for assessment in assessments:
                _replace(connection, schema.ASSESSMENTS, assessment)
            for alarm in alarms:
                table = schema.ALARMS
                same = (table.c.problem_id == alarm.problem_id) & (table.c.as_of == alarm.as_of.isoformat())
                connection.execute(delete(table).where(same))
                row = {
                    "id": alarm.id,
                    "problem_id": alarm.problem_id,
                    "as_of": alarm.as_of.isoformat(),
                    "record": _json(alarm),
                }
                connection.execute(insert(table).values(row))

    def before(self, problem_id: str, as_of: dt.datetime) -> list[Alarm]:
        """Return the alarms of a problem before a moment, oldest first."""
        table = schema.ALARMS
        with told(self.url), self._engine.connect() as connection:
            where = (table.c.problem_id == problem_id) & (table.c.as_of < as_of.isoformat())
            rows = connection.scalars(select(table.c.record).where(where).order_by(table.c.as_of, table.c.id))
            return [msgspec.json.decode(row, type=Alarm) for row in rows]

    def body(self, sha256: str) -> bytes | None:
        """Return captured bytes by their hash."""
        with told(self.url), self._engine.connect() as connection:
            found = connection.scalar(select(schema.BODIES.c.body).where(schema.BODIES.c.sha256 == sha256))
            return zlib.decompress(found) if found is not None else None


class StoredCounts:
    """The rollups as `watch` reads them (`records.CountHistory`)."""

    def __init__(self, store: Store, until: dt.date) -> None:
        """Read the rollup once."""
        self._volumes = store.volumes(until)
        self._touched: dict[Key, dict[dt.date, int]] = {}
        for row in store.count_rows(until):
            key = Key(group=row.group_id, site_id=row.site_id or None, narrative_id=row.narrative_id or None)
            self._touched.setdefault(key, {})[row.day] = row.origins

    def touched_keys(self) -> Sequence[Key]:
        """Return every key that was ever touched, in order."""
        return list(self._touched)

    def touched(self, key: Key) -> Mapping[dt.date, int]:
        """Return how many independent documents touched `key`, by day."""
        return self._touched.get(key, {})

    def volume(self, sources: Iterable[str]) -> Mapping[dt.date, int]:
        """Return how many captures these sources published, by day."""
        chosen = set(sources)
        total: dict[dt.date, int] = {}
        for (source, day), number in self._volumes.items():
            if source in chosen:
                total[day] = total.get(day, 0) + number
        return total


def _json(record: Record) -> str:
    """Write a record as JSON text."""
    return msgspec.json.encode(record).decode()


def _replace(connection: Connection, table: Table, assessment: Assessment) -> None:
    """Write an assessment over an earlier one of the same problem and moment."""
    row = {"problem_id": assessment.problem_id, "as_of": assessment.as_of.isoformat(), "record": _json(assessment)}
    statement = insert(table).values(row)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["problem_id", "as_of"], set_={"record": row["record"]})
    )


def _keep_one(connection: Connection, item: Kept, fingerprint: str) -> None:
    """Write everything of one capture; what an older casebook or program found in it is taken out first."""
    capture = item.capture
    day = item.published_at.date() if item.published_at else None
    added = connection.execute(
        insert(schema.CAPTURES)
        .values(
            id=capture.id, sha256=capture.sha256, source_id=item.source_id, day=day,
            record=_json(msgspec.structs.replace(capture, body=b"")),
        )
        .on_conflict_do_nothing()
    )  # fmt: skip
    if added.rowcount:
        body = zlib.compress(capture.body, 6)
        connection.execute(insert(schema.BODIES).values(sha256=capture.sha256, body=body).on_conflict_do_nothing())
        _add_volume(connection, item.source_id, day)
        entry = {"source_id": item.source_id or _NO_SOURCE, "entry_id": capture.external_id}
        connection.execute(insert(schema.ENTRIES).values(entry).on_conflict_do_nothing())
    _forget(connection, capture.id)
    for table, rows in _rows(item):
        if rows:
            connection.execute(insert(table).on_conflict_do_nothing(), rows)
    _drop(connection, item.dropped, capture.id)
    values = {"fingerprint": fingerprint, "seen_at": capture.seen_at.isoformat()}
    mark = insert(schema.MARKS).values(capture_id=capture.id, **values)
    connection.execute(mark.on_conflict_do_update(index_elements=["capture_id"], set_=values))


def _add_volume(connection: Connection, source: str | None, day: dt.date | None) -> None:
    """Count a capture on its day, or as undated."""
    if day is None:
        statement = insert(schema.UNDATED).values(source_id=source or _NO_SOURCE, captures=1)
        again = {"captures": schema.UNDATED.c.captures + 1}
        connection.execute(statement.on_conflict_do_update(index_elements=["source_id"], set_=again))
        return
    statement = insert(schema.VOLUMES).values(source_id=source or _NO_SOURCE, day=day, captures=1)
    again = {"captures": schema.VOLUMES.c.captures + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["source_id", "day"], set_=again))


def _forget(connection: Connection, capture_id: str) -> None:
    """Take out what was found in a capture before."""
    documents = list(
        connection.scalars(select(schema.DOCUMENTS.c.id).where(schema.DOCUMENTS.c.capture_id == capture_id))
    )
    for table in schema.OF_DOCUMENT:
        connection.execute(delete(table).where(table.c.document_id.in_(documents)))
    connection.execute(delete(schema.DROPPED).where(schema.DROPPED.c.capture_id == capture_id))


def _rows(item: Kept) -> Iterator[tuple[Table, list[dict[str, str]]]]:
    """Yield the rows of every table that belongs to a document."""
    if item.document is None:
        return
    found = item.annotations or Annotations(document_id=item.document.id)
    by_table: tuple[tuple[Table, Sequence[Any]], ...] = (
        (schema.DOCUMENTS, (item.document,)), (schema.MENTIONS, found.mentions), (schema.QUOTES, found.quotes),
        (schema.CLAIMS, found.claims), (schema.EVENTS, found.events), (schema.MATCHES, item.matches),
    )  # fmt: skip
    for table, records in by_table:
        own = {"capture_id": item.capture.id} if table is schema.DOCUMENTS else {}
        yield table, [{"id": r.id, "document_id": item.document.id, "record": _json(r), **own} for r in records]


def _drop(connection: Connection, items: Iterable[Dropped], capture_id: str | None) -> None:
    """Write to the drop log; what was dropped as a capture is taken out of it when that capture is carried later."""
    rows = [
        {
            "stage": d.stage,
            "record_id": d.record_id,
            "reason": d.reason,
            "capture_id": capture_id or d.record_id,
            "record": _json(d),
        }
        for d in items
    ]
    if rows:
        connection.execute(insert(schema.DROPPED).on_conflict_do_nothing(), rows)
