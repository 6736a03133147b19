"""A sentence is cut into propositions that can be true or false apart."""

import pytest

from tests.unit.annotate.reading import sentence, span_of
from tocsin.annotate.english.clauses import clauses_of


def cut(text: str) -> list[str]:
    """Return the clauses of a sentence."""
    parsed = sentence(text)
    return [clause.span.of(text).rstrip(".") for clause in clauses_of(parsed, parsed.span)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The bridge was closed on Monday.", ["The bridge was closed on Monday"]),
        (
            "The army closed the bridge on Monday, and rebels mined the road to the town.",
            [
                "The army closed the bridge on Monday",
                "rebels mined the road to the town",
            ],
        ),
        ("He came.", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    found = cut(text)
    assert found == clauses


def test_every_clause_lies_in_its_region_and_none_overlap() -> None:
    text = "The army closed the bridge on Monday, and rebels mined the road to the town."
    parsed = sentence(text)
    region = span_of(text, "rebels mined the road to the town")
    (clause,) = clauses_of(parsed, region)
    assert region.covers(clause.span)


def test_a_headline_is_read_without_a_verb() -> None:
    text = "Bridge to the old town closed until Monday."
    parsed = sentence(text)
    assert clauses_of(parsed, parsed.span, headline=True) != []
