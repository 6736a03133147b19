"""The map of some days, and a site with what is written of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Chart, MapFeature
from tocsin.records.chart import FeatureKind
from tocsin.report.maps import draw, outside
from tocsin.report.worded import Words
from tocsin.web.answers import MapDay
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.attention import is_kept, pictures, refreshed
from tocsin.web.words import PageWords
from tocsin.workspace.naming import Names, hint

_DAYS, _MOST_DAYS, _DOCUMENTS = 30, 400, 60
_DAY = dt.timedelta(days=1)


def map_page(look: Look) -> dict[str, Any]:
    """Return the map of some days with everything on it in a table, too.

    Raises:
        UsageError: a day is none, or the last lies before the first.
    """
    first, last = window(look)
    chart = look.once(
        ("map", first, last, look.language),
        lambda: chart_of(look, first, last),
        basis="read",
        may_lag=True,
    )
    span = last - first + _DAY
    later = (first + span, last + span) if last < look.as_of.date() else None
    return {
        "picture": Markup(draw(chart, address, words=Words(look.language))),
        "chart": chart,
        "outside": outside(chart),
        "listed": _listed(chart),
        "first": first,
        "last": last,
        "names": look.names(),
        "address_of": address,
        "earlier": (first - span, last - span) if look.store.lookup.first_day() < first else None,
        "later": later,
    }


def _listed(chart: Chart) -> list[MapFeature]:
    """Return what stands in the list beside the map: sites, those above baseline first, then
    events.
    """
    shown = [f for f in chart.features if f.kind != "occurrence"]
    return sorted(shown, key=lambda f: (f.kind != "site", not f.crossed, -f.weight, f.id))


def window(look: Look) -> tuple[dt.date, dt.date]:
    """Return the first and last day that are asked for.

    Raises:
        UsageError: one is none, they are the wrong way round, or too far apart.
    """
    try:
        last = min(
            dt.date.fromisoformat(look.query.get("to") or look.as_of.date().isoformat()),
            look.as_of.date(),
        )
        first = dt.date.fromisoformat(
            look.query.get("from") or (last - dt.timedelta(days=_DAYS - 1)).isoformat()
        )
    except ValueError:
        raise UsageError("a day of the map is written 2022-01-12.", code="error-map-day") from None
    if first > last or (last - first).days > _MOST_DAYS:
        raise UsageError(
            "the map shows at most {n} days, the first of them first, and none after {day}.",
            code="error-map-days",
            n=_MOST_DAYS,
            day=look.as_of.date(),
        )
    return first, last


def address(feature: MapFeature) -> str | None:
    """Return the page a feature leads to."""
    if feature.kind == "occurrence":
        return None
    return f"/site/{quote(feature.record_ids[0], safe='')}" if feature.record_ids else None


def map_days(look: Look, first: dt.date, last: dt.date) -> list[MapDay]:
    """Return the map's features day by day: what a slider moves through."""
    return [
        *_site_days(look, first, last),
        *_event_days(look, first, last),
        *_listed_days(look, first, last),
    ]


def _site_days(look: Look, first: dt.date, last: dt.date) -> Iterator[MapDay]:
    """Yield the sites that documents name, by day."""
    places = pipeline.Places(look.known(), find_gazetteer())
    sites = {s.id: s for s in look.known().sites if s.kind not in ("country", "region")}
    for name, day, number in look.store.lookup.touched_days(last, first):
        point = places.point(name) if name in sites else None
        if point is not None:
            yield _at_site("site", name, sites[name].name, day, number, point)


def _event_days(look: Look, first: dt.date, last: dt.date) -> Iterator[MapDay]:
    """Yield the events that claims report, by day."""
    places = pipeline.Places(look.known(), find_gazetteer())
    for kind, name, day, number in look.store.lookup.event_days(last, first):
        if (point := places.point(name)) is not None:
            title = f"{look.words.plain_value('event', kind)} · {places.name(name)}"
            yield _at_site("event", name, title, day, number, point)


