"""The map as GeoJSON (RFC 7946), for other programs: a point a feature, longitude first."""

from collections.abc import Iterator

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.records import MapFeature

FILE = "map.geojson"


def geojson_files(results: Results) -> Iterator[File]:
    """Yield `map.geojson`: every event with a place, and how many events have none."""
    chart = results.facts.chart
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(feature) for feature in chart.features],
        "events_without_place": chart.without_place,
    }
    yield File(FILE, [msgspec.json.encode(collection), b"\n"])


def _feature(feature: MapFeature) -> dict[str, object]:
    """Return a feature as GeoJSON."""
    properties = msgspec.to_builtins(feature)
    longitude, latitude = properties.pop("longitude"), properties.pop("latitude")
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }
