"""Everything a store holds, read once and ordered by when it was known.

In a replay by publication a document counts from the moment it was published: an archive that was
imported years later was captured in one go, and its capture says nothing of then. A document
without a date would be known at any time, so it is left out and counted. In a replay by capture a
document counts from the moment it was captured, and never before it was published: for stores that
were collected as things happened.
"""

import bisect
import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from tocsin.documents.lineage import known_since
from tocsin.records import (
    Claim,
    Document,
    Event,
    Judgement,
    Match,
    Mention,
    Occurrence,
    Resolution,
)
from tocsin.records.workspace_ports import OpenStore

By = Literal["published", "captured"]
OfDocument = TypeVar("OfDocument", Mention, Claim, Match)
# Days without a single document, so many in a row, are a hole in the stream.
HOLE_DAYS = 7


class Bundle(NamedTuple):
    """A document with everything that was found in it."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    matches: tuple[Match, ...] = ()


class Said(NamedTuple):
    """What people had said by a moment that bears on a judgement."""

    judgements: tuple[Judgement, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


class Past:
    """Documents with their findings in order of the moment from which each counts."""

    def __init__(
        self,
        bundles: Iterable[Bundle],
        *,
        by: By = "published",
        volumes: Mapping[tuple[str, dt.date], int] | None = None,
        occurrences: Sequence[Occurrence] = (),
        store: OpenStore | None = None,
    ) -> None:
        """Order some bundles; `volumes` is how many captures each source had on each day, those
        included that touch nothing watched. `store` is asked for what people said.
        """
        dated = [(known_at(b.document, by), b) for b in bundles]
        counting = [(at, b) for at, b in dated if at is not None]
        counting.sort(key=lambda row: (row[0], known_since(row[1].document), row[1].document.id))
        self.by = by
        self.undated = len(dated) - len(counting)
        self._moments = [at for at, _ in counting]
        self._bundles = [b for _, b in counting]
        self.volumes = dict(volumes) if volumes is not None else _volumes(self._bundles)
        self._by_day: Counter[dt.date] = Counter()
        for (_, day), number in self.volumes.items():
            self._by_day[day] += number
        self._occurrences = occurrences
        self._store = store

    @classmethod
    def of(cls, store: OpenStore, until: dt.datetime, by: By = "published") -> "Past":
        """Read a store once; what counts only after a moment is not kept in mind."""
        view = store.by_published() if by == "published" else store
        return cls(
            _bundles(store, until, by),
            by=by,
            volumes=view.rollups.volumes(until),
            occurrences=_occurrences(store, until, by),
            store=store,
        )

    def known(self, after: dt.datetime | None, until: dt.datetime) -> list[Bundle]:
        """Return what came to be known after a moment and up to another, in order."""
        first = 0 if after is None else bisect.bisect_right(self._moments, after)
        return self._bundles[first : bisect.bisect_right(self._moments, until)]

    def day_of(self, bundle: Bundle) -> dt.date:
        """Return the day on which a document came to be known.

        Raises:
            ValueError: it has no such day.
        """
        at = known_at(bundle.document, self.by)
        if at is None:
            raise ValueError(f"{bundle.document.id} has no day")
        return at.date()

    def number(self, until: dt.datetime) -> int:
        """Return how many documents were known at a moment."""
        return bisect.bisect_right(self._moments, until)

    def heard(self, until: dt.datetime, days: int) -> int:
        """Return how many texts came in the days up to a moment, those included that touch nothing
        watched and were not read. Texts without a source are counted where they were read.
        """
        read = self.number(until) - self.number(until - dt.timedelta(days=days))
        every = (self._by_day[until.date() - dt.timedelta(days=n)] for n in range(days))
        return max(read, sum(every))

    def occurrences(self, until: dt.datetime) -> list[Occurrence]:
        """Return the events of others that were known and past at a moment."""
        is_known = [o for o in self._occurrences if o.day <= until.date()]
        if self.by == "captured":
            return [o for o in is_known if o.seen_at <= until]
        return is_known

    def said(self, until: dt.datetime) -> Said:
        """Return what people had said by a moment; later words do not exist yet."""
        if self._store is None or self._store.words.latest() is None:
            return Said()
        words = self._store.words
        return Said(tuple(words.of(Judgement, until)), tuple(words.of(Resolution, until)))

    def holes(self, first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.date]]:
        """Return the stretches of days in which no source published anything, a week or longer."""
        heard = sorted({day for (_, day), n in self.volumes.items() if n and first <= day <= last})
        edges = [first - dt.timedelta(days=1), *heard, last + dt.timedelta(days=1)]
        one = dt.timedelta(days=1)
        gaps = itertools.pairwise(edges)
        return [(a + one, b - one) for a, b in gaps if (b - a).days > HOLE_DAYS]

    def last_day(self) -> dt.date | None:
        """Return the day of the last document."""
        return self._moments[-1].date() if self._moments else None

    def first_day(self) -> dt.date | None:
        """Return the day of the first document."""
        return self._moments[0].date() if self._moments else None


def known_at(document: Document, by: By) -> dt.datetime | None:
    """Return the moment from which a document counts; None where it cannot be said."""
    published = document.published_at
    if by == "published":
        return published
    return document.seen_at if published is None else max(published, document.seen_at)


def _volumes(bundles: Iterable[Bundle]) -> dict[tuple[str, dt.date], int]:
    """Count documents by source and day, where nobody counted captures."""
    volumes: Counter[tuple[str, dt.date]] = Counter()
    for bundle in bundles:
        document = bundle.document
        if document.source_id is not None and document.published_at is not None:
            volumes[document.source_id, document.published_at.date()] += 1
    return volumes


def _occurrences(store: OpenStore, until: dt.datetime, by: By) -> list[Occurrence]:
    """Return the events of others that count at a moment, whenever an archive was read."""
    latest = store.rollups.latest()
    moment = until if by == "captured" or latest is None else max(until, latest)
    return store.occurrences(moment)


def _bundles(store: OpenStore, until: dt.datetime, by: By) -> list[Bundle]:
    """Read documents and what was found in them."""
    documents = store.records(Document)
    moments = {d.id: known_at(d, by) for d in documents}
    wanted = {name for name, at in moments.items() if at is None or at <= until}
    mentions = _by_document(store.records(Mention), wanted)
    claims = _by_document(store.records(Claim), wanted)
    matches = _by_document(store.records(Match), wanted)
    home = {claim.id: name for name, rows in claims.items() for claim in rows}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in store.records(Event):
        if event.claim_ids and event.claim_ids[0] in home:
            events[home[event.claim_ids[0]]].append(event)
    return [
        Bundle(
            document,
            tuple(mentions[document.id]),
            tuple(claims[document.id]),
            tuple(events[document.id]),
            tuple(matches[document.id]),
        )
        for document in documents
        if document.id in wanted
    ]


def _by_document(
    records: Iterable[OfDocument], wanted: set[str]
) -> defaultdict[str, list[OfDocument]]:
    """Sort records by the document they belong to."""
    of_document: defaultdict[str, list[OfDocument]] = defaultdict(list)
    for record in records:
        if record.document_id in wanted:
            of_document[record.document_id].append(record)
    return of_document
