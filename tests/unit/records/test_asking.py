"""What a page asks: where it ended, and how much is searched."""

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.records.asking import Cursor, Indexed, written


@pytest.mark.parametrize(
    "cursor", [Cursor("2022-01-09T10:00:00Z", "doc-1"), Cursor("", ""), Cursor("a", "b~c~d")]
)
def test_a_cursor_comes_back_from_an_address(cursor: Cursor) -> None:
    assert Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize("written", [None, "", "nothing", "%"])
def test_what_is_no_cursor_is_none(written: str | None) -> None:
    assert Cursor.read(written) is None


def test_a_moment_is_written_as_records_hold_it() -> None:
    assert msgspec.json.encode(NOW).decode() == f'"{written(NOW)}"'


def test_a_search_goes_through_texts_read_for_claims_and_others() -> None:
    assert Indexed(captures=9, read=3, unread=4, languages={"ru": 3}).searched == 7
