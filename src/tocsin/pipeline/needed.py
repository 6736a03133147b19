"""Facts by need: the records that problems and the brief rest on are looked up, all others are only
counted.

`gather` looks at everything and is what this is held to: assessments, alarms and briefs are the
same to the last bit (a property test compares them).
"""

import datetime as dt
import functools
import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate import joined_id, joined_of, one_of
from tocsin.assess import Concerns
from tocsin.documents.origins import origins
from tocsin.gazetteer import find_gazetteer
from tocsin.match import MOST_CLAIMS, TELLING, Heard
from tocsin.match.proposals import proposals
from tocsin.pipeline.attention import counted, hours_of, looks_of
from tocsin.pipeline.beside import with_movers, with_words
from tocsin.pipeline.charting import MOST_EVENTS, Drawn, Places, chart, most_told
from tocsin.pipeline.corrections import OUTCOME, corrected
from tocsin.pipeline.gist_shelf import GistShelf
from tocsin.pipeline.gists import catch_up, gist_of
from tocsin.pipeline.kin import Kin
from tocsin.pipeline.meaning import embedder_at_hand
from tocsin.pipeline.reading_days import read_days
from tocsin.records import (
    Beyond,
    Carried,
    Casebook,
    Claim,
    Document,
    Event,
    Facts,
    Gist,
    Happened,
    Judgement,
    Match,
    Mention,
    Novelty,
    Proposal,
    Touch,
    ports,
)
from tocsin.records.paging import DOCUMENTS_AT_ONCE, batches
from tocsin.warn.citing import names_of, voice_of
from tocsin.watch import find_silences, read_tempo

# The brief lists so many documents, those with most claims.
MOST_DOCUMENTS = 60


def look_at(
    store: ports.JudgingStore, casebook: Casebook, as_of: dt.datetime, *, shelved: bool = False
) -> "Look":
    """Return a look at a store at a moment; it gives the facts of all problems, or of one. Where
    gists are `shelved`, they are read from the disk each time they are gone through.
    """
    catch_up(store, casebook.sources)
    judgements = store.words.of(Judgement, as_of)
    known: MutableMapping[str, Gist] = GistShelf() if shelved else {}
    _know(known, store, as_of, judgements)
    kin = Kin(store, known.values(), judgements)
    return Look(store, casebook, as_of, judgements, known, kin)


def _know(
    known: MutableMapping[str, Gist],
    store: ports.JudgingStore,
    as_of: dt.datetime,
    judgements: Sequence[Judgement],
) -> None:
    """Put the gists of documents known at a moment; of those that people corrected, as they stand
    then.
    """
    for gist in store.gists.all():
        if store.knows(gist, as_of):
            known[gist.id] = gist
    words = [j.record_id for j in judgements]
    touched: set[str] = set()
    for kind in (Mention, Claim, Match):
        touched |= set(store.gists.documents_of(kind, words).values())
    for document in store.gists.of(Document, sorted(touched & known.keys())):
        records = _records_of(store, [document.id], judgements)
        events = store.gists.of(Event, [document.id])
        known[document.id] = gist_of(
            document, records.mentions, records.claims, events, records.matches
        )


class _Records(NamedTuple):
    """What was found in some documents, with people's corrections laid over it."""

    mentions: list[Mention]
    claims: list[Claim]
    matches: list[Match]


def _records_of(
    store: ports.GistedStore, names: Sequence[str], judgements: Sequence[Judgement]
) -> _Records:
    """Return what was found in some documents."""
    claims = corrected(store.gists.of(Claim, names), judgements)
    carried = {c.id for c in claims}
    matches: Iterable[Match] = store.gists.of(Match, names)
    return _Records(
        mentions=corrected(store.gists.of(Mention, names), judgements),
        claims=claims,
        matches=corrected((m for m in matches if m.claim_id in carried), judgements),
    )


class Evidence(NamedTuple):
    """Facts that problems are assessed by, without what only a brief tells; the records they were
    made of, in the store's order, and the events of the map.
    """

    facts: Facts
    records: _Records
    drawn: Drawn


