"""What stages ask of a store, each by what it needs: `store` implements these, a test may too.

A stage names the smallest of them that is enough. State that single stages keep has its own ports:
`CountHistory`, `AlarmHistory` and `FetchMemory` in `state`, `VectorMemory` in `vectors`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from tocsin.records.alarm import Alarm
from tocsin.records.annotation import Annotations
from tocsin.records.assessment import Assessment
from tocsin.records.base import Record
from tocsin.records.basis import Basis
from tocsin.records.capture import Capture, Change, Sighting
from tocsin.records.document import Document, Lineage
from tocsin.records.gist import Alike, Gist, Lasting, Shelved, Translated
from tocsin.records.kept import Arrivals, Stale, Stored, TextVersion, ToKeep
from tocsin.records.ledger import (
    DropCount,
    Dropped,
    Estimate,
    Judgement,
    Resolution,
    Signature,
)
from tocsin.records.match import Match
from tocsin.records.occurrence import Occurrence
from tocsin.records.reading import Count, GroupDay, Key, Touch, WatchState
from tocsin.records.state import AlarmHistory, ArchiveMark, FetchMark, FetchMemory
from tocsin.records.vectors import VectorMemory
from tocsin.records.watched import Casebook
from tocsin.records.working import Worker

RecordT = TypeVar("RecordT", bound=Record)
WordT = TypeVar("WordT", bound=Judgement | Signature | Resolution | Estimate)


class Findings(Protocol):
    """Documents, and what was found in them."""

    def records(self, kind: type[RecordT]) -> list[RecordT]:
        """Return all records of one kind that belong to documents, in order of their ids."""
        ...

    def record(self, kind: type[RecordT], record_id: str) -> RecordT | None:
        """Return one record that belongs to a document, by its id."""
        ...

    def of_document(self, kind: type[RecordT], document_id: str) -> list[RecordT]:
        """Return the records of one kind that belong to one document, in order of their ids."""
        ...


class Documents(Findings, Protocol):
    """Findings that are looked at as of a moment."""

    def knows(self, document: Document | Gist, as_of: dt.datetime) -> bool:
        """Return whether a document was known at a moment."""
        ...


class Words(Protocol):
    """What people said."""

    def of(self, kind: type[WordT], until: dt.datetime) -> list[WordT]:
        """Return the words of one kind that count at a moment, oldest first."""
        ...

    def latest(self) -> dt.datetime | None:
        """Return the moment of the last word anybody said or took back."""
        ...


class Judgements(AlarmHistory, Protocol):
    """Assessments and alarms."""

    def alarms(self) -> list[Alarm]:
        """Return every alarm, oldest first."""
        ...

    def assessment(self, problem_id: str, as_of: dt.datetime) -> Assessment | None:
        """Return the assessment of a problem at a moment."""
        ...

    def judged_at(self) -> dt.datetime | None:
        """Return the moment of the latest alarm."""
        ...

    def put_judged(self, assessments: Iterable[Assessment], alarms: Iterable[Alarm]) -> None:
        """Keep assessments and alarms; the same problem at the same moment replaces itself."""
        ...


class Lineages(Protocol):
    """Where documents come from."""

    def put_lineage(self, lineage: Sequence[Lineage]) -> None:
        """Keep where documents come from; what is believed as before keeps the day since when."""
        ...

    def changed_lineage(
        self, bare: Sequence[Lineage], lone: Sequence[str] = (), said: Lineage | None = None
    ) -> list[str]:
        """Return the documents of which another thing is believed than before; of every `lone` one
        the same is `said`, but for its names.
        """
        ...

    def believed(self, documents: Sequence[str]) -> list[Lineage]:
        """Return where some documents come from, as far as it was looked for."""
        ...

    def of_origins(self, origins: Sequence[str]) -> list[Lineage]:
        """Return where every document comes from that goes back to one of some origins."""
        ...

    def put_changed(self, changed: Sequence[Lineage], documents: Sequence[str]) -> None:
        """Keep what is believed otherwise than before; of documents that are no more, nothing."""
        ...


class Volumes(Protocol):
    """How many captures each source published, and when they were seen."""

    def latest(self) -> dt.datetime | None:
        """Return when the latest capture was first seen."""
        ...

    def begun(self) -> dt.date | None:
        """Return the day on which the first capture of all was seen."""
        ...

    def arrivals(self, as_of: dt.date) -> Mapping[str, Arrivals]:
        """Return when captures of each source arrived, as far as they were seen up to a day."""
        ...

    def volumes(
        self, as_of: dt.datetime, since: dt.date = dt.date.min
    ) -> dict[tuple[str, dt.date], int]:
        """Return how many captures each source published on each day, before the gate."""
        ...

    def hours(self, as_of: dt.datetime, since: dt.datetime) -> dict[tuple[str, dt.datetime], int]:
        """Return how many captures each source published in each hour since a moment."""
        ...

    def first_days(self) -> dict[str, dt.date]:
        """Return the first day on which each source was heard."""
        ...


class Counts(Volumes, Protocol):
    """What documents touch, the counts made of it, and what the watch over groups knows."""

    def may_write(self) -> bool:
        """Return whether this user of the database may keep what is worked out."""
        ...

    def touches(self, as_of: dt.datetime, since: dt.date = dt.date.min) -> list[Touch]:
        """Return what documents touch that were known and published at a moment."""
        ...

    def touches_on(self, days: Sequence[dt.date]) -> list[Touch]:
        """Return what documents of some days touch."""
        ...

    def settle(self, touches: Iterable[Touch]) -> None:
        """Make what is kept of touches agree with lineage and people's corrections."""
        ...

    def stale(self) -> Stale:
        """Return the days whose counts are to be made anew."""
        ...

    def recount(self, stale: Stale, counts: Iterable[Count]) -> None:
        """Replace the counts of some days."""
        ...

    def begin_anew(self, fingerprint: str) -> bool:
        """Let go of what was counted under another casebook or program; tell whether any was."""
        ...

    def counts(
        self, until: dt.date, since: dt.date = dt.date.min, key: Key | None = None
    ) -> list[Count]:
        """Return the kept counts of some days, of one key or of all."""
        ...

    def state(self, group: str, before: dt.date) -> WatchState | None:
        """Return the latest state of the watch over a group before a day."""
        ...

    def state_days(self, group: str) -> list[dt.date]:
        """Return the days for which a state of the watch over a group is kept."""
        ...

    def group_days(
        self, group: str, until: dt.date, after: dt.date = dt.date.min
    ) -> list[GroupDay]:
        """Return what the keys of a group shared, day by day."""
        ...

    def put_watch(
        self,
        group: str,
        days: Iterable[GroupDay],
        states: Iterable[WatchState],
        keep: Iterable[dt.date],
    ) -> None:
        """Keep what a group's keys shared, and states of the watch; of these, those of `keep`."""
        ...


