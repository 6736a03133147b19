"""Of a long text its opening is read, and what stands around a watched place."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.text.reach import AFTER, BEFORE, OPENING, WHOLE, within_reach
from tocsin.records import Document


def long_text(count: int) -> Document:
    """Return a document of so many sentences."""
    return document(" ".join(f"Sentence number {n} tells of the harbour." for n in range(count)))


def kept(made: Document, places: list[int] | None) -> list[int]:
    """Return the numbers of the sentences that are read."""
    read, _ = within_reach(made, places)
    return [int(s.of(made.text).split()[2]) for s in read.sentences]


def test_a_short_text_is_read_whole() -> None:
    made = long_text(WHOLE)
    assert within_reach(made, []) == (made, 0)


def test_without_places_everything_is_read() -> None:
    made = long_text(WHOLE + 20)
    assert within_reach(made, None) == (made, 0)


def test_where_nothing_is_watched_the_opening_is_read() -> None:
    made = long_text(WHOLE + 20)
    assert kept(made, []) == list(range(OPENING))
    assert within_reach(made, [])[1] == WHOLE + 20 - OPENING


def test_around_a_place_sentences_before_and_behind_it_are_read() -> None:
    made = long_text(WHOLE + 20)
    place = made.text.index("number 25")
    assert kept(made, [place]) == [*range(OPENING), *range(25 - BEFORE, 25 + AFTER + 1)]


@pytest.mark.parametrize(("number", "last"), [(0, AFTER), (39, 39)])
def test_at_the_ends_of_a_text_there_is_no_more_to_read(number: int, last: int) -> None:
    made = long_text(40)
    place = made.text.index(f"number {number} ")
    assert max(kept(made, [place])) == max(last, OPENING - 1)
