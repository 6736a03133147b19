"""Actors from FollowTheMoney entities, as OpenSanctions and OpenAleph export them: one JSON object a line.

Only what is public about a public role is taken: names, aliases, kind, reference. Birth dates, addresses, documents and relatives are not
read at all, and a person without a public role is left out.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from tocsin.language.fold import fold
from tocsin.language.scripts import main_script
from tocsin.records import Actor, Dropped, content_id

STAGE = "casebook"
Kind = Literal["state_body", "organisation", "public_official"]
_BODIES: dict[str, Kind] = {
    "PublicBody": "state_body",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
}
_PUBLIC = ("role.pep", "role.pol", "role.judge", "role.diplo", "role.spy", "gov", "mil")
_MOST_ALIASES = 12
_ID = re.compile(r"[^a-z0-9]+")


def actors_from_ftm(lines: Iterable[bytes], *, name: str, today: dt.date) -> Iterator[Actor | Dropped]:
    """Yield an actor for every entity that is one, and a `Dropped` that says why for each that is not."""
    used: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}#{number}"
        try:
            value: Any = msgspec.json.decode(line)
            schema, properties = str(value["schema"]), dict(value["properties"])
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
            yield _dropped(place, "schema", 'no FollowTheMoney entity (an object with "schema" and "properties")')
            continue
        made = _actor(value, schema, properties, today)
        if isinstance(made, str):
            yield _dropped(place, "not_an_actor", made)
        elif made.id in used:
            yield _dropped(place, "duplicate_id", f"{made.name!r} stands there twice")
        else:
            used.add(made.id)
            yield made


def is_ftm(body: bytes) -> bool:
    """Tell whether a file holds FollowTheMoney entities, from its first line."""
    first = next((line for line in body.splitlines() if line.strip()), b"")
    try:
        value: Any = msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(value, dict) and "schema" in value and "properties" in value


def _dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what was left out."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


def _actor(value: dict[str, Any], schema: str, properties: dict[str, Any], today: dt.date) -> Actor | str:
    """Make the actor of an entity, or say why it is none."""
    topics = [str(t) for t in properties.get("topics", [])]
    if schema == "Person":
        if not properties.get("position") and not any(t.startswith(_PUBLIC) for t in topics):
            return "a person without a public role is not taken"
        kind: Kind = "public_official"
    elif schema in _BODIES:
        kind = _BODIES[schema]
    else:
        return f"{schema} is no actor"
    names = _names(
        [str(n) for n in [*properties.get("name", []), *properties.get("alias", [])]], person=schema == "Person"
    )
    if not names:
        return "it has no name in Latin or Cyrillic letters"
    source = next(iter(properties.get("sourceUrl", [])), None)
    reference = f"FollowTheMoney {value.get('id') or 'without id'}" + (f", {source}" if source else "")
    identifier = _ID.sub("_", fold(next((n for n in names if n.isascii()), ""))).strip("_")
    return Actor(
        id=identifier if identifier[:1].isalpha() else content_id("actor", names[0]), name=names[0],
        kind=kind, aliases=tuple(names), known_from=_first_seen(value, today), reference=reference,
    )  # fmt: skip


def _names(given: list[str], *, person: bool) -> list[str]:
    """Return distinct names that can be matched: a person's have two words at least."""
    kept: dict[str, str] = {}
    for name in (" ".join(n.split()) for n in given):
        if main_script(name) in ("latin", "cyrillic") and (" " in name or not person) and len(name) > 1:
            kept.setdefault(fold(name), name)
    return list(kept.values())[:_MOST_ALIASES]


def _first_seen(value: dict[str, Any], today: dt.date) -> dt.date:
    """Return the day since when the entity was published, or today: knowledge must not travel back in time."""
    try:
        return dt.date.fromisoformat(str(value.get("first_seen"))[:10])
    except ValueError:
        return today
