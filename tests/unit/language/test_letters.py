"""Letters that are read as others, and terms that are found by them."""

import pytest

from tocsin.language.letters import as_compared, index_of, letters_read_as
from tocsin.language.lexicon import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "compared"),
    [
        ("tr", "Kosova iddiaları yalanladı", "Kosova iddialari yalanladi"),
        ("ro", "Poliţia", "Poliția"),
        ("en", "Istanbul", "Istanbul"),
        ("xx", "ı", "ı"),
    ],
)
def test_letters_are_compared_as_a_language_reads_them(
    language: str, text: str, compared: str
) -> None:
    assert as_compared(text, language) == compared


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_changes_the_length_of_a_text(language: str) -> None:
    text = "İIıi Şşș Ţţț ё й ї"
    assert len(as_compared(text, language)) == len(text)


def test_a_term_is_found_however_it_is_written() -> None:
    for term in ("yalanladı", "yalanladi"):
        (found,) = index_of([term], "tr").find(as_compared("Kosova yalanladı", "tr"))
        assert (found.start, found.end) == (7, 16)
    assert index_of(["denied"], "en", exact=True).find("it denies") == []


def test_lists_without_such_letters_change_none() -> None:
    assert letters_read_as({}) == {}
