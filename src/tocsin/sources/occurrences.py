"""Rows that are events and no documents: geolocated sightings and ACLED exports, from CSV, JSON
lines and GeoJSON.

A row counts as one where it gives a day and a point. What its day or point cannot be is said;
swapped coordinates are named, not mended.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import Dropped, Occurrence, content_id, point
from tocsin.sources.captures import Reading
from tocsin.sources.faults import refusal
from tocsin.sources.moments import parse_moment

# What other programs call our fields; the first that is there is taken.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "day": ("event_date", "date", "day", "datetime", "verified_date"),
    "text": ("notes", "text", "description", "title", "name"),
    "id": ("event_id_cnty", "event_id", "id", "data_id"),
    "place": ("location", "town", "place", "city"),
    "source": ("source", "url", "link"),
}
_ACTORS = ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2")
# ACLED's event types as PLOVER's, where one is meant by the other.
_PLOVER = {
    "battles": "ASSAULT",
    "explosions/remote violence": "ASSAULT",
    "violence against civilians": "ASSAULT",
    "protests": "PROTEST",
    "riots": "PROTEST",
}
_WRITTEN = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")


def fields_of(columns: Iterable[str]) -> dict[str, str] | None:
    """Return our field for each column that has one, or None where the columns give no day and
    point.
    """
    low = {str(c).strip().casefold(): str(c) for c in columns}
    columns_by_field = {
        field: low[name]
        for field, names in _NAMES.items()
        if (name := next((n for n in names if n in low), ""))
    }
    return columns_by_field if {"latitude", "longitude", "day"} <= set(columns_by_field) else None


def occurrence(
    reading: Reading, origin: str, row: Mapping[str, Any], fields: Mapping[str, str]
) -> Occurrence:
    """Make the occurrence of one row.

    Raises:
        InputError: its day or its point is missing or impossible.
    """
    given = {f: str(row[c]).strip() for f, c in fields.items() if row.get(c) not in (None, "")}
    low = {str(k).strip().casefold(): str(v).strip() for k, v in row.items() if v not in (None, "")}
    if "latitude" not in given or "longitude" not in given:
        raise InputError(f"{origin}: no coordinates; the row is left out.", reason="coordinates")
    try:
        latitude, longitude = point(given["latitude"], given["longitude"])
    except ValueError as error:
        raise InputError(f"{origin}: {error}.", reason="coordinates") from None
    day = _day(origin, given.get("day"))
    external = given.get("id") or origin.rpartition("/")[2]
    dataset = reading.stated.source or _name_of(reading.name)
    kind = "/".join(low[n] for n in ("event_type", "sub_event_type") if n in low) or None
    return Occurrence(
        id=content_id("occ", external, day, latitude, longitude, given.get("text")),
        dataset=dataset,
        external_id=external,
        origin=origin,
        day=day,
        text=given.get("text", ""),
        latitude=latitude,
        longitude=longitude,
        seen_at=reading.seen_at,
        place=given.get("place"),
        country=low.get("country"),
        source=given.get("source"),
        acled=kind,
        actors=tuple(dict.fromkeys(low[a] for a in _ACTORS if a in low)),
        plover=_PLOVER.get(low.get("event_type", "").casefold()),
    )


def _name_of(name: str) -> str:
    """Return what a data set is called by its file."""
    return name.replace("\\", "/").rpartition("/")[2].partition(".")[0]


def _day(origin: str, stated: str | None) -> dt.date:
    """Read a day, as ISO 8601 or as "24 February 2022".

    Raises:
        InputError: it is missing or none.
    """
    written = _WRITTEN.fullmatch(stated or "")
    try:
        if written is not None:
            return dt.datetime.strptime(stated or "", "%d %B %Y").replace(tzinfo=dt.UTC).date()
        return parse_moment(stated or "")[0].date()
    except ValueError:
        why = f"{stated!r} is no date; write 2022-01-09" if stated else "no date"
        raise InputError(f"{origin}: {why}.", reason="date") from None


def read_geojson(reading: Reading, stream: BinaryIO) -> Iterator[Occurrence | Dropped]:
    """Read the points of a GeoJSON feature collection (RFC 7946); other geometries are named and
    left out.

    Raises:
        InputError: the file is none.
    """
    try:
        value: Any = msgspec.json.decode(stream.read())
    except (ValueError, RecursionError) as error:
        raise InputError(f"{reading.name}: not JSON ({error}).", reason="json") from None
    yield from read_features(reading, value)


def read_features(reading: Reading, value: Any) -> Iterator[Occurrence | Dropped]:
    """Read the points of a decoded GeoJSON feature collection.

    Raises:
        InputError: the value is none.
    """
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        raise InputError(
            f"{reading.name}: JSON, but no GeoJSON feature collection.", reason="schema"
        )
    for number, feature in enumerate(features, start=1):
        origin = f"{reading.name}#{number}"
        try:
            row = _feature(origin, feature)
            fields = fields_of(row)
            if fields is None:
                raise InputError(
                    f"{origin}: the feature has no date among its properties.", reason="date"
                )
            yield occurrence(reading, origin, row, fields)
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)


def _feature(origin: str, feature: Any) -> dict[str, Any]:
    """Return a feature as a row.

    Raises:
        InputError: it is no point.
    """
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    points = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if (
        not isinstance(geometry, dict)
        or geometry.get("type") != "Point"
        or not isinstance(points, list)
        or len(points) < 2
    ):
        kind = geometry.get("type") if isinstance(geometry, dict) else "nothing"
        raise InputError(f"{origin}: {kind} is no point; only points are read.", reason="geometry")
    longitude, latitude = points[:2]
    properties = feature.get("properties")
    row = {
        k: v
        for k, v in (properties if isinstance(properties, dict) else {}).items()
        if isinstance(v, str | int | float)
    }
    return {"id": feature.get("id"), **row, "latitude": latitude, "longitude": longitude}
