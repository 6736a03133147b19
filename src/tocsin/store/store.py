"""The store: what was captured, found, counted, judged and dropped."""

import copy
import datetime as dt
import functools
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import delete, false, func, or_, select

from tocsin.errors import StoreError
from tocsin.records import (
    Alarm,
    Assessment,
    Capture,
    Change,
    Document,
    DropCount,
    Dropped,
    EntryMark,
    FetchMark,
    Gist,
    Occurrence,
    Record,
    Sighting,
    TextVersion,
    ToKeep,
)
from tocsin.records.health import StoreHealth
from tocsin.records.working import Worker
from tocsin.store import schema
from tocsin.store.about import About
from tocsin.store.access import Access
from tocsin.store.accounts import Accounts
from tocsin.store.archives import Archives
from tocsin.store.connect import begin_writing, connect, errors_explained
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import dialect_of, insert, without_password
from tocsin.store.dialects.base import Lease
from tocsin.store.dropped import drop_counts
from tocsin.store.duty import Duty
from tocsin.store.full_text import FullText
from tocsin.store.gists import Gists
from tocsin.store.health import check_version, examine
from tocsin.store.judged import log_judged
from tocsin.store.keeping import keep_all
from tocsin.store.leaving import Leaving
from tocsin.store.lookup import TABLES, Lookup
from tocsin.store.migrate import migrate
from tocsin.store.pulse import Pulse
from tocsin.store.rereading import Rereading
from tocsin.store.rests_on import log_evidence_again
from tocsin.store.rollups import Rollups
from tocsin.store.shelves import stir
from tocsin.store.spoken import Spoken
from tocsin.store.words import Words, log_state
from tocsin.store.write import (
    as_json,
    drop,
    replace_assessment,
)

R = TypeVar("R", bound=Record)
# How many ids one query names.
_AT_ONCE = 500


