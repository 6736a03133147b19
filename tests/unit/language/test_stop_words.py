"""The frequent words of languages."""

import pytest

from tocsin.language.stop_words import stop_lists, stop_words


@pytest.mark.parametrize(
    ("name", "word"), [("English", "the"), ("Russian", "что"), ("Ukrainian", "що")]
)
def test_a_language_has_its_frequent_words(name: str, word: str) -> None:
    assert name in stop_lists()
    assert word in stop_words(name)


def test_a_language_without_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match="Klingon"):
        stop_words("Klingon")
