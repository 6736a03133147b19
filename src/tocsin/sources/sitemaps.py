"""Sitemaps (sitemaps.org 0.9) with their news extension, and indexes of sitemaps."""

import gzip
import io
import re
import zlib
from typing import Any

from lxml import etree

from tocsin.errors import InputError
from tocsin.sources.decode import decode
from tocsin.sources.entries import Entry, Listing, Lost
from tocsin.sources.entry_dates import entry_date
from tocsin.sources.markup import plain_line
from tocsin.sources.xml_text import joined, local_name, sound_xml

_LARGEST = 50_000_000  # what sitemaps.org allows unpacked
_MOST_INNER = 5
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_END = re.compile(
    r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>|<(?:\w+:)?(?:urlset|sitemapindex)[^>]*/>"
)
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:url|sitemap)\s*>")


def parse_sitemap(body: bytes, url: str) -> Listing:
    """Return the addresses of a sitemap, newest first, or the newest sitemaps of an index; what
    names no address is in `lost`.

    Raises:
        InputError: this is no sitemap.
    """
    text, cut = _whole(_text(_unpacked(body, url), url), url)
    root = _root(text, url)
    name = local_name(root.tag)
    if name not in ("urlset", "sitemapindex"):
        raise InputError(f"{url}: this is no sitemap (its root is <{name}>).", reason="no_sitemap")
    items, lost = _items(root, url)
    lost += cut
    if name == "sitemapindex":
        return Listing(more=_newest(items), lost=tuple(lost))
    return Listing(entries=tuple(_entry(item) for item in items), lost=tuple(lost))


def _items(root: Any, url: str) -> tuple[list[dict[str, str]], list[Lost]]:
    """Return the fields of every item whose address can be read, and what is said of the others."""
    items: list[dict[str, str]] = []
    lost: list[Lost] = []
    elements = (element for element in root if isinstance(element.tag, str))
    for number, element in enumerate(elements, 1):
        fields = _fields(element)
        address = joined(url, fields["loc"]) if fields.get("loc") else None
        if address is None:
            lost.append(_nameless(number, url))
        else:
            items.append({**fields, "loc": address})
    return items, lost


def _newest(items: list[dict[str, str]]) -> tuple[str, ...]:
    """Return the addresses of the newest sitemaps of an index."""
    newest_first = sorted(items, key=lambda fields: fields.get("lastmod", ""), reverse=True)
    return tuple(fields["loc"] for fields in newest_first)[:_MOST_INNER]


def _nameless(number: int, url: str) -> Lost:
    """Say that an entry names no address."""
    detail = f"{url}: entry {number} names no address that can be read; it is left out."
    return Lost(entry=f"{url}#entry {number}", reason="empty_entry", detail=detail)


def _text(body: bytes, url: str) -> str:
    """Return a sitemap as text without its XML declaration, which no longer holds for it."""
    if not body.strip():
        return ""
    return sound_xml(_HEAD.sub("", decode(body, url).lstrip("\ufeff")))


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
    fields: dict[str, str] = {}
    for node in item.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            fields.setdefault(local_name(node.tag), node.text.strip())
    return fields


def _entry(fields: dict[str, str]) -> Entry:
    """Make the entry of one address."""
    address = fields["loc"]
    return Entry(
        id=address,
        url=address,
        title=plain_line(fields.get("title", "")) or None,
        version=fields.get("lastmod", ""),
        **entry_date(fields.get("publication_date"))._asdict(),
    )
