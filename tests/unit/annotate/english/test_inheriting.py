"""A claim may take its source from another: in its paragraph, or from the body to the headline."""

import pytest

from tests.unit.annotate.reading import claim, document, span_of
from tocsin.annotate.english.inheriting import inherited_in_headline, inherited_in_paragraph
from tocsin.records import Claim, Hop

MAYOR = Hop(surface="the mayor", entity_id="a_mayor", cue="said")
VOICE = Hop(surface="paper", voice=True)


def headline(text: str) -> Claim:
    """Return a headline that the paper itself asserts."""
    return claim(text, id="clm-h", position="headline")


def body(text: str) -> Claim:
    """Return a claim of the body that the mayor made."""
    return claim(text, id="clm-b", chain=(MAYOR, VOICE), stance="reports")


def test_a_headline_takes_the_source_that_the_body_gives() -> None:
    first, second = inherited_in_headline(
        [headline("Bridge closed for a week"), body("the bridge was closed for a week")]
    )
    assert [hop.surface for hop in first.chain] == ["the mayor", "the paper"]
    assert first.chain[0].inherited
    assert "attribution_dropped_in_headline" in first.flags
    assert second == body("the bridge was closed for a week")


def test_a_headline_about_something_else_stays_the_papers_own() -> None:
    read = inherited_in_headline(
        [headline("Council elects a new chair"), body("the bridge was closed for a week")]
    )
    assert read[0] == headline("Council elects a new chair")


def test_without_a_source_in_the_body_there_is_nothing_to_inherit() -> None:
    alone = [headline("Bridge closed for a week")]
    assert inherited_in_headline(alone) == alone
    assert inherited_in_headline([]) == []


def test_claims_of_one_source_are_not_carried_into_another_paragraph() -> None:
    text = "The mayor said the bridge was closed.\n\nThe road was closed, too."
    page = document(text)
    first = claim(
        "the bridge was closed",
        span=span_of(text, "the bridge was closed"),
        chain=(MAYOR, VOICE),
        stance="reports",
    )
    second = claim("The road was closed, too", span=span_of(text, "The road was closed, too"))
    assert inherited_in_paragraph([first, second], page)[1] == second
    assert inherited_in_paragraph([], page) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Live: attack in the Gulf of Oman", "a fire in the Gulf of Oman is out"),
        ("Prices rise in Port Sallow", "the harbour of Port Sallow was mined"),
        ("Latest from the Strait of Hormuz", "two boats left the Strait of Hormuz"),
        ("What we know of the Kerch Bridge", "traffic on the Kerch Bridge was stopped"),
        ("Football in New York", "a hoax call came to New York"),
    ],
)
def test_a_place_alone_makes_no_headline_of_what_somebody_says(above: str, below: str) -> None:
    assert inherited_in_headline([headline(above), body(below)])[0] == headline(above)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Fire In Gulf Of Oman Is Out", "a fire in the Gulf of Oman is out"),
        ("Harbour of Port Sallow mined", "the harbour of Port Sallow was mined"),
        ("Kerch Bridge: traffic stopped", "traffic on the Kerch Bridge was stopped"),
    ],
)
def test_a_headline_that_shares_the_matter_takes_the_source(above: str, below: str) -> None:
    first, _ = inherited_in_headline([headline(above), body(below)])
    assert first.chain[0].inherited
