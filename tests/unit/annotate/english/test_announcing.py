"""A line that ends in a colon and tells who speaks."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.english.announcing import announced_frames, announcer_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.quotes import find_quoted

POINTS = "- The bridge is closed.\n- The road is open to all.\n\nSnow fell on the town."


def announced(text: str) -> list[tuple[str, str]]:
    """Return who is announced to say what in a text."""
    page = document(text)
    frames = announced_frames(page, parse(page), find_quoted(text))
    return [(f.source.of(text), f.content.of(text)) for f in frames if f.source]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("The health minister said", "The health minister"),
        ("Zenda said in his address", "Zenda"),
        ("The ministry told reporters the following", "The ministry"),
        ("According to the ministry", "the ministry"),
        ("Key points from Zenda's speech", "Zenda"),
        ("From a statement by the ministry", "the ministry"),
    ],
)
def test_a_list_is_said_by_whoever_is_announced(line: str, source: str) -> None:
    assert announced(f"{line}:\n\n{POINTS}") == [
        (source, "The bridge is closed."),
        (source, "The road is open to all."),
    ]


def test_without_a_list_the_next_sentence_is() -> None:
    text = "The ministry said:\nThe bridge is closed. The road is open to all."
    assert announced(text) == [("The ministry", "The bridge is closed.")]


@pytest.mark.parametrize(
    "line", ["What to bring", "Three bridges are closed", "We say", "The road", "It is cold"]
)
def test_a_line_that_names_no_speaker_announces_nothing(line: str) -> None:
    assert announced(f"{line}:\n{POINTS}") == []


def test_a_quotation_is_left_to_those_who_read_quotations() -> None:
    assert announced("The minister said:\n“The bridge is closed for good.”") == []


def test_who_is_announced_by_a_verb_of_saying() -> None:
    text = "On Monday the minister said:"
    page = document(text)
    [sentence] = parse(page)
    found = announcer_of(sentence, [t for t in sentence.doc if t.text != ":"])
    assert found is not None
    assert (found.source.of(text), found.cue) == ("the minister", "said")
