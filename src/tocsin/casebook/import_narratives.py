"""Narratives from others' collections: ClaimReview (schema.org JSON-LD), MISP narrative objects, and CSV.

What others have reviewed is taken as knowledge of what was told and what was found, dated by when they published it: it is never read as
known earlier. An entry without a date is known from the day of the import. Nothing is merged: an entry that says the same as
another is named by `tocsin casebook check`.
"""

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.language.lexicon import LANGUAGES
from tocsin.language.scripts import main_script
from tocsin.records import Debunk, Dropped, Narrative, content_id

STAGE = "casebook"
_UNKNOWN = "not stated"
_TAGS = re.compile(r"<[^>]+>")
# Columns of a CSV file; `title`, `summary`, `wording` may carry a language, as in `title_ru`. Only a title is required.
CSV_COLUMNS = (
    "id",
    "title",
    "summary",
    "wording",
    "parent",
    "first_seen",
    "known_from",
    "reference",
    "disproof",
    "disproof_by",
    "disarm",
)
_BOM = "\ufeff"


def narratives_from(body: bytes, *, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Yield a narrative for every entry of a file, whatever its form, and a `Dropped` that says why for each that is none."""
    try:
        text = body.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        yield _dropped(name, "encoding", "not UTF-8 text; save it as UTF-8")
        return
    used: set[str] = set()
    rows = _from_json(text, name, today) if text.lstrip()[:1] in ("{", "[") else _from_csv(text, name, today)
    for row in rows:
        if isinstance(row, Narrative) and row.id in used:
            yield _dropped(f"{name} {row.id}", "duplicate_id", f"{row.title!r} stands there twice")
        else:
            used.update([row.id] if isinstance(row, Narrative) else [])
            yield row


def _dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what was left out."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


def _from_json(text: str, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read ClaimReview or MISP, one document or one object a line."""
    try:
        values = [(name, json.loads(text))]
    except json.JSONDecodeError:
        values = []
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    values.append((f"{name}#{number}", json.loads(line)))
                except json.JSONDecodeError as error:
                    yield _dropped(f"{name}#{number}", "json", f"no JSON ({error.msg})")
    found = 0
    for place, value in values:
        for number, item in enumerate(_objects(value), start=1):
            found += 1
            where = f"{place} item {number}"
            yield _of_review(item, where, today) if _is_review(item) else _of_misp(item, where, today)
    if values and not found:
        yield _dropped(name, "form", "no ClaimReview and no MISP narrative object in it")


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the reviews and narrative objects of a document, however deep they stand."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        if _is_review(value) or (value.get("name") == "narrative" and "Attribute" in value):
            yield value
            return
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner)


def _is_review(item: Mapping[str, Any]) -> bool:
    """Tell whether an object is a ClaimReview."""
    kinds = item.get("@type")
    return "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds])


def _of_review(item: Mapping[str, Any], place: str, today: dt.date) -> Narrative | Dropped:
    """Make a narrative of a ClaimReview: what was claimed, and what the reviewer found."""
    claim = _plain(item.get("claimReviewed"))
    if not claim:
        return _dropped(place, "claim", "the review says no claimReviewed")
    reviewed = item.get("itemReviewed")
    reviewed = reviewed if isinstance(reviewed, dict) else {}
    rating = item.get("reviewRating")
    verdict = _plain(rating.get("alternateName") or rating.get("ratingValue")) if isinstance(rating, dict) else ""
    by = _named(item.get("author")) or _named(item.get("publisher")) or "a reviewer who is not named"
    day = _day(item.get("datePublished")) or today
    reference = _plain(item.get("url")) or _plain(item.get("@id")) or f"{by}, {day}"
    appeared = _day(reviewed.get("datePublished"))
    wording = _plain(reviewed.get("text") or reviewed.get("name"))
    language = language_of(claim, _plain(item.get("inLanguage")))
    told_by = _named(reviewed.get("author"))
    return Narrative(
        id=_id("cr", reference, claim), title=claim, summary=claim if not told_by else f"{claim} (as {told_by} is reported to say)",
        titles={language: claim} if language else {}, known_from=day, reference=reference,
        wordings={language: (wording,)} if wording and wording != claim and language else {},
        first_seen=str(appeared or day),
        debunks=(Debunk(date=day, who=by, what=verdict or "reviewed", known_from=day, reference=reference),),
    )  # fmt: skip


