"""A claim's record: where it stands, who is in it, who passed it on, how much and when."""

import pytest

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import Draft, TypeReader
from tocsin.records import Claim, Document, Hop, Mention

STANCE, TYPES = StanceReader("en"), TypeReader("en")


def made(
    page: Document, part: str, mentions: tuple[Mention, ...] = (), hops: tuple[Hop, ...] = ()
) -> Claim:
    """Return the claim made of a part of a document."""
    maker = ClaimMaker(page, mentions, stance=STANCE, types=TYPES)
    draft = Draft(
        text=part,
        stance="reports" if hops else "asserts",
        modality="certain",
        attributed=bool(hops),
        rule="test",
    )
    return maker(span_of(page.text, part), draft, hops, rule="clause", method="test")


def test_the_last_hop_is_the_voice_of_the_document() -> None:
    page = document("The bridge is closed.", source_id="s_paper")
    claim = made(page, "The bridge is closed", hops=(Hop(surface="the mayor"),))
    assert [hop.surface for hop in claim.chain] == ["the mayor", "s_paper"]
    assert claim.chain[-1].voice
    assert claim.stance == "reports"


def test_a_source_that_nobody_knows_is_the_documents_own_voice() -> None:
    page = document("The bridge is closed.")
    assert made(page, "The bridge is closed").chain[-1].voice


def test_the_same_words_in_the_same_place_are_the_same_claim() -> None:
    page = document("The bridge is closed. The bridge is closed.")
    first = made(page, "The bridge is closed")
    assert first.id == made(page, "The bridge is closed").id
    assert first.id != made(page, "bridge is closed").id


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Some 40 vehicles and 200 troops crossed the bridge", "40"),
        ("Trucks crossed the bridge", None),
    ],
)
def test_how_many(text: str, quantity: str | None) -> None:
    claim = made(document(f"{text}."), text)
    if quantity is None:
        assert claim.quantity is None
    else:
        assert claim.quantity is not None
        assert quantity in claim.quantity


def test_who_acts_is_named_in_the_claim_and_no_mere_place() -> None:
    page = document("Ruritania sent troops to Graustark.")
    state = mention(page, "Ruritania", "state", "a_ruritania")
    where = mention(page, "Graustark", "state", "a_graustark")
    assert made(page, "Ruritania sent troops to Graustark", (state, where)).actor_id == (
        "a_ruritania"
    )
    assert made(page, "troops to Graustark", (where,)).actor_id is None


def test_a_group_comes_before_the_state_it_is_of() -> None:
    page = document("The guards of Ruritania left.")
    group = mention(page, "The guards", "group", "a_guards")
    state = mention(page, "Ruritania", "state", "a_ruritania")
    assert made(page, "The guards of Ruritania left", (state, group)).actor_id == "a_guards"
