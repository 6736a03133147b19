"""JSON Schema of the casebook files, for editors that complete and check YAML."""

from typing import Any

import msgspec

from tocsin.casebook.expand import STANDARD, TEMPLATE, USE, library_indicators, templates
from tocsin.casebook.rows import DEFAULTS, SECTIONS
from tocsin.records import OBSERVED_KINDS, Indicator

# What a problem must say where a template gives the rest.
_LEAST = ["id", "title", "incident", "sites"]
# Fields the reading of a casebook fills in.
_FILLED = {
    "Precedent": ("known_from", "reference"),
    "Debunk": ("known_from", "reference"),
    "PastCase": ("reference",),
}


def json_schema() -> dict[str, Any]:
    """Return one JSON Schema (draft 2020-12) that fits every file of a casebook
    but `casebook.yml`.
    """
    kinds = list(SECTIONS.values())
    refs, components = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    sections: dict[str, Any] = {
        name: {"type": ["array", "null"], "items": ref}
        for name, ref in zip(SECTIONS, refs, strict=True)
    }
    sections[DEFAULTS] = {
        "type": "object",
        "description": "What every entry of this file says unless it says otherwise.",
    }
    for name, fields in _FILLED.items():
        components[name]["required"] = [f for f in components[name]["required"] if f not in fields]
    _with_library(components)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tocsin casebook file",
        "type": "object",
        "additionalProperties": False,
        "properties": sections,
        "$defs": components,
    }


def _with_library(components: dict[str, Any]) -> None:
    """Allow in problems what the library writes out: a template, standard hypotheses, indicators by
    name.
    """
    problem = components["Problem"]
    names = sorted(library_indicators())
    observed: dict[str, Any] = {}
    for kind in OBSERVED_KINDS.values():
        for condition, schema in components[kind.__name__]["properties"].items():
            observed.setdefault(condition, []).append(schema)
    known = {
        **{condition: _any_of(schemas) for condition, schemas in observed.items()},
        **components["Indicator"]["properties"],
        "likelihoods": {"type": "object"},
        "observe": {"type": "object"},
        USE: {"enum": names},
    }
    own = [field.name for field in msgspec.structs.fields(Indicator)]
    allowed = {*own, *observed, USE}
    used = {
        "type": "object",
        "required": [USE],
        "properties": {k: known[k] for k in sorted(allowed)},
        "additionalProperties": False,
    }
    items = {"anyOf": [{"$ref": "#/$defs/Indicator"}, used, {"enum": names}]}
    fields = problem["properties"]
    fields[TEMPLATE] = {"enum": sorted(templates())}
    fields["hypotheses"] = {"anyOf": [fields["hypotheses"], {"const": STANDARD}]}
    fields["indicators"] = {"anyOf": [{"type": "array", "items": items}, {"const": STANDARD}]}
    problem["required"] = _LEAST


def _any_of(schemas: list[Any]) -> Any:
    """Return what one of some schemas allows, each named once."""
    different = [schema for n, schema in enumerate(schemas) if schema not in schemas[:n]]
    return different[0] if len(different) == 1 else {"anyOf": different}
