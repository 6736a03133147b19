"""A STIX 2.1 bundle, ours or OpenCTI's: media content and reports are documents, each with its
marking and whoever published it. What is an entry of a casebook is read by `tocsin import`.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import STIX_MARKINGS, Marking, label_of, marking_of, strictest
from tocsin.sources.captures import Read, Reading
from tocsin.sources.items import read_items
from tocsin.sources.json_stream import members

# Of a larger one not even what has to be known of each object is held.
MAX_BUNDLE_BYTES = 400_000_000
# Where a bundle says what it is: at its head, or behind its objects.
_HEAD = 65_536
_EXTENSION = "extension-definition--6a1f9a0e-7d0c-5c2f-9f4c-3b0a4d1c8e57"
_OURS = "urn:tocsin:"
_OBJECTS = "objects"
# Objects whose marking holds for what they contain.
_CONTAINERS = ("report", "grouping", "case-rfi", "case-incident", "case-rft")
# What cannot be looked up is for its readers alone.
_UNKNOWN: Marking = "red"

Object = Mapping[str, Any]


class Bundle:
    """The objects of a bundle as they are written, one at a time and anew each time they are asked
    for; the file that holds them stays open.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Take a stream that can be read from its beginning again, and what it is called."""
        self._stream, self._name = stream, name

    def __iter__(self) -> Iterator[bytes]:
        """Yield the objects.

        Raises:
            InputError: the file is no JSON, or too large.
        """
        self._stream.seek(0)
        size = 0
        for member in members(self._stream, _OBJECTS, self._name):
            size += len(member.content)
            if size > MAX_BUNDLE_BYTES:
                raise InputError(
                    f"{self._name}: larger than {MAX_BUNDLE_BYTES // 1_000_000} MB for one bundle; "
                    "export it in parts.",
                    reason="too_large",
                )
            if member.key == _OBJECTS:
                yield member.content


def is_bundle(stream: BinaryIO) -> bool:
    """Return whether a file is a STIX bundle; it stands at its beginning afterwards."""
    try:
        return _says_bundle(stream) and any(
            member == ("type", b'"bundle"') for member in members(stream, _OBJECTS, "")
        )
    except (InputError, ValueError):
        return False
    finally:
        stream.seek(0)


def _says_bundle(stream: BinaryIO) -> bool:
    """Return whether a file says at its head or end that it is a bundle; it is read from its
    beginning again.
    """
    stream.seek(0)
    piece = stream.read(_HEAD)
    said = b'"bundle"' in piece
    while not said and piece:
        before, piece = piece, stream.read(_HEAD)
        said = not piece and b'"bundle"' in before
    stream.seek(0)
    return said


def read_bundle(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Yield a capture of each text of a bundle.

    Raises:
        InputError: it is no JSON, too large, or holds no text.
    """
    bundle, seen = Bundle(stream, reading.name), _Seen()
    for item in _objects(bundle):
        seen.note(item)
    rows = ((item["id"], _row(item, seen)) for item in _objects(bundle))
    yield from read_items(
        reading,
        ((name, row) for name, row in rows if row is not None),
        "the bundle holds no text to read (media content or reports); `tocsin import` reads its "
        "channels and narratives.",
    )


def _objects(bundle: Bundle) -> Iterator[Object]:
    """Yield the objects of a bundle one by one; what is no object is left out."""
    for raw in bundle:
        try:
            item = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item


