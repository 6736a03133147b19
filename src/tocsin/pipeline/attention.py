"""Attention from what the store keeps: a new document moves one day of counts and one step of the
watch, whatever the store holds.

Intake keeps what each document touches and marks its day; `refresh` counts marked days anew and
goes on from the last state of the watch before them. A judgement looks at all documents together
and settles which of them share an origin. A look back counts what was known then and keeps nothing.
"""

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from tocsin.pipeline.steps import digest_of
from tocsin.records import (
    Casebook,
    Document,
    Group,
    GroupDay,
    Key,
    Match,
    Mention,
    Reading,
    Silence,
    Touch,
    WatchState,
)
from tocsin.records.ports import Attention
from tocsin.sources import addresses_of
from tocsin.watch import (
    PRIMARY,
    Arrived,
    Counted,
    GroupWatch,
    Looks,
    count_touches,
    find_silences,
    first_days,
    keys_of,
    out_of_reach,
    read_all,
    read_hours,
    read_tempo,
    readings_of,
    series_of,
    take_days,
)

# States are kept of the last days, and of one day in so many before them: late data goes back that
# far at most.
_LAST_STATES, _EVERY = 8, 28
_HOURLY_DAYS = 57
# So many keys are looked up one by one, which costs less than to read the counts of all.
_FEW_KEYS = 32


class Standing(NamedTuple):
    """The readings of the latest day, and how many days had to be taken for them."""

    readings: list[Reading]
    taken: int


def touched(
    document: Document,
    mentions: Iterable[Mention],
    matches: Iterable[Match],
    origin: str,
    watched: frozenset[str],
) -> Touch | None:
    """Return what a document counts for.

    None where it has no date, no source, or touches nothing watched.
    """
    sites = {m.entity_id for m in mentions if m.entity_id in watched}
    stories = {m.narrative_id for m in matches if m.voice is not None}
    if document.published_at is None or document.source_id is None or not (sites or stories):
        return None
    return Touch(
        document_id=document.id,
        origin_id=origin,
        source_id=document.source_id,
        day=document.published_at.date(),
        sites=tuple(sorted(s for s in sites if s)),
        narratives=tuple(sorted(stories)),
        seen_at=document.seen_at,
        at=document.published_at if document.date.precision == "instant" else None,
    )


def counted(
    store: Attention, casebook: Casebook, touches: Sequence[Touch], as_of: dt.datetime
) -> Counted:
    """Return the counts of everything that was known at a moment.

    Where that is the latest moment, the store's own counts are settled by it.
    """
    if is_latest(store, as_of):
        store.rollups.settle(touches)
    volumes = store.rollups.volumes(as_of)
    return Counted(count_touches(touches, casebook.groups, first_days(volumes)), volumes)


def silences(store: Attention, casebook: Casebook, as_of: dt.datetime) -> list[Silence]:
    """Return the sources that should have published in the week up to a moment and did not."""
    history = Counted((), store.rollups.volumes(as_of))
    return find_silences(history, casebook.sources, as_of.date(), looks_of(store, casebook, as_of))


def is_latest(store: Attention, as_of: dt.datetime) -> bool:
    """Return whether nothing in a store was seen after a moment, so that what is worked out for it
    is kept. Whoever may not write works everything out, as for an earlier moment.
    """
    if not store.rollups.may_write():
        return False
    latest = store.rollups.latest()
    return latest is None or latest <= as_of


def hours_of(
    store: Attention, casebook: Casebook, touches: Iterable[Touch], as_of: dt.datetime
) -> list[Reading]:
    """Return the hourly readings of dense keys."""
    volumes = store.rollups.hours(as_of, as_of - dt.timedelta(days=_HOURLY_DAYS))
    return read_hours(touches, volumes, casebook.groups, as_of)


def looks_of(store: Attention, casebook: Casebook, as_of: dt.datetime) -> Looks:
    """Return what fetching came to and when captures arrived, by source, as known at a moment."""
    marks = {m.url: m for m in store.fetch_marks() if m.fetched_at <= as_of}
    by_source = {
        s.id: [marks[url] for _, url in addresses_of(s) if url in marks] for s in casebook.sources
    }
    arrived = {
        s: Arrived(a.first, a.last, a.undated)
        for s, a in store.rollups.arrivals(as_of.date()).items()
    }
    return Looks(
        marks=by_source,
        sightings=[s for s in store.sightings() if s.at <= as_of],
        arrived=arrived,
        begun=store.rollups.begun(),
    )


