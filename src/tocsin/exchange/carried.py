"""The records that a bundle of ours carries, as they were: what another Tocsin needs to go on from
them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from tocsin import records
from tocsin.exchange.stix.shape import EXTENSION
from tocsin.records import Dropped, Record

STAGE = "exchange"


class _Bundle(msgspec.Struct):
    """A bundle whose objects are not read yet."""

    objects: list[msgspec.Raw] = []


def carried(body: bytes, *, name: str) -> Iterator[Record | Dropped]:
    """Yield every record that a bundle carries, and a `Dropped` for each that cannot be read."""
    for raw in msgspec.json.decode(body, type=_Bundle).objects:
        try:
            item = msgspec.json.decode(raw)
            parts = item["extensions"][EXTENSION]["x_tocsin_records"]
        except (msgspec.DecodeError, RecursionError, KeyError, TypeError):
            continue  # of others, or without a record
        for part in parts if isinstance(parts, list) else ():
            yield _record(part, f"{name} {item.get('id')}")


def _record(part: Any, place: str) -> Record | Dropped:
    """Return a record, or why it is none."""
    kind = _KINDS.get(str(part.get("kind"))) if isinstance(part, dict) else None
    if kind is None:
        return _dropped(place, "kind", "it carries a record of a kind this program does not know")
    try:
        found: Record = msgspec.json.decode(str(part.get("json")), type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        return _dropped(place, "record", f"the record it carries cannot be read ({error})")
    return found


def _dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what could not be read."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


def _kinds() -> Mapping[str, type[Record]]:
    """Return the kinds of records by name."""
    named = ((name, getattr(records, name)) for name in records.__all__)
    return {n: k for n, k in named if isinstance(k, type) and issubclass(k, Record)}


_KINDS = _kinds()
