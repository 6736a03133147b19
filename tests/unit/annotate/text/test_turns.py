"""Each turn of a conversation as an attribution, in both forms the grammars use."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.text.turns import asks_in, cited_in, frames_in, turns_of

LABELLED = (
    "WALLACE: Is it open?\nMINISTER: It is open now.\nWALLACE: Since when?\nMINISTER: Since Monday."
)
DASHED = "— Мост открыт?\n— Да, с понедельника.\n— Кто открыл?\n— Мэр города."


def test_questions_and_answers_are_told_apart() -> None:
    turns = turns_of(document(LABELLED))
    assert [turn.said.of(LABELLED) for turn in turns if turn.asks] == ["Is it open?", "Since when?"]
    answers = [turn for turn in turns if not turn.asks]
    assert {turn.name for turn in answers} == {"minister"}


def test_dashes_that_alternate_make_turns_of_nobody_named() -> None:
    turns = turns_of(document(DASHED, "ru"))
    assert [turn.asks for turn in turns] == [True, False, True, False]
    assert {turn.speaker for turn in turns} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Just a text. With two sentences.",
        "- first point\n- second point\n- third point",
        "Note: the road is closed.\nPhoto: the road.",
        ".",
    ],
)
def test_what_is_no_conversation_has_no_turns(text: str) -> None:
    assert turns_of(document(text)) == []


def test_the_speaker_of_a_turn_is_cited_for_its_part_of_a_sentence() -> None:
    turns = turns_of(document(LABELLED))
    (frame,) = frames_in(turns, span_of(LABELLED, "MINISTER: It is open now."))
    assert frame.content.of(LABELLED) == "It is open now."
    assert frame.source is not None
    assert frame.source.of(LABELLED) == "MINISTER"
    cited = cited_in(turns, span_of(LABELLED, "It is open now."))
    assert cited is not None
    assert cited.content.of(LABELLED) == "It is open now."


def test_a_sentence_outside_every_turn_has_no_speaker() -> None:
    assert cited_in([], span_of(LABELLED, "It is open now.")) is None
    assert frames_in([], span_of(LABELLED, "It is open now.")) == []


def test_a_question_is_asked_by_a_turn_that_asks() -> None:
    turns = turns_of(document(DASHED, "ru"))
    assert asks_in(turns, span_of(DASHED, "Мост открыт?"), "Мост открыт?")
    assert not asks_in(turns, span_of(DASHED, "Мэр города."), "Мэр города.")