def refresh(
    store: Attention, casebook: Casebook, as_of: dt.datetime, *, as_it_is: bool = False
) -> Standing:
    """Return the readings of the latest day of every key, from what is kept and what changed since.

    The same, to the last bit, as taking every day anew (`read_all`). With `as_it_is` the store is
    taken as it is now: what came in after the moment does not make it an earlier one, which would
    be worked out whole.
    """
    is_kept = store.rollups.may_write() if as_it_is else is_latest(store, as_of)
    if not is_kept:
        history = counted(store, casebook, store.rollups.touches(as_of), as_of)
        lost = out_of_reach(casebook.sources, looks_of(store, casebook, as_of))
        readings = read_all(history, casebook.groups, as_of.date(), casebook.sources, unheard=lost)
        return Standing(
            [r for r in readings if r.day == as_of.date()], len({r.day for r in readings})
        )
    _recount(store, casebook)
    lost = out_of_reach(casebook.sources, looks_of(store, casebook, as_of))
    readings, days_taken = [], 0
    for group in casebook.groups:
        today, group_days = _advance(store, casebook, group, as_of, lost)
        readings += today
        days_taken += group_days
    return Standing(
        sorted(readings, key=lambda r: (r.group, r.site_id or "", r.narrative_id or "")), days_taken
    )


def series(
    store: Attention, key: Key, as_of: dt.datetime, first: dt.date = dt.date.min
) -> list[Reading]:
    """Return every reading of one key since a day, without looking at any other.

    `refresh` must have been called for the moment.
    """
    return many_series(store, [key], as_of, first)[key]


def many_series(
    store: Attention, keys: Sequence[Key], as_of: dt.datetime, first: dt.date = dt.date.min
) -> dict[Key, list[Reading]]:
    """Return every reading of some keys since a day, as `series` does.

    What the keys of a group share is read once.
    """
    series: dict[Key, list[Reading]] = {}
    for group in sorted({k.group for k in keys}):
        state = store.rollups.state(group, first)
        shared = store.rollups.group_days(group, as_of.date(), state.day if state else dt.date.min)
        own = [key for key in keys if key.group == group]
        counts = _counts(store, own, as_of.date(), state)
        for key in own:
            rows = series_of(key, shared, counts[key], state)
            series[key] = [r for r in rows if r.day >= first]
    return series


def _counts(
    store: Attention, keys: Sequence[Key], until: dt.date, state: WatchState | None
) -> dict[Key, dict[dt.date, int]]:
    """Return how many origins touched some keys on each day after a state; of a key that the state
    knows, that it was touched by then. Without a state, on every day.
    """
    counts: dict[Key, dict[dt.date, int]] = {key: {} for key in keys}
    since = dt.date.min
    if state is not None:
        since = state.day + dt.timedelta(days=1)
        for key in set(keys).intersection(state.keys):
            counts[key][state.day] = 1
    # A few keys are looked up; of many all there are are read.
    apart: Sequence[Key | None] = keys if len(keys) <= _FEW_KEYS else [None]
    for one in apart:
        for count in store.rollups.counts(until, since, one):
            if count.key in counts:
                counts[count.key][count.day] = count.origins
    return counts


def readings_since(
    store: Attention,
    casebook: Casebook,
    as_of: dt.datetime,
    first: dt.date,
    only: Sequence[str] = (),
    detector: str = PRIMARY,
) -> list[Reading]:
    """Return the readings since a day of every key touched since then, and of hours and data sets.

    `only` names groups, sites or narratives. What the keys of a group share is read once; a peer of
    the primary detector takes every day anew.
    """
    days = _of_days(store, casebook, as_of, first, only, detector)
    readings = [*_of_hours(store, casebook, as_of), *days]
    return [r for r in readings if r.day >= first and _named(r.key, only)]


def kept_readings(
    store: Attention, casebook: Casebook, as_of: dt.datetime, since: dt.datetime | None
) -> list[Reading]:
    """Return the readings since a moment, or all in the order in which a judgement has them, from
    what is kept.
    """
    if since is not None:
        return readings_since(store, casebook, as_of, since.date())
    days = _of_days(store, casebook, as_of, dt.date.min, (), PRIMARY)
    days.sort(key=lambda r: (r.group, r.site_id or "", r.narrative_id or "", r.day))
    return [*days, *_of_hours(store, casebook, as_of)]


