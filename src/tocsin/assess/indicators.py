"""Looking for the signs a problem declares: each is found in named records, with its origins, or its absence is told apart
from not having looked."""

import datetime as dt
from collections.abc import Callable, Iterable

from tocsin.assess.facts_index import FactsIndex
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words
from tocsin.records import UNSTATED, Claim, Event, Indicator, Match, Observation, Problem, Reading, Seen

_NEGATIONS = word_set("negation")
# A negation this many words before a term, or nearer, takes it back ("no sign of").
_NEGATION_REACH = 3
# A group counts as heard when this share of its sources published in the week.
_HEARD = 0.5
_PLURALS = {"claim": "claims", "match": "matches", "reading": "readings", "event": "events", "silence": "silences"}
Found = tuple[str, str]
"""(record id, origin)"""


class Signs:
    """Evaluates the indicators of one problem over the facts of one moment."""

    def __init__(self, problem: Problem, index: FactsIndex, as_of: dt.datetime) -> None:
        """Look at indexed facts with the eyes of one problem."""
        self._problem = problem
        self._at, self._facts = index, index.facts
        self._as_of = as_of
        self._origins, self._claims = index.origins, index.claims
        children = [s.id for s in self._facts.casebook.sites if s.parent in problem.sites]
        self._sites = frozenset((*problem.sites, *children))
        self._area = self._sites | self._parents()
        names = self._area | frozenset(problem.parties)
        self._near = frozenset(d for d, named in index.named.items() if named & names)
        self._terms: dict[str, TermIndex] = {}

    def _parents(self) -> frozenset[str]:
        """Return the places the problem's sites lie in."""
        by_id = {s.id: s for s in self._facts.casebook.sites}
        found = set()
        for site in self._sites:
            parent = by_id[site].parent if site in by_id else None
            while parent in by_id:
                found.add(parent)
                parent = by_id[parent].parent
        return frozenset(found)

    def about(self, evidence: Iterable[str]) -> frozenset[str]:
        """Return the origins of the documents, among some evidence, that touch the problem's own sites or stories."""
        topical, ids = self._facts.touching(self._sites, frozenset(self._problem.narratives)), set(evidence)
        documents = {c.document_id for c in self._facts.claims if c.id in ids}
        documents |= {m.document_id for m in self._facts.matches if m.id in ids}
        return frozenset(self._origins.of(d) for d in documents & topical)

    def observe(self) -> list[Observation]:
        """Return what was found for every indicator, in the casebook's order."""
        return [self._observe(i) for i in self._problem.indicators]

    def _observe(self, indicator: Indicator) -> Observation:
        """Look for one indicator."""
        look: dict[str, Callable[[Indicator], Iterable[Found]]] = {
            "claim": self._in_claims, "match": self._in_matches, "reading": self._in_readings, "event": self._in_events,
            "silence": self._in_silences,
        }  # fmt: skip
        found = sorted(set(look[indicator.observe.record](indicator)))
        if found:
            origins = tuple(sorted({origin for _, origin in found}))
            kind = indicator.observe.record
            count = f"{len(found)} {_PLURALS[kind] if len(found) > 1 else kind}"
            return Observation(
                indicator_id=indicator.id, name=indicator.name, state="observed", origins=origins,
                evidence=tuple(r for r, _ in found), why=f"{count} from {len(origins)} origin{'s' if len(origins) > 1 else ''}",
            )  # fmt: skip
        state, why = self._absence(indicator)
        return Observation(indicator_id=indicator.id, name=indicator.name, state=state, why=why)

    def _absence(self, indicator: Indicator) -> tuple[Seen, str]:
        """Tell a sign that is absent from one nobody could have seen."""
        groups = self._problem.groups
        attention = [r for r in self._facts.readings if r.measure == "attention"]
        heard = [r for r in attention if (not groups or r.group in groups) and r.coverage >= _HEARD]
        if indicator.observe.record == "reading":
            asked = [r for r in self._facts.readings if r.measure == indicator.observe.measure]
            ready = any(r.ready and r.site_id in self._sites for r in asked)
            return ("absent", "measured, and not crossed") if ready else ("unknown", "no ready reading of the site")
        if indicator.observe.record == "silence":
            return ("absent_expected" if indicator.expected else "absent"), "every source was heard as expected"
        if not heard:
            return "unknown", "no watched group was heard, so its absence says nothing"
        return ("absent_expected" if indicator.expected else "absent"), "looked for and not found"

    def _recent(self, document_id: str, days: int) -> bool:
        """Tell whether a document lies in the days an indicator looks at."""
        return document_id in self._at.recent(self._as_of, days)

    def _found(self, record_id: str, document_id: str) -> Found:
        """Pair a record with the origin of its document."""
        return record_id, self._origins.of(document_id)

    def _in_claims(self, indicator: Indicator) -> Iterable[Found]:
        """Look in claims; self-citation corroborates nothing and is never evidence."""
        for claim in self._at.of_types(indicator.observe.types):
            if (
                claim.type != "cite"
                and self._recent(claim.document_id, indicator.observe.days)
                and self._claim_fits(claim, indicator)
            ):
                yield self._found(claim.id, claim.document_id)

    def _claim_fits(self, claim: Claim, indicator: Indicator) -> bool:
        """Check the conditions on one claim."""
        want = indicator.observe
        if claim.stance in UNSTATED or (want.types and claim.type not in want.types):
            return False
        if not (claim.stance in want.stances if want.stances else _asserted(claim)):
            return False
        if want.deadline and not (claim.when is not None and claim.when.role == "deadline"):
            return False
        if want.flags and not set(want.flags) & set(claim.flags):
            return False
        if want.actors and claim.actor_id not in want.actors:
            return False
        if not self._says(claim, want.originators):
            return False
        if not self._in_area(claim.document_id, claim.site_id, want.sites):
            return False
        return not want.terms or self._affirmed(indicator, claim.text)

    @staticmethod
    def _says(claim: Claim, originators: tuple[str, ...]) -> bool:
        """Tell whether a claim begins with one of those who are asked for; none means anybody."""
        return not originators or claim.chain[0].entity_id in originators

    def _in_area(self, document_id: str, site_id: str | None, wanted: tuple[str, ...]) -> bool:
        """Check the place: a site the indicator asks for, in the claim itself or as the only site its document is about."""
        if not wanted:
            return self._touches_area(document_id)
        names = self._sites if "problem" in wanted else frozenset(wanted)
        if site_id is not None and site_id not in self._area:
            return site_id in names
        return site_id in names or self._names_site(document_id, names)

    def _touches_area(self, document_id: str) -> bool:
        """Tell whether a document names a place of the problem's area, or one of its parties."""
        return document_id in self._near

    def _names_site(self, document_id: str, names: frozenset[str]) -> bool:
        """Tell whether a document names one of some sites."""
        return bool(self._at.named.get(document_id, set()) & names)

    def _affirmed(self, indicator: Indicator, text: str) -> bool:
        """Tell whether a text has one of the indicator's terms without a negation in the words before it."""
        for found in self._index(indicator).find(text):
            before = [fold(w.text) for w in words(text, 0, found.start)][-_NEGATION_REACH:]
            if not any(w in _NEGATIONS or w.endswith("n't") for w in before):
                return True
        return False

    def _index(self, indicator: Indicator) -> TermIndex:
        """Return the indicator's terms, indexed once."""
        if indicator.id not in self._terms:
            terms = [(t, t) for ts in indicator.observe.terms.values() for t in ts]
            self._terms[indicator.id] = TermIndex(terms)
        return self._terms[indicator.id]

    def _in_matches(self, indicator: Indicator) -> Iterable[Found]:
        """Look in matches with a voice."""
        want = indicator.observe
        names = frozenset(self._problem.narratives if "problem" in want.narratives else want.narratives)
        for match in self._facts.matches:
            if (
                match.voice is None
                or (names and match.narrative_id not in names)
                or (want.voices and match.voice not in want.voices)
            ):
                continue
            if self._recent(match.document_id, want.days) and self._match_place(match, want.sites):
                yield self._found(match.id, match.document_id)

    def _match_place(self, match: Match, wanted: tuple[str, ...]) -> bool:
        """Check the place of a match."""
        return self._in_area(match.document_id, self._claims[match.claim_id].site_id, wanted)

    def _in_readings(self, indicator: Indicator) -> Iterable[Found]:
        """Look in ready readings; only the crossing counts, never the statistic itself."""
        want = indicator.observe
        first = (self._as_of - dt.timedelta(days=want.days)).date()
        for reading in self._facts.readings:
            if (
                reading.ready
                and reading.day >= max(first, self._as_of.date() - dt.timedelta(days=14))
                and self._reading_fits(reading, indicator)
            ):
                yield reading.id, f"measured: {reading.group}"

    def _reading_fits(self, reading: Reading, indicator: Indicator) -> bool:
        """Check the conditions on one reading."""
        want = indicator.observe
        sites = self._sites if "problem" in want.sites else frozenset(want.sites)
        names = frozenset(self._problem.narratives if "problem" in want.narratives else want.narratives)
        if reading.measure != want.measure:
            return False
        in_group = reading.measure == "tempo" or not self._problem.groups or reading.group in self._problem.groups
        at_site = not sites or reading.site_id in sites
        tells = not names or reading.narrative_id in names
        return in_group and at_site and tells and (reading.crossed or not want.crossed)

    def _in_silences(self, indicator: Indicator) -> Iterable[Found]:
        """Look at the health of sources: all that fell silent are one origin, since one cause can silence many."""
        want, groups = indicator.observe, self._problem.groups
        members = {m for g in self._facts.casebook.groups if not groups or g.id in groups for m in g.members}
        for silence in self._facts.silences:
            if silence.source_id in (want.sources or members) and (not want.statuses or silence.state in want.statuses):
                yield silence.id, "source health"

    def _in_events(self, indicator: Indicator) -> Iterable[Found]:
        """Look in events, through the claims that carry them."""
        want = indicator.observe
        for event in self._facts.events:
            if event.type in want.types and (not want.statuses or event.status in want.statuses):
                said = [c for c in event.claim_ids if c not in event.denied_by]
                yield from self._event_places(event, indicator, said)
            elif "denial" in want.types:  # whatever is said to have happened: that somebody denies it is a denial
                yield from self._event_places(event, indicator, event.denied_by)

    def _event_places(self, event: Event, indicator: Indicator, claim_ids: Iterable[str]) -> Iterable[Found]:
        """Yield an event once per origin of the claims that carry or deny it."""
        for claim_id in claim_ids:
            claim = self._claims.get(claim_id)
            if (
                claim
                and self._says(claim, indicator.observe.originators)
                and self._recent(claim.document_id, indicator.observe.days)
                and self._in_area(claim.document_id, event.site_id, indicator.observe.sites)
            ):
                yield self._found(claim.id, claim.document_id)


def _asserted(claim: Claim) -> bool:
    """Return whether a claim is put forward by somebody: a question or a denial is no evidence of what it asks or denies."""
    return claim.stance not in ("asks", "denies") or claim.type in ("reject", "gap")
