"""What leaves a store, as it is kept: nothing is assessed, and the records of documents are read
page by page, each time they are gone through.

`gather` looks at everything and holds it; what is found in single documents is the same here, and
so are events, joined on the disk. What is worked out over everything that is known (who was first,
what was published together, proposals of narratives, grades, silences) is not. Lineage is what was
believed when problems were last assessed: documents captured after that have none.
"""

import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from tocsin.annotate import days_of, in_turn, kind_of, one_of
from tocsin.documents.origins import origin_of, voice_of
from tocsin.gazetteer import find_gazetteer
from tocsin.match import labels
from tocsin.pipeline.charting import Most, Places, chart, named_in
from tocsin.pipeline.corrections import corrected
from tocsin.pipeline.scratch import BESIDE, HIDDEN, LEAVES, Account, Noted, Scratch
from tocsin.records import (
    Annotations,
    Attribution,
    Casebook,
    Change,
    Chart,
    Claim,
    Document,
    Event,
    Facts,
    Judgement,
    Label,
    Lineage,
    Match,
    Mention,
    Origin,
    Quote,
    Reading,
    Record,
)
from tocsin.records.paging import DOCUMENTS_AT_ONCE, Paged, batches
from tocsin.records.workspace_ports import OpenStore

RecordT = TypeVar("RecordT", Mention, Quote, Attribution, Claim)
_LEAVING = f"state = {LEAVES}"
_EVERY = "TRUE"
_JUDGED = (Mention, Claim, Match)


class Slice(NamedTuple):
    """Which documents leave: those captured `since` a moment or ever, of some sites and narratives
    or of any, and those that are `needed`, unless they are hidden.

    `beside` are looked at, too, where only what is new is: an event is told by those accounts of
    it that are at hand.
    """

    is_hidden: Callable[[Document], bool]
    since: dt.datetime | None = None
    touching: tuple[frozenset[str], frozenset[str]] | None = None
    needed: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


