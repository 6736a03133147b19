"""Sitemaps (sitemaps.org 0.9) with their news extension, and indexes of sitemaps."""

import gzip
import io
import zlib
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from tocsin.errors import InputError
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.moments import find_moment

_LARGEST = 50_000_000  # what sitemaps.org allows unpacked
_MOST_INNER = 5


def parse_sitemap(body: bytes, url: str) -> Listing:
    """Return the addresses of a sitemap, newest first, or the newest sitemaps of an index.

    Raises:
        InputError: this is no sitemap.
    """
    root = _root(_unpacked(body, url), url)
    name = etree.QName(root).localname
    if name == "sitemapindex":
        inner = sorted((_fields(item) for item in root), key=lambda f: f.get("lastmod", ""), reverse=True)
        return Listing(more=tuple(urljoin(url, f["loc"]) for f in inner if f.get("loc"))[:_MOST_INNER])
    if name != "urlset":
        raise InputError(f"{url}: this is no sitemap (its root is <{name}>).", reason="no_sitemap")
    found = [_entry(_fields(item), url) for item in root]
    return Listing(entries=tuple(e for e in found if e is not None))


def _unpacked(body: bytes, url: str) -> bytes:
    """Unpack a sitemap that is kept as .gz, up to a limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(io.BytesIO(body)) as stream:
            plain = stream.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{url}: the sitemap cannot be unpacked ({error}).", reason="gzip") from None
    if len(plain) > _LARGEST:
        raise InputError(f"{url}: unpacks to more than {_LARGEST} bytes; it is not read.", reason="too_large")
    return plain


def _root(body: bytes, url: str) -> Any:
    """Parse without entities, network or huge trees."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
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


def _entry(fields: dict[str, str], sitemap: str) -> Entry | None:
    """Make the entry of one address."""
    if not fields.get("loc"):
        return None
    address = urljoin(sitemap, fields["loc"])
    published = find_moment(fields["publication_date"]) if "publication_date" in fields else None
    return Entry(
        id=address, url=address, title=fields.get("title"), published=published, version=fields.get("lastmod", "")
    )
