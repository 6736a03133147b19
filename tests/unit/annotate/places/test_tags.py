"""The names that the models tag, as spans of the document."""

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.places.tags import english_tags, russian_tags


def test_english_tags_point_into_the_document() -> None:
    page = document("The road is open. The train arrived in Paris on Monday.")
    tags = english_tags(parse(page))
    assert (span_of(page.text, "Paris"), "GPE") in tags
    assert english_tags([]) == []


def test_russian_tags_point_into_the_document() -> None:
    page = document("Дорога открыта. Владимир Зеленин живёт в Москве.", "ru")
    tags = russian_tags(page)
    assert (span_of(page.text, "Москве"), "LOC") in tags
    assert (span_of(page.text, "Владимир Зеленин"), "PER") in tags
