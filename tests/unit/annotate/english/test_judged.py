"""What somebody evaluates, calls false or denies is a frame of its own."""

import pytest

from tests.unit.annotate.reading import sentence, token
from tocsin.annotate.english.judged import (
    called_false,
    denied_deed,
    denied_story,
    evaluation,
    in_other_verb,
)
from tocsin.annotate.text.quotes import find_quoted


@pytest.mark.parametrize(
    "text",
    [
        "The mayor accused the council of lying.",
        "The mayor described the report as a mistake.",
    ],
)
def test_an_evaluation_is_what_somebody_says_of_a_thing(text: str) -> None:
    (frame,) = evaluation(sentence(text), find_quoted(text), [])
    assert frame.rule == "evaluation"
    assert frame.source is not None
    assert frame.source.of(text) == "The mayor"


def test_a_story_called_a_fake_is_denied() -> None:
    text = "The mayor called the report a fake."
    (frame,) = called_false(sentence(text), [], [])
    assert frame.kind == "denial"
    assert frame.content.of(text).startswith("the report")


def test_a_denied_story_is_what_the_reports_told() -> None:
    text = "The mayor denied reports that the bridge was mined."
    (frame,) = denied_story(sentence(text), [], [])
    assert frame.content.of(text) == "the bridge was mined"
    assert frame.kind == "denial"


def test_whoever_denies_having_done_it_denies_the_deed() -> None:
    text = "The ministry denied having violated the ceasefire and said nothing more."
    (frame,) = denied_deed(sentence(text), [], [])
    assert (frame.kind, frame.content.of(text)) == ("denial", "having violated the ceasefire")
    assert list(denied_deed(sentence("The ministry denied it."), [], [])) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ruritania called the exercise a provocation.", False),
        ("Ruritania called the flights an unfortunate provocation.", False),
        ("Ruritania called the statement a provocation.", True),
        ("Ruritania called the exercise story a lie.", True),
    ],
)
def test_an_act_that_is_called_a_provocation_took_place(text: str, denied: bool) -> None:
    assert bool(list(called_false(sentence(text), [], []))) == denied


@pytest.mark.parametrize("text", ["The bridge is closed.", "The mayor opened the bridge."])
def test_a_plain_sentence_judges_nothing(text: str) -> None:
    parsed = sentence(text)
    assert list(evaluation(parsed, [], [])) == []
    assert list(called_false(parsed, [], [])) == []
    assert list(denied_story(parsed, [], [])) == []


def test_a_word_under_another_verb_is_not_the_cues() -> None:
    parsed = sentence("The mayor said the report was wrong because officials lied.")
    assert in_other_verb(token(parsed, "officials"), token(parsed, "said"))
    assert not in_other_verb(token(parsed, "mayor"), token(parsed, "said"))
