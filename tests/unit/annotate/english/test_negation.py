"""By what an English verb is negated, and what looks like a negation and is none."""

import pytest

from tests.unit.annotate.reading import sentence, token
from tocsin.annotate.english.negation import (
    calls_untrue,
    is_negated,
    is_neither,
    is_yet_to_come,
    names_nobody,
    negates_another_word,
)
from tocsin.annotate.english.rules import frames_of


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("He did not go.", "go", True),
        ("He didn't go.", "go", True),
        ("He never went.", "went", True),
        ("At no point did he go.", "go", True),
        ("He went.", "went", False),
        ("No bridge was closed.", "closed", False),
    ],
)
def test_a_negated_verb(text: str, verb: str, negated: bool) -> None:
    assert is_negated(token(sentence(text), verb)) is negated


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("It is a lie that he went.", True),
        ("It is not true that he went.", True),
        ("It is true that he went.", False),
    ],
)
def test_what_is_called_untrue(text: str, untrue: bool) -> None:
    assert calls_untrue(token(sentence(text), "is")) is untrue


def test_an_act_that_is_yet_to_come() -> None:
    assert is_yet_to_come(token(sentence("He has yet to go."), "go"))
    assert not is_yet_to_come(token(sentence("He has to go."), "go"))


def test_not_only_negates_another_word() -> None:
    assert negates_another_word(token(sentence("Not only did he go."), "go"))
    assert not negates_another_word(token(sentence("He did not go."), "go"))


def test_one_of_two_that_both_did_not_happen() -> None:
    parsed = sentence("He neither went nor stayed.")
    assert is_neither(token(parsed, "went"))
    assert is_neither(token(parsed, "stayed"))
    assert not is_neither(token(sentence("He went or stayed."), "went"))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Nobody said that the bridge was closed.", True),
        ("No official said that the bridge was closed.", True),
        ("None of the ministers said that the bridge was closed.", True),
        ("The mayor said that the bridge was closed.", False),
    ],
)
def test_a_source_that_names_nobody(text: str, nobody: bool) -> None:
    parsed = sentence(text)
    (frame,) = frames_of(parsed, [], [])
    assert names_nobody(token(parsed, "said"), frame, parsed) is nobody
