"""MISP events: news and posts among their objects, and the reports of analysts, are documents, each
with the strictest marking of the event, the object and its attributes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.records import Marking, label_of, marking_of, strictest
from tocsin.sources.captures import Read, Reading
from tocsin.sources.items import read_items

_OURS = "Tocsin"
_TEXTS = ("content", "post", "transcription")
_SOURCES = ("source", "display-name", "username", "alias")
_ADDRESSES = ("url", "link", "archive")
_KINDS = ("news-media", "microblog", "blog", "forum-post", "telegram", "publication")
_DELETED = (True, 1, "1", "true", "True")

Part = Mapping[str, Any]


def misp_events(value: Any) -> list[Part]:
    """Return the events of a file; none where it holds none."""
    if isinstance(value, dict) and isinstance(value.get("response"), list | dict):
        return misp_events(value["response"])
    if isinstance(value, list):
        return [event for item in value for event in misp_events(item)]
    if isinstance(value, dict) and isinstance(value.get("Event"), dict):
        return [value["Event"]]
    bare = isinstance(value, dict) and isinstance(value.get("info"), str) and "Orgc" in value
    return [value] if bare else []


def read_misp(reading: Reading, value: Any) -> Iterator[Read]:
    """Yield a capture of each text of some events.

    Raises:
        InputError: they hold none.
    """
    rows = (
        (part.get("uuid") or "without uuid", row)
        for event in misp_events(value)
        for part, row in _rows(event)
    )
    yield from read_items(
        reading,
        rows,
        "the MISP event holds no text to read (news-media, microblog, event reports); `tocsin "
        "import` reads its narratives.",
    )


def _rows(event: Part) -> Iterator[tuple[Part, dict[str, Any]]]:
    """Yield the texts of an event as rows with our fields."""
    own = _markings(event)
    for part in _listed(event, "Object"):
        if part.get("name") in _KINDS:
            yield part, _row(part, own)
    author = event.get("Orgc")
    name = author.get("name") if isinstance(author, dict) else None
    for part in _listed(event, "EventReport"):
        if name != _OURS:  # our own brief is no source of anything
            text = {"id": part.get("uuid"), "text": part.get("content"), "title": part.get("name")}
            more = {"source": name, "published_at": _moment(part.get("timestamp"))}
            yield part, _filled({**text, **more}, [*own, *_markings(part)])


def _row(part: Part, own: list[Marking]) -> dict[str, Any]:
    """Return an object as a row."""
    values: dict[str, str] = {}
    markings = [*own, *_markings(part)]
    for attribute in _listed(part, "Attribute"):
        relation, value = attribute.get("object_relation"), attribute.get("value")
        markings += _markings(attribute)
        if isinstance(relation, str) and isinstance(value, str) and value.strip():
            values.setdefault(relation, value)
    posted = values.get("creation-date") or part.get("first_seen")
    row = {
        "id": part.get("uuid"),
        "text": _first(values, _TEXTS) or values.get("title"),
        "title": values.get("title"),
        "url": _first(values, _ADDRESSES),
        "source": _first(values, _SOURCES),
        "published_at": posted,
        "language": values.get("language"),
    }
    return _filled(row, markings)


def _filled(row: dict[str, Any], markings: list[Marking]) -> dict[str, Any]:
    """Return a row with its marking, without what is not known."""
    marking = strictest(markings)
    row["marking"] = label_of(marking) if marking else None
    return {name: value for name, value in row.items() if value not in (None, "")}


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first value there is."""
    return next((values[name] for name in names if name in values), None)


def _listed(part: Part, name: str) -> list[Part]:
    """Return the parts of one kind that are not deleted."""
    given = part.get(name)
    held = given if isinstance(given, list) else []
    return [e for e in held if isinstance(e, dict) and e.get("deleted") not in _DELETED]


def _markings(part: Part) -> list[Marking]:
    """Return the TLP tags of a part."""
    names = [str(tag.get("name")) for tag in _listed(part, "Tag")]
    markings = (marking_of(name) for name in names if name.casefold().startswith("tlp:"))
    return [marking for marking in markings if marking is not None]


def _moment(stamp: object) -> str | None:
    """Return seconds since 1970 as a moment; 0 means none."""
    try:
        seconds = int(str(stamp))
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat() if seconds else None
    except (ValueError, OverflowError, OSError):
        return None
