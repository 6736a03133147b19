"""Sources that should have published and did not. No data is not quiet."""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Literal

from tocsin.records import CountHistory, Silence, Source, six

_WEEK = 7
# A silence is told when the expected volume makes it less likely than this (Poisson).
_UNLIKELY = 0.01


def find_silences(history: CountHistory, sources: Sequence[Source], as_of: dt.date) -> list[Silence]:
    """Return the sources with an expected volume that were late, thin or gone in the week up to `as_of`."""
    found = []
    for source in sources:
        if source.expected_per_day is None:
            continue
        volume = history.volume([source.id])
        silence = _silence(source, {d: n for d, n in volume.items() if d <= as_of}, as_of)
        if silence:
            found.append(silence)
    return found


def _silence(source: Source, volume: dict[dt.date, int], as_of: dt.date) -> Silence | None:
    """Judge one source."""
    rate = source.expected_per_day or 0.0
    start = as_of - dt.timedelta(days=_WEEK - 1)
    week = sum(n for d, n in volume.items() if d >= start)
    last = max(volume, default=None)
    quiet = (as_of - last).days if last else _WEEK
    if week == 0 and math.exp(-rate * _WEEK) < _UNLIKELY:
        state: Literal["late", "thin", "gone"] = "gone"
        since, observed, expected = start, 0, rate * _WEEK
    elif quiet >= 1 and math.exp(-rate * quiet) < _UNLIKELY:
        state = "late"
        since, observed, expected = as_of - dt.timedelta(days=quiet - 1), 0, rate * quiet
    elif week < rate * _WEEK * 0.25 and _poisson_at_most(week, rate * _WEEK) < _UNLIKELY:
        state = "thin"
        since, observed, expected = start, week, rate * _WEEK
    else:
        return None
    why = f"{observed} documents since {since}, where {expected:.1f} were expected"
    return Silence(
        source_id=source.id, start=since, end=as_of, state=state, expected=six(expected), observed=observed, why=why
    )


def _poisson_at_most(k: int, mean: float) -> float:
    """Return P(X <= k) for a Poisson variable."""
    return sum(math.exp(-mean + i * math.log(mean) - math.lgamma(i + 1)) for i in range(k + 1))