class _Seen:
    """What has to be known of a whole bundle before one of its texts is read."""

    def __init__(self) -> None:
        self._markings: dict[str, Marking] = dict(STIX_MARKINGS)
        self._other: set[str] = set()
        self._names: dict[str, str] = {}
        self._publishers: dict[str, str] = {}
        self._within: dict[str, list[str]] = {}
        self._stated: dict[str, list[str]] = {}

    def note(self, item: Object) -> None:
        """Note what an object says of others."""
        kind, name = item.get("type"), item["id"]
        if kind == "marking-definition":
            marking = _defined(item)
            if marking is not None:
                self._markings[name] = marking
            else:
                self._other.add(name)
        elif kind in ("identity", "channel") and isinstance(item.get("name"), str):
            self._names[name] = item["name"]
        elif kind == "relationship" and item.get("relationship_type") == "publishes":
            self._publishers[str(item.get("target_ref"))] = str(item.get("source_ref"))
        refs = _refs(item)
        if refs:
            self._stated.setdefault(name, []).extend(refs)
        if kind in _CONTAINERS:
            for inner in item.get("object_refs") or ():
                self._within.setdefault(str(inner), []).append(name)

    def marking(self, name: str) -> Marking | None:
        """Return the strictest marking of an object, wherever it stands in the bundle; one that
        states none has that of what contains it.
        """
        own = self._of(self._stated.get(name, []))
        if own is not None:
            return own
        outer = [ref for home in self._within.get(name, ()) for ref in self._stated.get(home, ())]
        return self._of(outer)

    def _of(self, refs: list[str]) -> Marking | None:
        """Return the strictest of some markings; those of other kinds than TLP say nothing here."""
        tlp = [ref for ref in refs if ref not in self._other]
        return strictest(self._markings.get(ref, _UNKNOWN) for ref in tlp)

    def publisher(self, item: Object) -> str | None:
        """Return who published an object, as far as the bundle says."""
        channel = self._publishers.get(item["id"])
        author = item.get("created_by_ref") if item.get("type") != "media-content" else None
        return self._names.get(channel or "") or self._names.get(str(author))


def _defined(item: Object) -> Marking | None:
    """Return the TLP marking that a definition is; None where it is of another kind."""
    definition = item.get("definition")
    texts = [item.get("name"), item.get("x_opencti_definition")]
    texts += list(definition.values()) if isinstance(definition, dict) else []
    markings = (marking_of(text) for text in texts if isinstance(text, str))
    return STIX_MARKINGS.get(item["id"]) or next((each for each in markings if each), None)


def _refs(item: Object) -> list[str]:
    """Return the markings of an object and of parts of it."""
    given = item.get("object_marking_refs")
    # A few markings stand on all objects of a bundle.
    refs = [sys.intern(str(ref)) for ref in given] if isinstance(given, list) else []
    parts = item.get("granular_markings")
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict) and part.get("marking_ref"):
            refs.append(str(part["marking_ref"]))
    return refs


def _row(item: Object, seen: _Seen) -> dict[str, Any] | None:
    """Return an object as a row with our fields; None where it is no text."""
    kind = item.get("type")
    carried = _carried(item)
    if kind == "media-content":
        row = _media(item, carried)
    elif kind == "report" and not carried:
        row = _report(item)
    else:
        return None
    marking = seen.marking(item["id"])
    row["source"] = carried.get("source_id") if carried else seen.publisher(item)
    row["marking"] = label_of(marking) if marking else None
    return {name: value for name, value in row.items() if value not in (None, "")}


def _media(item: Object, carried: Mapping[str, Any]) -> dict[str, Any]:
    """Return media content as a row."""
    url, text = item.get("url"), item.get("content") or item.get("description")
    return {
        "id": carried.get("external_id") or item["id"],
        "text": text if isinstance(text, str) and text.strip() else item.get("title"),
        "title": carried.get("title") if carried else item.get("title"),
        "url": None if str(url).startswith(_OURS) else url,
        "published_at": carried.get("published_at") or item.get("publication_date"),
        "language": carried.get("language"),
    }


def _report(item: Object) -> dict[str, Any]:
    """Return a report as a row."""
    parts = [item.get("name"), item.get("description"), item.get("x_opencti_content")]
    links = item.get("external_references")
    urls = [r.get("url") for r in links if isinstance(r, dict)] if isinstance(links, list) else []
    return {
        "id": item["id"],
        "text": "\n\n".join(part for part in parts if isinstance(part, str) and part.strip()),
        "title": item.get("name"),
        "url": next((url for url in urls if isinstance(url, str)), None),
        "published_at": item.get("published") or _day(item.get("created")),
    }


def _day(value: object) -> str | None:
    """Return the day of a moment."""
    try:
        return dt.date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        return None


def _carried(item: Object) -> Mapping[str, Any]:
    """Return the first record that an object of ours carries, as fields; nothing where it is of
    others.
    """
    try:
        carried = item["extensions"][_EXTENSION]["x_tocsin_records"][0]["json"]
        fields = msgspec.json.decode(carried)
    except (KeyError, IndexError, TypeError, msgspec.DecodeError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}
