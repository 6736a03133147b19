"""Listings: what a feed, a sitemap, a channel's preview or a page says it holds. One reader per kind, in `LISTINGS`.

A package may bring a kind of its own: an entry point of the group `tocsin.listings` that names a function of the same shape.
"""

import functools
from collections.abc import Callable
from importlib.metadata import entry_points

from tocsin.errors import InputError
from tocsin.records import HTML, Source
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.feeds import parse_feed
from tocsin.sources.preview import PREVIEW, parse_preview
from tocsin.sources.sitemaps import parse_sitemap

# Body and final address in, listing out; raises InputError where the body is none.
ListingReader = Callable[[bytes, str], Listing]


def read_page_itself(body: bytes, url: str) -> Listing:
    """Return the listing of a single page: itself, anew whenever its text changes."""
    return Listing(entries=(Entry(id=url, url=url, body=body, media_type=HTML),))


LISTINGS: dict[str, ListingReader] = {
    "feeds": parse_feed,
    "sitemaps": parse_sitemap,
    "pages": read_page_itself,
    "telegram": parse_preview,
}


@functools.cache
def listing_reader(kind: str) -> ListingReader:
    """Return the reader of a kind of listing.

    Raises:
        InputError: nobody reads this kind.
    """
    if kind in LISTINGS:
        return LISTINGS[kind]
    for point in entry_points(group="tocsin.listings"):
        if point.name == kind:
            found: ListingReader = point.load()
            return found
    raise InputError(
        f"listings of the kind {kind!r} are not read; known: {', '.join(LISTINGS)}.", reason="kind"
    )


def addresses_of(source: Source) -> list[tuple[str, str]]:
    """Return (kind, address) of every listing of a source; a Telegram handle stands for its public preview."""
    found = [
        (kind, url) for kind in ("feeds", "sitemaps", "pages") for url in getattr(source, kind)
    ]
    found += [(kind, url) for kind, urls in sorted(source.listings.items()) for url in urls]
    telegram = source.handle("telegram")
    if telegram is not None and "telegram" not in source.listings:
        found.append(("telegram", PREVIEW.format(name=telegram.name.removeprefix("@"))))
    return found
