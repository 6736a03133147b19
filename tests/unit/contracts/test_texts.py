"""A text becomes the document that reading gives."""

import pytest

from tocsin.contracts.texts import AS_OF, document


@pytest.mark.parametrize("text", ["Мост закрыт.", "Көпір\r\nжабылды", " “Bridge” "])
def test_the_text_is_kept_and_the_same_text_is_the_same_document(text: str) -> None:
    read = document(text)
    assert (read.text, read.seen_at) == (text, AS_OF)
    assert document(text) == read


def test_a_stated_language_is_not_looked_for() -> None:
    assert document("Мост закрыт.", "uk").language == "uk"
    assert document("Міст закрито.").language == "uk"


def test_an_empty_text_is_no_document() -> None:
    with pytest.raises(AssertionError, match="not read"):
        document("")
