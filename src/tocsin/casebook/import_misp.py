"""Narratives from MISP: objects of the template `narrative` of misp-objects.

The template asks for a narrative-description, an attachment or an archive; narrative-summary is
optional. Others add a narrative-disproof, which is read where it stands. What was deleted is left
out, and said.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tocsin.casebook.import_parts import (
    NOT_STATED,
    day_of,
    dropped,
    language_of,
    plain,
    stable_id,
    stamped,
)
from tocsin.language.sentences import sentence_spans
from tocsin.records import Debunk, Dropped, Narrative

_REFERENCES = ("external-references", "external-reference", "link", "archive", "url")
_DESCRIBING = ("narrative-summary", "narrative-description")
_LONGEST_TITLE = 200


def event_day(event: Mapping[str, Any] | None) -> dt.date | None:
    """Return the date of a MISP event; without one the day it was published or saved."""
    given = event or {}
    return (
        day_of(given.get("date"))
        or _stamped_day(given.get("publish_timestamp"))
        or saved_day(given)
    )


def saved_day(item: Mapping[str, Any]) -> dt.date | None:
    """Return the day an event or object was last saved."""
    return _stamped_day(item.get("timestamp"))


def _stamped_day(stamp: Any) -> dt.date | None:
    """Return the day of a MISP timestamp; 0 means none."""
    return day_of(stamped(stamp)) if stamp and str(stamp) != "0" else None


def of_misp(
    item: Mapping[str, Any], place: str, known_from: dt.date
) -> Iterator[Narrative | Dropped]:
    """Yield the narrative of a MISP object, and a `Dropped` for it or for each attribute that is
    left out.
    """
    if _is_deleted(item):
        yield dropped(
            place, "deleted", f"the object {item.get('uuid') or 'without uuid'} is deleted"
        )
        return
    values: dict[str, list[str]] = {}
    for attribute in item.get("Attribute") or ():
        if not isinstance(attribute, dict):
            continue
        relation = str(attribute.get("object_relation"))
        if _is_deleted(attribute):
            yield dropped(
                f"{place} {relation}",
                "deleted",
                f"the attribute {plain(attribute.get('value'))!r} is deleted",
            )
        elif text := plain(attribute.get("value")):
            values.setdefault(relation, []).append(text)
    described = [text for relation in _DESCRIBING for text in values.get(relation, ())]
    if described:
        yield _narrative(item, values, described, known_from, place)
        return
    files = [name for name in ("attachment", "archive") if name in values]
    instead = f"; its {' and '.join(files)} cannot be read here" if files else ""
    yield dropped(
        place,
        "summary",
        f"the object has no narrative-summary and no narrative-description{instead}",
    )


def _narrative(
    item: Mapping[str, Any],
    values: Mapping[str, Sequence[str]],
    described: Sequence[str],
    day: dt.date,
    place: str,
) -> Narrative:
    """Make the narrative of an object."""
    reference = next(
        (v for k in _REFERENCES for v in values.get(k, ())),
        f"MISP object {item.get('uuid') or place}",
    )
    seen = next(
        (d for v in (*values.get("first-seen", ()), item.get("first_seen")) if (d := day_of(v))),
        None,
    )
    disproof = next(iter(values.get("narrative-disproof", ())), "")
    language, title = language_of(described[0], ""), _title(described[0])
    debunk = Debunk(
        date=day, who="the object's author", what=disproof, known_from=day, reference=reference
    )
    wordings = tuple(dict.fromkeys(text for text in described if text != title))
    return Narrative(
        id=stable_id("misp", str(item.get("uuid") or ""), described[0]),
        title=title,
        summary=described[0],
        known_from=day,
        reference=reference,
        titles={language: title} if language else {},
        wordings={language: wordings} if language and wordings else {},
        first_seen=str(seen or NOT_STATED),
        debunks=(debunk,) if disproof else (),
    )


def _title(text: str) -> str:
    """Return the first sentence of a text without its full stop."""
    first = next(iter(sentence_spans(text)), None)
    title = (first.of(text) if first is not None else text).strip().removesuffix(".")
    return (
        title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    )


def _is_deleted(item: Mapping[str, Any]) -> bool:
    """Return whether MISP marks something as deleted."""
    return item.get("deleted") in (True, 1, "1", "true", "True")
