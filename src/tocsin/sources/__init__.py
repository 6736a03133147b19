"""Bytes in. `read_inputs` turns what the user names into captures; what cannot be read is said, and the rest goes on."""

from tocsin.sources.captures import Stated
from tocsin.sources.collect import Item, Round, collect, fetch_pages
from tocsin.sources.fetch import Fetcher, FetchSettings
from tocsin.sources.identify import SourceNames
from tocsin.sources.listings import addresses_of
from tocsin.sources.read import FORMATS, read_inputs

__all__ = [
    "FORMATS",
    "FetchSettings",
    "Fetcher",
    "Item",
    "Round",
    "SourceNames",
    "Stated",
    "addresses_of",
    "collect",
    "fetch_pages",
    "read_inputs",
]
