"""Daily counts per source group, site and narrative.

Reprints are folded, undated documents enter none.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.records import Count, Group, Key, Touch

# A source is a newcomer so many days, in a group that was heard as long before it.
NEW_DAYS = 28
Volumes = Mapping[tuple[str, dt.date], int]


def keys_of(touch: Touch, group: str) -> list[Key]:
    """Return the keys a document adds to: each site, each narrative, and each pair."""
    sites = [Key(group=group, site_id=s) for s in touch.sites]
    stories = [Key(group=group, narrative_id=n) for n in touch.narratives]
    both = [
        Key(group=group, site_id=s, narrative_id=n) for s in touch.sites for n in touch.narratives
    ]
    return sites + stories + both


def newcomers(
    group: Group, first_heard: Mapping[str, dt.date]
) -> dict[str, tuple[dt.date, dt.date]]:
    """Return the sources that joined a group which had been heard for long, with the days on which
    they are newcomers.
    """
    heard = {m: first_heard[m] for m in group.members if m in first_heard}
    began, span = min(heard.values(), default=dt.date.max), dt.timedelta(days=NEW_DAYS)
    return {m: (day, day + span) for m, day in heard.items() if day - began >= span}


def count_touches(
    touches: Iterable[Touch], groups: Sequence[Group], first_heard: Mapping[str, dt.date]
) -> list[Count]:
    """Return the daily counts of every group, in order of key and day.

    `first_heard` is the first day of each source's captures.
    """
    documents: dict[tuple[Key, dt.date], int] = Counter()
    origins: dict[tuple[Key, dt.date], set[str]] = defaultdict(set)
    settled: dict[tuple[Key, dt.date], set[str]] = defaultdict(set)
    fresh = {g.id: newcomers(g, first_heard) for g in groups}
    of_source: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for member in sorted(set(group.members)):
            of_source[member].append(group)
    for touch in touches:
        for group in of_source.get(touch.source_id, ()):
            since, until = fresh[group.id].get(touch.source_id, (dt.date.max, dt.date.max))
            for key in keys_of(touch, group.id):
                documents[key, touch.day] += 1
                origins[key, touch.day].add(touch.origin_id)
                if not since <= touch.day < until:
                    settled[key, touch.day].add(touch.origin_id)
    return [
        Count(
            day=day,
            key=key,
            documents=number,
            origins=len(origins[key, day]),
            newcomers=len(origins[key, day] - settled[key, day]),
        )
        for (key, day), number in sorted(
            documents.items(), key=lambda item: (str(item[0][0]), item[0][1])
        )
    ]


def first_days(volumes: Volumes) -> dict[str, dt.date]:
    """Return the first day on which each source was heard."""
    first: dict[str, dt.date] = {}
    for (source, day), number in volumes.items():
        if number > 0:
            first[source] = min(day, first.get(source, day))
    return first


class Counted:
    """Counts in memory, as readings are made from them (`records.CountHistory`)."""

    def __init__(self, counts: Iterable[Count], volumes: Volumes) -> None:
        """Index counts by group and day, and captures by source and day."""
        self._days: dict[str, dict[dt.date, list[Count]]] = defaultdict(lambda: defaultdict(list))
        for count in counts:
            self._days[count.key.group][count.day].append(count)
        self._published: dict[str, dict[dt.date, int]] = defaultdict(dict)
        for (source, day), number in volumes.items():
            self._published[source][day] = number

    def days(self, group: str) -> Mapping[dt.date, Sequence[Count]]:
        """Return the counts of every key of a group that was touched, by day."""
        return self._days.get(group, {})

    def published(self, source: str) -> Mapping[dt.date, int]:
        """Return how many captures a source published, by day."""
        return self._published.get(source, {})
