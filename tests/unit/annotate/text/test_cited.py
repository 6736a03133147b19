"""Attributions of the grammars by surface: moved with their sentence, put in order, each once."""

from tocsin.annotate.text.cited import DEEPEST, OUTERMOST, Cited, in_order, moved, shifted
from tocsin.records import Span


def span(start: int, end: int) -> Span:
    """Return a span."""
    return Span(start=start, end=end)


def cited(rule: str, content: Span, source: Span | None, cue: str = "said") -> Cited:
    """Return an attribution with a cue at 10 to 14."""
    return Cited(cue, rule, content, source, source, 14, 10)


def test_a_span_is_moved_and_never_before_the_text() -> None:
    assert shifted(span(5, 9), 10) == span(15, 19)
    assert shifted(span(5, 9), -7) == span(0, 2)
    assert shifted(span(5, 9), 0) == span(5, 9)


def test_a_frame_moves_with_all_its_parts_and_back() -> None:
    frame = cited("that", span(20, 40), span(0, 9))
    there = moved(frame, 100)
    assert there.content == span(120, 140)
    assert there.source == there.head == span(100, 109)
    assert there.cue_span == span(110, 114)
    assert moved(there, -100) == frame


def test_a_frame_without_a_source_stays_without() -> None:
    there = moved(cited("impersonal", span(20, 40), None), 5)
    assert there.source is None
    assert there.head is None


def test_the_span_of_a_cue_never_runs_backwards() -> None:
    assert Cited(":", "colon", span(5, 9), None, None, 4, 8).cue_span == span(4, 4)


def test_the_deepest_comes_first_and_who_published_last() -> None:
    deep = cited(f"{DEEPEST} to", span(0, 50), span(60, 65), "according to")
    plain = cited("that", span(0, 30), span(70, 75))
    outer = cited(f"{OUTERMOST} of a turn", span(0, 10), span(80, 85), ":")
    assert in_order([outer, plain, deep]) == [deep, plain, outer]


def test_of_the_same_source_and_cue_the_narrower_content_stands_for_both() -> None:
    source = span(60, 65)
    wide, narrow = cited("that", span(0, 50), source), cited("that", span(0, 20), source)
    assert in_order([wide, narrow]) == [narrow]
    assert in_order([]) == []
