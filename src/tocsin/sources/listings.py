"""Listings: what a feed, a sitemap, a channel's preview or a page says it holds. One reader per
kind of address.

A plug-in may bring a kind: an entry point of the group `tocsin.sources`, named as the kind stands
in a casebook's `listings:`, that names a `ListingReader`.
"""

from typing import Any, Protocol

from tocsin import plugins
from tocsin.errors import InputError
from tocsin.plugins import Door, PlugIn
from tocsin.records import HTML
from tocsin.sources.entries import Entry, Listing


class ListingReader(Protocol):
    """Reads what stands at one kind of address. The program fetches, politely; a reader never
    does.
    """

    def __call__(self, body: bytes, url: str, /) -> Listing:
        """Return what a fetched body lists, in its own order.

        `body` is as it was answered, in UTF-8 where its server named another encoding; `url` is
        where it was found after all redirects. What stands there and cannot be read is named in the
        listing's `lost`. An entry without a body is fetched from its own address; `published` is in
        UTC.

        Raises:
            InputError: the body is no listing of this kind.
        """
        ...


def read_page_itself(body: bytes, url: str) -> Listing:
    """Return the listing of a single page: itself, anew whenever its text changes."""
    return Listing(entries=(Entry(id=url, url=url, body=body, media_type=HTML),))


class _GuardedListing:
    """A plug-in's reader: what it raises or returns against the contract is named, and loses
    nothing else.
    """

    def __init__(self, plug_in: PlugIn, reader: ListingReader) -> None:
        self._plug_in, self._reader = plug_in, reader

    def __call__(self, body: bytes, url: str, /) -> Listing:
        """Return the plug-in's listing.

        Raises:
            InputError: there is none.
        """
        try:
            listing = self._reader(body, url)
        except InputError:
            raise
        except Exception as error:
            raise plugins.raised(self._plug_in, error) from error
        if not isinstance(listing, Listing) or not all(
            isinstance(entry, Entry) for entry in listing.entries
        ):
            what = f"returned {_kind(listing)}, where a Listing of entries belongs"
            raise plugins.broken(self._plug_in, what)
        return listing


def _kind(value: object) -> str:
    """Return what kind of value something is."""
    return f"a value of type {type(value).__name__}"


def _accept(plug_in: PlugIn, loaded: Any) -> ListingReader:
    """Return a reader that is ready to read.

    Raises:
        ValueError: it cannot be called.
    """
    if not callable(loaded):
        raise ValueError(f"{_kind(loaded)}, where a function of a body and its address belongs")
    if plug_in.is_built_in:
        own: ListingReader = loaded
        return own
    return _GuardedListing(plug_in, loaded)


LISTINGS: Door[ListingReader] = Door(plugins.SOURCES, _accept)


def listing_reader(kind: str) -> ListingReader:
    """Return the reader of a kind of listing.

    Raises:
        InputError: nobody reads this kind, or the plug-in that does cannot be loaded.
    """
    if kind not in LISTINGS:
        known = ", ".join(LISTINGS)
        message = f"listings of the kind {kind!r} are not read; known: {known}."
        raise InputError(message, reason="kind")
    return LISTINGS[kind]
