"""What is rejected was claimed by somebody: the accusation inside a dismissal is a claim too."""

import pytest

from tests.unit.annotate.reading import claim, document, mention, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.claims.accusations import REJECTED, AccusationReader
from tocsin.annotate.claims.types import TypeReader
from tocsin.records import Claim, Hop

TEXT = (
    "Ruritania dismissed an accusation by the Foreign Ministry that it was preparing an invasion."
)
CONTENT = "it was preparing an invasion"
READER = AccusationReader("en", TypeReader("en"))


def rejection(text: str, content: str, stance: str = "denies") -> Claim:
    """Return the claim by which Ruritania rejects a content."""
    chain = (Hop(surface="Ruritania", entity_id="a_ruritania"), Hop(surface="paper", voice=True))
    return claim(content, span=span_of(text, content), chain=chain, stance=stance)


def test_the_owner_of_the_noun_is_who_accuses() -> None:
    page = document(TEXT)
    ministry = mention(page, "Foreign Ministry", "organisation", "a_ministry")
    (found,) = READER(page, [rejection(TEXT, CONTENT)], [ministry])
    assert found.chain[0].entity_id == "a_ministry"
    assert found.stance == "reports"
    assert REJECTED in found.flags
    assert found.text == CONTENT


def test_only_what_is_rejected_holds_an_accusation() -> None:
    page = document(TEXT)
    ministry = mention(page, "Foreign Ministry", "organisation", "a_ministry")
    assert READER(page, [rejection(TEXT, CONTENT, "reports")], [ministry]) == []
    assert READER(page, [], [ministry]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania denied that it was preparing an invasion.",
        "Ruritania dismissed an accusation that it was preparing an invasion.",
    ],
)
def test_where_nobody_is_named_nobody_accuses(text: str) -> None:
    assert READER(document(text), [rejection(text, CONTENT)], []) == []


def test_the_name_of_a_people_before_the_noun_owns_it() -> None:
    text = "Ruritania rejected Graustarkian claims that it was preparing an invasion."
    owners = [
        item.chain[0].surface for item in READER(document(text), [rejection(text, CONTENT)], [])
    ]
    assert owners in (["Graustarkian"], [])


def test_claims_called_by_the_adjective_of_a_state_are_that_state_s() -> None:
    text = "Ruritania rejected Osmian claims that it was preparing an invasion. Osmia insists."
    page = document(text)
    osmia = mention(page, "Osmia", "state", "a_osmia")
    other = mention(page, "Ruritania", "state", "a_ruritania")
    (accusation,) = READER(page, [rejection(text, CONTENT)], [other, osmia])
    assert (accusation.chain[0].surface, accusation.chain[0].entity_id) == ("Osmian", "a_osmia")
    (nobody,) = READER(page, [rejection(text, CONTENT)], [other])
    assert nobody.chain[0].entity_id is None


def test_in_russian_the_owner_follows_in_the_genitive() -> None:
    text = "Руритания отвергла обвинения МИД Граустарка в подготовке вторжения."
    content = "подготовке вторжения"
    page = document(text, "ru")
    reader = AccusationReader("ru", TypeReader("ru"))
    ministry = mention(page, "МИД Граустарка", "organisation", "a_ministry")
    (found,) = reader(page, [rejection(text, content)], [ministry])
    assert found.chain[0].entity_id == "a_ministry"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The Osmian defence ministry's warning that saboteurs planned to blow up a bridge was "
            "repeated on Saturday by Petr Novak.",
            "Osmian defence ministry",
        ),
        (
            "An allegation by Moscow that Ukraine was preparing an attack was echoed by Beijing.",
            "Moscow",
        ),
    ],
)
def test_a_claim_that_is_repeated_begins_with_whose_it_is(text: str, first: str) -> None:
    claims = Annotator((), (), ())(document(text)).claims
    assert any(c.chain[0].surface == first and len(c.chain) > 2 for c in claims)


def test_whoever_repeats_his_own_words_is_one_speaker() -> None:
    (found,) = Annotator((), (), ())(document("The mayor repeated that the dam was mined.")).claims
    assert [h.surface for h in found.chain[:-1]] == ["The mayor"]
