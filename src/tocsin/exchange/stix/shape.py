"""What every object of ours shares: stamps, marking, author, and the extension that carries whole
records.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tocsin.exchange.stix import ids
from tocsin.records import Marking, Record

Object = dict[str, Any]
VERSION = "2.1"
# Of our own property extension; its schema stands in docs/reference/tocsin-extension.schema.json.
EXTENSION = "extension-definition--6a1f9a0e-7d0c-5c2f-9f4c-3b0a4d1c8e57"
# By which OpenCTI knows objects and observables of its own types.
NEW_SDO = "extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"
NEW_SCO = "extension-definition--f93e2c80-4231-4f9a-af8b-95c9bd566a82"
TOCSIN = ids.named("identity", "Tocsin", identity_class="system")
_BEGAN = "2026-11-01T00:00:00.000Z"
_SCHEMA = "https://tocsin.readthedocs.io/reference/tocsin-extension.schema.json"
MARKING_IDS: Mapping[Marking, str] = {
    "clear": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "green": "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "amber": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "amber+strict": "marking-definition--826578e1-40ad-459f-bc73-ede076f81f37",
    "red": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}


def stamp(moment: dt.datetime | dt.date) -> str:
    """Return a moment as STIX writes it: UTC, to the millisecond; a day is its beginning."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day, tzinfo=dt.UTC)
    text = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def extension(records: Iterable[Record], **keys: object) -> Object:
    """Return our extension: whole records as JSON, and what a reader wants without reading them."""
    properties = {f"x_tocsin_{name}": value for name, value in keys.items() if value is not None}
    carried = [carry(record) for record in records]
    own: Object = {"extension_type": "property-extension", **properties}
    return {EXTENSION: {**own, "x_tocsin_records": carried} if carried else own}


def carry(record: Record) -> Object:
    """Return a record as an extension carries it: as JSON text, for no property may be null."""
    return {"kind": type(record).__name__, "json": msgspec.json.encode(record).decode()}


def domain(
    kind: str, name: str, created: str, marking: Marking, *, modified: str | None = None
) -> Object:
    """Return the beginning of an object: its kind, id, stamps, author and marking."""
    return {
        "type": kind,
        "spec_version": VERSION,
        "id": name,
        "created_by_ref": TOCSIN,
        "created": created,
        "modified": modified or created,
        "object_marking_refs": [MARKING_IDS[marking]],
    }


def tie(kind: str, source: str, target: str, created: str, marking: Marking) -> Object:
    """Return a relationship between two objects."""
    relation = domain("relationship", ids.related(kind, source, target), created, marking)
    return relation | {"relationship_type": kind, "source_ref": source, "target_ref": target}


def filled(item: Object) -> Object:
    """Return an object without properties that hold nothing: null fails in STIX, and so does an
    empty list.
    """
    return {name: value for name, value in item.items() if value not in (None, "", [], {})}


def first_objects() -> list[Object]:
    """Return what stands at the head of every bundle: who made it, and what its extension is."""
    return [
        {
            "type": "identity",
            "spec_version": VERSION,
            "id": TOCSIN,
            "created": _BEGAN,
            "modified": _BEGAN,
            "name": "Tocsin",
            "description": "A program that reads open sources and says who said what.",
            "identity_class": "system",
            "object_marking_refs": [MARKING_IDS["clear"]],
        },
        {
            "type": "extension-definition",
            "spec_version": VERSION,
            "id": EXTENSION,
            "created_by_ref": TOCSIN,
            "created": _BEGAN,
            "modified": _BEGAN,
            "name": "Tocsin records",
            "description": "Claims with their chains, expected values, probabilities.",
            "schema": _SCHEMA,
            "version": "1.0.0",
            "extension_types": ["property-extension"],
            "object_marking_refs": [MARKING_IDS["clear"]],
        },
    ]


def marking_objects() -> list[Object]:
    """Return the definitions of all markings, as the standard and OpenCTI have them."""
    began = "2017-01-20T00:00:00.000Z"
    colours = {"clear": "white", "green": "green", "amber": "amber", "red": "red"}
    definitions: list[Object] = []
    for marking, name in MARKING_IDS.items():
        definition: Object = {
            "type": "marking-definition",
            "spec_version": VERSION,
            "id": name,
            "created": began,
        }
        if marking in colours:
            colour = colours[marking]
            definition |= {"definition_type": "tlp", "name": f"TLP:{colour.upper()}"}
            definition |= {"definition": {"tlp": colour}}
        else:
            label = f"TLP:{marking.upper()}"
            definition |= {"definition_type": "statement", "name": label}
            definition |= {"definition": {"statement": label}}
            definition |= {"x_opencti_definition_type": "TLP", "x_opencti_definition": label}
        definitions.append(definition)
    return definitions