def _of_misp(item: Mapping[str, Any], place: str, today: dt.date) -> Narrative | Dropped:
    """Make a narrative of a MISP object."""
    values: dict[str, list[str]] = {}
    for attribute in item.get("Attribute") or ():
        if isinstance(attribute, dict):
            values.setdefault(str(attribute.get("object_relation")), []).append(_plain(attribute.get("value")))
    summary = next((v for v in values.get("narrative-summary", []) if v), "")
    if not summary:
        return _dropped(place, "summary", "the object has no narrative-summary")
    stamp = str(item.get("first_seen") or "")[:10] or _stamped(item.get("timestamp"))
    day = _day(stamp) or today
    reference = next((v for k in ("external-references", "link", "archive", "url") for v in values.get(k, [])), "")
    reference = reference or f"MISP object {item.get('uuid') or place}"
    disproof = next((v for v in values.get("narrative-disproof", []) if v), "")
    language = language_of(summary, "")
    title = summary.split(". ")[0]
    debunk = Debunk(date=day, who="the object's author", what=disproof, known_from=day, reference=reference)
    return Narrative(
        id=_id("misp", str(item.get("uuid") or ""), summary), title=title, summary=summary, known_from=day, reference=reference,
        titles={language: title} if language else {}, wordings={language: (summary,)} if language and summary != title else {},
        first_seen=str(item.get("first_seen") or _UNKNOWN)[:10], debunks=(debunk,) if disproof else (),
    )  # fmt: skip


def _from_csv(text: str, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read a table with a head line; columns as `CSV_COLUMNS` says."""
    separator = (
        ";" if text.splitlines()[:1] and text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    )
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    known = {c.strip().casefold(): c for c in rows.fieldnames or () if c}
    if not any(c == "title" or c.startswith("title_") for c in known):
        yield _dropped(
            name, "columns", f"no column `title` or `title_LANGUAGE`; columns read are {', '.join(CSV_COLUMNS)}"
        )
        return
    for number, row in enumerate(rows, start=2):
        yield _of_row({k: _plain(row.get(c)) for k, c in known.items()}, f"{name}#{number}", today)


def _of_row(row: Mapping[str, str], place: str, today: dt.date) -> Narrative | Dropped:
    """Make a narrative of one line of a table."""
    titles = {code: row[f"title_{code}"] for code in LANGUAGES if row.get(f"title_{code}")}
    title = row.get("title") or titles.get("en") or next(iter(titles.values()), "")
    if not title:
        return _dropped(place, "title", "the line has no title")
    given = row.get("known_from", "")
    day = _day(given)
    if given and day is None:
        return _dropped(place, "known_from", f"{given!r} is no date; write YYYY-MM-DD")
    wordings: dict[str, tuple[str, ...]] = {}
    for column, value in row.items():
        code = column.removeprefix("wording_") if column.startswith("wording_") else language_of(value, "")
        if column.startswith("wording") and value and code in LANGUAGES:
            wordings[code] = (*wordings.get(code, ()), *(w.strip() for w in value.split("|") if w.strip()))
    reference = row.get("reference") or place
    known_from = day or today
    disproof = row.get("disproof", "")
    who = row.get("disproof_by") or _UNKNOWN
    debunk = Debunk(date=known_from, who=who, what=disproof or _UNKNOWN, known_from=known_from, reference=reference)
    return Narrative(
        id=row.get("id") or _id("csv", "", title), title=title, summary=row.get("summary") or title, known_from=known_from,
        reference=reference, titles=titles, wordings=wordings, first_seen=row.get("first_seen") or _UNKNOWN,
        parent=row.get("parent") or None, debunks=(debunk,) if disproof else (), disarm=tuple(row.get("disarm", "").split()),
    )  # fmt: skip


def language_of(text: str, stated: str) -> str:
    """Return the code of a language there are lists for: as stated, or by the letters; empty where neither tells."""
    if stated[:2].casefold() in LANGUAGES:
        return stated[:2].casefold()
    if main_script(text) == "cyrillic":
        letters = set(text.casefold())
        return "kk" if letters & set("әғқңөұүһ") else "uk" if letters & set("іїєґ") else "ru"
    return "en" if text.isascii() else ""


def _plain(value: Any) -> str:
    """Return a text without markup and doubled blanks."""
    return " ".join(html.unescape(_TAGS.sub(" ", str(value))).split()) if isinstance(value, str | int | float) else ""


def _named(value: Any) -> str:
    """Return the name of a person or body, of the first where there are several."""
    for item in value if isinstance(value, list) else [value]:
        name = _plain(item.get("name")) if isinstance(item, dict) else _plain(item)
        if name:
            return name
    return ""


def _day(value: Any) -> dt.date | None:
    """Read a date or the date of a time."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _stamped(value: Any) -> str:
    """Return the day of seconds since 1970, as MISP writes them."""
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _id(kind: str, key: str, text: str) -> str:
    """Make an id that stays the same at every import."""
    return content_id(kind, key, text).replace("-", "_")
