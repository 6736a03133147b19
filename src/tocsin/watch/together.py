"""Who was first with a story or a site, who followed, who published together.

And what a source never wrote about before. All of it is said of groups' members that are
institutional outlets, or inside groups of three owners or more; a personal channel is never looked
at by itself. "Published together" is a count against chance; it never says who arranged it, or that
anybody did.
"""

import bisect
import datetime as dt
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from tocsin.language.catalogues import english
from tocsin.records import (
    Copublished,
    FirstMover,
    Follower,
    PairNovelty,
    Source,
    Touch,
    message,
    six,
)

_INSTITUTIONAL = ("outlet", "agency", "official")
# Followers within this time count as following; two within the shorter one as publishing together.
_FOLLOWS, _TOGETHER = dt.timedelta(days=3), dt.timedelta(hours=1)
# Fewer joint publications than this are chance whatever their probability; and the level of one
# pair.
_FEWEST, _LEVEL = 3, 0.001
# A source that touched fewer things than this, or for fewer days, has no habit that something could
# be new to.
_ACTIVE_TOUCHES, _ACTIVE_DAYS = 10, 28
_SURPRISE = math.log(20)
# How much the habit of all sources weighs beside a source's own, in mentions.
_PRIOR, _BACK_OFF = 0.5, 2.0
_MINUTES = 24 * 60
Minutes = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def institutional(sources: Sequence[Source]) -> frozenset[str]:
    """Return the sources that may be looked at one by one."""
    return frozenset(s.id for s in sources if s.kind in _INSTITUTIONAL)


def first_movers(touches: Iterable[Touch], allowed: frozenset[str]) -> list[FirstMover]:
    """Return who was earliest *seen* with each story and site, and who followed within three days.

    The earliest seen is not the origin.
    """
    by_thing: dict[tuple[str, str], list[tuple[dt.datetime, str]]] = defaultdict(list)
    for touch in touches:
        if touch.at is not None and touch.source_id in allowed:
            for kind, name in _things(touch):
                by_thing[kind, name].append((touch.at, touch.source_id))
    found = []
    for (kind, name), rows in sorted(by_thing.items()):
        rows.sort()
        began, first = rows[0]
        followers: dict[str, float] = {}
        for at, source in rows[1:]:
            if source != first and at - began <= _FOLLOWS:
                followers.setdefault(source, (at - began) / dt.timedelta(hours=1))
        found.append(
            FirstMover(
                site_id=name if kind == "site" else None,
                narrative_id=name if kind == "story" else None,
                source_id=first,
                at=began,
                followers=tuple(Follower(source_id=s, hours=six(h)) for s, h in followers.items()),
            )
        )
    return found


def _things(touch: Touch) -> list[tuple[str, str]]:
    """Return the sites and stories of a document."""
    return [*(("site", s) for s in touch.sites), *(("story", n) for n in touch.narratives)]


def pair_novelties(
    touches: Iterable[Touch], allowed: frozenset[str], as_of: dt.date
) -> list[PairNovelty]:
    """Return sites that an active source touched for the first time, with how surprising that is.

    The surprise is -ln of the chance that the next thing this source touches is the site: a
    Gamma-Poisson back-off from the source's own touches to all sources'. A site everybody touches
    is no surprise even where it is new to one.
    """
    rows = sorted(
        (t for t in touches if t.day <= as_of and t.sites), key=lambda t: (t.day, t.document_id)
    )
    everybody: Counter[str] = Counter()
    own: dict[str, Counter[str]] = defaultdict(Counter)
    began: dict[str, dt.date] = {}
    found = []
    for touch in rows:
        mine = own[touch.source_id]
        began.setdefault(touch.source_id, touch.day)
        active = (
            mine.total() >= _ACTIVE_TOUCHES
            and (touch.day - began[touch.source_id]).days >= _ACTIVE_DAYS
        )
        for site in touch.sites:
            if active and not mine[site] and touch.source_id in allowed:
                back = (everybody[site] + _PRIOR) / (
                    everybody.total() + _PRIOR * (len(everybody) + 1)
                )
                surprise = -math.log(_BACK_OFF * back / (mine.total() + _BACK_OFF))
                if surprise >= _SURPRISE:
                    why = message(
                        "watch-first-time",
                        n=mine.total(),
                        since=began[touch.source_id].isoformat(),
                    )
                    found.append(
                        PairNovelty(
                            source_id=touch.source_id,
                            site_id=site,
                            day=touch.day,
                            surprise=six(surprise),
                            why=english(why),
                            why_message=why,
                        )
                    )
            mine[site] += 1
            everybody[site] += 1
    return found