class Attention(Protocol):
    """Everything that attention is worked out from."""

    @property
    def rollups(self) -> Counts:
        """Return counts and volumes."""
        ...

    def fetch_marks(self) -> Sequence[FetchMark]:
        """Return what is known of every address that is fetched again and again."""
        ...

    def sightings(self) -> Sequence[Sighting]:
        """Return every identity a handle was seen with."""
        ...

    def occurrences(self, until: dt.datetime) -> list[Occurrence]:
        """Return the events others have coded that were known and past at a moment."""
        ...


class Gists(Protocol):
    """What is kept of documents so that all can be looked at together."""

    def begin_anew(self, program: str) -> None:
        """Let go of what another program kept."""
        ...

    def missing(self) -> list[str]:
        """Return the documents without a gist, in order of time."""
        ...

    def unasked(self, sources_key: str) -> list[str]:
        """Return the documents whose credit was last looked for among other sources."""
        ...

    def of(self, kind: type[Record], documents: Sequence[str]) -> list[Any]:
        """Return the records of one kind that belong to some documents."""
        ...

    def of_ids(self, kind: type[Record], names: Sequence[str]) -> list[Any]:
        """Return records of one kind by their ids."""
        ...

    def documents_of(self, kind: type[Record], names: Sequence[str]) -> dict[str, str]:
        """Return the documents that some records of a kind belong to."""
        ...

    def texts(self, digests: Sequence[int]) -> dict[int, str]:
        """Return for some texts a document that has each."""
        ...

    def holders(self, bands: Sequence[int]) -> dict[int, list[int]]:
        """Return the texts that have each of some bands."""
        ...

    def around(self, first: dt.datetime, last: dt.datetime) -> list[Lasting]:
        """Return the documents known since some days, with their numbers and names."""
        ...

    def put(
        self,
        shelved: Sequence[Shelved],
        bands: Mapping[int, Sequence[int]],
        alike: Iterable[Alike],
        pairs: Iterable[Translated],
        sources_key: str,
    ) -> None:
        """Keep gists with everything that ties them to others."""
        ...

    def put_credits(
        self, credits: Mapping[str, tuple[str, str, str] | None], sources_key: str
    ) -> None:
        """Keep whom some documents credit among the sources asked for."""
        ...

    def all(self) -> Iterator[Gist]:
        """Yield every gist."""
        ...

    def credits(self) -> dict[str, tuple[str, str, str]]:
        """Return whom documents credit."""
        ...

    def alike(self) -> Iterator[Alike]:
        """Yield all pairs of texts that are copies."""
        ...

    def translated(self) -> Iterator[Translated]:
        """Yield all pairs of documents in two languages that agree."""
        ...

    def features(self, documents: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return what some documents tell of, as far as it is kept."""
        ...

    def put_features(self, features: Mapping[str, Mapping[str, int]]) -> None:
        """Keep what some documents tell of."""
        ...


class Leased(Protocol):
    """A store in which one program at a time does some works."""

    def lease(self, work: str) -> "Lease":
        """Return the lease on one kind of work."""
        ...


class GistedStore(Leased, Protocol):
    """A store that keeps gists."""

    @property
    def gists(self) -> Gists:
        """Return the gists."""
        ...


class JudgingStore(GistedStore, Documents, Judgements, Attention, VectorMemory, Protocol):
    """Everything that judging looks at, and where it puts what it comes to."""

    @property
    def words(self) -> Words:
        """Return what people said."""
        ...

    @property
    def lookup(self) -> Lineages:
        """Return where documents come from."""
        ...

    def changes(self, until: dt.datetime) -> list[Change]:
        """Return what was edited or deleted up to a moment, oldest first."""
        ...

    def drops(self) -> list[DropCount]:
        """Return how often what was dropped."""
        ...


class Bases(Protocol):
    """Under what captures were read, and their texts without taking their pages apart again."""

    def put_basis(self, basis: Basis) -> None:
        """Keep what captures are read under, once."""
        ...

    def bases(self) -> dict[str, Basis]:
        """Return everything captures were read under, by its fingerprint."""
        ...

    def read_under(self) -> dict[str, int]:
        """Return how many captures were last read under each fingerprint."""
        ...

    def stored(self, fingerprints: Sequence[str]) -> Iterator[list[Stored]]:
        """Yield captures that were read under some fingerprints, a handful at a time."""
        ...

    def annotations(self, document_id: str) -> Annotations:
        """Return everything that was found in a document but its matches."""
        ...

    def rematch(
        self, document: Document, matches: Sequence[Match], touch: Touch | None, at: dt.datetime
    ) -> bool:
        """Replace the matches of a document, and what it counts for; return whether any changed."""
        ...

    def mark_read(self, captures: Sequence[str], fingerprint: str) -> None:
        """Remember that captures are as they would be if read under a fingerprint."""
        ...

    def mark_repeats(self, fingerprints: Sequence[str], fingerprint: str) -> None:
        """Do the same for captures that repeat another's text."""
        ...


class Memory(Protocol):
    """What a store remembers of itself."""

    def remember(self, casebook: Casebook, as_of: dt.datetime) -> None:
        """Remember the casebook something was read with, and as of when."""
        ...


class FullText(Protocol):
    """The full text, which takes texts in after they are kept."""

    def catch_up(self) -> int:
        """Enter every text that waits, and return how many did."""
        ...


class Lease(Protocol):
    """A lease on one kind of work in a store: one program at a time holds it."""

    def take(self) -> object | None:
        """Take the lease, or keep it; return nothing where it is held now, else who holds it."""
        ...

    def release(self) -> None:
        """Let go of the lease, if it is held here."""
        ...


class Archives(Protocol):
    """How far the files of archives are read."""

    def mark(self, archive: str) -> ArchiveMark | None:
        """Return how far a file is read, or None where it was never begun."""
        ...


class Captures(GistedStore, FetchMemory, VectorMemory, Protocol):
    """What taking in asks: what is known already, and where to keep what comes."""

    @property
    def url(self) -> str:
        """Return what people call the store."""
        ...

    @property
    def about(self) -> Memory:
        """Return what the store remembers of itself."""
        ...

    @property
    def rereading(self) -> Bases:
        """Return under what captures were read."""
        ...

    @property
    def archives(self) -> Archives:
        """Return how far the files of archives are read."""
        ...

    @property
    def full_text(self) -> FullText:
        """Return the full text."""
        ...

    def turns(self, work: str) -> Sequence[str]:
        """Return the works that programs take turns at as a whole, to do one; none where they share
        it part by part.
        """
        ...

    @property
    def worker(self) -> Worker:
        """Return this program among those that work on the store."""
        ...

    def marks(self, captures: Sequence[str] | None = None) -> Mapping[str, tuple[str, dt.datetime]]:
        """Return what was carried through, of some captures or of all: (fingerprint, first seen) by
        capture.
        """
        ...

    def dropped(self, stages: Sequence[str] = (), without: str | None = None) -> Iterator[Dropped]:
        """Yield the drop log in order, of some stages or of all, and without one reason."""
        ...

    def keep(
        self, items: Sequence[ToKeep], fingerprint: str, at: dt.datetime | None = None
    ) -> None:
        """Keep what some captures led to, and what is remembered behind them, or nothing."""
        ...

    def capture(self, capture_id: str) -> Capture | None:
        """Return a kept capture with its bytes."""
        ...

    def versions(self, locator: str) -> list[TextVersion]:
        """Return the kept texts of one place, oldest first."""
        ...

    def marked_captures(self) -> list[Capture]:
        """Return the captures that came under a marking, without their bytes."""
        ...
