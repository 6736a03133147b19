"""A casebook is collected for only where it says where its sources can be looked at."""

import msgspec
import pytest

from tests.by_hand import casebook
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.workspace.collectable import collectable


def fed() -> Casebook:
    """Return a casebook of which one source has a feed."""
    book = casebook()
    courier, wire = book.sources
    feeds = ("https://courier.example/feed",)
    return msgspec.structs.replace(
        book, sources=(msgspec.structs.replace(courier, feeds=feeds), wire)
    )


@pytest.mark.parametrize("only", [(), ("courier",), ("courier", "wire")])
def test_a_casebook_with_an_address_is_returned_as_it_is(only: tuple[str, ...]) -> None:
    book = fed()
    assert collectable(book, only) is book


@pytest.mark.parametrize("kind", ["sitemaps", "pages"])
def test_every_kind_of_address_will_do(kind: str) -> None:
    book = casebook()
    source = msgspec.structs.replace(book.sources[0], **{kind: ("https://courier.example/x",)})
    assert collectable(msgspec.structs.replace(book, sources=(source,)), ())


def test_a_telegram_handle_is_an_address() -> None:
    book = casebook()
    source = msgspec.structs.replace(book.sources[0], handles={"telegram": "courier"})
    assert collectable(msgspec.structs.replace(book, sources=(source,)), ("courier",))


def test_sources_that_are_none_are_all_named() -> None:
    with pytest.raises(UsageError, match="unknown source herald, post; see: tocsin casebook list"):
        collectable(fed(), ["post", "courier", "herald"])


@pytest.mark.parametrize(("book", "only"), [(casebook(), ()), (fed(), ("wire",))])
def test_without_an_address_it_says_what_to_write(book: Casebook, only: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="no source of lumen has anything to look at") as raised:
        collectable(book, only)
    assert "sources.yml" in str(raised.value)
