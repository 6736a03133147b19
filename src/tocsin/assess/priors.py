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
# The continued fraction is worked out until a step changes it by less than this.
_CLOSE_ENOUGH = 1e-12


def prior_of(problem: Problem, reference: ReferenceClass | None) -> Prior:
    """Return the prior of the incident.

    The reference class holds only rows resolved before as-of. Void rows count neither way.
    """
    others = [r for r in reference.rows if r.problem != problem.id] if reference else []
    rows = [r for r in others if r.incident is not None]
    cases = len(rows)
    incidents = sum(r.incident is True for r in rows)
    alpha = incidents + _PRIOR_K
    beta = cases - incidents + _PRIOR_N - _PRIOR_K
    quantiles = (_beta_quantile(share, alpha, beta) for share in _EDGE)
    low, high = (min(_MOST, max(_LEAST, quantile)) for quantile in quantiles)
    return Prior(
        reference_class=problem.reference_class,
        n=cases,
        k=incidents,
        p=six(alpha / (alpha + beta)),
        interval=Interval(low=six(low), high=six(high)),
        rows=tuple(
            f"{r.date} {r.place}: {'incident' if r.incident else 'no incident'}" for r in rows
        ),
    )


@functools.lru_cache(maxsize=256)
def _beta_quantile(share: float, alpha: float, beta: float) -> float:
    """Return a quantile of the Beta(alpha, beta) distribution, by bisection on its distribution
    function.
    """
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _beta_cdf(middle, alpha, beta) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta_cdf(point: float, alpha: float, beta: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22),
    worked out from its front (Lentz 1976).
    """
    if point <= 0 or point >= 1:
        return float(point >= 1)
    if point > (alpha + 1) / (alpha + beta + 2):
        return 1 - _beta_cdf(1 - point, beta, alpha)
    upper, lower = 1.0, 1 / (1 - (alpha + beta) * point / (alpha + 1))
    fraction = lower
    for step in range(1, 200):
        at = alpha + 2 * step
        even = step * (beta - step) * point / ((at - 1) * at)
        odd = -(alpha + step) * (alpha + beta + step) * point / (at * (at + 1))
        for term in (even, odd):
            lower, upper = 1 / (1 + term * lower), 1 + term / upper
            fraction *= upper * lower
        if abs(upper * lower - 1) < _CLOSE_ENOUGH:
            break
    return _front(point, alpha, beta) * fraction


def _front(point: float, alpha: float, beta: float) -> float:
    """Return what stands before the continued fraction."""
    log_beta = math.lgamma(alpha + beta) - math.lgamma(alpha) - math.lgamma(beta)
    return math.exp(log_beta + alpha * math.log(point) + beta * math.log(1 - point)) / alpha
