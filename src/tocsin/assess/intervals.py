"""The range of every probability.

The ranges of the prior and of the likelihoods, carried through the judgement by sampling. What goes
in are ranges that people give, each for itself: how likely an indicator is under a hypothesis, how
often such incidents followed. Taking all of them at their worst together gives a range that nobody
can act on, and one that almost never occurs. So each is drawn at random within its own range, the
judgement is computed for every draw, and the range is where the middle eight draws of ten lie
(propagation of distributions, JCGM 101:2008; docs/decisions/0022). The draws are stratified (Latin
hypercube, McKay et al. 1979) and come from a fixed seed: the same input gives the same range.

- Each is drawn between the ends of its range in log odds, as often below its figure as above it,
  and the rarer the further away (triangular, JCGM 101 6.4.5). So is the prior.
- Hypotheses that an indicator gives the same figures share one draw: their ratio is 1, and no draw
  can move it. All origins of an indicator share its draws: a grade that is too high is too high for
  each of them.
"""

import functools
import math
import random
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tocsin.assess.hypotheses import LEAST, MOST_ALL, MOST_PER_ORIGIN, incident_of
from tocsin.assess.ratios import likelihood
from tocsin.records import Contribution, Hypothesis, Indicator, Interval, Prior, RangeShare, six

# The range holds in so many draws of all; as many lie below it as above it.
HOLDS = 0.8
_DRAWS = 4096
_SEED = 20220112
_PRIOR_STREAM = (-1, 0)

Row = npt.NDArray[np.float64]
Drawn = Mapping[str, Row]
"""P(observed) under each hypothesis, by hypothesis: one figure, or one a draw."""


class Carrier:
    """Carries the ranges of one judgement through to its probabilities."""

    def __init__(
        self,
        hypotheses: Sequence[Hypothesis],
        indicators: Sequence[Indicator],
        parts: Sequence[Contribution],
        cap: float | None,
    ) -> None:
        """Keep what the judgement rests on.

        `cap` is the most the incident may reach, if there is such a bound.
        """
        used = {p.indicator_id for p in parts}
        telling = [
            i for i in indicators if len(_figures(i)) > 1
        ]  # one that fits all alike moves nothing, in no draw
        self._hypotheses = hypotheses
        self._incident = incident_of(hypotheses)
        self._indicators = {n: i for n, i in enumerate(telling) if i.id in used}
        known = {i.id for i in telling}
        self._parts = [p for p in parts if p.indicator_id in known]
        self._cap = cap

    def intervals(self, prior: Prior, figures: Mapping[str, float]) -> dict[str, Interval]:
        """Return the range of every hypothesis; none leaves out its own figure."""
        rows = self._capped(_clipped(self._probabilities(_prior_draws(prior), self._drawn)))
        return {name: _middle(row, figures[name]) for name, row in rows.items()}

    @functools.cached_property
    def _drawn(self) -> Mapping[str, Drawn]:
        """Return the draws of every indicator."""
        return {i.id: _drawn(i, number) for number, i in self._indicators.items()}

    def shares(self, prior: Prior) -> tuple[RangeShare, ...]:
        """Return how much each range adds to that of the incident, the widest first.

        The squared width, in log odds, of the range it makes alone.
        """
        held = {i.id: _held(i) for i in self._indicators.values()}
        start = np.array([prior.p])
        alone: list[tuple[str | None, str, float]] = [
            (None, "the prior", self._width(_prior_draws(prior), held))
        ]
        for indicator in self._indicators.values():
            one = {**held, indicator.id: self._drawn[indicator.id]}
            alone.append((indicator.id, indicator.name, self._width(start, one)))
        total = sum(width**2 for _, _, width in alone)
        shares = [
            RangeShare(indicator_id=i, name=name, share=six(w**2 / total))
            for i, name, w in alone
            if w > 0
        ]
        return tuple(sorted(shares, key=lambda s: (-s.share, s.indicator_id or "")))

    def _width(self, prior: Row, drawn: Mapping[str, Drawn]) -> float:
        """Return how wide the range of the incident is in log odds.

        What lies beyond the bounds of every judgement is not seen.
        """
        row = self._capped(self._probabilities(prior, drawn))[self._incident]
        low, high = _edges(row)
        return _logit(high) - _logit(low)

    def _probabilities(self, prior: Row, drawn: Mapping[str, Drawn]) -> dict[str, Row]:
        """Return P(hypothesis) for every draw; bounded as the judgement itself is."""
        lead = self._lead(drawn)
        weights = {self._incident: np.log(prior)}
        for rival in self._hypotheses:
            if rival.id != self._incident:
                weights[rival.id] = np.log((1 - prior) * (rival.share or 0.0)) - lead[rival.id]
        top = functools.reduce(np.maximum, weights.values())
        raw = {name: np.exp(weight - top) for name, weight in weights.items()}
        total = functools.reduce(np.add, raw.values())
        return {name: row / total for name, row in raw.items()}

    def _lead(self, drawn: Mapping[str, Drawn]) -> dict[str, Row]:
        """Return the log ratio of the incident to each rival, bounded per origin and over all."""
        weighing = {i.id: i.dependence for i in self._indicators.values()}
        rivals = [h.id for h in self._hypotheses if h.id != self._incident]
        own: dict[str, dict[str, Row]] = {}
        ratios: dict[tuple[str, bool], dict[str, Row]] = {}
        for part in self._parts:
            row = own.setdefault(part.origin_id, {name: np.zeros(1) for name in rivals})
            key = (part.indicator_id, part.state == "observed")
            if key not in ratios:
                ratios[key] = self._ratios(drawn[part.indicator_id], rivals, is_observed=key[1])
            weight = part.binding * weighing[part.indicator_id]
            for name, ratio in ratios[key].items():
                row[name] = row[name] + weight * ratio
        lead = {name: np.zeros(1) for name in rivals}
        for _, row in sorted(own.items()):
            for name in rivals:
                lead[name] = lead[name] + np.clip(row[name], -MOST_PER_ORIGIN, MOST_PER_ORIGIN)
        return {name: np.clip(value, -MOST_ALL, MOST_ALL) for name, value in lead.items()}

    def _ratios(self, drawn: Drawn, rivals: Sequence[str], *, is_observed: bool) -> dict[str, Row]:
        """Return the log ratio of the incident to each rival that an indicator gives, or its
        absence.
        """
        logs = {name: np.log(p if is_observed else 1 - p) for name, p in drawn.items()}
        return {name: logs[self._incident] - logs[name] for name in rivals}

    def _capped(self, rows: dict[str, Row]) -> dict[str, Row]:
        """Cap the incident in every draw; what is cut off is spread over the rest in proportion."""
        if self._cap is None:
            return rows
        p = rows[self._incident]
        most = np.minimum(p, self._cap)
        return {
            name: most if name == self._incident else row * (1 - most) / (1 - p)
            for name, row in rows.items()
        }


