"""The full text: every text is found once it is entered, read for claims or not, in any form."""

import zlib

import pytest

from tests.conftest import NOW
from tests.unit.store.made import kept, kept_unread
from tocsin.language.search_query import read_query
from tocsin.store import Store
from tocsin.store.full_text import keys_of, unpacked


def found(store: Store, query: str) -> list[str]:
    """Return the openings of the texts that hold what is asked."""
    return [card.opening for _, card in store.lookup.search(read_query(query), NOW, 10)]


def test_texts_wait_until_they_are_entered_and_are_entered_once(store: Store) -> None:
    assert not store.full_text.is_behind()
    store.keep([kept("У лаборатории тихо.", external_id="1"), kept_unread("Зертхана жабық.")], "f")
    assert store.full_text.is_behind()
    assert store.full_text.catch_up() == 2
    assert store.full_text.catch_up() == 0
    assert not store.full_text.is_behind()


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("лаборатория", ["У лаборатории стоит техника."]),
        ("ЛАБОРАТОРИЮ", ["У лаборатории стоит техника."]),
        ("зертхана", ["Зертханадан вирус тарады."]),
        ("laboratories", ["The laboratory is closed."]),
        ('"стоит техника"', ["У лаборатории стоит техника."]),
        ('"техника стоит"', []),
        ("заголовок", ["The laboratory is closed."]),
        ("nothing", []),
    ],
)
def test_a_text_is_found_in_any_form_by_its_words_and_its_title(
    store: Store, query: str, texts: list[str]
) -> None:
    store.keep(
        [
            kept("У лаборатории стоит техника.", external_id="1", language="ru"),
            kept("The laboratory is closed.", external_id="2", language="en", title="Заголовок"),
            kept_unread("Зертханадан вирус тарады.", external_id="3"),
        ],
        "f",
    )
    assert found(store, query) == texts


def test_keys_stand_in_the_order_of_the_words() -> None:
    assert keys_of([], "ru") == []
    one, other = keys_of(["стоит"], "ru"), keys_of(["техника"], "ru")
    assert keys_of(["стоит", "техника"], "ru") == [*one, *other]


def test_what_is_packed_comes_out_as_it_went_in(store: Store) -> None:
    text = "Әлем \ud800 👩🏽‍🔬" * 50
    assert unpacked(zlib.compress(text.encode("utf-8", "surrogatepass"))) == text
