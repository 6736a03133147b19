"""What the JSON API answers beside the records themselves. Its description (OpenAPI) is made from
these types, so that what is described is what is given.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Generic, TypeVar

from tocsin.records import Card, Lineage, Outline, Record
from tocsin.records.chart import FeatureKind

Item = TypeVar("Item")


class Page(Record, Generic[Item], frozen=True):
    """A page of a list: its records, and what `cursor` gives the next one, where there is more."""

    items: Sequence[Item]
    next: str | None


class Member(Record, frozen=True):
    """A document that goes back to an origin, and why."""

    document: Card
    lineage: Lineage


class Counting(Record, frozen=True):
    """One origin that was counted on a day, and the documents that go back to it."""

    origin_id: str
    documents: Sequence[Card]


class MapDay(Record, frozen=True):
    """One feature of the map on one day. `exact` is false where only the place it lies in has
    coordinates; `address` is its page at the desk.
    """

    kind: FeatureKind
    id: str
    name: str
    day: dt.date
    number: int
    latitude: float
    longitude: float
    exact: bool
    address: str | None


class CountryName(Record, frozen=True):
    """What an outline says of itself."""

    name: str


class MultiPolygon(Record, frozen=True, tag_field="type", tag="MultiPolygon"):
    """A shape of GeoJSON: polygons of rings of (longitude, latitude), each ring closed."""

    coordinates: Sequence[Sequence[Sequence[tuple[float, float]]]]


class Feature(Record, frozen=True, tag_field="type", tag="Feature"):
    """The outline of one country as GeoJSON."""

    properties: CountryName
    geometry: MultiPolygon


class Outlines(Record, frozen=True, tag_field="type", tag="FeatureCollection"):
    """Outlines of countries as GeoJSON (RFC 7946); shapes that cross the antimeridian come cut."""

    features: Sequence[Feature]


class Wrong(Record, frozen=True):
    """What is wrong with a request, and what to do."""

    error: str


def as_geojson(outlines: Sequence[Outline]) -> Outlines:
    """Return outlines of countries as GeoJSON."""
    shapes = [
        Feature(
            properties=CountryName(name=outline.name),
            geometry=MultiPolygon(coordinates=[[[*ring, ring[0]]] for ring in outline.rings]),
        )
        for outline in outlines
    ]
    return Outlines(features=shapes)
