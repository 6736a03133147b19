"""What other programs call our fields: one table for every file that holds a document a row.

JSON lines, CSV, Parquet and rows inside a saved answer are read by the same names, so that a file
means the same through every door. Names are compared in small letters, without spaces, `_` and `-`.
"""

import functools
import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from tocsin.errors import InputError
from tocsin.sources.elements import parse_page, written
from tocsin.sources.markup import plain_line
from tocsin.sources.post_json import kind_of

# The first that is there with a value is taken.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "content",
        "body",
        "bodytext",
        "fulltext",
        "contenttext",
        "articlebody",
        "message",
        "article",
        "description",
        "summary",
        "contenthtml",
        "snippet",
    ),
    "published_at": (
        "publishedat",
        "published",
        "datepublished",
        "publisheddate",
        "publishdate",
        "pubdate",
        "webpublicationdate",
        "date",
        "datetime",
        "createdat",
    ),
    "source": ("source", "outlet", "channel", "publisher", "domain"),
    "url": ("url", "link", "permalink", "weburl", "externalurl"),
    "title": ("title", "headline", "webtitle"),
    "id": ("id", "messageid", "postid", "guid", "uuid"),
    "language": ("language", "lang"),
    "marking": ("marking", "tlp"),
}
# Texts under these names are plain; under the others they may be a piece of a page.
_PLAIN_TEXTS = frozenset({"text", "contenttext"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|\w+);")
# Where services put the words of a title or the name of a source that is an object.
_WRAPPED = ("name", "title", "rendered", "plain", "text", "id", "value")
_MOST_NAMED = 12
TEXT_NAMES = "text, content, body, full_text, message, article, description, summary"


def fields_of_columns(columns: Iterable[object]) -> dict[str, Any]:
    """Return our field -> the column's own name, for each field that one of the columns holds."""
    by_name = {_bare(str(column)): column for column in columns}
    return {
        field: by_name[name]
        for field, names in _NAMES.items()
        if (name := next((n for n in names if n in by_name), ""))
    }


def fields_of_row(row: Mapping[str, Any]) -> dict[str, str]:
    """Return our field -> the row's own key, for each field that is there with a value."""
    return fields_of_columns(key for key, value in row.items() if value not in (None, "", [], {}))


def row_in_our_names(origin: str, row: object) -> dict[str, Any]:
    """Give a row of JSON our field names.

    A text under our own name keeps every character; titles are lines without markup.

    Raises:
        InputError: it is no object, holds no text, or an empty one.
    """
    if not isinstance(row, dict):
        raise InputError(
            f"{origin}: an entry is {kind_of(row)}, where an object with a text belongs.",
            reason="schema",
        )
    fields = fields_of_row(row)
    if "text" not in fields:
        if (empty := fields_of_columns(row).get("text")) is not None:
            raise InputError(f"{origin}: the text ({empty}) is empty.", reason="empty")
        raise InputError(without_a_text(origin, row), reason="schema")
    ours = {field: _unwrapped(row[key]) for field, key in fields.items()}
    if isinstance(ours.get("title"), str):
        ours["title"] = _line(ours["title"], wrapped=isinstance(row[fields["title"]], dict))
    if isinstance(ours["text"], str) and _bare(fields["text"]) not in _PLAIN_TEXTS:
        ours["text"] = _without_tags(ours["text"])
    return ours


def without_a_text(origin: str, columns: Iterable[object]) -> str:
    """Return the message for a row or table in which no column holds the text."""
    present = ", ".join(sorted(str(column) for column in columns)[:_MOST_NAMED]) or "nothing"
    return (
        f"{origin}: no column holds the text; name one of: {TEXT_NAMES}. There is only: {present}."
    )


@functools.lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return a name as it is compared."""
    return re.sub(r"[\s_-]", "", name.casefold())


def _line(title: str, *, wrapped: bool) -> str | None:
    """Return a title in one line: markup is taken from what services wrap in HTML; a bare text
    keeps every character but those that entities stand for.
    """
    line = plain_line(title) if wrapped else " ".join(html.unescape(title).split())
    return line or None


def _without_tags(text: str) -> str:
    """Return the words of a text that may be a piece of a page."""
    if not _TAG.search(text):
        return text
    lines = (
        " ".join(line.split()) for line in written(parse_page(f"<div>{text}</div>")).split("\n")
    )
    return "\n\n".join(line for line in lines if line)


def _unwrapped(value: Any) -> Any:
    """Return a value, or the words of the object that stands for it."""
    if not isinstance(value, dict):
        return value
    return next((value[key] for key in _WRAPPED if isinstance(value.get(key), str)), value)
