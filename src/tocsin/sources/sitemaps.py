"""Sitemaps (sitemaps.org 0.9) with their news extension, and indexes of sitemaps."""

import gzip
import io
import re
import zlib
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from tocsin.errors import InputError
from tocsin.sources.decode import decode
from tocsin.sources.entries import Entry, Listing, Lost
from tocsin.sources.entry_dates import entry_date
from tocsin.sources.markup import plain_line

_LARGEST = 50_000_000  # what sitemaps.org allows unpacked
_MOST_INNER = 5
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_END = re.compile(
    r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>|<(?:\w+:)?(?:urlset|sitemapindex)[^>]*/>"
)
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:url|sitemap)\s*>")


def parse_sitemap(body: bytes, url: str) -> Listing:
    """Return the addresses of a sitemap, newest first, or the newest sitemaps of an index; what names no address is in `lost`.

    Raises:
        InputError: this is no sitemap.
    """
    text, cut = _whole(_text(_unpacked(body, url), url), url)
    root = _root(text, url)
    name = etree.QName(root).localname
    if name == "sitemapindex":
        inner = sorted(
            (_fields(item) for item in root), key=lambda f: f.get("lastmod", ""), reverse=True
        )
        more = tuple(urljoin(url, f["loc"]) for f in inner if f.get("loc"))[:_MOST_INNER]
        return Listing(more=more, lost=cut)
    if name != "urlset":
        raise InputError(f"{url}: this is no sitemap (its root is <{name}>).", reason="no_sitemap")
    fields = [_fields(item) for item in root if isinstance(item.tag, str)]
    lost = [_nameless(number, url) for number, item in enumerate(fields, 1) if not item.get("loc")]
    return Listing(
        entries=tuple(_entry(item, url) for item in fields if item.get("loc")), lost=(*lost, *cut)
    )


def _nameless(number: int, url: str) -> Lost:
    """Say that an entry names no address."""
    detail = f"{url}: entry {number} names no address; nothing of it can be kept."
    return Lost(entry=f"{url}#entry {number}", reason="empty_entry", detail=detail)


def _text(body: bytes, url: str) -> str:
    """Return a sitemap as text without its XML declaration, which no longer holds for it."""
    return _HEAD.sub("", decode(body, url).lstrip("\ufeff")) if body.strip() else ""


def _whole(text: str, url: str) -> tuple[str, tuple[Lost, ...]]:
    """Return a sitemap up to its last whole entry where it does not end, and say so."""
    if _END.search(text):
        return text, ()
    ends = [m.end() for m in _ENTRY_END.finditer(text)]
    lost = Lost(
        entry=url,
        reason="cut_off",
        detail=f"{url}: the sitemap is cut off; the entries before that were read.",
    )
    return (text[: ends[-1]], (lost,)) if ends else (text, ())


def _unpacked(body: bytes, url: str) -> bytes:
    """Unpack a sitemap that is kept as .gz, up to a limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(io.BytesIO(body)) as stream:
            plain = stream.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"{url}: the sitemap cannot be unpacked ({error}).", reason="gzip"
        ) from None
    if len(plain) > _LARGEST:
        raise InputError(
            f"{url}: unpacks to more than {_LARGEST} bytes; it is not read.", reason="too_large"
        )
    return plain


def _root(text: str, url: str) -> Any:
    """Parse without entities, network or huge trees."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError(f"{url}: this is no sitemap (not XML).", reason="no_sitemap")
    return root


def _fields(item: Any) -> dict[str, str]:
    """Return the texts under an item by local name; the news extension lies one level deeper."""
    found: dict[str, str] = {}
    for node in item.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            found.setdefault(etree.QName(node).localname, node.text.strip())
    return found


def _entry(fields: dict[str, str], sitemap: str) -> Entry:
    """Make the entry of one address."""
    address = urljoin(sitemap, fields["loc"])
    title = plain_line(fields.get("title", "")) or None
    date = entry_date(fields.get("publication_date"))
    return Entry(
        id=address, url=address, title=title, version=fields.get("lastmod", ""), **date._asdict()
    )
