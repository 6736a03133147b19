"""Bytes in. `read_inputs` turns what the user names into captures; what cannot be read is said, and
the rest goes on.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.sources.answers import fetch_pages
    from tocsin.sources.captures import Item, Read, Reading, Stated
    from tocsin.sources.collect import Round
    from tocsin.sources.entries import Entry, Listing, Lost
    from tocsin.sources.fetch import Fetcher
    from tocsin.sources.formats import FORMATS, Format
    from tocsin.sources.identify import SourceNames
    from tocsin.sources.listed_at import addresses_of
    from tocsin.sources.listings import LISTINGS, ListingReader
    from tocsin.sources.read import read_inputs
    from tocsin.sources.settings import FetchSettings

__all__ = [
    "FORMATS",
    "LISTINGS",
    "Entry",
    "FetchSettings",
    "Fetcher",
    "Format",
    "Item",
    "Listing",
    "ListingReader",
    "Lost",
    "Read",
    "Reading",
    "Round",
    "SourceNames",
    "Stated",
    "addresses_of",
    "fetch_pages",
    "read_inputs",
]

__getattr__ = by_need(
    __name__,
    {
        "collect": ("Round",),
        "answers": ("fetch_pages",),
        "captures": ("Item", "Read", "Reading", "Stated"),
        "entries": ("Entry", "Listing", "Lost"),
        "fetch": ("Fetcher",),
        "formats": ("FORMATS", "Format"),
        "identify": ("SourceNames",),
        "listed_at": ("addresses_of",),
        "listings": ("LISTINGS", "ListingReader"),
        "read": ("read_inputs",),
        "settings": ("FetchSettings",),
    },
)
