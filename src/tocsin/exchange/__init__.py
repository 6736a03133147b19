"""Out to other programs: one JSONL file per record type, and the map as GeoJSON."""

from tocsin.exchange.geojson import write_geojson
from tocsin.exchange.jsonl import write_jsonl

__all__ = ["write_geojson", "write_jsonl"]
