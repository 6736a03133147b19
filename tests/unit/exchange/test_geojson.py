"""The map as GeoJSON: points with longitude first."""

import json

import msgspec

from tocsin.contracts.exporters import empty_results
from tocsin.exchange.geojson import geojson_files
from tocsin.records import Chart


def test_an_empty_chart_is_a_collection_without_features() -> None:
    results = empty_results()
    chart = Chart(without_place=3)
    facts = msgspec.structs.replace(results.facts, chart=chart)
    (file,) = geojson_files(results._replace(facts=facts))
    collection = json.loads(b"".join(file.content))
    assert file.name == "map.geojson"
    assert collection == {
        "type": "FeatureCollection",
        "features": [],
        "events_without_place": 3,
    }
