"""Sentences that only tell who said the one before."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.english.pointing import pointing_frames
from tocsin.annotate.parsers.english import parse

FIRST = "The bridge has been closed since yesterday."


def tellers(behind: str, between: str = " ") -> list[tuple[str, str]]:
    """Return what each frame of two sentences is about and who tells it."""
    text = f"{FIRST}{between}{behind}"
    frames = pointing_frames(text, parse(document(text)))
    return [(f.content.of(text), f.source.of(text) if f.source else "") for f in frames]


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("This was announced by the harbour police.", "the harbour police"),
        ("The announcement was made by mayor Ann Lane.", "mayor Ann Lane"),
        ("Mayor Ann Lane said this at a briefing.", "Mayor Ann Lane"),
        ("That is according to the harbour master.", "the harbour master"),
    ],
)
def test_the_sentence_before_is_whoever_s_the_next_one_names(behind: str, source: str) -> None:
    assert tellers(behind) == [(FIRST, source)]


@pytest.mark.parametrize(
    "behind",
    [
        "This was built by the harbour police.",
        "Mayor Ann Lane said this was a lie.",
        "The announcement surprised the harbour police.",
        "We said this a year ago.",
    ],
)
def test_other_sentences_point_back_to_nothing(behind: str) -> None:
    assert tellers(behind) == []


def test_nothing_points_back_over_the_end_of_a_paragraph() -> None:
    assert tellers("This was announced by the harbour police.", "\n\n") == []
