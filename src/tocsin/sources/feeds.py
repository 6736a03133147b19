"""RSS and Atom (by feedparser): what a feed says of its entries. JSON Feed stands in
`json_feeds`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import feedparser
import msgspec

from tocsin.errors import InputError
from tocsin.language.moments import order_of
from tocsin.language.words import count_words
from tocsin.records import content_id
from tocsin.sources.decode import decode
from tocsin.sources.entries import Entry, Listing, Lost
from tocsin.sources.entry_dates import EntryDate, entry_date
from tocsin.sources.json_feeds import json_items
from tocsin.sources.markup import plain_line, plain_text
from tocsin.sources.xml_text import joined, sound_xml

# An entry whose own text is shorter than this is a teaser.
_TEASER_WORDS = 60
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<((?:rdf:RDF|rss|feed|channel)|(?:\w+:)(?:rss|feed|RDF))[\s>]")
_BASE = re.compile(r"""\sxml:base\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_IN_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))(?:\s[^<>]*)?>")
_WHOLE_ITEM = re.compile(r"<((?:\w+:)?(?:item|entry))(?:\s[^<>]*)?>.*?</\1\s*>", re.DOTALL)


def parse_feed(body: bytes, url: str) -> Listing:
    """Return the entries of a feed, in its own order; what is cut off or empty is named in `lost`.

    Raises:
        InputError: this is no feed.
    """
    text = decode(body, url) if body.strip() else ""
    if text.lstrip().startswith("{"):
        items, lost = json_items(text, url)
        return _listing(
            _read_each(items, lambda item: _json_entry(item, url, lost), url, lost), url, lost
        )
    sound = _BASE.sub(_sound_base, sound_xml(_HEAD.sub("", text.lstrip("\ufeff"))))
    whole, lost = _mended(sound, url)
    parsed = _parsed(whole, url, lost)
    if not parsed.entries and not parsed.get("version"):
        raise InputError(f"{url}: this is no feed (RSS, Atom or JSON Feed).", reason="no_feed")
    order = order_of([str(entry.get("published") or "") for entry in parsed.entries])
    is_atom = str(parsed.get("version", "")).startswith("atom")
    entries = _read_each(
        parsed.entries, lambda raw: _entry(raw, url, lost, order=order, is_atom=is_atom), url, lost
    )
    return _listing(entries, url, lost)


def _sound_base(attribute: re.Match[str]) -> str:
    """Return a base of addresses as it stands, or nothing where it is none: it would spoil all
    entries behind it.
    """
    base = attribute.group(1) or attribute.group(2) or ""
    return attribute.group() if joined(base, "entry") is not None else ""


def _parsed(text: str, url: str, lost: list[Lost]) -> Any:
    """Parse a feed. Where the parser stumbles over an entry, that entry is left out and named in
    `lost`.

    Raises:
        InputError: it stumbles over what stands around the entries.
    """
    try:
        return _by_feedparser(text)
    except Exception:  # noqa: BLE001  (the parser raises whatever its parts raise)
        sound = _WHOLE_ITEM.sub(_Sieve(url, lost), text)
    try:
        return _by_feedparser(sound)
    except Exception as error:  # noqa: BLE001  (the boundary of one feed)
        detail = f"{url}: the feed is damaged ({type(error).__name__}: {error})."
        raise InputError(detail, reason="no_feed") from None


def _by_feedparser(text: str) -> Any:
    """Parse a feed; raises whatever the parser's parts raise."""
    return feedparser.parse(
        text.encode(), sanitize_html=False, resolve_relative_uris=False, response_headers=_IN_UTF8
    )


class _Sieve:
    """Takes the entries of a feed one by one, and leaves out those that the parser cannot read
    alone.
    """

    def __init__(self, url: str, lost: list[Lost]) -> None:
        self._url, self._lost, self._number = url, lost, 0

    def __call__(self, item: re.Match[str]) -> str:
        """Return an entry as it stands, or nothing where it cannot be read."""
        self._number += 1
        wrapper = "feed" if item.group(1).endswith("entry") else "rss"
        try:
            _by_feedparser(f"<{wrapper}>{item.group()}</{wrapper}>")
        except Exception as error:  # noqa: BLE001  (the boundary of one entry)
            self._lost.append(_unreadable(self._url, self._number, error))
            return ""
        return item.group()


def _read_each(
    raws: Iterable[Any], read: Callable[[Any], Entry], url: str, lost: list[Lost]
) -> Iterator[tuple[int, Entry]]:
    """Yield the entries that can be read, with their numbers; others are named in `lost`."""
    for number, raw in enumerate(raws, 1):
        try:
            yield number, read(raw)
        except Exception as error:  # noqa: BLE001  (the boundary of one entry)
            lost.append(_unreadable(url, number, error))


def _unreadable(url: str, number: int, error: Exception) -> Lost:
    """Say that an entry cannot be read."""
    why = f"{type(error).__name__}: {error}"
    detail = f"{url}: entry {number} cannot be read ({why}); the other entries were read."
    return Lost(entry=f"{url}#entry {number}", reason="damaged_entry", detail=detail)


