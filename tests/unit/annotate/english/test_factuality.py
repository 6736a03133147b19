"""Whether an act of speech took place, as an English sentence tells it."""

import pytest

from tests.unit.annotate.reading import sentence, span_of, token
from tocsin.annotate.english.factuality import (
    auxiliaries_of,
    embedded_unasserted,
    factuality_of,
    word_above,
)
from tocsin.annotate.english.rules import frames_of
from tocsin.records import Factuality


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mayor said that the bridge was closed.", "said"),
        ("The mayor did not say that the bridge was closed.", "not_said"),
        ("The mayor refused to say that the bridge was closed.", "not_said"),
        ("Nobody said that the bridge was closed.", "not_said"),
        ("It is not true that the mayor said the bridge was closed.", "not_said"),
        ("The mayor has not confirmed that the bridge was closed.", "not_confirmed"),
        ("The mayor has yet to confirm that the bridge was closed.", "not_confirmed"),
        ("The mayor neither confirmed nor denied that the bridge was closed.", "not_confirmed"),
        ("The mayor might say that the bridge was closed.", "conditional"),
        ("If the mayor says that the bridge is closed, go home.", "conditional"),
        ("Imagine the mayor said that the bridge was closed.", "imagined"),
    ],
)
def test_factuality(text: str, wanted: Factuality) -> None:
    parsed = sentence(text)
    frames = frames_of(parsed, [], [])
    assert {factuality_of(frame, parsed, []) for frame in frames} == {wanted}


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("This does not mean that the bridge was closed.", True),
        ("They were unable to verify that the bridge was closed.", True),
        ("They noticed that the bridge was closed.", False),
    ],
)
def test_what_a_clause_hangs_on_may_take_it_back(text: str, taken_back: bool) -> None:
    clause = span_of(text, "the bridge was closed")
    assert embedded_unasserted(sentence(text), clause) is taken_back


def test_the_word_above_a_reported_clause() -> None:
    text = "They noticed that the bridge was closed."
    parsed = sentence(text)
    above = word_above(parsed, span_of(text, "the bridge was closed"))
    assert above is not None
    assert above.text == "noticed"
    assert word_above(parsed, parsed.span) is None


def test_a_coordinated_verb_shares_the_auxiliary_before_it() -> None:
    parsed = sentence("The mayor would come and say it.")
    assert "would" in auxiliaries_of(token(parsed, "say"))
    assert auxiliaries_of(token(sentence("He left."), "left")) == set()
