"""An adjective of a place is told by the root it shares with the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.fold import fold
from tocsin.language.place_adjectives import adjective_roots, joined, kept_of_root, place_roots

ADJECTIVES = {
    "Сумы": ["сумский", "сумская", "сумского", "сумской"],
    "Суми": ["сумський", "сумської", "сумські"],
    "Рига": ["рижский", "рижской"],
    "Запоріжжя": ["запорізький", "запорізької"],
    "Запорожье": ["запорожский", "запорожской"],
    "Каховка": ["каховский", "каховской"],
    "Москва": ["московский", "московских"],
    "Харків": ["харківський", "харківської"],
    "Донецк": ["донецкий", "донецкой"],
    "Одеса": ["одеський", "одеських"],
    "Прага": ["пражский"],
    "Мариуполь": ["мариупольский"],
    "Crimea": ["Crimean"],
    "Syria": ["Syrian"],
}


@pytest.mark.parametrize(("name", "word"), [(n, w) for n, ws in ADJECTIVES.items() for w in ws])
def test_a_name_and_its_adjective_share_a_root(name: str, word: str) -> None:
    shared = set(place_roots(name)) & adjective_roots(word)
    assert shared
    assert any(fold(word).startswith(kept_of_root(root)) for root in shared)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Сумы", "сумка"),
        ("Сумы", "сумма"),
        ("Рига", "рижанин"),
        ("Москва", "мост"),
        ("Crimea", "criminal"),
        ("Crimea", "crimean"),  # written without its capital
        ("Донецк", "донорский"),
        ("Қостанай", "қосымша"),
    ],
)
def test_another_word_shares_none(name: str, word: str) -> None:
    assert not set(place_roots(name)) & adjective_roots(word)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Новая Каховка", "новокаховка"),
        ("Нова Каховка", "новокаховка"),
        ("Верхняя Салда", "верхнесалда"),
        ("Нижний Новгород", "нижненовгород"),
        ("Каховка", None),
        ("Nova Kakhovka", None),
        ("Город у моря", None),
        ("", None),
    ],
)
def test_a_name_of_two_words_is_joined(name: str, word: str | None) -> None:
    assert joined(name) == word


@given(st.text(alphabet="абскийньaC' -", max_size=10))
def test_no_word_breaks_it_and_roots_are_never_empty(word: str) -> None:
    assert all(place_roots(word)) or not word.strip(" -'")
    assert all(adjective_roots(word))