class Look:
    """One look at a store, at a moment."""

    def __init__(
        self,
        store: ports.JudgingStore,
        casebook: Casebook,
        as_of: dt.datetime,
        judgements: Sequence[Judgement],
        known: Mapping[str, Gist],
        kin: Kin,
    ) -> None:
        """Take what is known, and its families."""
        self._store = store
        self.casebook = casebook
        self._as_of = as_of
        self._judgements = judgements
        self._known = known
        self.kin = kin
        self._places = Places(casebook, find_gazetteer())
        self.families = joined_of(e for g in known.values() for e in g.events)
        self._owner = {e.id: kin.name(g.id) for g in known.values() for e in g.events}

    @property
    def gists(self) -> Collection[Gist]:
        """Return the gists of all documents."""
        return self._known.values()

    def owners(self, family: Iterable[Happened]) -> set[str]:
        """Return the documents that tell of an event of some accounts."""
        return {self._owner[account.id] for account in family}

    @property
    def drawn(self) -> Sequence[list[Happened]]:
        """Return the events that the map shows, each by its accounts."""
        return self._on_map[0]

    def evidence(self) -> Evidence:
        """Return what all problems are assessed by."""
        return self._evidence(self._all_needed)

    def facts_with(self, names: Iterable[str], new: Sequence[Novelty]) -> Facts:
        """Return the facts with the records of some documents, and what is new about stories."""
        return self.completed(self._evidence(self._known.keys() & set(names)), new)

    def facts_of(self, problem: str) -> Facts:
        """Return the facts that one problem rests on, with what is said of all documents. Of what
        touches the problem nothing is left out, and an event that it shares with other problems
        has the documents with it that these rest on.
        """
        book = self.casebook
        (own,) = (p for p in book.problems if p.id == problem)
        needed = self._bearing.get(own.id, frozenset()) | self._always_needed
        beside = self._all_needed - needed
        for family in self.families:
            owners = self.owners(family)
            if not owners.isdisjoint(needed):
                needed |= owners & beside
        return self.completed(self._evidence(needed))

    def _evidence(self, names: Iterable[str]) -> Evidence:
        """Return the records of some documents, with what is known of everything together."""
        needed = sorted(names)
        documents: list[Document] = self._store.gists.of(Document, needed)
        records = _records_of(self._store, needed, self._judgements)
        drawn_families, without_place, left_out = self._on_map
        events = self._events(frozenset(needed), drawn_families, records.claims)
        by_id = {e.id: e for e in events}
        on_map = [by_id[self._event_id(family)] for family in drawn_families]
        drawn = Drawn(on_map, without_place, left_out)
        lineage = self.kin.rows(documents, self._as_of)
        there, sources = self._with_origins(documents), self.casebook.sources
        mentions = sorted(records.mentions, key=lambda m: (m.document_id, m.span, m.id))
        facts = msgspec.structs.replace(
            self._beside,
            documents=tuple(sorted(documents, key=lambda d: (d.external_id, d.id))),
            lineage=tuple(lineage),
            origins=tuple(origins(there, lineage, sources)),
            mentions=tuple(mentions),
            claims=tuple(sorted(records.claims, key=lambda c: (c.document_id, c.span, c.id))),
            events=tuple(events),
            matches=tuple(records.matches),
        )
        return Evidence(facts, records, drawn)

    def completed(self, evidence: Evidence, new: Sequence[Novelty] | None = None) -> Facts:
        """Return facts with what only a brief tells; what is `new` about stories is looked for in
        their records, where it is not given.
        """
        facts, records, drawn = evidence
        beside, places = self._only_in_briefs, find_gazetteer()
        return msgspec.structs.replace(
            facts,
            proposals=beside.proposals,
            first_movers=beside.first_movers,
            pair_novelties=beside.pair_novelties,
            copublished=beside.copublished,
            novelties=tuple(self._new(records) if new is None else new),
            chart=chart(
                self.casebook, self._naming, drawn, facts.occurrences, facts.readings, places
            ),
        )

    @functools.cached_property
    def _beside(self) -> Facts:
        """What is known of everything together, whichever documents are looked into."""
        store, casebook, as_of = self._store, self.casebook, self._as_of
        touches = self._touches
        looks = looks_of(store, casebook, as_of)
        history = counted(store, casebook, touches, as_of)
        occurrences = store.occurrences(as_of)
        readings = [
            *read_days(casebook, history, looks, as_of),
            *hours_of(store, casebook, touches, as_of),
            *read_tempo(occurrences, as_of.date()),
        ]
        facts = Facts(
            casebook=casebook,
            readings=tuple(readings),
            occurrences=tuple(occurrences),
            silences=tuple(find_silences(history, casebook.sources, as_of.date(), looks)),
            judgements=tuple(self._judgements),
            beyond=self._beyond(),
        )
        return with_words(facts, store, as_of)

    @functools.cached_property
    def _only_in_briefs(self) -> Facts:
        """What only a brief tells of everything together: stories that are in no catalogue, and who
        was first or published together.
        """
        facts = Facts(casebook=self.casebook, proposals=tuple(self._proposals()))
        return with_movers(facts, self._touches, self._as_of)

    @functools.cached_property
    def _on_map(self) -> tuple[list[list[Happened]], int, int]:
        """The events that the map shows, how many have no place on it, and how many are left
        out.
        """
        placed, without_place = self._placed()
        shown = placed[:MOST_EVENTS]
        return shown, without_place, len(placed) - len(shown)

    @functools.cached_property
    def _naming(self) -> Counter[str]:
        """How many documents name each entity."""
        return Counter(e for g in self._known.values() for e in g.entities)

    @functools.cached_property
    def _touches(self) -> Sequence[Touch]:
        """Return what documents touch, with the origins they count as."""
        watched = frozenset(s.id for s in self.casebook.sites)
        origin_of = self.kin.origin_of
        each = (g.touch(origin_of[g.id], watched) for g in self._known.values())
        touches = [touch for touch in each if touch is not None]
        return sorted(touches, key=lambda touch: touch.document_id)

    def _new(self, records: "_Records") -> list[Novelty]:
        """Return what is new about the stories that some records tell."""
        heard = self._heard()
        heard.add(records.matches, {c.id: c for c in records.claims}, records.mentions)
        return heard.novelties()

    def _heard(self) -> Heard:
        """Return what gathers the tellings of stories."""
        book = self.casebook
        names = {a.id: a.name for a in book.actors} | {s.id: s.name for s in book.sources}
        names |= {s.id: s.name for s in book.sites}
        return Heard(book.narratives, names)

    @functools.cached_property
    def novelties(self) -> Sequence[Novelty]:
        """Return what is new about all stories that are told, from some documents at once."""
        stories = {n.id for n in self.casebook.narratives}
        telling = sorted(g.id for g in self._known.values() if _tells(g, stories))
        heard = self._heard()
        for names in batches(telling, DOCUMENTS_AT_ONCE):
            records = _records_of(self._store, names, self._judgements)
            heard.add(records.matches, {c.id: c for c in records.claims}, records.mentions)
        return heard.novelties()

    @functools.cached_property
    def outcomes(self) -> set[str]:
        """The documents of claims of which people said how they turned out."""
        judged_on = [j.record_id for j in self._judgements if j.field == OUTCOME]
        return set(self._store.gists.documents_of(Claim, judged_on).values())

    @functools.cached_property
    def proposing(self) -> set[str]:
        """The documents that tell the stories which are proposed."""
        names = [name for proposal in self._beside.proposals for name in proposal.claim_ids]
        return set(self._store.gists.documents_of(Claim, names).values())

    @functools.cached_property
    def _all_needed(self) -> frozenset[str]:
        """The documents that have to be looked into for all problems."""
        return self._always_needed.union(*self._bearing.values())

    @functools.cached_property
    def _bearing(self) -> dict[str, set[str]]:
        """The documents that may bear on each problem."""
        concerns, bearing = Concerns(self.casebook), defaultdict[str, set[str]](set)
        for gist in self._known.values():
            for problem in concerns.problems(gist, self._as_of):
                bearing[problem].add(gist.id)
        return bearing

    @functools.cached_property
    def _always_needed(self) -> frozenset[str]:
        """The documents that have to be looked into whatever the problem."""
        stories = {n.id for n in self.casebook.narratives}
        needed = {g.id for g in self._known.values() if _tells(g, stories)}
        most = heapq.nsmallest(
            MOST_DOCUMENTS, self._known.values(), key=lambda g: (-g.claims, g.external_id, g.id)
        )
        needed |= {g.id for g in most}
        needed |= self.outcomes & self._known.keys()
        # What a place outside the casebook is called is taken from the last document that names it.
        sites = (family[0].site_id for family in self._on_map[0])
        wanted = {site for site in sites if site is not None}
        last: dict[str, str] = {}
        for gist in self._known.values():
            for entity in wanted.intersection(gist.entities):
                last[entity] = max(gist.id, last.get(entity, ""))
        return frozenset(needed | set(last.values()))

    def _with_origins(self, documents: Sequence[Document]) -> list[Document | Gist]:
        """Return some documents with those they go back to."""
        there = {d.id for d in documents}
        names = {self.kin.origin_of[name] for name in there} - there
        return [*documents, *(self._known[name] for name in sorted(names) if name in self._known)]

    def _placed(self) -> tuple[list[list[Happened]], int]:
        """Return the events that have a place with coordinates, those first that most claims tell
        of, and how many have none.
        """
        known: dict[str | None, bool] = {}
        placed = []
        for family in self.families:
            site = family[0].site_id
            if site not in known:
                known[site] = self._places.point(site) is not None
            if known[site]:
                placed.append(family)
        without = len(self.families) - len(placed)
        placed.sort(key=lambda f: most_told(len(_claims_of(f)), self._event_id(f)))
        return placed, without

    @staticmethod
    def _event_id(family: Sequence[Happened]) -> str:
        """Return the id of an event of some accounts."""
        return joined_id(family, _claims_of(family))

    def _events(
        self,
        needed: frozenset[str],
        drawn_families: Sequence[list[Happened]],
        claims: Sequence[Claim],
    ) -> list[Event]:
        """Return the events that needed documents tell of and those of the map, each with all of
        its accounts.
        """
        chosen = [f for f in self.families if any(self._owner[a.id] in needed for a in f)]
        own = {id(f) for f in chosen}
        chosen += [f for f in drawn_families if id(f) not in own]
        owners = {self._owner[a.id] for f in chosen for a in f}
        far = sorted(owners - needed)
        by_claim = {c.id: c for c in claims}
        by_claim |= {c.id: c for c in corrected(self._store.gists.of(Claim, far), self._judgements)}
        accounts = {e.id: e for e in self._store.gists.of(Event, sorted(owners))}
        merged = [one_of([accounts[a.id] for a in f], by_claim, self._known) for f in chosen]
        return sorted(merged, key=lambda e: e.id)

    def _proposals(self) -> list[Proposal]:
        """Return the stories that recur and are in no catalogue, from the latest claims."""
        chosen = self._latest_said()
        claims = self._store.gists.of_ids(Claim, list(chosen))
        origin_of = self.kin.origin_of
        embedder = embedder_at_hand(self._store).embedder
        kept = corrected(claims, self._judgements)
        return proposals(kept, (), self._known, origin_of, embedder)

    def _latest_said(self) -> list[str]:
        """Return the claims that may be of such a story, each wording of an origin once, the
        latest.
        """
        tied = self.kin.tied
        saying = functools.partial(filter, lambda gist: gist.said, self._known.values())
        latest = _Latest((g for g in saying() if not tied(g.id)), MOST_CLAIMS)
        first: dict[tuple[str, int], tuple[str, str]] = {}
        for gist in saying():
            if not tied(gist.id) and not latest(gist):
                continue
            origin, moment = self.kin.origin_of[gist.id], str(gist.published_at)
            for said in gist.said:
                key, place = (origin, said.words), (moment, said.claim_id)
                known = first.get(key)
                if known is None or place < known:
                    first[key] = place
        return [claim for _, claim in sorted(first.values())[-MOST_CLAIMS:]]

    def _beyond(self) -> Beyond:
        """Return what is said of all documents."""
        known, origin_of = self._known.values(), self.kin.origin_of
        voices: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for gist in known:
            for telling in gist.stories:
                if telling.voice is not None:
                    voices[telling.narrative_id][telling.voice].add(origin_of[gist.id])
        carried = {
            narrative: Carried(
                voices={voice: len(rows) for voice, rows in sorted(each.items())},
                origins=len(set[str]().union(*each.values())),
            )
            for narrative, each in sorted(voices.items())
        }
        return Beyond(
            documents=len(known),
            claims=sum(g.claims for g in known),
            voiced=sum(g.told for g in known),
            by_source=dict(Counter(g.source_id for g in known if g.source_id is not None)),
            carried=carried,
            loaded=self._loaded(),
        )

    def _loaded(self) -> dict[str, dict[str, int]]:
        """Return how often each voice uses which judging word."""
        names = names_of(Facts(casebook=self.casebook))
        times: dict[str, Counter[str]] = defaultdict(Counter)
        for gist in self._known.values():
            for word in gist.loaded:
                voice = names.get(word.voice_id or "")
                if voice is None:
                    voice = word.voice if word.is_cited else voice_of(gist, names)
                times[voice][word.surface] += word.number
        return {voice: dict(used) for voice, used in times.items()}


class _Latest:
    """Which gists are the latest, at least so many as far as there are: those of one moment
    together, and all that have none.
    """

    def __init__(self, gists: Iterable[Gist], number: int) -> None:
        """Look at all gists once; so many moments are held."""
        undated, latest = 0, list[dt.datetime]()
        for gist in gists:
            if gist.published_at is None:
                undated += 1
            elif len(latest) < number:
                heapq.heappush(latest, gist.published_at)
            else:
                heapq.heappushpop(latest, gist.published_at)
        kept = heapq.nlargest(max(0, number - undated), latest)
        self._since = kept[-1] if kept else None

    def __call__(self, gist: Gist) -> bool:
        """Return whether a gist is among them."""
        if gist.published_at is None:
            return True
        return self._since is not None and gist.published_at >= self._since


def _tells(gist: Gist, stories: set[str]) -> bool:
    """Return whether a document tells or relays one of some stories."""
    return any(t.voice in TELLING and t.narrative_id in stories for t in gist.stories)


def _claims_of(family: Iterable[Happened]) -> list[str]:
    """Return the claims that carry an event, in order."""
    return sorted({claim for account in family for claim in account.claim_ids})