def copublished(touches: Iterable[Touch], allowed: frozenset[str]) -> list[Copublished]:
    """Return pairs of sources that published on one story or site within an hour of each other more
    often than chance has it.

    Chance keeps how much each source publishes on it and at which hours: the expected number is
    that of all pairs of their documents that lie within an hour of each other by the clock, over
    the number of days. Copies are taken out first: documents of one origin are one. The tail is
    that of a Poisson (Le Cam 1960).
    """
    by_thing: dict[tuple[str, str], dict[str, dict[str, dt.datetime]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for touch in sorted(
        (t for t in touches if t.at is not None), key=lambda t: (str(t.at), t.document_id)
    ):
        for thing in _things(touch):
            if touch.source_id in allowed:
                by_thing[thing][touch.source_id].setdefault(
                    touch.origin_id, touch.at or dt.datetime.min
                )
    found = []
    for (kind, name), sources in sorted(by_thing.items()):
        moments = [at for rows in sources.values() for at in rows.values()]
        days = max(1, (max(moments).date() - min(moments).date()).days + 1)
        for one, other in combinations(sorted(sources), 2):
            seen, due = joined_publication(sources[one], sources[other], days)
            chance = _poisson_tail(seen, due)
            if seen >= _FEWEST and chance < _LEVEL:
                why = message("watch-together", n=seen, days=days, expected=round(due, 1))
                found.append(
                    Copublished(
                        sources=(one, other),
                        site_id=name if kind == "site" else None,
                        narrative_id=name if kind == "story" else None,
                        seen=seen,
                        expected=six(due),
                        chance=six(chance),
                        why=english(why),
                        why_message=why,
                    )
                )
    return found


def joined_publication(
    one: dict[str, dt.datetime], other: dict[str, dt.datetime], days: int
) -> tuple[int, float]:
    """Return how many documents of one have one of the other within an hour.

    And how many chance gives; shared origins do not count.
    """
    mine = [at for o, at in one.items() if o not in other]
    theirs = sorted(at for o, at in other.items() if o not in one)
    seen = sum(_has_one_near(at, theirs) for at in mine)
    by_clock = _clock(mine) @ (_near() @ _clock(theirs))
    return seen, int(by_clock) / days


def _has_one_near(moment: dt.datetime, others: Sequence[dt.datetime]) -> bool:
    """Return whether one of some moments, in order, lies within an hour of a moment."""
    first = bisect.bisect_left(others, moment - _TOGETHER)
    return first < len(others) and others[first] <= moment + _TOGETHER


def _clock(moments: Iterable[dt.datetime]) -> Minutes:
    """Return how many moments lie in each minute of the clock, whatever the day."""
    minutes = [moment.hour * 60 + moment.minute for moment in moments]
    in_each = np.bincount(np.array(minutes, dtype=np.int64), minlength=_MINUTES)
    return np.asarray(in_each, dtype=np.float64)


@functools.lru_cache(maxsize=1)
def _near() -> Minutes:
    """Return for each two minutes of the clock whether they lie within an hour, as 1 or 0."""
    hours = np.arange(_MINUTES) // 60 + np.arange(_MINUTES) % 60 / 60
    apart = np.abs(hours[:, None] - hours[None, :])
    near = np.minimum(apart, 24 - apart) <= _TOGETHER / dt.timedelta(hours=1)
    return np.asarray(near, dtype=np.float64)


def _poisson_tail(seen: int, due: float) -> float:
    """Return the chance of `seen` or more where `due` are expected."""
    below = sum(
        math.exp(-due + k * math.log(max(due, 1e-12)) - math.lgamma(k + 1)) for k in range(seen)
    )
    return max(0.0, 1.0 - below)
