"""The cases of place names in Polish, Romanian, German and Turkish."""

import pytest

from tocsin.language.latin_cases import bent_forms
from tocsin.language.patterns import TermIndex


def _found(names: list[str], text: str) -> list[str]:
    """Return the words of a text in which names stand, listed or bent."""
    terms = [(form, name) for name in names for form in (name, *bent_forms(name))]
    index = TermIndex(terms, names=True, places=True)
    return [text[f.start : f.end] for f in index.find(text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kijów", "Kijowa Kijowowi Kijowem Kijowie"),
        ("Odessa", "Odessy Odessie Odessę Odessą"),
        ("Moskwa", "Moskwy Moskwie Moskwę"),
        ("Mińsk", "Mińska Mińsku Mińskiem"),
        ("Grodno", "Grodna Grodnem Grodnie"),
        ("Kiev", "Kievul Kievului"),
        ("Odesa", "Odesei Odesă"),
        ("Cernobîl", "Cernobîlul Cernobîlului"),
        ("Kiew", "Kiews"),
        ("Bamako", "Bamakos"),
        ("Harkov", "Harkov'da Harkov'dan Harkov'daki Harkov’un"),
        ("Odesa", "Odesa'ya Odesa'da Odesa’nın"),
    ],
)
def test_a_name_is_found_in_its_cases(name: str, text: str) -> None:
    assert _found([name], text) == text.split()


@pytest.mark.parametrize("name", ["Ufa", "ISIS", "Kharkiv NPP", "Киев", "kiev"])
def test_what_is_short_an_abbreviation_or_no_one_name_does_not_bend(name: str) -> None:
    assert bent_forms(name) == ()


def test_other_names_are_left_alone() -> None:
    assert _found(["Kiev", "Odessa"], "Kievan Odessan Kie'v Odessites") == []
