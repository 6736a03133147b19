"""Where parsers run changes nothing in what comes of a text."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.parsers.served import Parsers, loaded
from tocsin.engines import ahead
from tocsin.pipeline.parsing import parsers_at_hand

_ENGLISH = (
    "The ministry said on Monday that Ruritania was planning to attack the dam near Kherson. "
    "Kyiv denied it, and called the report a lie."
)
_RUSSIAN = "Министерство заявило, что Руритания готовит удар по плотине. Киев это отрицает."


def _parsers() -> Mapping[str, Callable[[Any], Any]]:
    return loaded([])


def test_a_text_is_read_the_same_by_another_process() -> None:
    pages = [document(_ENGLISH), document(_RUSSIAN, "ru"), document(_ENGLISH * 3)]
    here = [Annotator((), (), ())(page) for page in pages]
    ahead.begin(_parsers)
    try:
        there = [Annotator((), (), (), parsers=parsers_at_hand())(page) for page in pages]
    finally:
        ahead.end()
    assert here == there
    assert all(annotations.claims for annotations in here)


def test_without_another_process_the_parsers_of_this_one_are_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ahead.end()
    page = document(_ENGLISH)
    [trees] = parsers_at_hand().english([page])
    [expected] = Parsers().english([page])
    assert [tree.doc.columns for tree in trees] == [tree.doc.columns for tree in expected]


def test_one_that_fails_is_done_without() -> None:
    def fails(_: object) -> object:
        raise MemoryError(os.getpid())

    ahead.begin(lambda: {"english": fails})
    try:
        [trees] = parsers_at_hand().english([document(_ENGLISH)])
    finally:
        ahead.end()
    assert len(trees) == 2
