"""RSS and Atom (by feedparser) and JSON Feed: what a feed says of its entries."""

import calendar
import datetime as dt
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

from tocsin.errors import InputError
from tocsin.language.words import count_words
from tocsin.sources.entries import Entry, Listing, plain_text
from tocsin.sources.moments import find_moment

# An entry whose own text is shorter than this is a teaser.
_TEASER_WORDS = 60


def parse_feed(body: bytes, url: str) -> Listing:
    """Return the entries of a feed, in its own order.

    Raises:
        InputError: this is no feed.
    """
    if body.lstrip()[:1] == b"{":
        return _json_feed(body, url)
    found = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and not found.get("version"):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed")
    return Listing(entries=tuple(_entry(e, url) for e in found.entries))


def _entry(entry: Any, feed: str) -> Entry:
    """Read one entry of RSS or Atom; its address may be relative to the feed's."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    bodies = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    link = entry.get("link")
    return _made(
        id=str(entry.get("id") or link or entry.get("title") or ""),
        url=urljoin(feed, str(link)) if link else None,
        title=entry.get("title") or None,
        published=_from_clock(moment),
        markup=max(bodies, key=len),
    )


def _from_clock(moment: Any) -> dt.datetime | None:
    """Read the parts of a clock; a year no clock can show is no moment."""
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(moment), dt.UTC) if moment else None
    except (ValueError, OverflowError, OSError):
        return None


def _made(*, id: str, url: str | None, title: str | None, published: dt.datetime | None, markup: str) -> Entry:
    """Make an entry of what a feed carries: title and text, or a teaser."""
    text = plain_text(markup)
    whole = f"{title}\n\n{text}" if title and title not in text else text
    body = whole.strip().encode("utf-8", "surrogatepass")
    return Entry(id=id, url=url, title=title, published=published, body=body, teaser=count_words(text) < _TEASER_WORDS)


def _json_feed(body: bytes, url: str) -> Listing:
    """Read JSON Feed 1.1."""
    try:
        value: Any = msgspec.json.decode(body)
        items = value["items"]
    except (msgspec.DecodeError, KeyError, TypeError, UnicodeDecodeError):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed") from None
    entries = (
        _made(
            id=str(item.get("id") or item.get("url") or ""),
            url=urljoin(url, str(item["url"])) if item.get("url") else None,
            title=str(item["title"]) if item.get("title") else None,
            published=find_moment(item.get("date_published")),
            markup=str(item.get("content_html") or item.get("content_text") or item.get("summary") or ""),
        )
        for item in items
        if isinstance(item, dict)
    )
    return Listing(entries=tuple(entries))
