"""Which candidates are attributions is counted: the likeliest first, none over another."""

import pytest

from tests.unit.annotate.reading import document, sentence, span_of
from tocsin.annotate.english.counted import (
    as_judged,
    chosen_of,
    counted_candidates,
    likely,
    overlap,
)
from tocsin.annotate.english.rules import frames_of
from tocsin.records import Span


def test_a_clause_of_saying_is_likely_and_chosen() -> None:
    text = "The mayor said that the bridge was closed."
    judged = counted_candidates(document(text), sentence(text), [])
    chosen = [frame.content.of(text) for frame in chosen_of(judged)]
    assert chosen == ["the bridge was closed"]
    assert all(probability >= 0.5 for _, probability in likely(judged, 0.5))


def test_what_is_eaten_is_not_said() -> None:
    text = "The mayor ate the bread."
    assert chosen_of(counted_candidates(document(text), sentence(text), [])) == []
    assert chosen_of([]) == []


def test_a_frame_of_the_grammar_is_judged_by_the_same_features() -> None:
    text = "The mayor said that the bridge was closed."
    parsed = sentence(text)
    (frame,) = frames_of(parsed, [], [])
    judged = as_judged(document(text), parsed, frame, [])
    assert judged.frame == frame
    assert "cue say" in judged.features


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (10, 20), 0.0), ((0, 10), (0, 5), 0.5)],
)
def test_overlap(first: tuple[int, int], second: tuple[int, int], share: float) -> None:
    spans = [Span(start=start, end=end) for start, end in (first, second)]
    assert overlap(*spans) == pytest.approx(share, abs=0.2)
    assert overlap(*spans) == overlap(*reversed(spans))


def test_a_span_overlaps_itself_wholly() -> None:
    span = span_of("the bridge", "bridge")
    assert overlap(span, span) == 1.0
