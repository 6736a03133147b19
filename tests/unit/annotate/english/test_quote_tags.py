"""Who spoke a quotation whose tag stands in a sentence of its own."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.english.quote_tags import tag_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.quotes import find_quoted


@pytest.mark.parametrize(
    ("text", "rule", "source"),
    [
        ('"Why is it closed?" she asked.', "quote_tag", "she"),
        ('"Close it now!" the mayor shouted.', "quote_tag", "the mayor"),
        (
            "“The bridge is closed for the whole year.”\n— Anna Smith, mayor",
            "signed",
            "Anna Smith, mayor",
        ),
    ],
)
def test_a_tag(text: str, rule: str, source: str) -> None:
    page = document(text)
    frame = tag_of(page, find_quoted(text)[0], parse(page))
    assert frame is not None
    assert frame.source is not None
    assert (frame.rule, frame.source.of(text)) == (rule, source)


@pytest.mark.parametrize(
    "text",
    [
        '"Why is it closed?" The road was empty.',
        '"Why is it closed?"',
    ],
)
def test_without_a_tag_nobody_spoke(text: str) -> None:
    page = document(text)
    assert tag_of(page, find_quoted(text)[0], parse(page)) is None
