"""The English parser: the pinned weights, exact offsets, one tree for each sentence."""

import pytest

from tests.unit.annotate.reading import document, sentence, span_of, token
from tocsin.annotate.parsers import english
from tocsin.annotate.parsers.english import PINNED, model_digest, model_folder, parse
from tocsin.errors import ModelError


def test_the_weights_are_the_pinned_ones() -> None:
    assert model_digest() == PINNED
    assert (model_folder() / "config.cfg").is_file()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "model_digest", lambda: "0" * 64)
    english.english.cache_clear()
    try:
        with pytest.raises(ModelError, match="not the pinned one"):
            english.english()
    finally:
        english.english.cache_clear()


def test_each_sentence_has_its_own_tree() -> None:
    page = document("The bridge is closed. The road is open.")
    trees = parse(page)
    assert [tree.span for tree in trees] == list(page.sentences)


def test_a_token_knows_its_place_in_the_document() -> None:
    page = document("The bridge is closed. The road is open.")
    second = parse(page)[1]
    road = token(second, "road")
    where = span_of(page.text, "road")
    assert (second.start(road), second.end(road)) == (where.start, where.end)
    assert second.cover([token(second, "The"), road]) == span_of(page.text, "The road")


def test_the_tokens_inside_a_span() -> None:
    text = "The bridge is closed."
    parsed = sentence(text)
    assert [t.text for t in parsed.inside(span_of(text, "bridge is"))] == ["bridge", "is"]
    assert parsed.inside(span_of(text, "rid")) in ([], [token(parsed, "bridge")])


def test_a_table_is_too_long_to_be_parsed() -> None:
    text = "word " * (english.LONGEST_SENTENCE // 4)
    assert parse(document(text)) == []
