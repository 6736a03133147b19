"""Ids as OpenCTI makes them: uuid5 over the canonical JSON of what tells an object from others, so
that the same thing sent twice is one thing there (pycti, `generate_id` of each entity).
"""

import json
import uuid
from collections.abc import Mapping

_NAMESPACE = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
# Degrees to six places are a tenth of a metre.
PLACES = 6


def keyed(kind: str, key: Mapping[str, object]) -> str:
    """Return the id of an object of a kind, made of its key (RFC 8785, JSON Canonicalization)."""
    plain = {name: _number(value) for name, value in key.items()}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = uuid.uuid5(
        _NAMESPACE, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    )
    return f"{kind}--{digest}"


def named(kind: str, name: str, **more: object) -> str:
    """Return the id of an object that is told by its name: small letters, no blanks around it."""
    return keyed(kind, {"name": name.lower().strip(), **more})


def position(latitude: float, longitude: float) -> str:
    """Return the id of a place that is told by its coordinates."""
    return keyed("location", {"latitude": latitude, "longitude": longitude})


def related(kind: str, source: str, target: str) -> str:
    """Return the id of a relationship. Times are no part of it: the same tie has one id."""
    key = {"relationship_type": kind, "source_ref": source, "target_ref": target}
    return keyed("relationship", key)


def _number(value: object) -> object:
    """Return a whole number without a fraction, as canonical JSON writes it."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
