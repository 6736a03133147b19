"""What the points of a map are called, in a language.

Sites and how often they are named, events and who claims them, what data sets list.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tocsin.records import Event, Facts, MapFeature
from tocsin.report.worded import Words
from tocsin.warn.citing import names_of

# So many points are listed; what has more is gathered first.
MOST_LISTED = 40


class Label(NamedTuple):
    """A point of a map with its name and what is known of it, in words."""

    feature: MapFeature
    name: str
    detail: str


class Labels:
    """Names the points of a map."""

    def __init__(self, facts: Facts, words: Words) -> None:
        """Index what the points come from."""
        self.words = words
        self._events = {e.id: e for e in facts.events}
        surfaces = {m.entity_id: m.surface for m in facts.mentions if m.entity_id}
        self._names = {**surfaces, **facts.chart.area_names, **names_of(facts)}
        self._datasets = {o.id: o.dataset for o in facts.occurrences}

    def __call__(self, feature: MapFeature) -> Label:
        """Return the label of a point."""
        event = self._events.get(feature.id)
        if event is not None:
            return Label(feature, self._event_name(event), self._event(feature, event))
        if feature.kind == "site":
            return Label(feature, feature.name, self._site(feature))
        return Label(feature, feature.name, self._listed(feature))

    def listed(self, features: Sequence[MapFeature]) -> tuple[list[Label], int]:
        """Return the labels of points as a list shows them, and how many it leaves out. A long list
        gathers the events of one type, status and place, and begins with what is named most.
        """
        points = [feature for feature in features if feature.kind != "occurrence"]
        if len(points) <= MOST_LISTED:
            return [self(feature) for feature in points], 0
        gathered = sorted(self._gathered(points), key=lambda point: (-point.weight, point.id))
        return [self(point) for point in gathered[:MOST_LISTED]], len(gathered[MOST_LISTED:])

    def _gathered(self, points: Sequence[MapFeature]) -> list[MapFeature]:
        """Return points, the events of one type, status and place as one with all their claims."""
        gathered: dict[tuple[object, ...], MapFeature] = {}
        for point in points:
            event = self._events.get(point.id)
            key: tuple[object, ...] = (point.id,)
            if event is not None:
                key = (event.type, event.status, event.site_id, point.latitude, point.longitude)
            before = gathered.get(key)
            if before is None:
                gathered[key] = point
                continue
            gathered[key] = msgspec.structs.replace(
                before,
                weight=before.weight + point.weight,
                denied=before.denied + point.denied,
                record_ids=(*before.record_ids, *point.record_ids),
            )
        return list(gathered.values())

    def _site(self, feature: MapFeature) -> str:
        """Say how many documents name a site, and whether attention to it is above its baseline."""
        named = self.words("brief-site-named", n=feature.weight)
        return self.words("brief-site-attention", named=named) if feature.crossed else named

    def _event_name(self, event: Event) -> str:
        """Name an event by its type and place."""
        site = event.site_id or ""
        place = self._names.get(site, site)
        return self.words(
            "brief-event-name", type=self.words.value("event", event.type), place=place
        )

    def _event(self, feature: MapFeature, event: Event) -> str:
        """Say of what status an event is, in how many claims, and in how many it is denied."""
        status = self.words.value("status", event.status)
        claimed = self.words("brief-event-claims", status=status, n=feature.weight)
        if not feature.denied:
            return claimed
        return self.words("brief-event-denied", event=claimed, n=feature.denied)

    def _listed(self, feature: MapFeature) -> str:
        """Say how many events a data set lists at a point."""
        first = feature.record_ids[0] if feature.record_ids else ""
        dataset = self._datasets.get(first)
        if dataset is None:
            return feature.detail
        return self.words("brief-listed", n=feature.weight, dataset=dataset)
