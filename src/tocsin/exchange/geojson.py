"""The map as GeoJSON (RFC 7946), for other programs: a point a feature, longitude first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.resting import homes_of_events
from tocsin.records import MapFeature, label_of, strictest
from tocsin.records.paging import batches

FILE = "map.geojson"


def geojson_files(results: Results) -> Iterator[File]:
    """Yield `map.geojson`: every event with a place, and how many events have none."""
    chart, marked = results.facts.chart, _markings(results)
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(feature, marked) for feature in chart.features],
        "events_without_place": chart.without_place,
    }
    yield File(FILE, [msgspec.json.encode(collection), b"\n"])


def _markings(results: Results) -> Mapping[str, str]:
    """Return the marking of each event: the strictest of the documents it stands in."""
    at_hand, own = results.lookup(), results.unmarked
    labels = {}
    for part in batches(results.facts.events):
        for event, homes in homes_of_events(at_hand, part).items():
            labels[event] = label_of(strictest(map(results.marking, homes)) or own)
    return defaultdict(lambda: label_of(own), labels)


def _feature(feature: MapFeature, marked: Mapping[str, str]) -> dict[str, object]:
    """Return a feature as GeoJSON."""
    properties = msgspec.to_builtins(feature)
    properties["marking"] = marked[feature.id]
    longitude, latitude = properties.pop("longitude"), properties.pop("latitude")
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }
