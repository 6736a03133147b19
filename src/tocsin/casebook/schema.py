"""JSON Schema of the casebook files, for editors that complete and check YAML."""

from typing import Any

import msgspec

from tocsin.casebook.rows import SECTIONS


def json_schema() -> dict[str, Any]:
    """Return one JSON Schema (draft 2020-12) that fits every file of a casebook but `casebook.yml`."""
    kinds = list(SECTIONS.values())
    refs, components = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    sections = {name: {"type": "array", "items": ref} for name, ref in zip(SECTIONS, refs, strict=True)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tocsin casebook file",
        "type": "object",
        "additionalProperties": False,
        "properties": sections,
        "$defs": components,
    }