class Leaving:
    """The documents of a store that leave, with everything that was found in them. It looks up what
    exporters ask for (`records.paging.AtHand`).
    """

    def __init__(
        self, store: OpenStore, casebook: Casebook, as_of: dt.datetime, wanted: Slice
    ) -> None:
        """Look at which documents leave; `casebook` is as it was known then."""
        self._store, self._casebook, self._as_of, self._wanted = store, casebook, as_of, wanted
        self._judgements = store.words.of(Judgement, as_of)
        self._scratch = Scratch()
        self._is_told = False
        for documents in self._documents():
            self._scratch.put_documents(self._noted(documents))

    @property
    def hidden(self) -> int:
        """Return how many documents may not leave."""
        return self._scratch.number(HIDDEN)

    def facts(self, facts: Facts) -> Facts:
        """Return facts with the records of documents that leave, and what is said of those."""
        paged: dict[str, Any] = {
            "documents": Paged(self._whole),
            "lineage": Paged(self._lineage),
            "origins": Paged(self._origins),
            "mentions": Paged(lambda: self._of(Mention)),
            "quotes": Paged(lambda: self._of(Quote)),
            "attributions": Paged(lambda: self._of(Attribution)),
            "claims": Paged(lambda: self._of(Claim)),
            "events": Paged(self._events),
            "matches": Paged(self._matches),
            "labels": Paged(self._labels),
        }
        return msgspec.structs.replace(
            facts, **paged, judgements=self._judged(), changes=self._changed()
        )

    def _documents(self) -> Iterator[list[Document]]:
        """Yield the documents that are looked at."""
        store, wanted = self._store, self._wanted
        if wanted.since is None:
            pages = self._all_documents()
        else:
            names = {*store.lookup.seen_since(wanted.since, self._as_of), *wanted.beside}
            pages = (
                store.gists.of(Document, part) for part in batches(sorted(names), DOCUMENTS_AT_ONCE)
            )
        for page in pages:
            yield [document for document in page if store.knows(document, self._as_of)]

    def _all_documents(self) -> Iterator[list[Document]]:
        """Yield all documents in order of their ids."""
        last: str | None = None
        while page := self._store.lookup.listed(Document, DOCUMENTS_AT_ONCE, last):
            yield page
            last = page[-1].id

    def _noted(self, documents: Sequence[Document]) -> Iterator[Noted]:
        """Yield what is noted of some documents."""
        about = self._touching(documents)
        for each in documents:
            since = self._wanted.since
            is_asked = (since is None or each.seen_at >= since) and each.id in about
            state = LEAVES if is_asked or each.id in self._wanted.needed else BESIDE
            yield Noted(
                each.id,
                each.external_id,
                HIDDEN if self._wanted.is_hidden(each) else state,
                each.name,
                each.url,
                each.source_id,
                each.outlet,
                each.published_at,
                each.seen_at,
                each.marking,
                each.capture_id,
            )

    def _touching(self, documents: Sequence[Document]) -> frozenset[str]:
        """Return those documents that name a site or carry a narrative that is asked for."""
        names = [document.id for document in documents]
        if self._wanted.touching is None:
            return frozenset(names)
        mentions = corrected(self._store.gists.of(Mention, names), self._judgements)
        gathered = Facts(
            casebook=self._casebook,
            mentions=tuple(mentions),
            matches=tuple(self._matches_in(names)),
        )
        return gathered.touching(*self._wanted.touching)

    def _whole(self) -> Iterator[list[Document]]:
        """Yield the documents that leave, in order of the ids that others give them."""
        for names in self._scratch.names(_LEAVING, "external_id, id"):
            gathered = {each.id: each for each in self._store.gists.of(Document, names)}
            yield [gathered[name] for name in names if name in gathered]

    def _records_in(self, kind: type[RecordT], names: Sequence[str]) -> list[RecordT]:
        """Return what was gathered of one kind in some documents, in order of their texts."""
        records: list[RecordT] = self._store.gists.of(kind, names)
        if kind is Claim or kind is Mention:
            records = corrected(records, self._judgements)  # type: ignore[type-var]
        return sorted(records, key=_in_order)

    def _of(self, kind: type[RecordT]) -> Iterator[list[RecordT]]:
        """Yield what was gathered of one kind in the documents that leave."""
        for names in self._scratch.names(_LEAVING):
            yield self._records_in(kind, names)

    def _matches_in(self, names: Sequence[str]) -> list[Match]:
        """Return the matches of some documents, of claims that stand."""
        matches: list[Match] = self._store.gists.of(Match, names)
        homes = sorted({match.document_id for match in matches})
        carried = {claim.id for claim in self._records_in(Claim, homes)}
        return corrected((m for m in matches if m.claim_id in carried), self._judgements)

    def _matches(self) -> Iterator[list[Match]]:
        """Yield the matches of the documents that leave."""
        for names in self._scratch.names(_LEAVING):
            yield self._matches_in(names)

    def _labels(self) -> Iterator[list[Label]]:
        """Yield the judging words of the documents that leave."""
        for names in self._scratch.names(_LEAVING):
            said: defaultdict[str, list[Claim]] = defaultdict(list)
            for claim in self._records_in(Claim, names):
                said[claim.document_id].append(claim)
            documents: list[Document] = self._store.gists.of(Document, names)
            yield [
                label
                for each in documents
                for label in labels(
                    each, Annotations(document_id=each.id, claims=tuple(said[each.id]))
                )
            ]

    def _lineage(self) -> Iterator[list[Lineage]]:
        """Yield where the documents that leave come from."""
        for names in self._scratch.names(_LEAVING):
            yield self._believed(self._store.lookup.believed(names))

    def _believed(self, rows: Iterable[Lineage]) -> list[Lineage]:
        """Return what was believed by then."""
        return [row for row in rows if row.as_of <= self._as_of]

    def _origins(self) -> Iterator[list[Origin]]:
        """Yield the origins that documents which leave go back to, each with those of its documents
        that leave.
        """
        owners = {s.id: None if s.kind == "author" else s.owner for s in self._casebook.sources}
        for names in self._scratch.names(_EVERY):
            rows = self._families(names)
            outlets = self._outlets({name for r in rows for name in (r.document_id, r.origin_id)})
            known = [row for row in rows if row.document_id in outlets]
            self._scratch.put_voices((voice_of(row, outlets, owners), row) for row in known)
        grouped = itertools.groupby(self._scratch.voices(), key=lambda pair: pair[0])
        for voice, pairs in grouped:
            rows = [row for _, row in pairs]
            named = {name for row in rows for name in (row.document_id, row.origin_id)}
            documents = self._scratch.documents(named)
            whole = origin_of(voice, rows)
            leaving = tuple(n for n in whole.document_ids if _is(documents, n, LEAVES))
            hidden = [n for n in documents if _is(documents, n, HIDDEN)]
            why = tuple(line for line in whole.why if not any(name in line for name in hidden))
            if leaving:
                yield [Origin(id=voice, document_ids=leaving, why=why)]

    def _families(self, names: Sequence[str]) -> list[Lineage]:
        """Return where some documents come from, and everything of the same origins."""
        rows = self._believed(self._store.lookup.believed(names))
        if self._wanted.since is None:
            return rows
        return self._store.lookup.of_origins([row.origin_id for row in rows])

    def _outlets(self, names: Iterable[str]) -> Mapping[str, str | None]:
        """Return who publishes some documents, as far as they are known."""
        if self._wanted.since is None:
            return {n: each.outlet for n, each in self._scratch.documents(names).items()}
        documents: list[Document] = self._store.gists.of(Document, sorted(names))
        return {d.id: d.outlet for d in documents if self._store.knows(d, self._as_of)}

    def _tell(self) -> None:
        """Join the events of all documents that are looked at, once."""
        if self._is_told:
            return
        self._is_told = True
        for names in self._scratch.names(_EVERY):
            self._scratch.put_accounts(self._accounts(names))
        for families in batches(self._families_of_events(), DOCUMENTS_AT_ONCE):
            self._scratch.put_events(self._joined(families))

    def _accounts(self, names: Sequence[str]) -> Iterator[tuple[str, Account]]:
        """Yield the accounts of events in some documents, with what they share."""
        events: list[Event] = self._store.gists.of(Event, names)
        home_of = self._store.gists.documents_of(Event, [event.id for event in events])
        claims = self._claims_of(events)
        documents = self._scratch.documents(set(home_of.values()))
        for event in events:
            if claims.keys() >= set(event.claim_ids):
                first, last = days_of(event, claims, documents) or (None, None)
                own = (event.type, event.status, event.site_id, event.actor_id)
                account = Account(event.id, home_of[event.id], *own, first, last)
                kind = kind_of(account)
                alone = ("", event.id) if kind is None else kind
                yield msgspec.json.encode(alone).decode(), account

    def _families_of_events(self) -> Iterator[list[Account]]:
        """Yield accounts of events, those of one event together."""
        for _, pairs in itertools.groupby(self._scratch.accounts(), key=lambda pair: pair[0]):
            yield from in_turn(account for _, account in pairs)

    def _claims_of(self, events: Iterable[Event]) -> Mapping[str, Claim]:
        """Return the claims that report some events."""
        names = sorted({name for event in events for name in event.claim_ids})
        claims: list[Claim] = self._store.gists.of_ids(Claim, names)
        return {claim.id: claim for claim in corrected(claims, self._judgements)}

    def _joined(self, families: Sequence[Sequence[Account]]) -> list[Event]:
        """Return events of families: those of which a document leaves, and none may not."""
        homes = sorted({account.document_id for family in families for account in family})
        documents = self._scratch.documents(homes)
        account_ids = sorted({account.id for family in families for account in family})
        events = {event.id: event for event in self._store.gists.of_ids(Event, account_ids)}
        claims = self._claims_of(events.values())
        merged: list[Event] = []
        for family in families:
            states = {documents[account.document_id].state for account in family}
            own = [events[account.id] for account in family if account.id in events]
            if own and LEAVES in states and HIDDEN not in states:
                merged.append(one_of(own, claims, documents))
        return merged

    def _events(self) -> Iterator[list[Event]]:
        """Yield the events that leave, in order of their ids."""
        self._tell()
        return self._scratch.events()

    def _judged(self) -> tuple[Judgement, ...]:
        """Return what people said of records that leave."""
        names = [judgement.record_id for judgement in self._judgements]
        leaving = {n for n, each in self._scratch.documents(names).items() if each.state == LEAVES}
        for kind in _JUDGED:
            records = self._store.gists.of_ids(kind, names) if names else []
            standing: list[Mention | Claim | Match] = corrected(records, self._judgements)
            homes = self._scratch.documents({record.document_id for record in standing})
            leaving |= {r.id for r in standing if _is(homes, r.document_id, LEAVES)}
        return tuple(each for each in self._judgements if each.record_id in leaving)

    def _changed(self) -> tuple[Change, ...]:
        """Return the changes of documents that leave."""
        changes = self._store.changes(self._as_of)
        captures = self._scratch.leaving_captures(filter(None, (c.capture_id for c in changes)))
        return tuple(change for change in changes if change.capture_id in captures)

    def chart(self, readings: Sequence[Reading]) -> Chart:
        """Return the map: what documents name, and the events that leave and that most claims
        report.
        """
        naming: Counter[str] = Counter()
        for names in self._scratch.names(_EVERY):
            naming.update(named_in(self._records_in(Mention, names)))
        places = Places(self._casebook, find_gazetteer())
        most = Most(places)
        for events in self._events():
            most.add(events)
        occurrences = self._store.occurrences(self._as_of)
        return chart(self._casebook, naming, most.drawn(), occurrences, readings, find_gazetteer())

    def homes(self, documents: Iterable[str]) -> Mapping[str, Noted]:
        """Return documents that leave by their ids."""
        gathered = self._scratch.documents(documents)
        return {name: each for name, each in gathered.items() if each.state == LEAVES}

    def documents_of(self, records: Iterable[str]) -> Mapping[str, str]:
        """Return the documents that some claims and matches belong to."""
        names = list(records)
        claims = self._store.gists.documents_of(Claim, names)
        left = [name for name in names if name not in claims]
        return claims | (self._store.gists.documents_of(Match, left) if left else {})

    def beside(self, documents: Sequence[str]) -> Mapping[str, Sequence[Record]]:
        """Return the mentions, quotes and attributions of some documents."""
        gathered: defaultdict[str, list[Record]] = defaultdict(list)
        records: tuple[Mention | Quote | Attribution, ...] = (
            *self._records_in(Mention, documents),
            *self._records_in(Quote, documents),
            *self._records_in(Attribution, documents),
        )
        for record in records:
            gathered[record.document_id].append(record)
        return gathered

    def matches_of(self, documents: Sequence[str]) -> Mapping[str, Sequence[Match]]:
        """Return the matches of some documents, by their claims."""
        gathered: defaultdict[str, list[Match]] = defaultdict(list)
        for match in self._matches_in(documents):
            gathered[match.claim_id].append(match)
        return gathered

    def events_of(self, claims: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        """Return the events that some claims report, in order of their ids."""
        self._tell()
        return self._scratch.events_of(claims)


def _in_order(record: Mention | Quote | Attribution | Claim) -> tuple[Any, ...]:
    """Return by what records stand in order: their document, and their place in it."""
    span = record.cue.span if isinstance(record, Attribution) else record.span
    return record.document_id, span, record.id


def _is(documents: Mapping[str, Noted], name: str, state: int) -> bool:
    """Return whether a document is noted with a state."""
    return name in documents and documents[name].state == state
