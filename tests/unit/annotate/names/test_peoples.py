"""Peoples and townspeople are groups, never places."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.names.peoples import PeopleFinder
from tocsin.gazetteer import find_gazetteer

FINDER = PeopleFinder(find_gazetteer())


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("ru", "Одесситы вышли на улицы.", "Одесситы"),
        ("uk", "Українці вийшли на вулиці.", "Українці"),
    ],
)
def test_a_people_is_a_group_with_its_place(language: str, text: str, surface: str) -> None:
    (found,) = FINDER(document(text, language))
    assert (found.surface, found.kind) == (surface, "group")
    assert found.entity_id is not None
    assert found.entity_id.startswith("people:")
    assert found.rule.startswith("people of ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мост закрыт."),
        ("en", "Ukrainians left."),
        ("uk", "Міст закрито."),
        ("de", "Es regnet."),
    ],
)
def test_no_people_is_named(language: str, text: str) -> None:
    assert FINDER(document(text, language)) == []
