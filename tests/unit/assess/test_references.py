"""A sentence goes on about a site where it opens with a word that points back, or points at a noun
used before.
"""

import pytest

from tocsin.assess.references import going_on
from tocsin.records import Span


def spans(text: str) -> list[Span]:
    """Return the sentences of a text, one a line."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("The plant is guarded.\nThis may change today.", True),
        ("The plant is guarded.\nIt may change today.", True),
        ("The plant is guarded.\nMarkets fell in London.", False),
        ("They plan a provocation at the plant.\nWhen this provocation comes is unknown.", True),
        ("They plan a provocation at the plant.\nWhen that meeting comes is unknown.", False),
    ],
)
def test_the_second_sentence(text: str, goes_on: bool) -> None:
    assert going_on(text, spans(text), [True, False]) == [True, goes_on]


def test_nothing_goes_on_where_nothing_was_named() -> None:
    text = "Markets fell.\nThis may change today."
    assert going_on(text, spans(text), [False, False]) == [False, False]
    assert going_on("", [], []) == []
