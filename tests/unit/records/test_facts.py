"""Which of the known documents touch some sites or narratives."""

import pytest

from tocsin.records.annotation import Mention
from tocsin.records.base import Span
from tocsin.records.facts import Facts
from tocsin.records.match import Match
from tocsin.records.watched import Casebook


def mention(document: str, entity: str | None) -> Mention:
    """Return a mention of an entity."""
    return Mention(
        id=f"m{document}{entity}",
        document_id=document,
        span=Span(start=0, end=1),
        kind="site",
        surface="a",
        method="m",
        rule="r",
        entity_id=entity,
    )


def match(document: str, story: str, voice: str | None) -> Match:
    """Return a match of a narrative."""
    return Match(
        id=f"{document}{story}",
        claim_id="c",
        document_id=document,
        narrative_id=story,
        score=0.9,
        features=(),
        method="m",
        voice=voice,  # type: ignore[arg-type]
    )


FACTS = Facts(
    casebook=Casebook(id="b", title="t", digest="d"),
    mentions=(mention("1", "lab"), mention("1", "lab"), mention("2", None), mention("3", "lаb")),
    matches=(
        match("4", "bio", "promotes"),
        match("5", "bio", "exposes"),
        match("6", "bio", None),
        match("7", "other", "relays"),
    ),
)


@pytest.mark.parametrize(
    ("sites", "narratives", "documents"),
    [
        ({"lab"}, set(), {"1"}),
        (set(), {"bio"}, {"4", "5"}),
        ({"lab"}, {"bio", "other"}, {"1", "4", "5", "7"}),
        (set(), set(), set()),
        ({"bio"}, {"lab"}, set()),
    ],
)
def test_a_document_touches_what_it_names_or_speaks_for_or_against(
    sites: set[str], narratives: set[str], documents: set[str]
) -> None:
    assert FACTS.touching(frozenset(sites), frozenset(narratives)) == documents
