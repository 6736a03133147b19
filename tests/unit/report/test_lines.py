"""Evidence lines: short on the first screen, whole in the annex, gaps of one reason in one line."""

import pytest

from tocsin.language.catalogues import LANGUAGES, english
from tocsin.records import Evidence, Message, message
from tocsin.report.lines import gap_lines, lines
from tocsin.report.worded import Words


def evidence(said: Message, *examples: Message) -> Evidence:
    """Return a line of evidence with its English words."""
    return Evidence(text=english(said), message=said, examples=examples)


def unchecked(name: str, why: str) -> Evidence:
    """Return an indicator that could not be checked."""
    return evidence(message("evidence-not-checked", name=name, why=message(why)))


def test_the_first_screen_leaves_out_how_a_line_is_bound() -> None:
    why = message("indicator-found-claim", n=2, origins=1)
    plain = message("evidence-indicator", name="An act", why=why)
    tie = message("evidence-tie-narrative", weight=0.7)
    neutral = message("evidence-favours-none")
    whole = message(
        "evidence-with", line=message("evidence-with", line=plain, more=neutral), more=tie
    )
    (line,) = lines([evidence(whole)], Words())
    assert line.short == "An act: 2 claims from 1 origin. It favours none of the hypotheses."
    assert line.text.endswith("The claim carries a watched narrative (weight 0.7).")
    assert "favours none" in line.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_of_one_reason_are_one_line(language: str) -> None:
    rows = [
        unchecked("A", "indicator-not-read"),
        unchecked("B", "indicator-no-baseline"),
        unchecked("C", "indicator-not-read"),
        evidence(message("evidence-no-gap")),
    ]
    found = gap_lines(rows, Words(language))
    assert len(found) == 3
    assert "A; C" in found[0].text
    assert "B" in found[1].text


def test_an_old_line_is_shown_as_it_was_kept() -> None:
    old = Evidence(text="Could not be checked: X (y).", example="Somebody says: “z”")
    (line,) = gap_lines([old], Words("ru"))
    assert (line.text, line.short) == (old.text, old.text)
    assert line.examples == ("Somebody says: “z”",)


def test_examples_are_worded_too() -> None:
    said = message("evidence-says", voice="TASS")
    example = message("evidence-quote", said=said, words="yes")
    row = evidence(message("evidence-no-gap"), example)
    assert lines([row], Words("ru"))[0].examples == ("TASS сообщает: «yes»",)
    assert lines([row], Words("en"))[0].examples == ("TASS says: “yes”",)
