"""Two attributions of one sentence: the same, a scrap of the other, or only its cue and source."""

from tests.unit.annotate.reading import span_of
from tocsin.annotate.sentences.overlaps import (
    distinct,
    lies_within,
    only_cites,
    put_before,
    source_start,
    tells_more,
    widened,
)
from tocsin.annotate.text.cited import Cited

TEXT = "Министр Иванов заявил вчера, что старый мост закрыт до весны."


def cited(content: str, source: str | None = "Иванов", *, rule: str = "that") -> Cited:
    """Return an attribution of a part of the text."""
    span = span_of(TEXT, source) if source is not None else None
    cue = span_of(TEXT, "заявил")
    return Cited("заявил", rule, span_of(TEXT, content), span, span, cue.end, cue.start)


WHOLE = cited("старый мост закрыт до весны")


def test_the_same_source_and_content_stand_once() -> None:
    again = WHOLE._replace(rule="other")
    assert distinct([WHOLE, again]) == [WHOLE]
    assert distinct([WHOLE, cited("мост закрыт")]) == [WHOLE, cited("мост закрыт")]


def test_what_has_no_source_repeats_nothing() -> None:
    nobody = cited("мост закрыт", None)
    assert distinct([nobody, nobody]) == [nobody, nobody]


def test_a_content_that_is_only_another_cue_and_source() -> None:
    bare = cited("Иванов заявил вчера", "Министр")
    assert only_cites(TEXT, bare, WHOLE)
    assert not only_cites(TEXT, WHOLE, WHOLE)
    assert not only_cites(TEXT, WHOLE, bare)


def test_a_scrap_of_the_parse_gets_the_content_between_the_marks() -> None:
    scrap = cited("мост", rule="clause")
    assert widened(scrap, [WHOLE]).content == WHOLE.content
    assert widened(cited("старый мост закрыт до", rule="clause"), [WHOLE]).content != WHOLE.content
    assert widened(scrap, []) == scrap


def test_a_frame_with_the_same_cue_leaves_nothing_to_tell() -> None:
    assert tells_more(WHOLE, cited("мост закрыт"))
    elsewhere = Cited("x", "that", span_of(TEXT, "Министр"), None, None, 1, 0)
    assert tells_more(WHOLE, elsewhere)  # nobody is named for it
    named = elsewhere._replace(source=span_of(TEXT, "Министр"))
    assert not tells_more(WHOLE, named)


def test_frames_with_the_same_cue_give_way() -> None:
    other = Cited("x", "that", span_of(TEXT, "Министр"), None, None, 1, 0)
    first = cited("мост закрыт")
    assert put_before([first], [WHOLE, other]) == [first, other]
    assert put_before([], [WHOLE]) == [WHOLE]


def test_where_a_source_stands() -> None:
    assert source_start(WHOLE) == span_of(TEXT, "Иванов").start
    assert source_start(cited("мост закрыт", None)) == span_of(TEXT, "мост закрыт").start
    assert lies_within(3, [span_of(TEXT, "Министр")])
    assert not lies_within(7, [span_of(TEXT, "Министр")])
