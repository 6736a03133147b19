"""Why a text touches nothing watched, and what it nearly touches."""

import pytest

from tests.by_hand import casebook
from tocsin.gate import watched_reasons
from tocsin.workspace.not_touched import WhyNot

BOOK = casebook()
WHY = WhyNot(BOOK, watched_reasons(BOOK))


def told(text: str) -> list[str]:
    """Return what a text nearly touches."""
    return list(WHY(text))


def test_a_state_alone_lets_no_text_pass() -> None:
    assert told("Vostia votes on Sunday, and Vostia is calm.") == [
        "it names Vostia; the name of a state or country alone lets no text pass"
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The ship was mined at sea.", "1 of the 2 parts"),
        ("A bridge of stone.", "1 of the 2 parts"),
    ],
)
def test_parts_of_a_narrative_are_counted(text: str, part: str) -> None:
    assert f"n_mined: {part} it needs stand in the text" in told(text)


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("A fire at Port Lummen was put out.", "lummen", "lumen"),
        ("Сказали в Министерстве портвов: Министерствоо.", "министерствоо", "министерство"),
    ],
)
def test_a_name_that_is_spelled_otherwise_is_pointed_out(text: str, word: str, form: str) -> None:
    (line,) = [t for t in told(text) if f"“{word}”" in t]
    assert line.startswith(f"“{word}” is written like “{form}” of ")
    assert line.endswith("add it as an alias if it is meant")


@pytest.mark.parametrize("text", ["", " \n", "The lime trees bloom.", "Липы цветут.", "12 345"])
def test_a_text_of_other_things_nearly_touches_nothing(text: str) -> None:
    assert told(text) == []


def test_at_most_three_spellings_are_named() -> None:
    names = "Lummen Harbourr Ministryy Bridgee Lumenn"
    assert len([t for t in told(names) if "is written like" in t]) == 3


def test_a_casebook_without_entries_says_nothing() -> None:
    bare = casebook(actors=(), sites=(), narratives=(), problems=(), sources=(), groups=())
    assert list(WhyNot(bare, watched_reasons(bare))("Vostia mined the bridge")) == []
