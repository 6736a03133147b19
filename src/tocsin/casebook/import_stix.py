"""Entries from STIX 2.1 bundles: identities, channels, narratives and locations, ours and
OpenCTI's. What our own export carries comes back as it was.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from tocsin.casebook.import_parts import NOT_STATED, day_of, dropped, stable_id
from tocsin.language.fold import fold
from tocsin.records import Actor, Dropped, Entry, Group, Narrative, Site, Source

_EXTENSION = "extension-definition--6a1f9a0e-7d0c-5c2f-9f4c-3b0a4d1c8e57"
_TOCSIN = "Tocsin"
_OURS: Mapping[str, type[Entry]] = {
    kind.__name__: kind for kind in (Actor, Source, Site, Narrative, Group)
}
# A longer name is none.
_LONGEST = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]+")
_CLASSES = {"organization": "organisation", "group": "group", "class": "group"}
_SITE_KINDS: Mapping[str, Literal["country", "region", "city"]] = {
    "country": "country",
    "region": "region",
    "city": "city",
}
_SOURCE_KINDS = frozenset(get_args(get_type_hints(Source)["kind"]))

Object = Mapping[str, Any]


def entries_from_stix(
    bundle: Iterable[bytes], *, name: str, today: dt.date
) -> Iterator[Entry | Dropped]:
    """Yield the entries of a bundle, and a `Dropped` that says why for each object that could be
    one and is not. `bundle` gives its objects as they are written, anew each time it is gone
    through: that is done twice.
    """
    seen = _Ties()
    faults = 0
    for item in _objects(bundle):
        if item is None:
            faults += 1
        else:
            seen.note(item)
    if faults:
        yield dropped(name, "json", f"{faults} of its objects are no STIX objects")
    entries: dict[str, Entry] = {}
    names: set[str] = set()
    for item in _objects(bundle):
        if item is not None:
            for entry in _entries(item, seen, name, today):
                if isinstance(entry, Dropped):
                    yield entry
                else:
                    yield from _kept(entry, entries, names, name)
    yield from _in_order(entries, name)


def _kept(entry: Entry, entries: dict[str, Entry], names: set[str], name: str) -> Iterator[Dropped]:
    """Keep an entry once; say so where another one has its id or name."""
    called = _called(entry)
    key = f"{type(entry).__name__} {fold(called)}"
    if entry.id in entries:
        if entries[entry.id] != entry:
            yield dropped(f"{name} {entry.id}", "duplicate_id", f"{called!r} stands there twice")
    elif key in names and entry.id.startswith("stix_"):
        why = f"{called!r} is the name of another entry of this bundle; the first one is kept"
        yield dropped(f"{name} {entry.id}", "duplicate_name", why)
    else:
        names.add(key)
        entries[entry.id] = entry


def _called(entry: Entry) -> str:
    """Return how an entry is called."""
    return str(getattr(entry, "name", None) or getattr(entry, "title", ""))


def _in_order(entries: dict[str, Entry], name: str) -> Iterator[Entry | Dropped]:
    """Yield entries; one whose chain of parents comes back to itself loses its parent."""
    for entry in entries.values():
        parents: list[str] = []
        parent = getattr(entry, "parent", None)
        while parent in entries and parent not in parents:
            parents.append(parent)
            parent = getattr(entries[parent], "parent", None)
        if entry.id in parents:
            why = f"{_called(entry)!r} is a part of itself by its parents; its parent is left out"
            yield dropped(f"{name} {entry.id}", "cycle", why)
            entries[entry.id] = msgspec.structs.replace(entry, parent=None)
        yield entries[entry.id]


def _objects(bundle: Iterable[bytes]) -> Iterator[Object | None]:
    """Yield the objects of a bundle one by one; None for what is none."""
    for raw in bundle:
        try:
            item = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            item = None
        whole = isinstance(item, dict) and isinstance(item.get("id"), str)
        yield item if whole else None


class _Ties:
    """What the relationships of a bundle say of its entries."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.techniques: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        self.ours: set[str] = set()
        self._labels: dict[str, str] = {}

    def note(self, item: Object) -> None:
        """Note what an object says of others."""
        kind, key = item.get("type"), item["id"]
        if called := _name(item):
            self.names[key] = called
        if kind == "identity" and item.get("name") == _TOCSIN:
            self.ours.add(key)
        elif kind == "attack-pattern":
            self._labels[key] = _technique(item)
        elif kind == "relationship":
            self._tie(item)

    def _tie(self, item: Object) -> None:
        """Note a relationship."""
        relation = item.get("relationship_type")
        source, target = str(item.get("source_ref")), str(item.get("target_ref"))
        if relation == "belongs-to":
            self.owners.setdefault(source, target)
        elif relation == "subnarrative-of":
            self.parents.setdefault(source, target)
        elif target.startswith("attack-pattern--"):
            self.techniques.setdefault(source, []).append(target)

    def technique_ids(self, key: str) -> tuple[str, ...]:
        """Return the techniques that an object is tied to, by their own ids."""
        labels = (self._labels.get(each, "") for each in self.techniques.get(key, ()))
        return tuple(dict.fromkeys(label for label in labels if label))


