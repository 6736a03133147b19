"""Where a source's listings stand: its own lists, and a channel's public preview."""

from tocsin.records import Source
from tocsin.sources.listed_at import addresses_of


def test_a_channel_stands_for_its_preview_unless_its_listing_is_given() -> None:
    source = Source(
        id="s",
        name="S",
        kind="outlet",
        owner="O",
        feeds=("https://x.example/feed",),
        handles={"telegram": "@chan"},
        reference="a test",
    )
    assert addresses_of(source) == [
        ("feeds", "https://x.example/feed"),
        ("telegram", "https://t.me/s/chan"),
    ]