def _mended(text: str, url: str) -> tuple[str, list[Lost]]:
    """Return a feed that was cut off with its last whole entry closed, and what was lost behind
    it.
    """
    root = _ROOT.search(text)
    if root is None or re.search(rf"</{re.escape(root.group(1))}\s*>", text):
        return text, []
    end = max(
        (m.end() for m in re.finditer(r"</(?:\w+:)?(?:item|entry)\s*>", text)), default=root.end()
    )
    begun = _ITEM.search(text, end)
    if begun is None:
        return text, [
            Lost(
                entry=url,
                reason="cut_off",
                detail=f"{url}: the feed is cut off; what came before was read.",
            )
        ]
    part = _children(text, begun)
    detail = (
        f"{url}: the feed is cut off inside an entry; what came before it was read, and of it "
        f"{_kept(part)}."
    )
    closed = (
        f"{text[: begun.start()]}{begun.group()}{part}</{begun.group(1)}>"
        if part
        else text[: begun.start()]
    )
    return closed, [Lost(entry=url, reason="cut_off", detail=detail)]


def _children(text: str, begun: re.Match[str]) -> str:
    """Return the whole children of an entry that is cut off; nothing where none of them says which
    entry it is.
    """
    part = text[begun.end() :]
    ends = [
        m.end()
        for m in re.finditer(
            r"<((?:\w+:)?\w+)(?:\s[^<>]*)?>(?:<!\[CDATA\[.*?\]\]>|[^<])*</\1\s*>|<[\w:]+\s[^<>]*/>",
            part,
            re.DOTALL,
        )
    ]
    kept = part[: max(ends, default=0)]
    is_named = re.search(r"</(?:guid|id)\s*>", kept) and re.search(r"</title\s*>", kept)
    return kept if is_named or re.search(r"</link\s*>|<link\s[^<>]*/>", kept) else ""


def _kept(part: str) -> str:
    """Return how much of an entry that is cut off could be read."""
    return "what stands before the cut" if part else "nothing"


def _listing(numbered: Iterable[tuple[int, Entry]], url: str, lost: list[Lost]) -> Listing:
    """Return the entries that say anything, each under an id of its own; those that say nothing are
    named.
    """
    kept: dict[str, Entry] = {}
    for number, entry in numbered:
        if not entry.body and not entry.url:
            missing = "no title, no text and no address that can be read"
            detail = f"{url}: entry {number} has {missing}; nothing of it can be kept."
            lost.append(Lost(entry=f"{url}#entry {number}", reason="empty_entry", detail=detail))
            continue
        own = entry.id if entry.id and entry.id not in kept else _own_id(entry)
        kept.setdefault(own, entry if own == entry.id else msgspec.structs.replace(entry, id=own))
    return Listing(entries=tuple(kept.values()), lost=tuple(lost))


def _own_id(entry: Entry) -> str:
    """Return an id of what an entry says, for one that has none, or one that another entry has
    too.
    """
    moment = entry.published.isoformat() if entry.published and not entry.url else ""
    return content_id(
        "entry",
        entry.url,
        entry.title,
        "" if entry.url else entry.body.decode("utf-8", "replace"),
        moment,
    )


def _entry(entry: Any, feed: str, lost: list[Lost], *, order: str, is_atom: bool) -> Entry:
    """Read one entry of RSS or Atom; its address may be relative to the feed's."""
    bodies = [str(c.get("value") or "") for c in entry.get("content", [])] + [
        str(entry.get("summary") or "")
    ]
    link = entry.get("link")
    if link == entry.get("id") and "://" not in str(link):
        link = None  # a guid that feedparser takes for an address
    changed = dict.get(entry, "updated")
    date = entry_date(entry.get("published"), changed if is_atom else None, order=order)
    if date.published is None and changed and not is_atom:
        date = entry_date(changed, order=order)  # dc:date, which feedparser calls updated
    return _entry_of(
        id=str(entry.get("id") or link or ""),
        url=_address(link, feed, lost),
        title=entry.get("title") or None,
        date=date,
        markup=max(bodies, key=len),
    )


def _address(link: object, feed: str, lost: list[Lost]) -> str | None:
    """Return the address of an entry, which may be relative to the feed's; one that is none is
    named in `lost`.
    """
    if not link:
        return None
    address = joined(feed, str(link))
    if address is None:
        detail = f"{feed}: the address {str(link)!r} is none; its entry is kept without one."
        lost.append(Lost(entry=f"{feed}#{link}", reason="address", detail=detail))
    return address


def _entry_of(
    *, id: str, url: str | None, title: str | None, date: EntryDate, markup: str
) -> Entry:
    """Make an entry of what a feed carries: title and text, or a teaser."""
    text, head = plain_text(markup), plain_line(title or "") or None
    whole = f"{head}\n\n{text}" if head and head not in text else text
    return Entry(
        id=id,
        url=url,
        title=head,
        body=whole.strip().encode("utf-8", "surrogatepass"),
        teaser=count_words(text) < _TEASER_WORDS,
        **date._asdict(),
    )


def _json_entry(item: dict[str, Any], feed: str, lost: list[Lost]) -> Entry:
    """Read one item of JSON Feed 1.1."""
    link = item.get("url") or item.get("external_url")
    name = item.get("id") if item.get("id") not in (None, "") else link
    return _entry_of(
        id="" if name is None else str(name),
        url=_address(link, feed, lost),
        title=str(item["title"]) if item.get("title") else None,
        date=entry_date(item.get("date_published"), item.get("date_modified")),
        markup=str(
            item.get("content_html") or item.get("content_text") or item.get("summary") or ""
        ),
    )
