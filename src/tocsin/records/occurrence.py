"""What somebody else coded or geolocated: one row of a list of sightings, or of an
event data set.
"""

import datetime as dt

from tocsin.records.base import Record


class Occurrence(Record, frozen=True):
    """Something that is said to have happened at a point on a day. It is its data set's word, not
    this program's.

    `latitude` and `longitude` are degrees (WGS 84). `areas` are the country and first-level area it
    lies in, and watched sites close to it, found by its coordinates. `acled` and `plover` are its
    types there, as far as the row gives them.
    """

    id: str
    dataset: str
    external_id: str
    origin: str
    day: dt.date
    text: str
    latitude: float
    longitude: float
    seen_at: dt.datetime
    place: str | None = None
    country: str | None = None
    actors: tuple[str, ...] = ()
    source: str | None = None
    acled: str | None = None
    plover: str | None = None
    areas: tuple[str, ...] = ()
