"""What stands on a map: points with what is said of them, and outlines of countries behind them."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record

FeatureKind = Literal["site", "event", "occurrence"]


class MapFeature(Record, frozen=True):
    """One point. `exact` is false where only the place it lies in has coordinates: then the point
    is that place's.

    `weight` is how much there is: documents that name a site, claims that carry an event, rows of a
    list. `denied` counts claims that deny an event. `record_ids` say where it comes from.
    """

    id: str
    kind: FeatureKind
    name: str
    latitude: float
    longitude: float
    detail: str
    exact: bool = True
    weight: int = 1
    denied: int = 0
    crossed: bool = False
    start: dt.date | None = None
    end: dt.date | None = None
    record_ids: tuple[str, ...] = ()


class Outline(Record, frozen=True):
    """The outline of a country, coarse: rings of (longitude, latitude) in degrees."""

    country: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Chart(Record, frozen=True):
    """A map: its features, the outlines behind them, how many events have no place to stand at, and
    what areas are called, by id.
    """

    features: tuple[MapFeature, ...] = ()
    outlines: tuple[Outline, ...] = ()
    left_out: int = 0
    without_place: int = 0
    area_names: dict[str, str] = {}
