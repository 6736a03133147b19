"""Daily counts per source group, site and narrative; reprints are folded, undated documents enter none."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.records import Count, Group, Key, Record


class Touch(Record, frozen=True):
    """One document that touches something watched, on its publication day (UTC); `at` only where the time of day is known."""

    document_id: str
    origin_id: str
    source_id: str
    day: dt.date
    sites: tuple[str, ...]
    narratives: tuple[str, ...]
    at: dt.datetime | None = None


def keys_of(touch: Touch, group: str) -> list[Key]:
    """Return the keys a document adds to: each site, each narrative, and each pair."""
    sites = [Key(group=group, site_id=s) for s in touch.sites]
    stories = [Key(group=group, narrative_id=n) for n in touch.narratives]
    both = [Key(group=group, site_id=s, narrative_id=n) for s in touch.sites for n in touch.narratives]
    return sites + stories + both


def count_touches(
    touches: Iterable[Touch], groups: Sequence[Group], volumes: Mapping[tuple[str, dt.date], int]
) -> list[Count]:
    """Return the daily counts of every group; `volumes` holds all captures by (source, day), before the gate."""
    documents: dict[tuple[Key, dt.date], set[str]] = defaultdict(set)
    origins: dict[tuple[Key, dt.date], set[str]] = defaultdict(set)
    for touch in touches:
        for group in groups:
            if touch.source_id in group.members:
                for key in keys_of(touch, group.id):
                    documents[key, touch.day].add(touch.document_id)
                    origins[key, touch.day].add(touch.origin_id)
    members = {g.id: set(g.members) for g in groups}
    return [
        Count(
            day=day, key=key, documents=len(found), origins=len(origins[key, day]),
            volume=sum(n for (source, when), n in volumes.items() if when == day and source in members[key.group]),
        )
        for (key, day), found in sorted(documents.items(), key=lambda item: (str(item[0][0]), item[0][1]))
    ]  # fmt: skip
