"""Each part of a narrative needs words of its own, near those of the others."""

import pytest

from tocsin.language.patterns import TermIndex
from tocsin.match.parts import named_apart

WEAPON = TermIndex([(t, t) for t in ("chemical weapons", "химическое оружие", "chemical")])
ATTACK = TermIndex([(t, t) for t in ("attack", "chemical attack", "удар", "weapons")])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They prepare an attack with chemical weapons", True),
        ("Готовят удар, в ход пойдёт химическое оружие", True),
        ("A chemical attack", True),
        ("They have a chemical plant", False),
        ("They prepare an attack", False),
        ("", False),
    ],
)
def test_every_part_is_named_by_words_of_its_own(text: str, named: bool) -> None:
    assert named_apart(text, [WEAPON, ATTACK]) is named


def test_parts_that_stand_far_apart_belong_to_different_statements() -> None:
    between = "word " * 40
    text = f"An attack came. {between} There were chemical plants"
    assert not named_apart(text, [WEAPON, ATTACK])
    assert named_apart(text, [WEAPON, ATTACK], near=60)


def test_the_order_of_parts_does_not_matter_and_no_part_is_always_named() -> None:
    text = "chemical attack"
    assert named_apart(text, [WEAPON, ATTACK]) == named_apart(text, [ATTACK, WEAPON])
    assert named_apart(text, [])