def _entries(item: Object, seen: _Ties, name: str, today: dt.date) -> Iterator[Entry | Dropped]:
    """Yield what an object is: the entries it carries, or the one it can be read as."""
    carried = list(_carried(item, name))
    if carried:
        yield from carried
        return
    make = _MAKERS.get(str(item.get("type")))
    # An identity of ours that carries nothing is an owner of a source, which says so itself.
    if make is None or item["id"] in seen.ours or item.get("created_by_ref") in seen.ours:
        return
    place, called = f"{name} {item['id'][:80]}", _name(item)
    if not called:
        yield dropped(place, "no_name", "it has no name")
    elif len(called) > _LONGEST:
        why = f"its name has {len(called):,} characters, and a name has {_LONGEST} at most"
        yield dropped(place, "name", why)
    else:
        entry = make(item, called, seen, today)
        yield dropped(place, "not_taken", entry) if isinstance(entry, str) else entry


def _carried(item: Object, name: str) -> Iterator[Entry | Dropped]:
    """Yield the entries that an object of ours carries."""
    try:
        records = item["extensions"][_EXTENSION]["x_tocsin_records"]
    except (KeyError, TypeError):
        return
    for record in records if isinstance(records, list) else ():
        kind = _OURS.get(str(record.get("kind"))) if isinstance(record, dict) else None
        if kind is None:
            continue
        try:
            yield msgspec.json.decode(str(record.get("json")), type=kind)
        except (msgspec.DecodeError, RecursionError) as error:
            why = f"the record it carries cannot be read ({error})"
            yield dropped(f"{name} {item['id']}", "record", why)


def _name(item: Object) -> str:
    """Return the name of an object without control characters and doubled blanks."""
    name = item.get("name")
    return " ".join(_CONTROL.sub(" ", name).split()) if isinstance(name, str) else ""


def _technique(item: Object) -> str:
    """Return the id of a technique in the catalogue it is of."""
    links = item.get("external_references")
    first = next(iter(links), None) if isinstance(links, list) else None
    external = first.get("external_id") if isinstance(first, dict) else None
    return str(item.get("x_mitre_id") or external or "")


def _base(item: Object, called: str, today: dt.date) -> dict[str, Any]:
    """Return the fields every entry has: never known earlier than it was made."""
    created = day_of(item.get("created"))
    return {
        "id": stable_id("stix", item["id"], called),
        "known_from": min(created, today) if created else today,
        "reference": f"STIX {item['id']}",
    }


def _aliases(item: Object, called: str) -> tuple[str, ...]:
    """Return other names."""
    given = item.get("aliases") or item.get("x_opencti_aliases")
    names = given if isinstance(given, list) else []
    kept = [_CONTROL.sub(" ", n).strip() for n in names if isinstance(n, str)]
    return tuple(dict.fromkeys(n for n in kept if n and n != called and len(n) <= _LONGEST))


def _actor(item: Object, called: str, seen: _Ties, today: dt.date) -> Entry | str:
    """Return an identity as an actor; a person only in a public role."""
    given = item.get("roles")
    roles = tuple(r for r in given if isinstance(r, str) and r) if isinstance(given, list) else ()
    kind = _CLASSES.get(str(item.get("identity_class")))
    if item.get("identity_class") == "individual":
        if not roles:
            return "a person without a public role is not taken"
        kind = "public_official"
    if kind is None:
        return f"an identity of class {item.get('identity_class')!r} is no actor"
    fields: dict[str, Any] = {"kind": kind, "roles": roles, "aliases": _aliases(item, called)}
    return Actor(name=called, **fields, **_base(item, called, today))


def _source(item: Object, called: str, seen: _Ties, today: dt.date) -> Entry | str:
    """Return a channel as a source."""
    given = item.get("channel_types")
    kinds = [str(k).casefold() for k in given] if isinstance(given, list) else []
    kind = next((k for k in kinds if k in _SOURCE_KINDS), "channel")
    owner = seen.names.get(seen.owners.get(item["id"], ""))
    return Source(
        name=called,
        kind=kind,  # type: ignore[arg-type]
        owner=owner or f"owner of {called} (not known yet)",
        aliases=_aliases(item, called),
        **_base(item, called, today),
    )


def _narrative(item: Object, called: str, seen: _Ties, today: dt.date) -> Entry | str:
    """Return a narrative."""
    description = item.get("description")
    summary = (
        " ".join(_CONTROL.sub(" ", description).split()) if isinstance(description, str) else ""
    )
    parent = seen.parents.get(item["id"])
    above = seen.names.get(parent or "")
    return Narrative(
        title=called,
        summary=summary or called,
        first_seen=str(day_of(item.get("first_seen")) or NOT_STATED),
        parent=stable_id("stix", parent, above) if parent and above else None,
        disarm=seen.technique_ids(item["id"]),
        **_base(item, called, today),
    )


def _site(item: Object, called: str, seen: _Ties, today: dt.date) -> Entry | str:
    """Return a location as a site."""
    latitude, longitude = item.get("latitude"), item.get("longitude")
    point = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    if point and not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # type: ignore[operator]
        return f"latitude {latitude}, longitude {longitude} are out of range"
    kind = str(item.get("x_opencti_location_type")).casefold()
    country = item.get("country")
    return Site(
        name=called,
        kind=_SITE_KINDS.get(kind, "facility"),
        aliases=_aliases(item, called),
        country=country if isinstance(country, str) and country else None,
        latitude=float(latitude) if point else None,  # type: ignore[arg-type]
        longitude=float(longitude) if point else None,  # type: ignore[arg-type]
        **_base(item, called, today),
    )


Maker = Callable[[Object, str, _Ties, dt.date], Entry | str]
_MAKERS: Mapping[str, Maker] = {
    "identity": _actor,
    "channel": _source,
    "narrative": _narrative,
    "location": _site,
}
