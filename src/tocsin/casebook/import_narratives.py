"""Narratives from others' collections: ClaimReview (schema.org JSON-LD, in saved pages too),
answers of fact-check services, MISP narrative objects, and CSV.

What others have reviewed is taken as knowledge of what was claimed and found, dated by when
they published it: it is never read as known earlier. An entry without a date is known from the day
of the import. Nothing is merged: an entry that says the same as another is named by `tocsin
casebook check`.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tocsin.casebook.import_misp import event_day, of_misp, saved_day
from tocsin.casebook.import_parts import NOT_STATED, day_of, dropped, language_of, plain, stable_id
from tocsin.casebook.import_reviews import (
    is_answer,
    is_review,
    json_ld_of,
    of_reviews,
    reviews_of_answer,
)
from tocsin.language.json_values import NoJsonError, json_value
from tocsin.language.lexicon import LANGUAGES
from tocsin.records import Debunk, Dropped, Narrative

# Columns of a CSV file; `title`, `summary`, `wording` may carry a language, as in `title_ru`. Only
# a title is required.
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
    """Yield a narrative for every entry of a file, whatever its form, and a `Dropped` that says why
    for each that is none.
    """
    used: set[str] = set()
    for row in _rows(body, name, today):
        if isinstance(row, Narrative) and row.id in used:
            yield dropped(f"{name} {row.id}", "duplicate_id", f"{row.title!r} stands there twice")
        else:
            used.update([row.id] if isinstance(row, Narrative) else [])
            yield row


def _rows(body: bytes, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read a file by its form: a saved web page, JSON, or a table."""
    if body.removeprefix(_BOM.encode()).lstrip()[:1] == b"<":
        yield from _from_page(body, name, today)
        return
    try:
        text = body.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        yield dropped(name, "encoding", "not UTF-8 text; save it as UTF-8")
        return
    yield from (
        _from_json(text, name, today)
        if text.lstrip()[:1] in ("{", "[")
        else _from_csv(text, name, today)
    )


def _from_json(text: str, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read ClaimReview, answers of fact-check services, or MISP: one document or
    one object a line.
    """
    try:
        values = [(name, json_value(text))]
    except NoJsonError:
        values = []
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    values.append((f"{name}#{number}", json_value(line)))
                except NoJsonError as error:
                    yield dropped(f"{name}#{number}", "json", f"no JSON ({error})")
    yield from _of_values(values, name, today)


def _of_values(
    values: Sequence[tuple[str, Any]], name: str, today: dt.date
) -> Iterator[Narrative | Dropped]:
    """Make narratives of what stands in JSON values."""
    count = 0
    for place, value in values:
        for number, item in enumerate(_objects(value, None), start=1):
            count += 1
            where = f"{place} item {number}"
            if is_review(item.value):
                yield of_reviews([item.value], where, today)
            elif is_answer(item.value):
                yield of_reviews(reviews_of_answer(item.value), where, today)
            else:
                yield from of_misp(
                    item.value, where, event_day(item.event) or saved_day(item.value) or today
                )
    if values and not count:
        yield dropped(
            name,
            "form",
            "no ClaimReview, no answer of a fact-check service and no MISP narrative object in it",
        )


def _from_page(body: bytes, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read the JSON-LD of a saved web page."""
    values = []
    for number, (value, why) in enumerate(json_ld_of(body), start=1):
        if why:
            yield dropped(f"{name} script {number}", "json", why)
        else:
            values.append((f"{name} script {number}", value))
    if not values:
        yield dropped(name, "form", "the page has no JSON-LD that can be read")
    yield from _of_values(values, name, today)


class _Item(NamedTuple):
    """A review, an answer or a narrative object, and the MISP event it stands in."""

    value: Mapping[str, Any]
    event: Mapping[str, Any] | None


def _objects(value: Any, event: Mapping[str, Any] | None) -> Iterator[_Item]:
    """Yield the reviews, answers and narrative objects of a document, however deep they stand."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, event)
    elif isinstance(value, dict):
        if (
            is_review(value)
            or is_answer(value)
            or (value.get("name") == "narrative" and "Attribute" in value)
        ):
            yield _Item(value, event)
            return
        within = (
            value["Event"]
            if isinstance(value.get("Event"), dict)
            else value
            if "Object" in value
            else event
        )
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner, within)


def _from_csv(text: str, name: str, today: dt.date) -> Iterator[Narrative | Dropped]:
    """Read a table with a head line; columns as `CSV_COLUMNS` says."""
    separator = (
        ";"
        if text.splitlines()[:1]
        and text.splitlines()[0].count(";") > text.splitlines()[0].count(",")
        else ","
    )
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    known = {c.strip().casefold(): c for c in rows.fieldnames or () if c}
    if not any(c == "title" or c.startswith("title_") for c in known):
        yield dropped(
            name,
            "columns",
            f"no column `title` or `title_LANGUAGE`; columns read are {', '.join(CSV_COLUMNS)}",
        )
        return
    for number, row in enumerate(rows, start=2):
        yield _of_row({k: plain(row.get(c)) for k, c in known.items()}, f"{name}#{number}", today)


def _of_row(row: Mapping[str, str], place: str, today: dt.date) -> Narrative | Dropped:
    """Make a narrative of one line of a table."""
    titles = {code: row[f"title_{code}"] for code in LANGUAGES if row.get(f"title_{code}")}
    title = row.get("title") or titles.get("en") or next(iter(titles.values()), "")
    if not title:
        return dropped(place, "title", "the line has no title")
    given = row.get("known_from", "")
    day = day_of(given)
    if given and day is None:
        return dropped(place, "known_from", f"{given!r} is no date; write YYYY-MM-DD")
    wordings: dict[str, tuple[str, ...]] = {}
    for column, value in row.items():
        code = (
            column.removeprefix("wording_")
            if column.startswith("wording_")
            else language_of(value, "")
        )
        if column.startswith("wording") and value and code in LANGUAGES:
            wordings[code] = (
                *wordings.get(code, ()),
                *(w.strip() for w in value.split("|") if w.strip()),
            )
    reference = row.get("reference") or place
    known_from = day or today
    disproof = row.get("disproof", "")
    who = row.get("disproof_by") or NOT_STATED
    debunk = Debunk(
        date=known_from,
        who=who,
        what=disproof or NOT_STATED,
        known_from=known_from,
        reference=reference,
    )
    return Narrative(
        id=row.get("id") or stable_id("csv", "", title),
        title=title,
        summary=row.get("summary") or title,
        known_from=known_from,
        reference=reference,
        titles=titles,
        wordings=wordings,
        first_seen=row.get("first_seen") or NOT_STATED,
        parent=row.get("parent") or None,
        debunks=(debunk,) if disproof else (),
        disarm=tuple(row.get("disarm", "").split()),
    )
