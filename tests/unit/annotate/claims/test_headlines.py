"""A body sentence that repeats a credited headline has its source; another has not."""

import msgspec

from tests.unit.annotate.reading import claim, document
from tocsin.annotate.claims.headlines import INHERITED, inherited_from_headline
from tocsin.records import Claim, Hop, Span

# No headline of it is known, so that only what repeats one takes its source.
PAGE = document("The ferry sails again.")
VOICE = Hop(surface="The Daily", voice=True)
MAYOR = Hop(surface="Harbour mayor", cue="–")
TOLD = "Enemy drone shot down near the old port"
AGAIN = "A patrol has shot down an enemy drone near the old port"


def placed(text: str, start: int, *hops: Hop, **told: object) -> Claim:
    """Return a claim at a place of a text."""
    made = claim(text, **told)
    return msgspec.structs.replace(
        made, span=Span(start=start, end=start + len(text)), chain=(*hops, VOICE)
    )


def headline(*hops: Hop) -> Claim:
    """Return the claim of a headline."""
    return placed(TOLD, 0, *hops, position="headline", stance="reports")


def test_what_repeats_the_headline_has_its_source() -> None:
    body = placed(AGAIN, 60, position="body", stance="asserts")
    _, found = inherited_from_headline([headline(MAYOR), body], PAGE)
    assert [h.surface for h in found.chain] == ["Harbour mayor", "The Daily"]
    assert found.chain[0].inherited
    assert found.stance == "reports"
    assert INHERITED in found.flags


def test_what_tells_something_else_is_the_voice_s_own() -> None:
    other = placed("The ferry to the islands sails again", 60, position="body", stance="asserts")
    assert inherited_from_headline([headline(MAYOR), other], PAGE)[1] == other


def test_a_headline_without_credit_gives_none() -> None:
    body = placed(AGAIN, 60, position="body", stance="asserts")
    assert inherited_from_headline([headline(), body], PAGE)[1] == body


def test_a_question_advice_and_what_stands_far_below_are_left() -> None:
    far = placed(AGAIN, 900, position="body", stance="asserts")
    asked = placed(AGAIN, 60, position="body", stance="asserts", type="ask")
    own = placed(AGAIN, 60, MAYOR, position="body", stance="reports")
    for body in (far, asked, own):
        assert inherited_from_headline([headline(MAYOR), body], PAGE)[1] == body
