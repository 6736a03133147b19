"""The map of one moment: watched sites with the attention they have, events, and what data sets
list, at their coordinates.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.gazetteer import SqliteGazetteer
from tocsin.records import Casebook, Chart, Event, MapFeature, Mention, Occurrence, Reading, Site

# Occurrences this close, in degrees, are one point of the map.
_GRID = 0.25
# A map shows so many events.
MOST_EVENTS = 1_000


def chart(
    casebook: Casebook,
    naming: Mapping[str, int],
    happened: "Drawn",
    occurrences: Sequence[Occurrence],
    readings: Sequence[Reading],
    gazetteer: SqliteGazetteer,
) -> Chart:
    """Return the map of some records; what has no coordinates is counted, never set somewhere.

    `naming` says how many documents name each site.
    """
    places = Places(casebook, gazetteer)
    sites = list(_sites(casebook, naming, readings, places))
    placed = [f for e in happened.events if (f := _event(e, places)) is not None]
    dots = list(listed(occurrences))
    features = (*sites, *placed, *dots)
    return Chart(
        features=tuple(sorted(features, key=lambda f: (f.kind, f.id))),
        outlines=tuple(gazetteer.outlines()) if features else (),
        without_place=happened.without_place,
        left_out=happened.left_out,
        area_names={a: places.name(a) for o in occurrences for a in o.areas},
    )


class Drawn(NamedTuple):
    """The events of a map: those that are drawn, how many have no place, and how many are left out
    because there are too many.
    """

    events: Sequence[Event]
    without_place: int
    left_out: int


def named_in(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """Return how many documents name each site."""
    pairs = {(m.document_id, m.entity_id) for m in mentions if m.entity_id is not None}
    return Counter(entity for _, entity in pairs)


def drawn(events: Sequence[Event], places: "Places") -> Drawn:
    """Return the events of a map: those that most claims tell of."""
    most = Most(places)
    most.add(events)
    return most.drawn()


class Most:
    """The events of a map, of those that are added: so many as it shows are held."""

    def __init__(self, places: "Places") -> None:
        """Begin with none."""
        self._places = places
        self._chosen: list[Event] = []
        self._placed = self._all = 0

    def add(self, events: Sequence[Event]) -> None:
        """Add events."""
        placed = [e for e in events if self._places.point(e.site_id) is not None]
        self._all += len(events)
        self._placed += len(placed)
        candidates = [*self._chosen, *placed]
        self._chosen = sorted(candidates, key=lambda e: most_told(len(e.claim_ids), e.id))[
            :MOST_EVENTS
        ]

    def drawn(self) -> Drawn:
        """Return what is drawn, and how many are not."""
        left = self._placed - len(self._chosen)
        return Drawn(self._chosen, self._all - self._placed, left)


def most_told(claims: int, event: str) -> tuple[int, str]:
    """Return by what events stand in order: those first that most claims tell of."""
    return -claims, event


class Places:
    """Where the ids of records stand."""

    def __init__(self, casebook: Casebook, gazetteer: SqliteGazetteer) -> None:
        """`casebook` gives sites, `gazetteer` everything else."""
        self._sites = {s.id: s for s in casebook.sites}
        self._gazetteer = gazetteer

    def point(self, key: str | None) -> tuple[float, float, bool] | None:
        """Return (latitude, longitude, whether they are its own) of a site or place; a site without
        any stands in what holds it.
        """
        site, exact = self._sites.get(key or ""), True
        while site is not None:
            if site.latitude is not None and site.longitude is not None:
                return site.latitude, site.longitude, exact
            site, exact = self._sites.get(site.parent or ""), False
        place = self._gazetteer.place(key) if key else None
        if (
            place is None
            or place.latitude is None
            or place.longitude is None
            or place.kind in ("continent", "country", "area")
        ):
            return None
        return place.latitude, place.longitude, place.kind == "city"

    def name(self, key: str) -> str:
        """Return what a site or place is called."""
        site = self._sites.get(key)
        place = self._gazetteer.place(key) if site is None else None
        return site.name if site else place.name if place else key


def _sites(
    casebook: Casebook, naming: Mapping[str, int], readings: Sequence[Reading], places: Places
) -> Iterator[MapFeature]:
    """Yield the sites that problems watch or documents name, with how many documents name them."""
    watched = {s for p in casebook.problems for s in p.sites}
    latest = _crossed(readings)
    for site in casebook.sites:
        point = places.point(site.id)
        if (
            point is None
            or not (site.id in watched or naming.get(site.id))
            or site.kind in ("country", "region")
        ):
            continue
        count = naming.get(site.id, 0)
        note = f"named in {count} document{'s' if count != 1 else ''}"
        yield _feature(
            site,
            point,
            f"{note}; attention above baseline" if latest.get(site.id) else note,
            count,
            crossed=latest.get(site.id, False),
        )


def _feature(
    site: Site, point: tuple[float, float, bool], detail: str, count: int, *, crossed: bool
) -> MapFeature:
    """Make the feature of a site."""
    return MapFeature(
        id=site.id,
        kind="site",
        name=site.name,
        latitude=point[0],
        longitude=point[1],
        exact=point[2],
        detail=detail,
        weight=count,
        crossed=crossed,
        record_ids=(site.id,),
    )


def _crossed(readings: Sequence[Reading]) -> Mapping[str, bool]:
    """Return for each site whether the last reading of some series of it has crossed its level."""
    last: dict[tuple[str, str | None, str | None], Reading] = {}
    for reading in (r for r in readings if r.measure != "hourly"):
        key = (reading.group, reading.site_id, reading.narrative_id)
        if key not in last or last[key].day < reading.day:
            last[key] = reading
    crossed: dict[str, bool] = {}
    for (_, site, _), reading in last.items():
        if site is not None:
            crossed[site] = crossed.get(site, False) or reading.crossed
    return crossed


def _event(event: Event, places: Places) -> MapFeature | None:
    """Return the feature of an event; None where it has no place with coordinates."""
    point = places.point(event.site_id)
    if point is None or event.site_id is None:
        return None
    denied = f", denied in {len(event.denied_by)}" if event.denied_by else ""
    count = len(event.claim_ids)
    detail = f"{event.status.replace('_', ' ')} in {count} claim{'s' if count != 1 else ''}{denied}"
    return MapFeature(
        id=event.id,
        kind="event",
        name=f"{event.type.replace('_', ' ')} · {places.name(event.site_id)}",
        latitude=point[0],
        longitude=point[1],
        exact=point[2],
        detail=detail,
        weight=count,
        denied=len(event.denied_by),
        start=event.start,
        end=event.end,
        record_ids=(event.id, *event.claim_ids),
    )


def listed(occurrences: Sequence[Occurrence]) -> Iterator[MapFeature]:
    """Yield what data sets list, gathered where points lie close."""
    cells: dict[tuple[str, int, int], list[Occurrence]] = defaultdict(list)
    for item in occurrences:
        cells[item.dataset, round(item.latitude / _GRID), round(item.longitude / _GRID)].append(
            item
        )
    for (dataset, north, east), items in sorted(cells.items()):
        days = sorted(i.day for i in items)
        place = Counter(i.place for i in items if i.place).most_common(1)
        count = len(items)
        yield MapFeature(
            id=f"{dataset}/{north}/{east}",
            kind="occurrence",
            name=place[0][0] if place else dataset,
            latitude=round(sum(i.latitude for i in items) / count, 4),
            longitude=round(sum(i.longitude for i in items) / count, 4),
            detail=f"{count} listed by {dataset}",
            weight=count,
            start=days[0],
            end=days[-1],
            record_ids=tuple(sorted(i.id for i in items)),
        )
