"""The parts of a Russian attribution."""

import pytest

from tests.unit.annotate.reading import russian_sentence, russian_word
from tocsin.annotate.russian.framing import content_of, frame_of, named_in

pytest.importorskip("slovnet")
TEXT = "Мэр сказал, что мост закрыт."


def test_content_begins_and_ends_with_its_words() -> None:
    sentence = russian_sentence(TEXT)
    behind = [w for w in sentence.words if w.start > TEXT.index(",")]
    content = content_of(behind)
    assert content is not None
    assert content.of(TEXT) == "мост закрыт"
    assert content_of(behind[-1:]) is None


def test_a_frame_holds_cue_source_and_head() -> None:
    sentence = russian_sentence(TEXT)
    content = content_of([w for w in sentence.words if w.start > TEXT.index(",")])
    assert content is not None
    cue, source = russian_word(sentence, "сказал"), [russian_word(sentence, "Мэр")]
    frame = frame_of(cue, "that", content, source)
    assert frame.source is not None
    assert (frame.cue, frame.source.of(TEXT)) == ("сказал", "Мэр")


def test_a_source_is_nobody_who_only_stands_for_somebody_else() -> None:
    sentence = russian_sentence("Мэр, который сказал это, ушёл.")
    assert named_in(sentence, [russian_word(sentence, "который")]) is None
    assert named_in(sentence, []) is None
