"""Places of the world, as a gazetteer gives them. What a casebook watches are sites; a place is
where something lies.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from tocsin.records.base import Record

# Mean radius of the earth in kilometres (IUGG).
EARTH_KM = 6371.0
PlaceKind = Literal[
    "continent",
    "area",
    "country",
    "region",
    "district",
    "city",
    "airport",
    "facility",
    "body",
    "name",
]


class Place(Record, frozen=True):
    """One place. `id` is of its gazetteer ("geonames:1526384"); `country` is ISO 3166-1 alpha-2;
    coordinates are degrees (WGS 84).

    `region` and `district` are the ids of the first- and second-level areas it lies in. An area's
    coordinates are those of a point in it, and its `population` that of the settlements known in
    it. A "body" is an organisation that is spelled like a place or holds a place's name ("White
    House"); a "name" is anything else of that sort, and lies nowhere ("The Washington Post").
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    region: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False


class Named(Record, frozen=True):
    """A place a name may mean; `primary` where it is the place's own name, not one of another
    language or time.

    `people` marks a name of its people or an adjective ("Turkish"), `short` an abbreviation,
    `capitals` a name that must be written in capitals ("WHO", and never "Who").
    """

    place: Place
    primary: bool = False
    people: bool = False
    short: bool = False
    capitals: bool = False


class Gazetteer(Protocol):
    """Looks names up. Forms are those of `language.place_names`."""

    digest: str

    def named(self, forms: Iterable[str]) -> Mapping[str, Sequence[Named]]:
        """Return the places each form may name; forms that name none are left out."""
        ...

    def place(self, place_id: str) -> Place | None:
        """Return a place by its id."""
        ...

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """Return the settlement nearest to a point, within a day's march; None at sea and in the
        wild.
        """
        ...

    def inside(self, place_id: str, kind: PlaceKind) -> Sequence[Place]:
        """Return the places of a kind that lie in a place, the most populous first."""
        ...


class Point(Protocol):
    """Anything that may have coordinates, in degrees."""

    @property
    def latitude(self) -> float | None: ...  # noqa: D102

    @property
    def longitude(self) -> float | None: ...  # noqa: D102


def kilometres(a: Point, b: Point) -> float | None:
    """Return the great-circle distance in kilometres (haversine); None where one has no
    coordinates.
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    p, q, r, s = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    half = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def point(latitude: str, longitude: str) -> tuple[float, float]:
    """Read a point in degrees.

    Raises:
        ValueError: it is none; swapped coordinates are said to be so, and not guessed.
    """
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        raise ValueError(f"{latitude!r}, {longitude!r} are no coordinates in degrees") from None
    if not -90 <= north <= 90 and -90 <= east <= 90 and -180 <= north <= 180:
        raise ValueError(f"latitude {north} is out of range; latitude and longitude are swapped?")
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"latitude {north}, longitude {east} are out of range")
    return north, east
