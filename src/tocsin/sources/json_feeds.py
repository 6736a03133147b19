"""The items of a JSON Feed (version 1.1), also of one that was cut off."""

import json
import re
from typing import Any

import msgspec

from tocsin.errors import InputError
from tocsin.sources.entries import Lost

_ITEMS = re.compile(r'"items"\s*:\s*\[')


def json_items(text: str, url: str) -> tuple[list[dict[str, Any]], list[Lost]]:
    """Return the items of a feed as they stand there, and what could not be read.

    Raises:
        InputError: this is no feed.
    """
    lost: list[Lost] = []
    try:
        value: Any = msgspec.json.decode(text.lstrip("\ufeff"))
        items = value["items"] if isinstance(value, dict) else None
    except (msgspec.DecodeError, KeyError, UnicodeEncodeError, RecursionError):
        items = _whole_items(text)
        lost = [
            Lost(
                entry=url,
                reason="cut_off",
                detail=f"{url}: the feed is cut off or damaged; the items before that were read.",
            )
        ]
    if not isinstance(items, list) or (lost and not items):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            detail = f"{url}: item {number} is no object; it is not read."
            lost.append(Lost(entry=f"{url}#item {number}", reason="schema", detail=detail))
    return [item for item in items if isinstance(item, dict)], lost


def _whole_items(text: str) -> list[Any]:
    """Return the items that stand whole in a feed that does not end well."""
    opening = _ITEMS.search(text)
    decoder, items = json.JSONDecoder(), []
    at = opening.end() if opening else len(text)
    while at < len(text):
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        try:
            item, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            break
        items.append(item)
    return items
