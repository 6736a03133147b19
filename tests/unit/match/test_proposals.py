"""Narratives that recur and are in no catalogue are proposed; one source alone proposes none."""

from collections.abc import Mapping, Sequence

from tests.conftest import NOW, make_document
from tests.unit.match.made import claim_of
from tocsin.match.proposals import proposals
from tocsin.records import Document, Embedder, Match


def recurring(sources: Sequence[str], embedder: Embedder | None = None) -> list[tuple[int, int]]:
    """Return (claims, origins) of what is proposed where each of some sources tells one story in
    its own words, among others.
    """
    told = [
        "A blue convoy without plates was seen at night near the old quarry",
        "Near the old quarry a blue convoy without plates was seen at night",
        "At night people saw a blue convoy without plates near the old quarry",
        "A blue convoy with no plates was seen near the old quarry at night",
    ]
    other = [
        "The bakery on the square now opens at six in the morning",
        "Two cyclists won medals at the race held in the hills",
        "Rain is expected in the west of the country until Friday",
    ]
    documents: dict[str, Document] = {}
    claims = []
    for number, text in enumerate([*told[: len(sources)], *other]):
        source = sources[number] if number < len(sources) else f"other{number}"
        document = make_document(
            text + ".", external_id=f"d{number}", source_id=source, published_at=NOW
        )
        documents[document.id] = document
        claims.append(claim_of(number, text, document))
    found = proposals(claims, [], documents, {}, embedder)
    return [(len(p.claim_ids), p.origins) for p in found]


def test_a_story_that_recurs_is_proposed_with_examples_and_one_source_alone_is_not(
    embedder: Embedder,
) -> None:
    for model in (None, embedder):
        assert recurring(["a", "b", "c", "d"], model) == [(4, 4)]
        assert recurring(["a", "a", "a", "a"], model) == []
        assert recurring(["a", "b"], model) == []


TEXT = "Ночью у старого карьера видели синюю колонну без номеров"


def asked(
    order: int = 1,
    matches: Sequence[Match] = (),
    origins: Mapping[str, str] | None = None,
) -> list[int]:
    """Return how many origins stand behind each proposal of four like claims."""
    documents, claims = {}, []
    for number in range(4):
        document = make_document(
            TEXT + ".", external_id=f"d{number}", source_id=f"s{number}", published_at=NOW
        )
        documents[document.id] = document
        claims.append(claim_of(number, f"{TEXT} и {number}", document))
    found = proposals(claims[::order], matches, documents, origins or {})
    return [proposal.origins for proposal in found]


def test_the_order_of_claims_changes_nothing() -> None:
    assert asked() == asked(order=-1) == [4]


def test_reprints_are_one_origin_and_known_narratives_are_not_proposed() -> None:
    ids = [
        make_document(
            TEXT + ".", external_id=f"d{number}", source_id=f"s{number}", published_at=NOW
        ).id
        for number in range(4)
    ]
    assert asked(origins=dict.fromkeys(ids, ids[0])) == []
    known = [
        Match(
            id=str(n),
            claim_id=f"clm-{n}",
            document_id=ids[n],
            narrative_id="n",
            score=0.9,
            features=(),
            method="t",
        )
        for n in range(2)
    ]
    assert asked(matches=known) == []


def test_nothing_at_all_is_proposed_of_nothing() -> None:
    assert proposals([], [], {}, {}) == []


def test_what_was_proposed_before_is_worked_out_anew_where_anything_differs() -> None:
    assert asked() == asked()
    assert recurring(["a", "b", "c", "d"]) == recurring(["a", "b", "c", "d"]) == [(4, 4)]
    assert recurring(["a", "b", "c", "c"]) == [(4, 4)]
    assert recurring(["a", "a", "a", "a"]) == []