def _clipped(rows: dict[str, Row]) -> dict[str, Row]:
    """Keep every probability within .01 and .99 in every draw, as the judgement itself is kept."""
    p = np.vstack(np.broadcast_arrays(*rows.values()))
    lifted, scale = np.zeros(p.shape, dtype=bool), np.ones(p.shape[1])
    for _ in rows:  # what is taken from the others may bring one of them below
        lifted |= p * scale < LEAST
        scale = (1 - LEAST * lifted.sum(axis=0)) / np.where(lifted, 0.0, p).sum(axis=0)
    return dict(zip(rows, np.where(lifted, LEAST, p * scale), strict=True))


def _edges(row: Row) -> tuple[float, float]:
    """Return between which figures the middle of the draws lies, within the bounds of every
    judgement.
    """
    low, high = np.clip(np.quantile(row, [(1 - HOLDS) / 2, (1 + HOLDS) / 2]), LEAST, 1 - LEAST)
    return float(low), float(high)


def _middle(row: Row, figure: float) -> Interval:
    """Return the range of a hypothesis; the figure itself never lies outside."""
    low, high = _edges(row)
    return Interval(low=min(six(low), six(figure)), high=max(six(high), six(figure)))


def _held(indicator: Indicator) -> Drawn:
    """Return the figures of an indicator themselves."""
    return {name: np.array([likelihood(value).p]) for name, value in indicator.likelihoods.items()}


def _figures(indicator: Indicator) -> list[tuple[float, float, float]]:
    """Return the figures an indicator gives to its hypotheses, each once: (low, p, high)."""
    given = [likelihood(value) for value in indicator.likelihoods.values()]
    return sorted({(f.low, f.p, f.high) for f in given})


def _drawn(indicator: Indicator, number: int) -> Drawn:
    """Return the draws of an indicator; hypotheses with the same figures share theirs."""
    rows = {ends: _row(ends, (number, rank)) for rank, ends in enumerate(_figures(indicator))}
    given = {name: likelihood(value) for name, value in indicator.likelihoods.items()}
    return {name: rows[f.low, f.p, f.high] for name, f in given.items()}


@functools.lru_cache(maxsize=512)
def _row(ends: tuple[float, float, float], stream: tuple[int, int]) -> Row:
    """Return the draws of one range from a stream; most judgements ask for the same ones again."""
    drawn = _triangular(*ends, _stream(stream))
    drawn.setflags(write=False)
    return drawn


def _triangular(low: float, figure: float, high: float, shares: Row) -> Row:
    """Return the draws that some shares stand for, in log odds.

    Half of them below the figure and half above, rarer towards the ends.
    """
    low, high = (
        min(low, figure),
        max(high, figure),
    )  # a mean may lie above the range of a class without any incident
    first, middle, last = _logit(low), _logit(figure), _logit(high)
    below = first + (middle - first) * np.sqrt(2 * shares)
    above = last - (last - middle) * np.sqrt(2 * (1 - shares))
    drawn = 1 / (1 + np.exp(-np.where(shares < 0.5, below, above)))
    return np.clip(drawn, low, high)


def _prior_draws(prior: Prior) -> Row:
    """Return the draws of the prior."""
    return _row((prior.interval.low, prior.p, prior.interval.high), _PRIOR_STREAM)


def _logit(p: float) -> float:
    """Return the log odds of a probability."""
    return math.log(p / (1 - p))


@functools.lru_cache(maxsize=512)
def _stream(key: tuple[int, int]) -> Row:
    """Return one share from each of so many equal strata of 0 to 1, in an order that is this key's
    own and always the same.
    """
    chance = random.Random(f"{_SEED}/{key}")
    order = np.argsort([chance.random() for _ in range(_DRAWS)], kind="stable")
    shares = (order + 0.5) / _DRAWS
    shares.setflags(write=False)
    return shares
