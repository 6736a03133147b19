"""Actors from FollowTheMoney entities, as OpenSanctions and OpenAleph export them: one JSON object
a line, or an array.

Only what is public about a public role is taken: names, aliases, kind, reference. Birth dates,
addresses, documents and relatives are not read at all, and a person without a public role is left
out.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_BOM = b"\xef\xbb\xbf"
_ID = re.compile(r"[^a-z0-9]+")


def actors_from_ftm(
    lines: Iterable[bytes], *, name: str, today: dt.date
) -> Iterator[Actor | Dropped]:
    """Yield an actor for every entity that is one, and a `Dropped` that says why for each that is
    not.

    `lines` are those of a file: an entity a line, or together one JSON array of entities or one
    entity over several lines.
    """
    used: set[str] = set()
    for place, value in _entities(lines, name):
        if not _is_entity(value):
            yield _dropped(
                place,
                "schema",
                'no FollowTheMoney entity (an object with "schema" and "properties")',
            )
            continue
        actor = _actor(value, str(value["schema"]), _listed(value["properties"]), today)
        if isinstance(actor, str):
            yield _dropped(place, "not_an_actor", actor)
        elif actor.id in used:
            yield _dropped(place, "duplicate_id", f"{actor.name!r} stands there twice")
        else:
            used.add(actor.id)
            yield actor


def is_ftm(body: bytes) -> bool:
    """Return whether a file holds FollowTheMoney entities, from its first entity."""
    first = next(iter(_entities(body.splitlines(), "")), None)
    return first is not None and _is_entity(first[1])


def _entities(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, Any]]:
    """Yield the JSON values of a file with their places: of an array its items, else one a line;
    None for what is no JSON.
    """
    given = [line.removeprefix(_BOM) if number == 0 else line for number, line in enumerate(lines)]
    whole = _decoded(b"\n".join(given)) if any(line.strip() for line in given) else None
    if whole is not None:
        items = whole if isinstance(whole, list) else _within(whole)
        yield from ((f"{name} item {number}", item) for number, item in enumerate(items, start=1))
        return
    for number, line in enumerate(given, start=1):
        if line.strip():
            value = _decoded(line.strip().removesuffix(b","))
            if value is not None or line.strip() not in (b"[", b"]"):
                yield f"{name}#{number}", value


def _within(whole: Any) -> list[Any]:
    """Return the entities of an answer of OpenSanctions or OpenAleph ({"results": [...]}), or the
    one entity a file is.
    """
    inner = (
        next((whole[k] for k in ("results", "entities") if isinstance(whole.get(k), list)), None)
        if isinstance(whole, dict)
        else None
    )
    return inner if inner is not None and not _is_entity(whole) else [whole]


def _decoded(text: bytes) -> Any:
    """Read JSON; None where it is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _is_entity(value: Any) -> bool:
    """Return whether a value is a FollowTheMoney entity."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
    )


def _listed(properties: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return properties as lists of texts: others write a single value without a list, and null for
    none.
    """
    return {
        name: [
            str(v)
            for v in (given if isinstance(given, list) else [given])
            if isinstance(v, str | int | float)
        ]
        for name, given in properties.items()
    }


def _dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what was left out."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


def _actor(
    value: Mapping[str, Any], schema: str, properties: Mapping[str, Sequence[str]], today: dt.date
) -> Actor | str:
    """Make the actor of an entity, or say why it is none."""
    topics = properties.get("topics", ())
    if schema == "Person":
        if not properties.get("position") and not any(t.startswith(_PUBLIC) for t in topics):
            return "a person without a public role is not taken"
        kind: Kind = "public_official"
    elif schema in _BODIES:
        kind = _BODIES[schema]
    else:
        return f"{schema} is no actor"
    names = _names(
        [*properties.get("name", ()), *properties.get("alias", ())], person=schema == "Person"
    )
    if not names:
        return "it has no name in Latin or Cyrillic letters"
    source = next(iter(properties.get("sourceUrl", [])), None)
    reference = f"FollowTheMoney {value.get('id') or 'without id'}" + (
        f", {source}" if source else ""
    )
    identifier = _ID.sub("_", fold(next((n for n in names if n.isascii()), ""))).strip("_")
    return Actor(
        id=identifier if identifier[:1].isalpha() else content_id("actor", names[0]),
        name=names[0],
        kind=kind,
        aliases=tuple(names),
        known_from=_first_seen(value, today),
        reference=reference,
    )


def _names(given: list[str], *, person: bool) -> list[str]:
    """Return distinct names that can be matched: a person's have two words at least."""
    kept: dict[str, str] = {}
    for name in (" ".join(n.split()) for n in given):
        if (
            main_script(name) in ("latin", "cyrillic")
            and (" " in name or not person)
            and len(name) > 1
        ):
            kept.setdefault(fold(name), name)
    return list(kept.values())[:_MOST_ALIASES]


def _first_seen(value: Mapping[str, Any], today: dt.date) -> dt.date:
    """Return the day since when the entity was published, or today: knowledge must not travel back
    in time.
    """
    try:
        return dt.date.fromisoformat(str(value.get("first_seen"))[:10])
    except ValueError:
        return today
