"""A file without a name in which a look at a whole store notes what it needs of every document and
event, so that memory does not grow with the store.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from tocsin.pipeline.nameless import nameless
from tocsin.records import Event, Lineage, Marking
from tocsin.records.paging import AT_ONCE, DOCUMENTS_AT_ONCE

# So many kilobytes of it stay in memory.
_CACHE = 8_192
_TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, external_id TEXT, state INT, name TEXT, url TEXT, source_id TEXT,
    outlet TEXT, published_at TEXT, seen_at TEXT, marking TEXT, capture_id TEXT
) WITHOUT ROWID;
CREATE TABLE accounts (
    kind TEXT, undated INT, first TEXT, last TEXT, unnamed INT, id TEXT PRIMARY KEY,
    document_id TEXT, type TEXT, status TEXT, site_id TEXT, actor_id TEXT
) WITHOUT ROWID;
CREATE TABLE events (id TEXT PRIMARY KEY, record BLOB) WITHOUT ROWID;
CREATE TABLE told (claim_id TEXT, event_id TEXT, PRIMARY KEY (claim_id, event_id)) WITHOUT ROWID;
CREATE TABLE voices (
    voice TEXT, document_id TEXT, record BLOB, PRIMARY KEY (voice, document_id)
) WITHOUT ROWID;
"""
_EVENT: "msgspec.json.Decoder[Event]" = msgspec.json.Decoder(Event)
_LINEAGE: "msgspec.json.Decoder[Lineage]" = msgspec.json.Decoder(Lineage)
_NO_DAY = dt.date.min.isoformat()
# What becomes of a document: it leaves, may not, or is looked at beside those that do.
LEAVES, HIDDEN, BESIDE = 1, 2, 0


class Noted(NamedTuple):
    """What is noted of a document."""

    id: str
    external_id: str
    state: int
    name: str
    url: str | None
    source_id: str | None
    outlet: str | None
    published_at: dt.datetime | None
    seen_at: dt.datetime
    marking: Marking | None
    capture_id: str


class Account(NamedTuple):
    """One document's account of an event: what it is joined with others by."""

    id: str
    document_id: str
    type: str
    status: str
    site_id: str | None
    actor_id: str | None
    first: dt.date | None
    last: dt.date | None


class Scratch:
    """The file. It goes when nobody holds it any more."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = nameless(_TABLES, _CACHE)

    def put_documents(self, documents: Iterable[Noted]) -> None:
        """Note documents."""
        rows = (
            tuple(each.isoformat() if isinstance(each, dt.datetime) else each for each in document)
            for document in documents
        )
        self._put("documents", rows, len(Noted._fields))

    def names(self, where: str, order: str = "id") -> Iterator[list[str]]:
        """Yield the ids of documents, some at once; `where` and `order` are SQL of this program."""
        chosen = f"SELECT id FROM documents WHERE {where} ORDER BY {order}"
        cursor = self._file.execute(chosen)
        while rows := cursor.fetchmany(DOCUMENTS_AT_ONCE):
            yield [name for (name,) in rows]

    def number(self, state: int) -> int:
        """Return how many documents there are of a state."""
        counted = self._file.execute("SELECT count(*) FROM documents WHERE state = ?", (state,))
        return int(counted.fetchone()[0])

    def documents(self, names: Iterable[str]) -> dict[str, Noted]:
        """Return documents by their ids."""
        wanted = json.dumps(list(names))
        rows = self._file.execute(
            "SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        return {row[0]: _noted(row) for row in rows}

    def leaving_captures(self, captures: Iterable[str]) -> set[str]:
        """Return those of some captures whose documents leave."""
        wanted = set(captures)
        if not wanted:
            return set()
        rows = self._file.execute("SELECT capture_id FROM documents WHERE state = ?", (LEAVES,))
        return {name for (name,) in rows if name in wanted}

    def put_accounts(self, accounts: Iterable[tuple[str, Account]]) -> None:
        """Note accounts of events, each with what those share that may be of one event."""
        rows = (
            (
                kind,
                int(own.first is None),
                (own.first or dt.date.min).isoformat(),
                own.last.isoformat() if own.last is not None else None,
                int(own.actor_id is None),
                *own[:6],
            )
            for kind, own in accounts
        )
        self._put("accounts", rows, 11)

    def accounts(self) -> Iterator[tuple[str, Account]]:
        """Yield the accounts: those that may be of one event together, in order of their days."""
        order = f"kind, undated, first, coalesce(last, '{_NO_DAY}'), unnamed, id"
        for row in self._file.execute(f"SELECT * FROM accounts ORDER BY {order}"):
            kind, undated, first, last = row[:4]
            days = (
                None if undated else dt.date.fromisoformat(first),
                dt.date.fromisoformat(last) if last else None,
            )
            yield kind, Account._make((*row[5:], *days))

    def put_events(self, events: Sequence[Event]) -> None:
        """Note events, and which claims report them."""
        self._put("events", ((e.id, msgspec.json.encode(e)) for e in events), 2)
        self._put("told", ((name, e.id) for e in events for name in e.claim_ids), 2)

    def events(self) -> Iterator[list[Event]]:
        """Yield the events in order of their ids, some at once."""
        cursor = self._file.execute("SELECT record FROM events ORDER BY id")
        while rows := cursor.fetchmany(AT_ONCE):
            yield [_EVENT.decode(record) for (record,) in rows]

    def events_of(self, claims: Sequence[str]) -> Mapping[str, list[Event]]:
        """Return the events that some claims report, in order of their ids."""
        chosen = (
            "SELECT told.claim_id, events.record FROM told JOIN events ON events.id = told.event_id"
            " WHERE told.claim_id IN (SELECT value FROM json_each(?)) ORDER BY events.id"
        )
        gathered: dict[str, list[Event]] = {}
        for claim, record in self._file.execute(chosen, (json.dumps(claims),)):
            gathered.setdefault(claim, []).append(_EVENT.decode(record))
        return gathered

    def put_voices(self, rows: Iterable[tuple[str, Lineage]]) -> None:
        """Note which voice documents count as."""
        values = ((voice, row.document_id, msgspec.json.encode(row)) for voice, row in rows)
        self._put("voices", values, 3)

    def voices(self) -> Iterator[tuple[str, Lineage]]:
        """Yield what counts as each voice, those of one together."""
        chosen = "SELECT voice, record FROM voices ORDER BY voice, document_id"
        for voice, record in self._file.execute(chosen):
            yield voice, _LINEAGE.decode(record)

    def _put(self, table: str, rows: Iterable[Sequence[Any]], width: int) -> None:
        """Write rows into a table; the same again replaces itself."""
        marks = ", ".join("?" * width)
        self._file.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)


def _noted(row: Sequence[Any]) -> Noted:
    """Return a document as it was noted."""
    published, seen = row[7:9]
    published_at = dt.datetime.fromisoformat(published) if published else None
    seen_at = dt.datetime.fromisoformat(seen)
    return Noted._make((*row[:7], published_at, seen_at, *row[9:]))
