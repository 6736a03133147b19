"""The areas of a store: each kind of word changes one of them."""

from tocsin.records.areas import AREAS
from tocsin.store.withdrawn import SHELVES


def test_every_kind_of_word_changes_an_area() -> None:
    assert {shelf.area for shelf in SHELVES.values()} == set(AREAS) - {"read", "judged"}
