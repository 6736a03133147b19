"""What a person's questions and acts ask of a store, each by what it needs, beside what stages ask
(`ports`). `store` implements these; the workspace and the pages name the smallest that is enough.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, Self, TypeVar

from tocsin.records import ports
from tocsin.records.alarm import Alarm
from tocsin.records.annotation import Claim
from tocsin.records.areas import Area
from tocsin.records.asking import (
    ALL,
    EVERY,
    EVERY_DAY,
    Cursor,
    DayRange,
    Family,
    Filters,
    Indexed,
    Narrowing,
    SearchQuery,
    SpokenCount,
    Standing,
)
from tocsin.records.assessment import Assessment
from tocsin.records.base import Record
from tocsin.records.basis import Superseded
from tocsin.records.capture import Change
from tocsin.records.document import Card, Lineage, Unread
from tocsin.records.duty_ports import Duty
from tocsin.records.health import StoreHealth
from tocsin.records.ledger import (
    AuditEntry,
    Dropped,
)
from tocsin.records.marking import Marking
from tocsin.records.match import Match
from tocsin.records.sharing_ports import Access, Accounts, Leaving
from tocsin.records.watched import Casebook
from tocsin.records.word_ports import EveryWord

RecordT = TypeVar("RecordT", bound=Record)


class Cards(Protocol):
    """Lists of documents without their texts."""

    def documents(
        self, as_of: dt.datetime, limit: int, *, filters: Filters = ALL, after: Cursor | None = None
    ) -> list[Card]:
        """Return the documents that were seen last up to a moment, the newest first."""
        ...

    def seen_since(self, since: dt.datetime, as_of: dt.datetime) -> list[str]:
        """Return the documents that were captured between two moments."""
        ...

    def days(self, as_of: dt.datetime, since: dt.date, filters: Filters) -> dict[dt.date, int]:
        """Return how many documents of a list were published on each day since one."""
        ...

    def arrivals(self, as_of: dt.datetime, limit: int) -> list[Card]:
        """Return the documents that were seen last; of one moment, those last published."""
        ...

    def cards(self, documents: Sequence[str]) -> dict[str, Card]:
        """Return documents without their text, by their ids."""
        ...

    def markings(self, documents: Sequence[str]) -> dict[str, Marking]:
        """Return how far documents may be passed on, by their ids, where they state it."""
        ...

    def capture_markings(self, captures: Sequence[str]) -> dict[str, Marking]:
        """Return how far captures may be passed on, by their ids."""
        ...

    def touching(
        self, entity: str, as_of: dt.datetime, limit: int, *, day: dt.date | None = None
    ) -> list[Card]:
        """Return documents that touch a site or narrative, the latest first; of any day or one."""
        ...

    def telling(self, place: str, limit: int) -> list[Card]:
        """Return documents that report an event at a place, the latest taken in first."""
        ...

    def search(
        self,
        query: SearchQuery,
        as_of: dt.datetime,
        limit: int,
        *,
        filters: Filters = ALL,
        before: int | None = None,
    ) -> list[tuple[int, Card]]:
        """Return the texts that hold a search, with their numbers, the last taken in first."""
        ...

    def document_total(self) -> int:
        """Return how many documents were read for claims."""
        ...

    def indexed(self, as_of: dt.datetime) -> Indexed:
        """Return how many captures there were, and how many of their texts can be searched."""
        ...


class Days(Protocol):
    """What is written of, by day."""

    def touched_days(self, as_of: dt.date, since: dt.date) -> list[tuple[str, dt.date, int]]:
        """Return how many documents touch each site or narrative on each day."""
        ...

    def first_day(self) -> dt.date:
        """Return the first day on which a document touches anything; else the last day there is."""
        ...

    def event_days(self, as_of: dt.date, since: dt.date) -> list[tuple[str, str, dt.date, int]]:
        """Return (type, place, day, documents) of the events that documents of some days report."""
        ...

    def busiest(
        self, as_of: dt.date, since: dt.date, limit: int, only: Mapping[str, str]
    ) -> list[tuple[str, str, str, int]]:
        """Return (group, site, narrative, origins) of the keys most written of since a day."""
        ...


class Families(ports.Lineages, Protocol):
    """Which documents go back to one origin."""

    def lineage(self, document: str) -> Lineage | None:
        """Return where a document comes from."""
        ...

    def family(self, origin: str, as_of: dt.datetime, limit: int) -> list[tuple[Card, Lineage]]:
        """Return the documents of an origin, the first published first."""
        ...

    def families(self, as_of: dt.datetime, since: dt.datetime, limit: int) -> list[Family]:
        """Return the largest families of documents seen since a moment."""
        ...


class AlarmPages(Protocol):
    """Alarms by problem, a page at a time."""

    def standings(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, Standing]:
        """Return how problems stand at a moment, by problem: those that were judged by then."""
        ...

    def assessed_at(
        self, moments: Sequence[tuple[str, dt.datetime]]
    ) -> dict[tuple[str, dt.datetime], Assessment]:
        """Return the assessments of problems at moments, by both, as far as they are kept."""
        ...

    def states(self, problem: str) -> list[tuple[str, str]]:
        """Return (id, proposed state) of every alarm of a problem, oldest first."""
        ...

    def risen_since(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, dt.datetime]:
        """Return since when problems have stood above their baselines without a break, up to a
        moment: those that do.
        """
        ...

    def alarms(self, names: Sequence[str]) -> list[Alarm]:
        """Return alarms by their ids."""
        ...

    def past_alarms(
        self, problem: str | None, as_of: dt.datetime, limit: int, after: Cursor | None = None
    ) -> list[Alarm]:
        """Return alarms up to a moment, the latest first, of one problem or of all."""
        ...

    def latest_alarms(self, as_of: dt.datetime, since: dt.datetime | None = None) -> list[Alarm]:
        """Return the latest alarm of each problem up to a moment, of those assessed since one."""
        ...


class Pages(Cards, Days, Families, AlarmPages, Protocol):
    """Everything pages look up."""

    def matches(self, story: str | None, limit: int, *, is_open: bool) -> list[Match]:
        """Return matches, the likeliest first: those the program is unsure of, or the others."""
        ...

    def lineages(self, limit: int, after: str | None = None) -> list[Lineage]:
        """Return where documents came from, in order of their ids: those after one of them."""
        ...

    def assessments(
        self, problem: str | None, as_of: dt.datetime, limit: int, after: Cursor | None = None
    ) -> list[Assessment]:
        """Return the assessments of a problem, or of all, the latest first."""
        ...

    def match_counts(self) -> dict[tuple[str, str | None], int]:
        """Return how many matches each narrative has in each voice; under None the unsure ones."""
        ...

    def claims(self, names: Sequence[str]) -> dict[str, Claim]:
        """Return claims by their ids."""
        ...

    def near_ids(self, kind: type[Record], written: str) -> list[str]:
        """Return the ids of one kind of record nearest to one that is none."""
        ...

    def listed(
        self,
        kind: type[RecordT],
        limit: int,
        after: str | None,
        as_of: dt.datetime | None = None,
        wanted: Narrowing = EVERY,
    ) -> list[RecordT]:
        """Return records of one kind in order of their ids: those after one of them."""
        ...

    def audit(
        self, limit: int, before: int | None = None, actor: str | None = None
    ) -> list[AuditEntry]:
        """Return lines of the log, the last first."""
        ...


class Spoken(Protocol):
    """What each actor says, and what is said of each."""

    def said_by(
        self, actor: str, as_of: dt.datetime, limit: int, skip: int = 0, days: DayRange = EVERY_DAY
    ) -> list[tuple[Claim, Card]]:
        """Return claims that come from an actor in some days, the last published first."""
        ...

    def said_of(
        self, actor: str, as_of: dt.datetime, limit: int, days: DayRange = EVERY_DAY
    ) -> list[tuple[Claim, Card]]:
        """Return claims of others about what an actor does, in some days, the last published
        first.
        """
        ...

    def counts(self, actor: str, as_of: dt.datetime) -> list[SpokenCount]:
        """Return how many claims that come from an actor stand where."""
        ...

    def speakers(self, as_of: dt.datetime) -> Mapping[str, int]:
        """Return how many claims come from each actor or source that the casebook names."""
        ...


class Texts(ports.Bases, Protocol):
    """Texts that are not read for claims, and what was once found and no longer is."""

    def unread(self, name: str) -> Unread | None:
        """Return a text that is not read for claims, by its id."""
        ...

    def superseded(self, name: str) -> list[Superseded]:
        """Return the earlier findings under one id, the last superseded first."""
        ...


class About(ports.Memory, Protocol):
    """What a store remembers of how it was filled."""

    def casebook(self) -> Casebook | None:
        """Return the casebook the store was read with last."""
        ...

    def is_replayed(self) -> bool:
        """Return whether the store replays a case."""
        ...

    def reported_until(self) -> dt.datetime | None:
        """Return the moment up to which targets were told what happened; None before the first."""
        ...

    def reported_from(self) -> dt.datetime | None:
        """Return since when targets are told what happens; None before the first time."""
        ...

    def report_until(self, moment: dt.datetime) -> None:
        """Remember that targets were told what happened up to a moment."""
        ...

    def captures(self) -> int:
        """Return how many captures a store holds."""
        ...


class Pulse(Protocol):
    """Whether anything in a store has changed since one looked."""

    def version(self) -> int:
        """Return a number that is another one after anybody has written to the store."""
        ...

    def areas(self) -> Mapping[Area, int]:
        """Return how often anything was written in each area."""
        ...


class DropLog(Protocol):
    """The log of what was dropped."""

    def dropped(self, stages: Sequence[str] = (), without: str | None = None) -> Iterator[Dropped]:
        """Yield the drop log in order, of some stages or of all, and without one reason."""
        ...


class Signing(ports.Judgements, Protocol):
    """Alarms, and what people say of them."""

    @property
    def words(self) -> EveryWord:
        """Return what people said."""
        ...


class Timed(Signing, Protocol):
    """A store whose clock may stand still: a case that is replayed."""

    @property
    def rollups(self) -> ports.Counts:
        """Return counts and volumes."""
        ...

    @property
    def about(self) -> About:
        """Return what the store remembers of itself."""
        ...

    def by_published(self) -> Self:
        """Return a view in which a document counts as known since it was published."""
        ...


class Consulted(ports.Documents, Timed, Protocol):
    """Single records with everything that was said of them: to be shown, searched and corrected."""

    @property
    def lookup(self) -> Pages:
        """Return what pages look up."""
        ...

    @property
    def rereading(self) -> Texts:
        """Return texts that are not read for claims, and earlier findings."""
        ...


class OpenStore(Consulted, DropLog, ports.JudgingStore, ports.Captures, Protocol):
    """A whole store, open: what a workspace and the pages work on."""

    @property
    def words(self) -> EveryWord:
        """Return what people said."""
        ...

    @property
    def lookup(self) -> Pages:
        """Return what pages look up."""
        ...

    @property
    def rollups(self) -> ports.Counts:
        """Return counts and volumes."""
        ...

    @property
    def access(self) -> Access:
        """Return the tokens of people."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Return the accounts of people."""
        ...

    @property
    def duty(self) -> Duty:
        """Return the words of people on duty."""
        ...

    @property
    def leaving(self) -> Leaving:
        """Return the objects that others may fetch."""
        ...

    @property
    def spoken(self) -> Spoken:
        """Return what each actor says."""
        ...

    @property
    def rereading(self) -> Texts:
        """Return under what captures were read, and texts that are not read for claims."""
        ...

    @property
    def about(self) -> About:
        """Return what the store remembers of itself."""
        ...

    @property
    def pulse(self) -> Pulse:
        """Return whether anything has changed."""
        ...

    def changes_at(self, capture_id: str) -> list[Change]:
        """Return the edits and the deletion of the text of one capture, oldest first."""
        ...

    def health(self) -> StoreHealth:
        """Read every record, and return what this program does not know or cannot read."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...

    def __enter__(self) -> Self:
        """Use it in a `with`: the file is let go of at the end."""
        ...

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        ...
