"""The lines of a brief.

Evidence for and against at equal size, gaps, and what would change the judgement.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from tocsin.language.catalogues import english
from tocsin.records import (
    Advice,
    Assessment,
    BindingWay,
    Claim,
    Contribution,
    Document,
    Evidence,
    Facts,
    Hypothesis,
    Match,
    Message,
    Observation,
    Problem,
    SpeakerRole,
    independent_origins,
    message,
)
from tocsin.warn.citing import names_of, quote
from tocsin.warn.wording import is_at_an_end, share_message

# An indicator whose weight differs less than this between the incident and its rivals favours
# neither.
_SILENT = 0.02
# Messages that say how evidence is bound to the question begin so.
_TIE = "evidence-tie-"
# So many examples stand beside a line, each of another origin; and so many documents are named in
# one.
_MOST_EXAMPLES = 3
_MOST_NAMES = 5
# What is measured at a site needs no words about how it is bound to the question.
_UNTIED: tuple[BindingWay, ...] = ("measured",)

_Ranked = list[tuple[float, Message]]


class Lines:
    """Writes the evidence lines of one problem."""

    def __init__(
        self, problem: Problem, assessment: Assessment, facts: Facts, topical: frozenset[str]
    ) -> None:
        """Index what the lines point to."""
        self._problem = problem
        self._assessment = assessment
        self._facts = facts
        self._topical = topical
        self._claims: dict[str, Claim] = {c.id: c for c in facts.claims}
        self._matches: dict[str, Match] = {m.id: m for m in facts.matches}
        self._documents: dict[str, Document] = {d.id: d for d in facts.documents}
        self._origins = {d: origin.id for origin in facts.origins for d in origin.document_ids}
        self._names = names_of(facts)
        self._parts: dict[str, Contribution] = {}
        for part in assessment.contributions:
            self._parts.setdefault(part.indicator_id, part)
        self._related = {b.record_id: b for b in assessment.related}
        self._incident = next(h.id for h in problem.hypotheses if h.kind == "incident")

    def split(self) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
        """Return (for, against).

        Each indicator observed, or absent where it was expected, on the side its weights put it.
        """
        weighed = [(self._weight(seen), seen) for seen in self._assessment.observations]
        used = [(weight, seen) for weight, seen in weighed if weight is not None]
        used.sort(key=lambda row: -abs(row[0]))
        pro = [self._indicator(seen, weight) for weight, seen in used if weight > _SILENT]
        contra = [self._indicator(seen, weight) for weight, seen in used if weight <= _SILENT]
        return tuple(pro), (self._base_rate(), *contra, *self._own_doubts())

    def _weight(self, seen: Observation) -> float | None:
        """Return by how much an indicator favours the incident over its rivals in the mean.

        None where it was not weighed.
        """
        part = self._parts.get(seen.indicator_id)
        return None if part is None else self._lead(part)

    def _lead(self, part: Contribution) -> float:
        """Return the log ratio of the incident to the mean of its rivals, weighed
        by their shares.
        """
        rivals = [
            (h.share or 0.0, part.log_weight[h.id])
            for h in self._problem.hypotheses
            if h.id != self._incident
        ]
        mean = math.log(sum(share * math.exp(w) for share, w in rivals))
        return part.log_weight[self._incident] - mean

    def _best_rival(self, seen: Observation) -> Hypothesis:
        """Return the rival of the incident that what was observed fits best; of several that it
        fits alike, the one with the largest share.
        """
        fits = self._parts[seen.indicator_id].log_weight
        rivals = [h for h in self._problem.hypotheses if h.id != self._incident]
        return max(rivals, key=lambda h: (fits[h.id], h.share or 0.0))

    def _indicator(self, seen: Observation, weight: float) -> Evidence:
        """Write the line of one indicator."""
        claims = self._claims_behind(seen)
        line = message("evidence-indicator", name=seen.name, why=seen.why_message or seen.why)
        if abs(weight) <= _SILENT:
            line = _with(line, message("evidence-favours-none"))
        elif weight < 0 and seen.state == "observed":
            line = _with(line, message("evidence-fits-better", text=self._best_rival(seen).text))
        tie = _tie(seen)
        if tie is not None:
            line = _with(line, tie)
        return _evidence(
            line,
            examples=self._examples(claims) if claims else self._readings(seen),
            claims=claims,
            indicator_id=seen.indicator_id,
            origins=len(seen.origins),
        )

    def _claims_behind(self, seen: Observation) -> list[Claim]:
        """Return the claims an indicator rests on, the best first."""
        ids = [self._matches[e].claim_id if e in self._matches else e for e in seen.evidence]
        once = {i: self._claims[i] for i in ids if i in self._claims}
        return self._best_first(once.values())

    def _best_first(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return claims in order.

        Those about the problem's sites first, then those of documents about the problem.
        """
        return sorted(
            claims,
            key=lambda c: (
                c.site_id not in self._problem.sites,
                c.document_id not in self._topical,
                c.document_id,
                c.span,
            ),
        )

    def _examples(self, claims: Sequence[Claim]) -> tuple[Message, ...]:
        """Return the best claims in their own words, each of another origin."""
        by_origin: dict[str, Claim] = {}
        for claim in claims:
            by_origin.setdefault(self._origin(claim), claim)
        chosen = list(by_origin.values())[:_MOST_EXAMPLES]
        return tuple(quote(c, self._documents[c.document_id], self._names) for c in chosen)

    def _origin(self, claim: Claim) -> str:
        """Return the origin that a claim's document counts as."""
        return self._origins.get(claim.document_id, claim.document_id)

    def _readings(self, seen: Observation) -> tuple[Message, ...]:
        """Return the day that stood out most among the readings an indicator rests on."""
        evidence = set(seen.evidence)
        rows = [r for r in self._facts.readings if r.id in evidence]
        if not rows:
            return ()
        peak = max(rows, key=lambda r: (r.observed - (r.expected or 0.0), -r.day.toordinal()))
        group = self._names.get(peak.group, peak.group)
        why = peak.why_message or peak.why
        return (message("evidence-reading", group=group, day=peak.day.isoformat(), why=why),)

    def _base_rate(self) -> Evidence:
        """Write what past cases say; it counts against every alarm."""
        prior = self._assessment.prior
        if not prior.n:
            return _evidence(message("evidence-no-past-case"))
        share = share_message(prior.p)
        return _evidence(message("evidence-base-rate", n=prior.n, k=prior.k, share=share))

    def _own_doubts(self) -> Iterator[Evidence]:
        """Yield the calm explanations and the denials that the documents themselves give, each kind
        as one line; what somebody only expects to fail denies nothing.
        """
        events = self._facts.events
        denying = {c for e in events for c in (e.claim_ids if e.type == "denial" else e.denied_by)}
        used = {c for seen in self._assessment.observations for c in seen.evidence}
        free = [c for c in self._facts.claims if c.id in self._related and c.id not in used]
        calm = [c for c in free if "calmer_explanation" in c.flags]
        denials = [c for c in free if c.id in denying and c not in calm and c.type != "forecast"]
        for code, claims in (("evidence-calmer", calm), ("evidence-denial", denials)):
            if claims:
                yield self._gathered(code, claims)

    def _gathered(self, code: str, claims: Iterable[Claim]) -> Evidence:
        """Write claims of one kind as one line, with how many origins they come from."""
        ordered = self._best_first(claims)
        origins = len(independent_origins(self._related[c.id] for c in ordered))
        return _evidence(
            message(code, n=len(ordered), origins=origins),
            examples=self._examples(ordered),
            claims=ordered,
            origins=origins,
        )

    def gaps(self) -> tuple[Evidence, ...]:
        """Return what is not known.

        What documents leave open, what could not be checked, which sources are silent.
        """
        lines = (
            *self._left_open(),
            *self._unchecked(),
            *self._undated(),
            *self._sets(),
            *self._silences(),
        )
        return lines or (_evidence(message("evidence-no-gap")),)

    def _left_open(self) -> Iterator[Evidence]:
        """Yield what documents themselves leave open."""
        claims = [c for c in self._facts.claims if c.type == "gap" and c.id in self._related]
        if claims:
            yield self._gathered("evidence-not-stated", claims)

    def _unchecked(self) -> Iterator[Evidence]:
        """Yield the indicators that could not be checked."""
        for seen in self._assessment.observations:
            if seen.state == "unknown":
                why = seen.why_message or seen.why
                line = message("evidence-not-checked", name=seen.name, why=why)
                yield _evidence(line, indicator_id=seen.indicator_id)

    def _undated(self) -> Iterator[Evidence]:
        """Yield which documents have no date."""
        documents = self._facts.documents
        names = sorted(
            d.external_id for d in documents if d.published_at is None and d.id in self._topical
        )
        if names:
            yield _evidence(message("evidence-undated", n=len(names), names=_first(names)))

    def _sets(self) -> Iterator[Evidence]:
        """Yield the sets of sites of which documents name no member."""
        sites = self._facts.casebook.sites
        names = {s.name for s in sites if s.kind == "facility_set" and s.id in self._problem.sites}
        for name in sorted(names):
            if self._set_only(name):
                yield _evidence(message("evidence-set-only", name=name))

    def _set_only(self, name: str) -> bool:
        """Return whether documents speak of a set of sites and of none of its members."""
        of_set = {s.id for s in self._facts.casebook.sites if s.name == name}
        members = set(self._problem.sites) - of_set
        named = {m.entity_id for m in self._facts.mentions}
        return bool(named & of_set) and not named & members

    def _silences(self) -> Iterator[Evidence]:
        """Yield which sources are silent."""
        for silence in self._facts.silences:
            source = self._names.get(silence.source_id, silence.source_id)
            why = silence.why_message or silence.why
            yield _evidence(message(f"evidence-silent-{silence.state}", source=source, why=why))

    def changes(self) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
        """Return (what would raise, what would lower) the judgement.

        The strongest first, with the figures.
        """
        higher: _Ranked = []
        lower: _Ranked = []
        for swing in self._assessment.swings:
            if swing.if_present != swing.now:
                move = _move(swing.now, swing.if_present)
                line = message("evidence-if-observed", name=swing.name, move=move)
                side = higher if swing.if_present > swing.now else lower
                side.append((abs(swing.if_present - swing.now), line))
            if swing.if_absent < swing.now:
                move = _move(swing.now, swing.if_absent)
                line = message("evidence-if-absent", name=swing.name, move=move)
                lower.append((swing.now - swing.if_absent, line))
        if self._assessment.origins:
            lower.append((0.0, message("evidence-origins-fall")))
        return _strongest_first(higher), _strongest_first(lower)

    def advice(self) -> tuple[Advice, ...]:
        """Return what documents advise about the problem.

        Advice to watch persons, or from nobody with a role, is not adopted.
        """
        roles = {b.record_id: b.roles for b in self._assessment.related}
        advising = (c for c in self._facts.claims if c.type == "recommend" and c.id in roles)
        return tuple(
            self._advised(c, roles[c.id], c.adopt) for c in advising if c.adopt is not None
        )

    def _advised(self, claim: Claim, roles: Sequence[SpeakerRole], adopt: str) -> Advice:
        """Write one piece of advice, and whether this program adopts it."""
        has_role = self._has_role(claim, roles)
        why = message("evidence-advice-protects" if has_role else "evidence-advice-no-role")
        if adopt == "no":
            why = message("evidence-advice-persons")
        return Advice(
            claim_id=claim.id,
            text=" ".join(claim.text.split()),
            addressee=claim.addressee,
            adopt="yes" if adopt == "yes" and has_role else "no",
            why=english(why),
            why_message=why,
        )

    def _has_role(self, claim: Claim, roles: Sequence[SpeakerRole]) -> bool:
        """Return whether whoever gives advice answers for it.

        By an office, as host, operator or party, or as an author in his own name. A report without
        an outlet was handed in by the person who reads it, as the word of its author.
        """
        if not {"official", "host", "operator", "party"}.isdisjoint(roles):
            return True
        kinds = {s.id: s.kind for s in self._facts.casebook.sources}
        source = claim.chain[0].entity_id
        return len(claim.chain) == 1 and (
            source is None or kinds.get(source) in ("author", "official")
        )


