"""Items of a file are read one by one: a wrong one is named, and the rest goes on."""

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped
from tocsin.sources.captures import Reading, Stated
from tocsin.sources.items import read_items

READING = Reading(name="a.json", seen_at=NOW, stated=Stated())
ROWS = (
    ("one", {"id": "1", "text": "The bridge is closed."}),
    ("два", {"id": "2", "text": ["no", "text"]}),
    ("three", {"id": "3", "text": "Мост закрыт."}),
)


def test_a_wrong_item_is_named_with_its_place_and_the_next_is_read() -> None:
    first, wrong, last = read_items(READING, ROWS, "nothing")
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert isinstance(wrong, Dropped)
    assert (wrong.record_id, wrong.reason) == ("a.json#два", "schema")


def test_a_file_without_any_says_what_it_lacks() -> None:
    with pytest.raises(InputError, match=r"a\.json: it holds no text") as refused:
        list(read_items(READING, (), "it holds no text."))
    assert refused.value.reason == "no_text"
