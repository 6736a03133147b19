"""RSS and Atom (by feedparser) and JSON Feed: what a feed says of its entries."""

import calendar
import datetime as dt
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

from tocsin.errors import InputError
from tocsin.records import Record


class Entry(Record, frozen=True):
    """One entry: its id, address, title, moment, and its text where the feed carries it."""

    id: str
    url: str | None
    title: str | None
    published: dt.datetime | None
    html: str


def parse_feed(body: bytes, url: str) -> list[Entry]:
    """Return the entries of a feed, in its own order.

    Raises:
        InputError: this is no feed.
    """
    if body.lstrip()[:1] == b"{":
        return _json_feed(body, url)
    found = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and not found.get("version"):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed")
    return [_entry(e, url) for e in found.entries]


def _entry(entry: Any, feed: str) -> Entry:
    """Read one entry of RSS or Atom; its address may be relative to the feed's."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    bodies = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    link = entry.get("link")
    return Entry(
        id=str(entry.get("id") or link or entry.get("title") or ""),
        url=urljoin(feed, str(link)) if link else None,
        title=entry.get("title") or None,
        published=dt.datetime.fromtimestamp(calendar.timegm(moment), dt.UTC) if moment else None,
        html=max(bodies, key=len),
    )


def _json_feed(body: bytes, url: str) -> list[Entry]:
    """Read JSON Feed 1.1."""
    try:
        value: Any = msgspec.json.decode(body)
        items = value["items"]
    except (msgspec.DecodeError, KeyError, TypeError, UnicodeDecodeError):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed") from None
    return [
        Entry(
            id=str(item.get("id") or item.get("url") or ""),
            url=item.get("url"),
            title=item.get("title"),
            published=_moment(item.get("date_published")),
            html=str(item.get("content_html") or item.get("content_text") or item.get("summary") or ""),
        )
        for item in items
        if isinstance(item, dict)
    ]


def _moment(value: Any) -> dt.datetime | None:
    """Read an RFC 3339 moment."""
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