def _evidence(
    line: Message,
    *,
    examples: tuple[Message, ...] = (),
    claims: Sequence[Claim] = (),
    indicator_id: str | None = None,
    origins: int | None = None,
) -> Evidence:
    """Write a line of evidence: the message, and its English words."""
    return Evidence(
        text=english(line),
        example=english(examples[0]) if examples else None,
        claim_ids=tuple(c.id for c in claims),
        indicator_id=indicator_id,
        origins=origins,
        message=line,
        examples=examples,
    )


def plain_line(line: Message) -> Message:
    """Return a line without how it is bound to the question, and its weight."""
    more, inner = line.params.get("more"), line.params.get("line")
    is_tied = isinstance(more, Message) and more.code.startswith(_TIE)
    return plain_line(inner) if is_tied and isinstance(inner, Message) else line


def _with(line: Message, more: Message) -> Message:
    """Return a line with one more sentence."""
    return message("evidence-with", line=line, more=more)


def _tie(seen: Observation) -> Message | None:
    """Say by what the strongest record of an indicator is about the question, with its weight.

    None for what is measured there.
    """
    strongest = max(seen.bound, key=lambda b: (b.weight, b.record_id), default=None)
    if strongest is None or strongest.way in _UNTIED:
        return None
    return message(f"{_TIE}{strongest.way}", weight=strongest.weight)


def _strongest_first(rows: _Ranked) -> tuple[Message, ...]:
    """Return the messages in order of their size."""
    return tuple(line for _, line in sorted(rows, key=lambda row: (-row[0], english(row[1]))))


def _move(now: float, then: float) -> Message:
    """Say how a probability would move."""
    before, after = share_message(now), share_message(then)
    if before != after:
        return message("evidence-moves", now=before, then=after)
    return message("evidence-stays" if is_at_an_end(then) else "evidence-stays-at", share=after)


def _first(names: Sequence[str]) -> Message | str:
    """Return the first of some names, and how many more there are."""
    listed, left = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return listed if left <= 0 else message("evidence-and-more", names=listed, n=left)
