"""The contract of sources names what a bad one breaks."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.contracts.test_readers import FEED
from tocsin.contracts.sources import URL, SourceContract
from tocsin.sources import LISTINGS, Listing

BODY = FEED.encode()


class Of(SourceContract):
    """The contract, held to a function."""

    def __init__(self, read: Callable[[bytes, str], Any], entries: int = 1) -> None:
        super().__init__("feeds", BODY, entries)
        self._read = read

    def part(self) -> Any:
        """Return the function."""
        return self._read


def _feed(body: bytes, url: str) -> Listing:
    return LISTINGS["feeds"](body, url)


def _seven(body: bytes, url: str) -> Any:
    return 7


def test_a_feed_of_another_number_of_entries_is_said() -> None:
    number = len(_feed(BODY, URL).entries)
    Of(_feed, number).test_the_entries_come_out()
    with pytest.raises(AssertionError, match=f"{number} of {number + 1} come out"):
        Of(_feed, number + 1).test_the_entries_come_out()


def test_a_listing_that_changes_by_itself_is_said() -> None:
    listings = iter([_feed(BODY, URL), _feed(BODY.replace(b"guid", b"link"), URL)])
    with pytest.raises(AssertionError, match="another listing the second time"):
        Of(lambda body, url: next(listings)).test_the_same_body_gives_the_same_listing()


def test_what_is_no_listing_is_said_with_the_shape_of_the_input() -> None:
    with pytest.raises(AssertionError, match="empty: no listing comes out"):
        Of(_seven).test_bad_input_is_refused_with_its_address()
