"""Attention: how much is written of what, against what is expected of those who
write, day by day.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import Card, Key, Reading
from tocsin.report.pictures import series
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.ranges import range_of, window
from tocsin.workspace.naming import Names, hint

_DAYS, MOST_DAYS, _SMALL, _CROSSED = 90, 1_500, 18, 5
_DAY = dt.timedelta(days=1)
_COLUMNS = {"group": "group_id", "site": "site_id", "story": "narrative_id"}


def attention(look: Look) -> dict[str, Any]:
    """Return small pictures of what is written of most, those above baseline first."""
    only = {k: look.query.get(k, "") for k in _COLUMNS}
    first, last = charted_days(look)
    charts = look.once(
        ("attention", tuple(only.values()), first, last),
        lambda: _charts(look, only, first, last),
        basis="read",
        may_lag=True,
    )
    book = look.known()
    named = {s for p in book.problems for s in p.sites}
    return {
        "charts": sorted(charts, key=lambda f: f["days_since"]),
        "only": only,
        "days": days_of(look),
        "names": look.names(),
        "groups": book.groups,
        "sites": [s for s in book.sites if s.id in named],
        "narratives": [n for n in book.narratives if n.parent is None],
        "silent": [g for g in book.groups if not any(f["key"].group == g.id for f in charts)],
    }


def days_of(look: Look) -> int:
    """Return over how many days is looked.

    Raises:
        UsageError: it is no number between one week and some years.
    """
    return look.number("days", 7, MOST_DAYS, "no number of days") or _DAYS


def charted_days(look: Look) -> tuple[dt.date, dt.date]:
    """Return the first and last day that charts draw: those asked for, else some days up to the one
    that is looked from.

    Raises:
        UsageError: a day is none, or the first lies after the last.
    """
    return window(range_of(look.query), look.as_of.date(), days_of(look))


def _charts(
    look: Look, only: dict[str, str], first: dt.date, last: dt.date
) -> list[dict[str, Any]]:
    """Return the keys most written of, each with its picture."""
    parts = {_COLUMNS[k]: v for k, v in only.items() if v}
    rows = _readings(look, parts, first, _SMALL, last)
    return [_pictured(look, key, readings) for key, readings in rows]


def _readings(
    look: Look, only: dict[str, str], first: dt.date, most: int, last: dt.date | None = None
) -> list[tuple[Key, list[Reading]]]:
    """Return the readings of the keys most written of since a day, up to the last one: from what is
    kept, where nothing later is known.
    """
    as_of = look.as_of
    last = last or as_of.date()
    if is_kept(look):
        refreshed(look)
        top = look.store.lookup.busiest(last, first, most, only)
        keys = [Key(group=g, site_id=s or None, narrative_id=n or None) for g, s, n, _ in top]
        series = pipeline.many_series(look.store, keys, as_of, first)
        return [(k, _until(series[k], last)) for k in keys]
    every = readings_since(look, first)
    by_key: dict[Key, list[Reading]] = {}
    for reading in every:
        is_asked = reading.measure == "attention" and reading.day <= last
        if is_asked and _is_of(reading.key, only):
            by_key.setdefault(reading.key, []).append(reading)
    return sorted(by_key.items(), key=_busiest)[:most]


def _until(readings: Sequence[Reading], last: dt.date) -> list[Reading]:
    """Return the readings up to a day."""
    return [reading for reading in readings if reading.day <= last]


def _busiest(row: tuple[Key, list[Reading]]) -> tuple[int, str]:
    """Return the place of a key in a list that begins with those most written of."""
    key, readings = row
    written = sum(reading.observed for reading in readings)
    return -written, str(key)


def _is_of(key: Key, only: Mapping[str, str]) -> bool:
    """Return whether a key has the parts that are asked for."""
    return all(_value(key, column) == wanted for column, wanted in only.items())


def refreshed(look: Look) -> pipeline.Standing:
    """Bring the kept counts up to date, once after each change; return the readings of the last
    day.
    """
    return look.once(
        "refreshed",
        lambda: pipeline.refresh(
            look.store, look.known(), look.as_of, as_it_is=not look.has_moment
        ),
        basis="read",
    )


def is_kept(look: Look) -> bool:
    """Return whether what is kept answers a look: at the present, whatever came in since it began,
    or at a moment after which nothing was seen.
    """
    if look.has_moment:
        return pipeline.is_latest(look.store, look.as_of)
    return look.store.rollups.may_write()


def readings_since(look: Look, first: dt.date) -> list[Reading]:
    """Return every reading since a day. There are very many: those of one look alone are kept."""

    def make() -> list[Reading]:
        moment = look.as_of if look.has_moment else look.desk.latest()
        return pipeline.readings_since(look.store, look.known(), moment, first)

    return look.desk.once(
        "readings",
        make,
        "read",
        mark=(first, look.as_of if look.has_moment else None),
        book=look.book,
    )


def _value(key: Key, column: str) -> str | None:
    """Return one part of a key by the name of its column."""
    return {"group_id": key.group, "site_id": key.site_id, "narrative_id": key.narrative_id}[column]


def _pictured(look: Look, key: Key, readings: Sequence[Reading]) -> dict[str, Any]:
    """Return a key with its name, picture, and the last day on which it was above baseline."""
    names = look.names()
    crossed = [r.day for r in readings if r.crossed]
    return {
        "key": key,
        "title": " · ".join(
            names.get(i, i) for i in (key.site_id, key.narrative_id, key.group) if i
        ),
        "picture": Markup(series(readings)),
        "latest": readings[-1] if readings else None,
        "crossed": crossed,
        "days_since": (look.as_of.date() - crossed[-1]).days if crossed else 10**6,
        "ready": bool(readings) and readings[-1].ready,
    }


def pictures(
    look: Look,
    *,
    sites: Sequence[str] = (),
    story: str | None = None,
    groups: Sequence[str] = (),
    most: int,
) -> list[dict[str, Any]]:
    """Return the pictures of attention to some sites, or to a story, those most
    written of first.
    """
    first, last = charted_days(look)

    def make() -> list[dict[str, Any]]:
        chosen = [{"site_id": s} for s in sites] + ([{"narrative_id": story}] if story else [])
        rows = [row for only in chosen for row in _readings(look, only, first, most, last)]
        rows = [(k, r) for k, r in rows if r and (not groups or k.group in groups)]
        rows.sort(key=_busiest)
        return [_pictured(look, key, readings) for key, readings in rows[:most]]

    key = ("pictures", tuple(sites), story, tuple(groups), most, first, last)
    return look.once(key, make, basis="read", may_lag=True)


def series_page(look: Look, name: str) -> dict[str, Any]:
    """Return one key: its picture, its days above baseline, and the documents of each.

    Raises:
        NoSuchError: the casebook has no such group.
    """
    book = look.known()
    if name not in {g.id for g in book.groups}:
        near = hint(Names("group", book.groups).near(name))
        raise NoSuchError(
            "{name!r} is no group of sources in {book}{near}.",
            code="error-no-group",
            name=name,
            book=book.id,
            near=near,
        )
    key, chosen = key_asked(look, name), day_asked(look)
    first, last = charted_days(look)
    # What is listed below was counted now.
    readings = _until(series_of(look, key, first, may_lag=False), last)
    crossed = [r for r in readings if r.crossed]
    days = [r.day for r in crossed[-_CROSSED:]] if chosen is None else [chosen]
    return _pictured(look, key, readings) | {
        "readings": [r for r in reversed(readings) if r.observed or r.crossed][:60],
        "names": look.names(),
        "days": days_of(look),
        "by_day": [(d, counted_on(look, key, d)) for d in reversed(days)],
        "members": next(g.members for g in book.groups if g.id == name),
    }


def key_asked(look: Look, group: str) -> Key:
    """Return the key a page is asked for.

    Raises:
        NoSuchError: the casebook has no such site or narrative.
    """
    book, site, story = (
        look.known(),
        look.query.get("site") or None,
        look.query.get("story") or None,
    )
    for what, name, entries in (("site", site, book.sites), ("story", story, book.narratives)):
        if name is not None and name not in {e.id for e in entries}:
            near = hint(Names(what, entries).near(name))
            raise NoSuchError(
                "{name!r} is no {what} of {book}{near}.",
                code="error-no-such",
                name=name,
                what=what,
                book=book.id,
                near=near,
            )
    return Key(group=group, site_id=site, narrative_id=story)


def day_asked(look: Look) -> dt.date | None:
    """Return the day a page is asked for.

    Raises:
        UsageError: it is none.
    """
    chosen = look.query.get("day")
    return None if chosen is None else _day(chosen)


def counted_on(look: Look, key: Key, day: dt.date) -> list[tuple[str, list[Card]]]:
    """Return the documents that were counted for a key on a day, folded by the origin they count
    as: the first published first.
    """
    by_origin = pipeline.counted_documents(look.store, look.known(), key, day, look.as_of)
    cards = look.store.lookup.cards([d for documents in by_origin.values() for d in documents])
    rows = [
        (
            origin,
            sorted(
                (cards[d] for d in documents if d in cards),
                key=lambda c: (c.id != origin, _published(c), c.id),
            ),
        )
        for origin, documents in by_origin.items()
    ]
    return sorted(rows, key=lambda r: (_published(r[1][0]) if r[1] else look.as_of, r[0]))


def _published(card: Card) -> dt.datetime:
    """Return when a document was published, else when it was seen."""
    return card.published_at or card.seen_at


def series_of(look: Look, key: Key, first: dt.date, *, may_lag: bool = True) -> list[Reading]:
    """Return the readings of one key since a day."""
    return look.once(
        ("series", key, first),
        lambda: _series_of(look, key, first),
        basis="read",
        may_lag=may_lag,
    )


def _series_of(look: Look, key: Key, first: dt.date) -> list[Reading]:
    """Read one key."""
    only = {"group_id": key.group, "site_id": key.site_id, "narrative_id": key.narrative_id}
    if is_kept(look):
        refreshed(look)
        return pipeline.series(look.store, key, look.as_of, first)
    rows = _readings(look, {c: v for c, v in only.items() if v}, first, 10**6)
    return next((r for k, r in rows if k == key), [])


def _day(written: str) -> dt.date:
    """Read a day.

    Raises:
        UsageError: it is none.
    """
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise UsageError(
            "{written!r} is no day; write 2022-01-12.", code="error-no-day", written=written
        ) from None
