"""Sources that should have published and did not. No data is not quiet."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.language.catalogues import english
from tocsin.records import (
    CountHistory,
    FetchMark,
    Message,
    Sighting,
    Silence,
    SilenceState,
    Source,
    message,
    six,
)

_WEEK = 7
# A silence is reported when the expected volume makes it less likely than this (Poisson).
_UNLIKELY = 0.01
# A source that missed so many publications in a row is not late any more: it is gone.
_MISSED = 20.0

# So many failures in a row make a source unreachable.
_FAILURES = 3


class Arrived(NamedTuple):
    """Captures of a source as they arrived.

    Since when it is watched, the last day with a new one, and how many came without a date.
    """

    since: dt.date | None = None
    last: dt.date | None = None
    undated: Mapping[dt.date, int] = {}


class Looks(NamedTuple):
    """What fetching came to.

    The marks of each source's listings, the identities of its handles, and when captures arrived.
    `begun` is the day from which anything was watched at all.
    """

    marks: Mapping[str, Sequence[FetchMark]]
    sightings: Sequence[Sighting]
    arrived: Mapping[str, Arrived] = {}
    begun: dt.date | None = None


def find_silences(
    history: CountHistory, sources: Sequence[Source], as_of: dt.date, looks: Looks | None = None
) -> list[Silence]:
    """Return the sources that were silent in the week up to `as_of`.

    Late, thin and gone need an expected volume, and a source that was watched for long enough to
    expect anything; a changed identity or failing listings are reported of any fetched source.
    """
    silences = []
    for source in sources:
        volume = {d: n for d, n in history.published(source.id).items() if d <= as_of}
        silence = _unfetched(source, volume, as_of, looks) if looks else None
        if silence is None and source.expected_per_day is not None:
            silence = _silence(source, observed_of(source.id, volume, as_of, looks), as_of)
        if silence:
            silences.append(silence)
    return silences


def out_of_reach(sources: Sequence[Source], looks: Looks) -> frozenset[str]:
    """Return the sources of which nothing can be had just now.

    Their listings fail, or another stands behind their handle.
    """
    return frozenset(s.id for s in sources if _lost(s, looks) is not None)


def _lost(source: Source, looks: Looks) -> tuple[SilenceState, Message] | None:
    """Tell why nothing can be had of a source, or nothing."""
    marks = looks.marks.get(source.id, ())
    if why := _changed(source, looks.sightings):
        return "changed_identity", why
    if marks and all(m.failures >= _FAILURES for m in marks):
        return (
            "unreachable",
            message(
                "watch-fetch-failed",
                n=min(m.failures for m in marks),
                note=str(marks[0].note or "-"),
            ),
        )
    return None


def _unfetched(
    source: Source, volume: Mapping[dt.date, int], as_of: dt.date, looks: Looks
) -> Silence | None:
    """Tell a source whose handle changed hands, or none of whose listings could be had lately."""
    lost = _lost(source, looks)
    if lost is None:
        return None
    state, why = lost
    start = as_of - dt.timedelta(days=_WEEK - 1)
    seen = sum(n for d, n in volume.items() if d >= start)
    expected = six((source.expected_per_day or 0.0) * _WEEK)
    return Silence(
        source_id=source.id,
        start=start,
        end=as_of,
        state=state,
        expected=expected,
        observed=seen,
        why=english(why),
        why_message=why,
    )


def _changed(source: Source, sightings: Sequence[Sighting]) -> Message | None:
    """Say which number stands behind a handle instead of the one that should, or nothing."""
    for platform in sorted(source.handles):
        seen = [s for s in sightings if (s.source_id, s.platform) == (source.id, platform)]
        handle = source.handle(platform)
        wanted = handle.number if handle and handle.number else seen[0].number if seen else None
        last = max(seen, key=lambda s: s.at, default=None)
        if last is not None and last.number != wanted:
            return message(
                "watch-handle-changed",
                platform=platform,
                handle=last.handle,
                number=str(last.number),
                day=f"{last.at:%Y-%m-%d}",
                wanted=str(wanted),
            )
    return None


class Observed(NamedTuple):
    """What a source published.

    By day (of arrival, where a capture has no date), since when it is watched, whether new captures
    arrive.
    """

    days: Mapping[dt.date, int]
    since: dt.date | None
    arrives: bool

    def is_judged(self, rate: float, as_of: dt.date) -> bool:
        """Return whether a source of so many publications a day was watched for long enough to
        expect any by now.
        """
        return self.since is not None and math.exp(-rate * (as_of - self.since).days) < _UNLIKELY


def observed_of(
    source: str, volume: Mapping[dt.date, int], as_of: dt.date, looks: Looks | None
) -> Observed:
    """Return what a source published up to a day.

    A capture without a date counts on the day it arrived.
    """
    arrived = looks.arrived.get(source, Arrived()) if looks else Arrived()
    days = Counter(volume)
    days.update({d: n for d, n in arrived.undated.items() if d <= as_of})
    begun = looks.begun if looks else as_of - dt.timedelta(days=_WEEK)
    since = min(
        (d for d in (arrived.since, min(days, default=None)) if d is not None), default=begun
    )
    recent = arrived.last is not None and (as_of - arrived.last).days < _WEEK
    return Observed(days, since, arrives=recent and arrived.last != arrived.since)


def _silence(source: Source, seen: Observed, as_of: dt.date) -> Silence | None:
    """Assess one source."""
    rate = source.expected_per_day or 0.0
    if seen.since is None or not seen.is_judged(rate, as_of):
        return None
    start = max(as_of - dt.timedelta(days=_WEEK - 1), seen.since)
    span = (as_of - start).days + 1
    week = sum(n for d, n in seen.days.items() if d >= start)
    quiet = (as_of - max(seen.days, default=seen.since)).days
    if quiet >= 1 and math.exp(-rate * quiet) < _UNLIKELY:
        is_gone = not seen.arrives and ((week == 0 and quiet >= _WEEK) or rate * quiet >= _MISSED)
        state: SilenceState = "gone" if is_gone else "late"
        since, observed, expected = as_of - dt.timedelta(days=quiet - 1), 0, rate * quiet
    elif week < rate * span * 0.25 and _poisson_at_most(week, rate * span) < _UNLIKELY:
        state = "thin"
        since, observed, expected = start, week, rate * span
    else:
        return None
    why = message("watch-silence", n=observed, since=since.isoformat(), expected=round(expected, 1))
    return Silence(
        source_id=source.id,
        start=since,
        end=as_of,
        state=state,
        expected=six(expected),
        observed=observed,
        why=english(why),
        why_message=why,
    )


def _poisson_at_most(k: int, mean: float) -> float:
    """Return P(X <= k) for a Poisson variable."""
    return sum(math.exp(-mean + i * math.log(mean) - math.lgamma(i + 1)) for i in range(k + 1))
