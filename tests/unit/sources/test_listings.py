"""Readers of listings by kind, and the guard around those of plug-ins."""

import datetime as dt
from typing import Any

import pytest

from tocsin.errors import InputError
from tocsin.plugins import PlugIn
from tocsin.records import HTML, Source
from tocsin.sources import LISTINGS, Entry, Listing, addresses_of
from tocsin.sources.listings import _accept, listing_reader, read_page_itself

PLUG_IN = PlugIn(group="tocsin.sources", name="abc", value="m:f", package="pack", version="1")


def read(answer: Any) -> Listing:
    """Return what a plug-in that answers so gives."""
    return _accept(PLUG_IN, lambda body, url: answer)(b"", "https://x.example")


def test_a_page_lists_itself() -> None:
    (entry,) = read_page_itself(b"<p>text</p>", "https://x.example/p").entries
    assert (entry.id, entry.url, entry.media_type) == ("https://x.example/p",) * 2 + (HTML,)


def test_the_kinds_of_the_program_are_known_by_name() -> None:
    assert list(LISTINGS)[:4] == ["feeds", "sitemaps", "pages", "telegram"]
    with pytest.raises(InputError, match="known: feeds, sitemaps, pages, telegram"):
        listing_reader("gopher")


@pytest.mark.parametrize("answer", [None, 7, ["a"], Listing(entries=("a",))])  # type: ignore[arg-type]
def test_what_is_no_listing_is_named(answer: object) -> None:
    with pytest.raises(InputError, match="pack 1 returned a value of type"):
        read(answer)


def test_a_listing_of_entries_passes() -> None:
    listing = Listing(entries=(Entry(id="1"),))
    assert read(listing) is listing


def test_every_address_of_a_source_has_its_kind() -> None:
    source = Source(
        id="s",
        name="s",
        kind="channel",
        owner="o",
        known_from=dt.date(2020, 1, 1),
        feeds=("https://s.example/feed",),
        listings={"abc": ("https://s.example/abc",)},
        handles={"telegram": "@name"},
    )
    assert addresses_of(source) == [
        ("feeds", "https://s.example/feed"),
        ("abc", "https://s.example/abc"),
        ("telegram", "https://t.me/s/name"),
    ]
