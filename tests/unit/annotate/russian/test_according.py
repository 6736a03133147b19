"""Phrases that cite in Russian: the source hangs on them."""

import pytest

from tests.unit.annotate.reading import russian_sentence
from tocsin.annotate.russian.according import according, received

pytest.importorskip("slovnet")


def test_a_phrase_names_its_source_behind_it() -> None:
    text = "По словам мэра, мост закрыт до весны."
    (frame,) = according(russian_sentence(text))
    assert frame.source is not None
    assert frame.source.of(text) == "мэра"
    assert frame.content.of(text) == "мост закрыт до весны"


def test_information_is_of_whoever_has_received_it() -> None:
    text = "По имеющейся у полиции информации, мост закрыт до весны."
    (frame,) = received(russian_sentence(text))
    assert frame.source is not None
    assert frame.source.of(text) == "полиции"
    assert frame.content.of(text) == "мост закрыт до весны"


def test_information_that_nobody_received_is_no_citation() -> None:
    assert list(received(russian_sentence("По этой информации, мост закрыт до весны."))) == []
