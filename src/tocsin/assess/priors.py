"""The prior: how often such a thing followed in a dated reference class, without the problem's own
row.
"""

import functools
import math

from tocsin.records import Interval, Prior, Problem, ReferenceClass, six

# Shrunk to 2 % with the weight of ten rows: (k + .2) / (n + 10), the rule of the tradecraft page.
_PRIOR_K, _PRIOR_N = 0.2, 10.0
_EDGE = (0.10, 0.90)
_LEAST, _MOST = 0.001, 0.9


def prior_of(problem: Problem, reference: ReferenceClass | None) -> Prior:
    """Return the prior of the incident.

    The reference class holds only rows resolved before as-of. Void rows count neither way.
    """
    others = [r for r in reference.rows if r.problem != problem.id] if reference else []
    rows = [r for r in others if r.incident is not None]
    incidents, cases = sum(r.incident is True for r in rows), len(rows)
    a, b = incidents + _PRIOR_K, cases - incidents + _PRIOR_N - _PRIOR_K
    low, high = (min(_MOST, max(_LEAST, _beta_quantile(q, a, b))) for q in _EDGE)
    return Prior(
        reference_class=problem.reference_class,
        n=cases,
        k=incidents,
        p=six(a / (a + b)),
        interval=Interval(low=six(low), high=six(high)),
        rows=tuple(
            f"{r.date} {r.place}: {'incident' if r.incident else 'no incident'}" for r in rows
        ),
    )


@functools.lru_cache(maxsize=256)
def _beta_quantile(q: float, a: float, b: float) -> float:
    """Return a quantile of the Beta(a, b) distribution, by bisection on its
    distribution function.
    """
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _beta_cdf(middle, a, b) < q:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_cdf(1 - x, b, a)
    front = (
        math.exp(
            math.lgamma(a + b)
            - math.lgamma(a)
            - math.lgamma(b)
            + a * math.log(x)
            + b * math.log(1 - x)
        )
        / a
    )
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / d
    total = d
    for m in range(1, 200):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / (1 + even * d), 1 + even / c
        total *= c * d
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / (1 + odd * d), 1 + odd / c
        total *= c * d
        if abs(c * d - 1) < 1e-12:
            break
    return front * total