class Store:
    """One store; open it, use it, close it. Every writing call is one transaction."""

    def __init__(self, url: str) -> None:
        """Open and migrate a store.

        Raises:
            StoreError: it cannot be opened, or a newer program wrote it.
        """
        self.url = url
        self._engine = connect(url)
        self._decoding = decoding_of(self._engine)
        try:
            with errors_explained(url):
                migrate(self._engine)
                with self._engine.connect() as connection:
                    dialect_of(connection).check_user(connection, without_password(url))
                check_version(self._engine)
        except StoreError:
            self._engine.dispose()
            raise
        self.rollups = Rollups(url, self._engine)
        self.words = Words(url, self._engine)
        self.lookup = Lookup(url, self._engine)
        self.spoken = Spoken(url, self._engine)
        self.pulse = Pulse(url, self._engine)
        self.rereading = Rereading(url, self._engine)
        self.full_text = FullText(url, self._engine)
        self.about = About(url, self._engine)
        self.access = Access(url, self._engine)
        self.accounts = Accounts(url, self._engine)
        self.archives = Archives(url, self._engine)
        self.duty = Duty(url, self._engine)
        self.leaving = Leaving(url, self._engine)
        self.gists = Gists(url, self._engine)
        self._goes_by_publication = False

    def lease(self, work: str) -> Lease:
        """Return the lease on one kind of work in this store."""
        return dialect_of(self._engine).lease(self._engine, work)

    def turns(self, work: str) -> Sequence[str]:
        """Return the works that programs take turns at as a whole, to do one: in a file the work
        itself; on a server none, since programs share it.
        """
        return dialect_of(self._engine).turns(work)

    @functools.cached_property
    def worker(self) -> Worker:
        """Return this program among those that work on the store."""
        return dialect_of(self._engine).worker(self._engine)

    def by_published(self) -> Self:
        """Return a view of the same store in which a document counts as known since it was
        published: for a case that is replayed.
        """
        view = copy.copy(self)
        view.rollups = Rollups(self.url, self._engine, by_published=True)
        view.lookup = Lookup(self.url, self._engine, by_published=True)
        view.spoken = Spoken(self.url, self._engine, by_published=True)
        view._goes_by_publication = True
        return view

    def knows(self, document: Document | Gist, as_of: dt.datetime) -> bool:
        """Return whether a document was known at a moment: captured and published by then; in the
        view by publication, published.
        """
        published = document.published_at
        if self._goes_by_publication and published is not None:
            return published <= as_of
        return document.seen_at <= as_of and (published is None or published <= as_of)

    def close(self) -> None:
        """Let go of the file."""
        self.worker.close()
        self.pulse.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use it in a `with`: the file is let go of at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    def marks(self, captures: Sequence[str] | None = None) -> dict[str, tuple[str, dt.datetime]]:
        """Return what was carried through, of some captures or of all: (fingerprint of casebook and
        program, first seen) by capture.
        """
        chosen = select(schema.MARKS)
        if captures is not None:
            chosen = chosen.where(schema.MARKS.c.capture_id.in_(captures))
        with errors_explained(self.url), self._engine.connect() as connection:
            return {
                r.capture_id: (r.fingerprint, dt.datetime.fromisoformat(r.seen_at))
                for r in connection.execute(chosen)
            }

    def keep(
        self, items: Sequence[ToKeep], fingerprint: str, at: dt.datetime | None = None
    ) -> None:
        """Keep what some captures led to, and what is remembered behind them, in one transaction;
        again adds nothing.

        What was found before and no longer is stays as history, superseded `at` a moment.
        """
        if not items:
            return
        with errors_explained(self.url), self._engine.begin() as connection:
            begin_writing(connection)
            keep_all(connection, items, fingerprint, at)
            stir(connection, "read")

    def health(self) -> StoreHealth:
        """Read every record, and return what this program does not know or cannot read."""
        return examine(self.url, self._engine)

    def drop(self, items: Iterable[Dropped]) -> None:
        """Keep what was refused before it became a capture."""
        with errors_explained(self.url), self._engine.begin() as connection:
            drop(connection, items, None)

    def records(self, kind: type[R]) -> list[R]:
        """Return all records of one kind that belong to documents, in order of their ids."""
        table = TABLES[kind]
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record).order_by(table.c.document_id, table.c.id)
            )
            return self._decoding.all(kind, rows)

    def record(self, kind: type[R], record_id: str) -> R | None:
        """Return one record that belongs to a document, by its id."""
        table = TABLES[kind]
        with errors_explained(self.url), self._engine.connect() as connection:
            row = connection.scalar(select(table.c.record).where(table.c.id == record_id))
        return self._decoding.one(kind, row)

    def of_document(self, kind: type[R], document_id: str) -> list[R]:
        """Return the records of one kind that belong to one document, in order of their ids."""
        table = TABLES[kind]
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record)
                .where(table.c.document_id == document_id)
                .order_by(table.c.id)
            )
            return self._decoding.all(kind, rows)

    def dropped(self, stages: Sequence[str] = (), without: str | None = None) -> Iterator[Dropped]:
        """Yield the drop log in order, of some stages or of all; it may be longer than memory. What
        was dropped for one reason may be left out, and is then not looked at.
        """
        self._note_damage()
        table = schema.DROPPED
        chosen = select(table.c.record).order_by(table.c.stage, table.c.record_id, table.c.reason)
        if stages:
            chosen = chosen.where(table.c.stage.in_(stages))
        if without is not None:
            kinds = {(c.stage, c.reason) for c in self.drops() if c.reason != without}
            each = ((table.c.stage == s) & (table.c.reason == r) for s, r in sorted(kinds))
            chosen = chosen.where(or_(false(), *each))
        with errors_explained(self.url), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=1_000).scalars(chosen):
                refusal = self._decoding.one(Dropped, row)
                if refusal is not None:
                    yield refusal

    def _note_damage(self) -> None:
        """Write into the drop log which rows could not be read since it was last looked at."""
        damaged = self._decoding.damaged
        if damaged:
            self.drop(damaged.values())
            damaged.clear()

    def drops(self) -> list[DropCount]:
        """Return how often what was dropped, in order of stage and reason."""
        self._note_damage()
        with errors_explained(self.url), self._engine.connect() as connection:
            return drop_counts(connection)

    def mark(self, url: str) -> FetchMark | None:
        """Return what is known of an address that is fetched again and again."""
        table = schema.FETCHES
        with errors_explained(self.url), self._engine.connect() as connection:
            row = connection.scalar(select(table.c.record).where(table.c.url == url))
            return self._decoding.one(FetchMark, row)

    def entry(self, source_id: str, entry_id: str) -> EntryMark | None:
        """Return what is known of an entry of a source."""
        table = schema.ENTRY_MARKS
        marks = self._entries((table.c.source_id == source_id) & (table.c.entry_id == entry_id), 1)
        return marks[0] if marks else None

    def entries_between(self, source_id: str, low: int, high: int) -> list[EntryMark]:
        """Return the entries of a source that stand between two positions, both included."""
        table = schema.ENTRY_MARKS
        return self._entries(
            (table.c.source_id == source_id) & table.c.position.between(low, high), None
        )

    def due_visits(self, source_id: str, now: dt.datetime, limit: int) -> list[EntryMark]:
        """Return entries whose page is to be looked at again, those longest due first."""
        table = schema.ENTRY_MARKS
        return self._entries(
            (table.c.source_id == source_id) & (table.c.next_visit <= now.isoformat()), limit
        )

    def _entries(self, where: Any, limit: int | None) -> list[EntryMark]:
        """Return entries in order of their next visit."""
        table = schema.ENTRY_MARKS
        with errors_explained(self.url), self._engine.connect() as connection:
            chosen = (
                select(table.c.record)
                .where(where)
                .order_by(table.c.next_visit.nulls_first(), table.c.entry_id)
                .limit(limit)
            )
            return self._decoding.all(EntryMark, connection.scalars(chosen))

    def sighting(self, source_id: str, platform: str) -> Sighting | None:
        """Return the identity a source's handle had when it was first looked at."""
        sightings = [
            s for s in self.sightings() if (s.source_id, s.platform) == (source_id, platform)
        ]
        return sightings[0] if sightings else None

    def sightings(self) -> list[Sighting]:
        """Return every identity a handle was seen with, in the order of their first sight; `at` is
        the last.
        """
        table = schema.SIGHTINGS
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record).order_by(table.c.at, table.c.source_id, table.c.number)
            )
            return self._decoding.all(Sighting, rows)

    def fetch_marks(self) -> list[FetchMark]:
        """Return what is known of every address that is fetched again and again."""
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(schema.FETCHES.c.record).order_by(schema.FETCHES.c.url)
            )
            return self._decoding.all(FetchMark, rows)

    def versions(self, locator: str) -> list[TextVersion]:
        """Return the kept texts of one place, oldest first."""
        table = schema.VERSIONS
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.execute(select(table).where(table.c.locator == locator))
            return sorted(
                TextVersion(
                    found_at=dt.datetime.fromisoformat(r.found_at),
                    capture_id=r.capture_id,
                    text_sha256=r.text_sha256,
                )
                for r in rows
            )

    def marked_captures(self) -> list[Capture]:
        """Return the captures that came under a marking, without their bytes."""
        record = schema.CAPTURES.c.record
        marked = select(record).where(record.contains('"marking":"'))
        with errors_explained(self.url), self._engine.connect() as connection:
            return self._decoding.all(Capture, connection.scalars(marked))

    def capture(self, capture_id: str) -> Capture | None:
        """Return a kept capture with its bytes."""
        table = schema.CAPTURES
        with errors_explained(self.url), self._engine.connect() as connection:
            row = connection.scalar(select(table.c.record).where(table.c.id == capture_id))
        capture = self._decoding.one(Capture, row)
        if capture is None:
            return None
        return msgspec.structs.replace(capture, body=self.body(capture.sha256) or b"")

    def changes(self, until: dt.datetime) -> list[Change]:
        """Return what was edited or deleted up to a moment, oldest first."""
        table = schema.CHANGES
        with errors_explained(self.url), self._engine.connect() as connection:
            chosen = (
                select(table.c.record)
                .where(table.c.at <= until.isoformat())
                .order_by(table.c.at, table.c.id)
            )
            return self._decoding.all(Change, connection.scalars(chosen))

    def changes_at(self, capture_id: str) -> list[Change]:
        """Return the edits and the deletion of the text of one capture, oldest first."""
        table = schema.CHANGES
        own = (table.c.capture_id == capture_id) | (table.c.earlier_id == capture_id)
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record).where(own).order_by(table.c.at, table.c.id)
            )
            return self._decoding.all(Change, rows)

    def occurrences(self, until: dt.datetime) -> list[Occurrence]:
        """Return the events others have coded that were known and past at a moment, by day."""
        table = schema.OCCURRENCES
        with errors_explained(self.url), self._engine.connect() as connection:
            chosen = (
                select(table.c.record)
                .where(table.c.day <= until.date())
                .order_by(table.c.day, table.c.id)
            )
            occurrences = self._decoding.all(Occurrence, connection.scalars(chosen))
        return [o for o in occurrences if o.seen_at <= until]

    def vectors(self, model: str, digests: Sequence[str]) -> dict[str, bytes]:
        """Return the vectors a model made of some texts, by the sha256 of the text, as far as they
        are known.
        """
        table = schema.VECTORS
        vectors: dict[str, bytes] = {}
        with errors_explained(self.url), self._engine.connect() as connection:
            for at in range(0, len(digests), _AT_ONCE):
                part = list(digests[at : at + _AT_ONCE])
                chosen = select(table.c.sha256, table.c.vector).where(
                    table.c.model == model, table.c.sha256.in_(part)
                )
                vectors.update((row.sha256, row.vector) for row in connection.execute(chosen))
        return vectors

    def put_vectors(self, model: str, rows: Mapping[str, bytes]) -> None:
        """Remember the vectors a model made."""
        values = [
            {"model": model, "sha256": digest, "vector": vector}
            for digest, vector in sorted(rows.items())
        ]
        with errors_explained(self.url), self._engine.begin() as connection:
            if values:
                connection.execute(insert(schema.VECTORS).on_conflict_do_nothing(), values)

    def put_judged(self, assessments: Iterable[Assessment], alarms: Iterable[Alarm]) -> None:
        """Keep assessments and alarms; the same problem at the same moment replaces itself."""
        with errors_explained(self.url), self._engine.begin() as connection:
            begin_writing(connection)
            for assessment in assessments:
                replace_assessment(connection, schema.ASSESSMENTS, assessment)
            for alarm in alarms:
                table = schema.ALARMS
                same = (table.c.problem_id == alarm.problem_id) & (
                    table.c.as_of == alarm.as_of.isoformat()
                )
                replaced = connection.scalar(select(table.c.record).where(same))
                row = {
                    "id": alarm.id,
                    "problem_id": alarm.problem_id,
                    "as_of": alarm.as_of.isoformat(),
                    "record": as_json(alarm),
                }
                log_judged(connection, alarm, row["record"], self._decoding.one(Alarm, replaced))
                connection.execute(delete(table).where(same))
                connection.execute(insert(table).values(row))
                log_state(connection, alarm)
                log_evidence_again(connection, alarm.id)
            stir(connection, "judged")

    def alarms(self) -> list[Alarm]:
        """Return every alarm, oldest first."""
        table = schema.ALARMS
        with errors_explained(self.url), self._engine.connect() as connection:
            rows = connection.scalars(select(table.c.record).order_by(table.c.as_of, table.c.id))
            return self._decoding.all(Alarm, rows)

    def judged_at(self) -> dt.datetime | None:
        """Return the moment of the latest alarm."""
        with errors_explained(self.url), self._engine.connect() as connection:
            moment = connection.scalar(select(func.max(schema.ALARMS.c.as_of)))
        return dt.datetime.fromisoformat(moment) if moment else None

    def assessment(self, problem_id: str, as_of: dt.datetime) -> Assessment | None:
        """Return the assessment of a problem at a moment, if one is kept that this program can
        read.
        """
        table = schema.ASSESSMENTS
        with errors_explained(self.url), self._engine.connect() as connection:
            where = (table.c.problem_id == problem_id) & (table.c.as_of == as_of.isoformat())
            row = connection.scalar(select(table.c.record).where(where))
        return self._decoding.one(Assessment, row)

    def before(self, problem_id: str, as_of: dt.datetime) -> list[Alarm]:
        """Return the alarms of a problem before a moment, oldest first."""
        table = schema.ALARMS
        with errors_explained(self.url), self._engine.connect() as connection:
            where = (table.c.problem_id == problem_id) & (table.c.as_of < as_of.isoformat())
            rows = connection.scalars(
                select(table.c.record).where(where).order_by(table.c.as_of, table.c.id)
            )
            return self._decoding.all(Alarm, rows)

    def body(self, sha256: str) -> bytes | None:
        """Return captured bytes by their hash."""
        with errors_explained(self.url), self._engine.connect() as connection:
            packed = connection.scalar(
                select(schema.BODIES.c.body).where(schema.BODIES.c.sha256 == sha256)
            )
            return zlib.decompress(packed) if packed is not None else None
