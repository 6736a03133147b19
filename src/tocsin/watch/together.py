"""Who was first with a story or a site, who followed, who published together.

And what a source never wrote about before. All of it is said of groups' members that are
institutional outlets, or inside groups of three owners or more; a personal channel is never looked
at by itself. "Published together" is a count against chance; it never says who arranged it, or that
anybody did.
"""

import datetime as dt
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
_MINUTE, _HOUR = 60_000_000, 3_600_000_000
Minutes = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Instants = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


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
    movers = []
    for (kind, name), rows in sorted(by_thing.items()):
        rows.sort()
        began, first = rows[0]
        followers: dict[str, float] = {}
        for at, source in rows[1:]:
            if source != first and at - began <= _FOLLOWS:
                followers.setdefault(source, (at - began) / dt.timedelta(hours=1))
        movers.append(
            FirstMover(
                site_id=name if kind == "site" else None,
                narrative_id=name if kind == "story" else None,
                source_id=first,
                at=began,
                followers=tuple(Follower(source_id=s, hours=six(h)) for s, h in followers.items()),
            )
        )
    return movers


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
    novelties = []
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
                    novelties.append(
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
    return novelties


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
    dated = [(t.at, t.document_id, t) for t in touches if t.at and t.source_id in allowed]
    dated.sort(key=lambda row: row[:2])
    for at, _, touch in dated:
        for thing in _things(touch):
            by_thing[thing][touch.source_id].setdefault(touch.origin_id, at)
    pairs = []
    for (kind, name), rows in sorted(by_thing.items()):
        moments = [at for own in rows.values() for at in own.values()]
        days = max(1, (max(moments).date() - min(moments).date()).days + 1)
        sources = {source: Published(own) for source, own in rows.items()}
        for one, other in combinations(sorted(sources), 2):
            joint = Joint(sources[one], sources[other])
            seen = joint.seen()
            if seen < _FEWEST:
                continue
            due = joint.due(days)
            chance = _poisson_tail(seen, due)
            if chance < _LEVEL:
                why = message("watch-together", n=seen, days=days, expected=round(due, 1))
                pairs.append(
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
    return pairs


class Published:
    """When one source published on one thing, by origin."""

    def __init__(self, moments: Mapping[str, dt.datetime]) -> None:
        """Take the moment of each origin."""
        self.origins = moments.keys()
        self._moments = moments
        self._all = _in_order(moments.values())

    def without(self, origins: Collection[str]) -> Instants:
        """Return the moments of all but some origins, in order."""
        if not origins:
            return self._all
        return _in_order(at for origin, at in self._moments.items() if origin not in origins)


class Joint:
    """When two sources published on one thing; shared origins do not count."""

    def __init__(self, one: Published, other: Published) -> None:
        """Leave out what both took from one origin."""
        shared = one.origins & other.origins
        self._mine, self._theirs = one.without(shared), other.without(shared)

    def seen(self) -> int:
        """Return how many documents of one have one of the other within an hour."""
        mine, theirs = self._mine, self._theirs
        if not len(theirs):
            return 0
        first = np.searchsorted(theirs, mine - _HOUR)
        nearest = theirs[np.minimum(first, len(theirs) - 1)]
        return int(np.count_nonzero((first < len(theirs)) & (nearest <= mine + _HOUR)))

    def due(self, days: int) -> float:
        """Return how many chance gives, in so many days."""
        return int(_clock(self._mine) @ (_near() @ _clock(self._theirs))) / days


def _in_order(moments: Iterable[dt.datetime]) -> Instants:
    """Return moments in order, in microseconds."""
    return np.sort(np.array([round(at.timestamp() * 1e6) for at in moments], dtype=np.int64))


def _clock(moments: Instants) -> Minutes:
    """Return how many moments lie in each minute of the clock (UTC), whatever the day."""
    in_each = np.bincount(moments // _MINUTE % _MINUTES, minlength=_MINUTES)
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