def _listed_days(look: Look, first: dt.date, last: dt.date) -> Iterator[MapDay]:
    """Yield the events that data sets list."""
    for item in look.store.occurrences(look.as_of):
        if first <= item.day <= last:
            yield MapDay(
                kind="occurrence",
                id=item.dataset,
                name=item.place or item.dataset,
                day=item.day,
                number=1,
                latitude=item.latitude,
                longitude=item.longitude,
                exact=True,
                address=None,
            )


def _at_site(
    kind: FeatureKind,
    name: str,
    title: str,
    day: dt.date,
    number: int,
    point: tuple[float, float, bool],
) -> MapDay:
    """Return one feature of a site on one day."""
    latitude, longitude, exact = point
    return MapDay(
        kind=kind,
        id=name,
        name=title,
        day=day,
        number=number,
        latitude=latitude,
        longitude=longitude,
        exact=exact,
        address=f"/site/{quote(name, safe='')}",
    )


def chart_of(look: Look, first: dt.date, last: dt.date) -> Chart:
    """Return the map of some days."""
    days: dict[tuple[str, str, str], list[MapDay]] = defaultdict(list)
    key = ("days", first, last, look.language)
    for row in look.once(key, lambda: map_days(look, first, last), basis="read"):
        if row.kind != "occurrence":
            days[row.kind, row.id, row.name].append(row)
    above = _above(look)
    features = [_feature(rows, above, look.words) for rows in days.values()]
    features += pipeline.listed(
        [o for o in look.store.occurrences(look.as_of) if first <= o.day <= last]
    )
    outlines = tuple(find_gazetteer().outlines()) if features else ()
    return Chart(
        features=tuple(sorted(features, key=lambda f: (f.kind, -f.weight, f.id))), outlines=outlines
    )


def _feature(rows: Sequence[MapDay], above: frozenset[str], words: PageWords) -> MapFeature:
    """Return a site or event of some days with how many documents name it."""
    last, number = rows[-1], sum(row.number for row in rows)
    crossed = last.kind == "site" and last.id in above
    code = "desk-in-documents-above" if crossed else "desk-in-documents"
    return MapFeature(
        id=f"{last.kind}/{last.id}/{last.name}",
        kind=last.kind,
        name=last.name,
        latitude=last.latitude,
        longitude=last.longitude,
        exact=last.exact,
        detail=words(code, n=number),
        weight=number,
        crossed=crossed,
        record_ids=(last.id,),
        start=min(row.day for row in rows),
        end=max(row.day for row in rows),
    )


def _above(look: Look) -> frozenset[str]:
    """Return the sites that are written of above baseline on the last day; of a look back that is
    not asked.
    """
    if not is_kept(look):
        return frozenset()
    return frozenset(r.site_id for r in refreshed(look).readings if r.crossed and r.site_id)


def site(look: Look, name: str) -> dict[str, Any]:
    """Return a site: what the casebook or the gazetteer says of it, attention to it, and the
    documents that name it.

    Raises:
        NoSuchError: neither knows it.
    """
    entry = next((s for s in look.book.sites if s.id == name), None)
    place = find_gazetteer().place(name) if entry is None else None
    if entry is None and place is None:
        near = hint(Names("site", look.book.sites).near(name))
        raise NoSuchError(
            "{name!r} is no site of {book} and no place of the gazetteer{near}.",
            code="error-no-site",
            name=name,
            book=look.book.id,
            near=near,
        )
    return {
        "site": entry,
        "place": place,
        "title": entry.name if entry else place.name if place else name,
        "names": look.names(),
        "series": pictures(look, sites=(name,), most=4) if entry else [],
        "documents": look.store.lookup.touching(name, look.as_of, _DOCUMENTS)
        if entry
        else look.store.lookup.telling(name, _DOCUMENTS),
        "problems": [p for p in look.book.problems if name in p.sites],
    }
