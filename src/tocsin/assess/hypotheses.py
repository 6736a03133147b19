"""Coherent probabilities of rival hypotheses: log-linear weights, bounded per origin, normalised.

`log w(h) = log prior(h) + sum over (indicator, origin), each once, of d * ln P(observed | h)`, then
a softmax. Of one indicator only so many origins count as its casebook entry says. What one origin
can move is bounded by a factor of 10 between the incident and any rival, what all can move together
by 100. The bound is put on the ratio to the incident: so an observation at least as likely under
the incident as under every rival can never lower it (docs/decisions/0004).
"""

import math
from collections.abc import Sequence

from tocsin.assess.ratios import likelihood
from tocsin.records import Contribution, Hypothesis, Indicator, Observation, six

MOST_PER_ORIGIN = math.log(10)
MOST_ALL = math.log(100)
LEAST = 0.01
ABSENCE = "absence of what was expected"


def contributions(
    indicators: Sequence[Indicator], observations: Sequence[Observation]
) -> list[Contribution]:
    """Return what each (indicator, origin) adds, once, to the log weight of each hypothesis."""
    by_id = {i.id: i for i in indicators}
    parts = []
    for seen in observations:
        indicator = by_id[seen.indicator_id]
        if seen.state == "observed":
            weights = seen.weights()
            strongest = sorted((-weights[origin], origin) for origin in seen.origins)
            for _, origin in strongest[: indicator.most_origins]:
                parts.append(_contribution(indicator, seen, origin, weights[origin]))
        elif seen.state == "absent_expected":
            parts.append(_contribution(indicator, seen, ABSENCE, 1.0))
    return parts


def _contribution(
    indicator: Indicator, seen: Observation, origin: str, binding: float
) -> Contribution:
    """Return what one origin of an indicator, or its absence, adds to each hypothesis.

    A loose binding discounts all alike.
    """
    discount = indicator.dependence * binding
    weights = {}
    for hypothesis, value in indicator.likelihoods.items():
        p = likelihood(value).p
        weights[hypothesis] = six(discount * math.log(p if seen.state == "observed" else 1 - p))
    return Contribution(
        indicator_id=indicator.id,
        origin_id=origin,
        state=seen.state,
        log_weight=weights,
        evidence=seen.evidence,
        binding=binding,
    )


def probabilities(
    hypotheses: Sequence[Hypothesis],
    prior: float,
    parts: Sequence[Contribution],
    *,
    clip: bool = True,
) -> dict[str, float]:
    """Return P(hypothesis) for every hypothesis; they sum to one.

    `prior` is that of the incident; the rivals share the rest. `clip` keeps all within .01 and .99.
    """
    incident = incident_of(hypotheses)
    weights = {
        h.id: math.log(prior if h.id == incident else (1 - prior) * (h.share or 0.0))
        for h in hypotheses
    }
    lead = _bounded(incident, [h.id for h in hypotheses], parts)
    for name, value in lead.items():
        weights[name] -= value
    top = max(weights.values())
    raw = {h: math.exp(w - top) for h, w in weights.items()}
    total = sum(raw.values())
    p = {h: r / total for h, r in raw.items()}
    return within_bounds(p) if clip else p


def incident_of(hypotheses: Sequence[Hypothesis]) -> str:
    """Return the id of the hypothesis that can be resolved."""
    return next(h.id for h in hypotheses if h.kind == "incident")


def _bounded(
    incident: str, names: Sequence[str], parts: Sequence[Contribution]
) -> dict[str, float]:
    """Return the log ratio of the incident to each rival, bounded per origin and over all."""
    own: dict[str, dict[str, float]] = {}
    for part in parts:
        weights, row = part.log_weight, own.setdefault(part.origin_id, dict.fromkeys(names, 0.0))
        for name in names:
            row[name] += weights[incident] - weights[name]
    lead = dict.fromkeys(names, 0.0)
    for _, row in sorted(own.items()):
        for name in names:
            lead[name] += min(MOST_PER_ORIGIN, max(-MOST_PER_ORIGIN, row[name]))
    return {name: min(MOST_ALL, max(-MOST_ALL, value)) for name, value in lead.items()}


def within_bounds(p: dict[str, float]) -> dict[str, float]:
    """Keep every probability within .01 and .99, taking from the others in proportion.

    The sum stays one.
    """
    low: set[str] = set()
    scale = 1.0
    while beneath := {h for h, v in p.items() if h not in low and v * scale < LEAST}:
        low |= beneath
        rest = sum(v for h, v in p.items() if h not in low)
        scale = (
            1 - LEAST * len(low)
        ) / rest  # what is taken from the others may bring one of them below
    return {h: LEAST if h in low else v * scale for h, v in p.items()}


def capped(p: dict[str, float], incident: str, cap: float) -> dict[str, float]:
    """Cap the incident; what is cut off is spread over the rest in proportion."""
    if p[incident] <= cap:
        return p
    rest = 1 - p[incident]
    return {h: cap if h == incident else v * (1 - cap) / rest for h, v in p.items()}
