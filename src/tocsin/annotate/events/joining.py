"""Events of several documents that are one: the same act at the same place, or by the same actor,
about the same time.

Accounts that differ in time or number stand side by side in the one event; which is right is not
said here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from tocsin.records import NOT_SPECIFIED, Claim, Document, Event, Version, When, content_id

# Accounts without a time of their own are of one event if their documents were published so close.
_SAME_DAYS = 3
# Kinds of telling, not of acts: each is its own.
_ALONE = ("historical",)


def joined(
    events: Iterable[Event], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> list[Event]:
    """Return the events of all documents, those that are one joined; the order of the inputs does
    not matter.

    A time is anchored at its document's publication; one that cannot be anchored stays without
    days.
    """
    groups: dict[tuple[str, str, str | None, str | None], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.id):
        actor = event.actor_id if event.site_id is None else None
        groups[event.type, event.status, event.site_id, actor].append(event)
    found: list[Event] = []
    for (kind, _, site, actor), same in sorted(groups.items(), key=lambda g: str(g[0])):
        dated = [(_days(e, claims, documents), e) for e in same]
        alone = kind in _ALONE or (site is None and actor is None)
        if alone:
            families = [[row] for row in dated]
        else:
            families = _families(dated)
        found += [
            _one([e for _, e in family], [d for d, _ in family if d], claims, documents)
            for family in families
        ]
    return sorted(found, key=lambda e: e.id)


Days = tuple[dt.date, dt.date]


def _days(
    event: Event, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Days | None:
    """Return the days of an event: those its time gives, else those of its documents' publication,
    else None.
    """
    stated = [
        d
        for c in event.claim_ids
        if c in claims and (d := _stated(claims[c], documents)) is not None
    ]
    if stated:
        return min(d[0] for d in stated), max(d[1] for d in stated)
    published = [
        p.date()
        for c in event.claim_ids
        if c in claims and (p := documents[claims[c].document_id].published_at)
    ]
    if published:
        return (min(published), max(published))
    return None


def _stated(claim: Claim, documents: Mapping[str, Document]) -> Days | None:
    """Return the days a claim's own time gives; a deadline or a duration is no day of the event."""
    published = documents[claim.document_id].published_at
    if claim.when is None or claim.when.role not in ("at", "since"):
        return None
    if published is not None:
        when = claim.when.resolved(published.date(), "publication")
    else:
        when = claim.when
    if when.start is not None:
        return (when.start, when.end or when.start)
    return None


def _families(dated: Sequence[tuple[Days | None, Event]]) -> list[list[tuple[Days | None, Event]]]:
    """Sort events of one type, status and site into families: actors that do not differ, and days
    that meet or lie close.
    """
    families: list[list[tuple[Days | None, Event]]] = []
    for row in sorted(
        dated,
        key=lambda r: (
            r[0] is None,
            r[0] or (dt.date.min, dt.date.min),
            r[1].actor_id is None,
            r[1].id,
        ),
    ):
        home = [f for f in families if all(_meets(row, other) for other in f)]
        if len(home) == 1 or (home and row[1].actor_id is not None):
            home[-1].append(row)
        else:
            families.append([row])
    return families


def _meets(one: tuple[Days | None, Event], other: tuple[Days | None, Event]) -> bool:
    """Tell whether two accounts may be of one event."""
    own_days, first = one
    other_days, second = other
    if (
        first.actor_id is not None
        and second.actor_id is not None
        and first.actor_id != second.actor_id
    ):
        return False
    if own_days is None or other_days is None:
        return own_days is other_days
    latest_start = max(own_days[0], other_days[0])
    earliest_end = min(own_days[1], other_days[1])
    gap = latest_start - earliest_end
    return gap <= dt.timedelta(days=_SAME_DAYS)


def _one(
    events: Sequence[Event],
    days: Sequence[Days],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> Event:
    """Make one event of its accounts."""
    first = min(events, key=lambda e: (e.actor_id is None, e.id))
    ids = tuple(sorted({c for e in events for c in e.claim_ids}))
    stated = [d for c in ids if c in claims and (d := _stated(claims[c], documents)) is not None]
    quantities = _by_value((q, c) for c in ids if c in claims and (q := claims[c].quantity))
    times = _by_value(
        (_told(w), c) for c in ids if c in claims and (w := claims[c].when) is not None
    )
    versions = [*_versions("quantity", quantities), *_versions("when", times)]
    unspecified = any(e.quantity == NOT_SPECIFIED for e in events)
    return msgspec.structs.replace(
        first,
        id=content_id("evt", first.type, first.actor_id, first.site_id, first.status, ids),
        claim_ids=ids,
        quantity=next(iter(quantities), NOT_SPECIFIED if unspecified else None),
        when=next((e.when for e in events if e.when), None),
        start=min((d[0] for d in stated), default=None),
        end=max((d[1] for d in stated), default=None),
        versions=tuple(versions),
        denied_by=tuple(sorted({c for e in events for c in e.denied_by})),
    )


def _versions(field: Literal["when", "quantity"], values: Mapping[str, list[str]]) -> list[Version]:
    """Return accounts that differ; one account alone is no version."""
    if len(values) < 2:
        return []
    return [
        Version(field=field, value=value, claim_ids=tuple(carried))
        for value, carried in values.items()
    ]


def _told(when: When) -> str:
    """Return a time as its claim tells it, with what it means."""
    if when.start:
        days = f"{when.start} to {when.end}"
    else:
        days = f"days {when.start_days} to {when.end_days} from its anchor"
    return f"{when.raw} ({when.role}, {days})"


def _by_value(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Gather claims by what they give, in order of the alphabet."""
    found: dict[str, list[str]] = defaultdict(list)
    for value, claim in rows:
        found[value].append(claim)
    return dict(sorted(found.items()))
