"""Who does what a clause tells of, by its tree, and without one by where names stand."""

import pytest

from tests.unit.annotate.reading import claim, document, mention, span_of
from tocsin.annotate.parsers.russian import parse_russian
from tocsin.annotate.russian.doers import RussianDoers, surface_doer


@pytest.mark.parametrize(
    ("text", "act", "doer"),
    [
        ("Повстанцы взорвали мост.", "взорвали", "Повстанцы"),
        ("Армия нанесла удар по городу.", "удар", "Армия"),
        ("Мост взорван.", "взорван", None),
        ("Задержали двоих.", "Задержали", None),
    ],
)
def test_the_doer_of_an_act(text: str, act: str, doer: str | None) -> None:
    page = document(text, "ru")
    doers = RussianDoers(parse_russian(page))
    found = doers(page.sentences[0], span_of(text, act), "attack")
    assert (found.of(text) if found is not None else None) == doer


def test_without_a_tree_the_name_before_the_act_does_it() -> None:
    text = "Зенда атакувала міст."
    page = document(text, "uk")
    actor = mention(page, "Зенда", "group", "a_zenda")
    found = surface_doer(claim(text), span_of(text, "атакувала"), [actor], text, "uk")
    assert found == actor.span
    assert surface_doer(claim(text), span_of(text, "атакувала"), [], text, "uk") is None
