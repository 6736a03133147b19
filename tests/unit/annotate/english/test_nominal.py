"""An act of speech told as a noun has its owner and what it is about."""

import pytest

from tests.unit.annotate.reading import sentence, token
from tocsin.annotate.english.nominal import (
    NOMINAL,
    WORDS_CALLED,
    nominal_act,
    owner_of,
    words_called,
)
from tocsin.annotate.text.quotes import find_quoted


def test_the_owner_of_a_call_is_its_source() -> None:
    text = "The calls of the mayor to open the bridge were heard."
    (frame,) = nominal_act(sentence(text), [], [])
    assert frame.rule == NOMINAL
    assert frame.source is not None
    assert frame.source.of(text) == "the mayor"
    assert "to open the bridge" in frame.content.of(text)


@pytest.mark.parametrize(
    "text", ["The bridges of the town were closed.", "The calls were heard.", "He left."]
)
def test_a_noun_that_tells_nothing_or_is_nobodys(text: str) -> None:
    assert list(nominal_act(sentence(text), [], [])) == []


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Ruritania's demand was refused.", "demand", "Ruritania"),
        ("The demand of the mayor was refused.", "demand", "mayor"),
        ("The demand was refused.", "demand", None),
    ],
)
def test_whose_act_a_noun_is(text: str, noun: str, owner: str | None) -> None:
    found = owner_of(token(sentence(text), noun))
    assert (found.text if found is not None else None) == owner


def test_a_quotation_is_called_somebodys_words() -> None:
    text = "“We will answer every shot” are the words of governor Ann Lane."
    (frame,) = words_called(sentence(text), find_quoted(text), [])
    assert frame.rule == WORDS_CALLED
    assert frame.source is not None
    assert frame.source.of(text) == "governor Ann Lane"
    assert frame.content.of(text) == "We will answer every shot"


@pytest.mark.parametrize(
    "text",
    ["“Yes” are the words of governor Ann Lane.", "These are the words of governor Ann Lane."],
)
def test_a_short_quotation_or_none_is_called_nothing(text: str) -> None:
    assert list(words_called(sentence(text), find_quoted(text), [])) == []
