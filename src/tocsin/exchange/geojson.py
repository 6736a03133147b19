"""The map as GeoJSON (RFC 7946), for other programs: a point a feature, longitude first."""

from pathlib import Path

import msgspec

from tocsin.exchange.jsonl import write_whole
from tocsin.records import Chart, MapFeature

FILE = "map.geojson"


def write_geojson(folder: Path, chart: Chart) -> Path:
    """Write `map.geojson`; return the file.

    Raises:
        OutputError: it cannot be written.
    """
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(f) for f in chart.features],
        "events_without_place": chart.without_place,
    }
    return write_whole(folder / FILE, [msgspec.json.encode(collection), b"\n"])


def _feature(feature: MapFeature) -> dict[str, object]:
    """Return a feature as GeoJSON."""
    told = msgspec.to_builtins(feature)
    point = [told.pop("longitude"), told.pop("latitude")]
    return {
        "type": "Feature",
        "id": told.pop("id"),
        "geometry": {"type": "Point", "coordinates": point},
        "properties": told,
    }