def _of_hours(store: Attention, casebook: Casebook, as_of: dt.datetime) -> list[Reading]:
    """Return the readings of hours and of data sets."""
    touches = store.rollups.touches(as_of, as_of.date() - dt.timedelta(days=_HOURLY_DAYS))
    hours = hours_of(store, casebook, touches, as_of)
    return [*hours, *read_tempo(store.occurrences(as_of), as_of.date())]


def _of_days(
    store: Attention,
    casebook: Casebook,
    as_of: dt.datetime,
    first: dt.date,
    only: Sequence[str],
    detector: str,
) -> list[Reading]:
    """Return the readings of days since one, of every key touched since then."""
    if detector == PRIMARY and is_latest(store, as_of):
        refresh(store, casebook, as_of)
        keys = {c.key for c in store.rollups.counts(as_of.date(), first)}
        wanted = [key for key in sorted(keys, key=str) if _named(key, only)]
        own = many_series(store, wanted, as_of, first)
        return [reading for key in wanted for reading in own[key]]
    history = counted(store, casebook, store.rollups.touches(as_of), as_of)
    return read_all(history, casebook.groups, as_of.date(), casebook.sources, detector)


def counted_documents(
    store: Attention, casebook: Casebook, key: Key, day: dt.date, as_of: dt.datetime
) -> dict[str, list[str]]:
    """Return the documents counted for a key on a day, by the origin each counts as.

    There are as many origins as that day's reading observes.
    """
    members = {m for g in casebook.groups if g.id == key.group for m in g.members}
    touches = (
        store.rollups.touches_on([day])
        if is_latest(store, as_of)
        else store.rollups.touches(as_of, day)
    )
    documents_of: dict[str, list[str]] = {}
    for touch in touches:
        if touch.day == day and touch.source_id in members and key in keys_of(touch, key.group):
            documents_of.setdefault(touch.origin_id, []).append(touch.document_id)
    return documents_of


def _named(key: Key, only: Sequence[str]) -> bool:
    """Return whether a key is of one of some groups, sites or narratives; none means all."""
    return not only or bool(set(only) & {key.group, key.site_id, key.narrative_id})


def _recount(store: Attention, casebook: Casebook) -> None:
    """Count the days anew on which anything changed."""
    first = store.rollups.first_days()
    members = {m: first[m] for g in casebook.groups for m in g.members if m in first}
    known = [(s.id, s.expected_per_day) for s in casebook.sources if s.id in members]
    question = msgspec.json.encode(
        [_program(), casebook.groups, sorted(known), members], order="sorted"
    )
    store.rollups.begin_anew(hashlib.sha256(question).hexdigest())
    stale = store.rollups.stale()
    if stale.days:
        store.rollups.recount(
            stale, count_touches(store.rollups.touches_on(stale.days), casebook.groups, first)
        )


@functools.lru_cache(maxsize=1)
def _program() -> str:
    """Return the digest of the rooms that count and watch."""
    return digest_of(("watch", "records"))


def _advance(
    store: Attention, casebook: Casebook, group: Group, as_of: dt.datetime, lost: frozenset[str]
) -> tuple[list[Reading], int]:
    """Take the days of one group from its last state on, and keep what was learned.

    Return the readings of the last day, and how many days were taken.
    """
    today = as_of.date()
    state = store.rollups.state(group.id, today)
    watch = GroupWatch(group, casebook.sources, state)
    first = state.day + dt.timedelta(days=1) if state else None
    since = first or dt.date.min
    history = Counted(store.rollups.counts(today, since), store.rollups.volumes(as_of, since))
    shared: list[GroupDay] = []
    states: list[WatchState] = []
    keep = set(store.rollups.state_days(group.id))
    for day in take_days(watch, history, first, today, lost):
        shared.append(day)
        if day.day < today and _is_kept(day.day, today):
            states.append(watch.state())
            keep.add(day.day)
    store.rollups.put_watch(group.id, shared, states, [d for d in keep if _is_kept(d, today)])
    return (readings_of(watch, shared[-1]) if shared else []), len(shared)


def _is_kept(day: dt.date, today: dt.date) -> bool:
    """Return whether the state at the end of a day is kept."""
    return (today - day).days <= _LAST_STATES or day.toordinal() % _EVERY == 0
