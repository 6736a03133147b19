"""The lines of a brief: evidence for and against at equal size, gaps, and what would change the judgement."""

import math
from collections.abc import Mapping, Sequence

from tocsin.language.plans import tells_a_plan
from tocsin.records import (
    Advice,
    Assessment,
    BindingWay,
    Claim,
    Contribution,
    Document,
    Evidence,
    Facts,
    Match,
    Observation,
    Problem,
    Silence,
    SpeakerRole,
)
from tocsin.warn.wording import counted, share

# A sign whose weight differs less than this between the incident and its rivals speaks for neither.
_SILENT = 0.02
_LONGEST_QUOTE = 240
# What makes a record be about the question, as a reader is told.
_TIES: Mapping[BindingWay, str] = {
    "site_in_claim": "The claim names the site",
    "event_at_site": "The claim reports an event at the site",
    "site_in_sentence": "The sentence names the site",
    "narrative": "The claim carries a watched narrative",
    "site_in_paragraph": "The claim continues about the site named before it",
    "party_in_area": "A party of the problem acts in the area of the site",
    "document_about_site": "The document is about the site, and the sentence about a party",
}


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
        self._names = names_of(facts)
        self._related = frozenset(b.record_id for b in assessment.related)
        self._incident = next(h.id for h in problem.hypotheses if h.kind == "incident")

    def split(self) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
        """Return (for, against): each observed or tellingly absent indicator on the side its weights put it, the weightiest first."""
        weighed = [(self._weight(seen), seen) for seen in self._assessment.observations]
        told = sorted(
            ((w, seen) for w, seen in weighed if w is not None), key=lambda row: -abs(row[0])
        )
        pro = [self._sign(seen, weight) for weight, seen in told if weight > _SILENT]
        contra = [self._sign(seen, weight) for weight, seen in told if weight <= _SILENT]
        return tuple(pro), (self._base_rate(), *contra, *self._own_doubts())

    def _weight(self, seen: Observation) -> float | None:
        """Return by how much a sign favours the incident over its rivals in the mean; None where it was not told."""
        part = next(
            (c for c in self._assessment.contributions if c.indicator_id == seen.indicator_id), None
        )
        return None if part is None else self._lead(part)

    def _lead(self, part: Contribution) -> float:
        """Return the log ratio of the incident to the mean of its rivals, weighed by their shares."""
        rivals = [
            (h.share or 0.0, part.log_weight[h.id])
            for h in self._problem.hypotheses
            if h.id != self._incident
        ]
        mean = math.log(sum(share * math.exp(w) for share, w in rivals))
        return part.log_weight[self._incident] - mean

    def _sign(self, seen: Observation, weight: float) -> Evidence:
        """Write the line of one sign."""
        claims = self._claims_behind(seen)
        text = f"{seen.name}: {seen.why}."
        example = self._quoted(claims[0]) if claims else self._reading(seen)
        if abs(weight) <= _SILENT:
            text += " It favours none of the hypotheses."
        text += _tie(seen)
        return Evidence(
            text=text,
            example=example,
            claim_ids=tuple(c.id for c in claims),
            indicator_id=seen.indicator_id,
            origins=len(seen.origins),
        )

    def _claims_behind(self, seen: Observation) -> list[Claim]:
        """Return the claims a sign rests on, those about the problem's sites first."""
        ids = [self._matches[e].claim_id if e in self._matches else e for e in seen.evidence]
        claims = {i: self._claims[i] for i in ids if i in self._claims}
        return sorted(
            claims.values(),
            key=lambda c: (
                c.site_id not in self._problem.sites,
                c.document_id not in self._topical,
                c.document_id,
                c.span,
            ),
        )

    def _reading(self, seen: Observation) -> str | None:
        """Write the day that stood out most among the readings a sign rests on."""
        rows = [r for r in self._facts.readings if r.id in set(seen.evidence)]
        if not rows:
            return None
        peak = max(rows, key=lambda r: (r.observed - (r.expected or 0.0), -r.day.toordinal()))
        return f"{self._names.get(peak.group, peak.group)} on {peak.day}: {peak.why}"

    def _quoted(self, claim: Claim) -> str:
        """Write a claim as its voice gives it: who says it, and its words."""
        words = " ".join(claim.text.split())
        words = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
        return f"{said_by(claim, self._documents[claim.document_id], self._names)}: “{words}”"

    def _base_rate(self) -> Evidence:
        """Write what past cases say; it stands against every alarm."""
        prior = self._assessment.prior
        if not prior.n:
            text = "No resolved past case was known by then; the prior is the general one of 2 %."
        else:
            cases = f"Of {counted(prior.n, 'past case')} in the reference class, resolved before this date, {prior.k} had an incident"
            text = f"{cases} at the named place in time: a prior of {share(prior.p)}."
        return Evidence(text=text)

    def _own_doubts(self) -> list[Evidence]:
        """Return the calm explanations and denials that the documents themselves give."""
        denials = {
            c
            for e in self._facts.events
            for c in (e.claim_ids if e.type == "denial" else e.denied_by)
        }
        used = {c for seen in self._assessment.observations for c in seen.evidence}
        lines = []
        for claim in self._facts.claims:
            if claim.id not in self._related or claim.id in used:
                continue
            if "calmer_explanation" in claim.flags:
                lines.append(
                    Evidence(
                        text="A document gives a calmer explanation.",
                        example=self._quoted(claim),
                        claim_ids=(claim.id,),
                    )
                )
            elif claim.id in denials:
                lines.append(
                    Evidence(
                        text="A document carries a denial.",
                        example=self._quoted(claim),
                        claim_ids=(claim.id,),
                    )
                )
        return lines

    def gaps(self) -> tuple[Evidence, ...]:
        """Return what is not known: what documents leave out, what could not be checked, which sources are silent."""
        lines = [
            Evidence(
                text="Not stated, in a document’s own words.",
                example=self._quoted(c),
                claim_ids=(c.id,),
            )
            for c in self._facts.claims
            if c.type == "gap" and c.id in self._related
        ]
        unknown = [s for s in self._assessment.observations if s.state == "unknown"]
        lines += [
            Evidence(text=f"Could not be checked: {s.name} ({s.why}).", indicator_id=s.indicator_id)
            for s in unknown
        ]
        undated = [
            d for d in self._facts.documents if d.published_at is None and d.id in self._topical
        ]
        if undated:
            names = ", ".join(sorted(d.external_id for d in undated))
            lines.append(
                Evidence(
                    text=f"{counted(len(undated), 'document is', 'documents are')} not dated and not in the daily counts: {names}."
                )
            )
        sets = sorted(
            {
                s.name
                for s in self._facts.casebook.sites
                if s.kind == "facility_set" and s.id in self._problem.sites
            }
        )
        lines += [
            Evidence(text=f"The documents name no single site, only “{name}”.")
            for name in sets
            if self._set_only(name)
        ]
        lines += [Evidence(text=_silent(s)) for s in self._facts.silences]
        return tuple(lines) or (
            Evidence(text="No gap was found, which is unusual: check the list of dropped inputs."),
        )

    def _set_only(self, name: str) -> bool:
        """Tell whether documents speak of a set of sites and of none of its members."""
        of_set = {s.id for s in self._facts.casebook.sites if s.name == name}
        members = set(self._problem.sites) - of_set
        named = {m.entity_id for m in self._facts.mentions}
        return bool(named & of_set) and not named & members

    def changes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (what would raise, what would lower) the judgement, the strongest first, with the figures."""
        higher, lower = [], []
        for swing in self._assessment.swings:
            seen = f"“{swing.name}”, if observed: {_move(swing.now, swing.if_present)}"
            if swing.if_present > swing.now:
                higher.append((swing.if_present - swing.now, seen))
            elif swing.if_present < swing.now:
                lower.append((swing.now - swing.if_present, seen))
            if swing.if_absent < swing.now:
                lower.append(
                    (
                        swing.now - swing.if_absent,
                        f"“{swing.name}”, if known to be absent: {_move(swing.now, swing.if_absent)}",
                    )
                )
        if self._assessment.origins:
            lower.append(
                (
                    0.0,
                    "The origins behind this turn out to be one origin, or withdraw what they said",
                )
            )
        return _texts(higher), _texts(lower)

    def advice(self) -> tuple[Advice, ...]:
        """Return what documents advise about the problem; advice to watch persons, or from nobody with a role, is not adopted."""
        roles = {b.record_id: b.roles for b in self._assessment.related}
        found = []
        for claim in self._facts.claims:
            if claim.type != "recommend" or claim.adopt is None or claim.id not in roles:
                continue
            has_role = self._has_role(claim, roles[claim.id])
            why = (
                "it protects sites"
                if has_role
                else "whoever advises it has no role the casebook knows"
            )
            if claim.adopt == "no":
                why = "advice to watch persons is reported only"
            adopted = claim.adopt == "yes" and has_role
            text = " ".join(claim.text.split())
            found.append(
                Advice(
                    claim_id=claim.id,
                    text=text,
                    addressee=claim.addressee,
                    adopt="yes" if adopted else "no",
                    why=why,
                )
            )
        return tuple(found)

    def _has_role(self, claim: Claim, roles: Sequence[SpeakerRole]) -> bool:
        """Return whether whoever gives advice answers for it: by an office, as host, operator or party, or as an author in his own name.

        A report without an outlet was handed in by the person who reads it, as the word of its author.
        """
        if not {"official", "host", "operator", "party"}.isdisjoint(roles):
            return True
        kinds = {s.id: s.kind for s in self._facts.casebook.sources}
        source = claim.chain[0].entity_id
        return len(claim.chain) == 1 and (
            source is None or kinds.get(source) in ("author", "official")
        )


def _tie(seen: Observation) -> str:
    """Say by what the strongest record of a sign is about the question, with its weight; nothing for what is measured there."""
    strongest = max(seen.bound, key=lambda b: (b.weight, b.record_id), default=None)
    if strongest is None or strongest.way not in _TIES:
        return ""
    return f" {_TIES[strongest.way]} (weight {strongest.weight:g})."


def _texts(rows: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """Return the texts in order of their size."""
    return tuple(text for _, text in sorted(rows, key=lambda r: (-r[0], r[1])))


def _move(now: float, then: float) -> str:
    """Write how a probability would move."""
    before, after = share(now), share(then)
    if before == after:
        return f"it stays at {after}" if "than" not in after else f"it stays {after}"
    return f"from {before} to {after}"


def _silent(silence: Silence) -> str:
    """Write a silence."""
    return f"The source {silence.source_id} is {silence.state}: {silence.why}."


def said_by(claim: Claim, document: Document, names: Mapping[str, str]) -> str:
    """Write who says a claim: originator, relays, document; of a plan, who tells it of whom. `names` are the casebook's, by id."""
    voice = voice_of(document, names)
    hops = [names.get(h.entity_id or "", h.surface) for h in claim.chain[:-1]]
    if not hops:
        return f"{voice} says"
    if tells_a_plan(claim.chain[0].cue):  # a plan told of somebody is nobody's own word
        teller = f"{hops[1]}, as reported by {voice}," if len(hops) > 1 else voice
        return f"{teller} says of {hops[0]}"
    relays = "".join(f", via {h}" for h in hops[1:])
    return f"{hops[0]}{relays}, as reported by {voice}"


def voice_of(document: Document, names: Mapping[str, str]) -> str:
    """Write who publishes a document: its source, else its outlet, else the document by its own name."""
    if document.source_id:
        return names.get(document.source_id, document.source_id)
    return document.outlet or f"the document {document.external_id}"


def names_of(facts: Facts) -> Mapping[str, str]:
    """Return the names of everything in the casebook, by id."""
    book = facts.casebook
    return {
        e.id: str(getattr(e, "name", None) or getattr(e, "title", e.id))
        for e in (
            *book.sources,
            *book.actors,
            *book.sites,
            *book.narratives,
            *book.problems,
            *book.groups,
        )
    }
