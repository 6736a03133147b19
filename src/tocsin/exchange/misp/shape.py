"""The parts of MISP events: ids, tags, attributes, objects and the ties between them."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from tocsin.records import Marking

Part = dict[str, Any]
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tocsin:misp")
_COLOURS: dict[Marking, str] = {
    "clear": "#FFFFFF",
    "green": "#339900",
    "amber": "#FFC000",
    "amber+strict": "#FFC000",
    "red": "#CC0033",
}
_GREY = "#7F7F7F"
# Templates of misp-objects: uuid, version, and the type of each attribute that is used.
TEMPLATES: dict[str, tuple[str, str, dict[str, str]]] = {
    "narrative": (
        "83bea299-514a-4719-a84b-f6fd0997fac1",
        "4",
        {"narrative-summary": "text"},
    ),
    "news-media": (
        "691463c5-5302-4847-9bec-4c56ccfec677",
        "3",
        {"title": "text", "content": "text", "url": "url", "source": "text", "type": "text"},
    ),
    "microblog": (
        "8ec8c911-ddbe-4f5b-895b-fbff70c42a60",
        "20",
        {
            "title": "text",
            "post": "text",
            "url": "url",
            "display-name": "text",
            "language": "text",
            "creation-date": "datetime",
        },
    ),
    "geolocation": (
        "cd6f2238-ba55-4888-82c4-104e6e1acf21",
        "8",
        {
            "latitude": "float",
            "longitude": "float",
            "region": "text",
            "countrycode": "text",
            "text": "text",
        },
    ),
    "report": (
        "70a68471-df22-4e3f-aa1a-5a3be19f82df",
        "8",
        {"title": "text", "summary": "text", "case-number": "text"},
    ),
    "cap-info": (
        "826c25e6-fdd5-4e4a-b081-be5ba3ac2c3d",
        "1",
        {
            "category": "text",
            "event": "text",
            "urgency": "text",
            "certainty": "text",
            "severity": "text",
            "expires": "datetime",
            "instruction": "text",
        },
    ),
}


def named(*parts: str) -> str:
    """Return a uuid of what something is: the same in every export."""
    return str(uuid.uuid5(_NAMESPACE, "\x00".join(parts).encode("utf-8", "replace").decode()))


def seconds(moment: dt.datetime) -> str:
    """Return a moment as MISP has it."""
    return str(int(moment.timestamp()))


def tag(name: str, colour: str = _GREY) -> Part:
    """Return a tag."""
    return {"name": name, "colour": colour, "exportable": True}


def marked(marking: Marking) -> Part:
    """Return the tag of a marking."""
    return tag(f"tlp:{marking}", _COLOURS[marking])


def thing(
    kind: str, key: str, values: Iterable[tuple[str, str | None]], at: str, marking: Marking
) -> Part:
    """Return an object of a template; attributes without a value are left out, and each carries the
    marking.
    """
    template, version, types = TEMPLATES[kind]
    own = named(kind, key)
    attributes = [
        {
            "uuid": named(own, relation),
            "object_relation": relation,
            "type": types[relation],
            "category": "Network activity" if types[relation] == "url" else "Other",
            "to_ids": False,
            "disable_correlation": True,
            "value": _plain(value),
            "timestamp": at,
            "distribution": "5",
            "Tag": [marked(marking)],
        }
        for relation, value in values
        if value is not None and _plain(value)
    ]
    return {
        "uuid": own,
        "name": kind,
        "meta-category": "misc",
        "template_uuid": template,
        "template_version": version,
        "timestamp": at,
        "distribution": "5",
        "Attribute": attributes,
        "ObjectReference": [],
    }


def refer(source: Part, target: str, relation: str, at: str) -> None:
    """Tie an object to another one."""
    reference = {
        "uuid": named(source["uuid"], target, relation),
        "object_uuid": source["uuid"],
        "referenced_uuid": target,
        "relationship_type": relation,
        "timestamp": at,
    }
    if reference not in source["ObjectReference"]:
        source["ObjectReference"].append(reference)


def _plain(value: str) -> str:
    """Return a text as MISP keeps it: without zeros and blanks around it."""
    return value.replace("\x00", "\ufffd").strip()
