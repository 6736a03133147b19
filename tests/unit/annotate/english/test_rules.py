"""The rules of the English grammar: each form of attribution gives one frame, plain news none."""

import pytest

from tests.unit.annotate.reading import sentence, span_of
from tocsin.annotate.english.rules import frames_of
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import find_quoted


def frames(text: str) -> list[Frame]:
    """Return the frames of a sentence."""
    return frames_of(sentence(text), find_quoted(text), [])


@pytest.mark.parametrize(
    ("text", "kind", "rule", "content", "source"),
    [
        (
            "The mayor said that the bridge was closed.",
            "speech",
            "clause_complement",
            "the bridge was closed",
            "The mayor",
        ),
        (
            "The bridge was closed, the mayor said.",
            "speech",
            "clause_complement",
            "The bridge was closed",
            "the mayor",
        ),
        (
            "The mayor told reporters that the bridge was closed.",
            "speech",
            "clause_complement",
            "the bridge was closed",
            "The mayor",
        ),
        (
            "The mayor denied that the bridge was closed.",
            "denial",
            "clause_complement",
            "the bridge was closed",
            "The mayor",
        ),
        (
            "According to the mayor, the bridge was closed.",
            "speech",
            "according_to",
            "the bridge was closed.",
            "the mayor",
        ),
    ],
)
def test_one_frame(text: str, kind: str, rule: str, content: str, source: str) -> None:
    (frame,) = frames(text)
    assert frame.source is not None
    assert (frame.kind, frame.rule) == (kind, rule)
    assert frame.content.of(text) == content
    assert frame.source.of(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "The agency quoted the mayor as saying the bridge was closed.",
        "The mayor was quoted by the agency as saying that the bridge was closed.",
    ],
)
def test_who_is_quoted_is_the_source_and_who_quotes_is_the_way(text: str) -> None:
    (frame,) = frames(text)
    assert frame.rule == "quoted_as"
    assert frame.source is not None
    assert frame.source.of(text).lower() == "the mayor"
    assert frame.via is not None
    assert frame.via.of(text).lower() == "the agency"
    assert frame.content.of(text) == "the bridge was closed"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "The mayor ate the bread.",
        "Closed.",
        "The mayor promised to open the bridge.",
    ],
)
def test_what_attributes_nothing_by_a_rule(text: str) -> None:
    assert frames(text) == []


def test_what_nobody_is_named_for_has_no_person_as_its_source() -> None:
    (frame,) = frames("It was reported that the bridge was closed.")
    assert frame.impersonal


def test_a_quotation_before_its_speaker() -> None:
    text = '"The bridge is closed," said the mayor.'
    (frame,) = frames(text)
    assert frame.source == span_of(text, "the mayor")


def test_frames_stand_in_the_order_of_their_contents() -> None:
    text = "The mayor said the guard claimed that the bridge was closed."
    contents = [frame.content for frame in frames(text)]
    assert contents == sorted(contents)
    assert len(contents) == 2
