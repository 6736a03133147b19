"""A claim is said by somebody, through somebody."""

from tests.unit.exchange.made import claim
from tocsin.exchange.wording import chain_of, says
from tocsin.records import Hop


def test_a_claim_is_said_by_its_originator_through_the_others() -> None:
    told = claim("1")
    assert says(told) == "The ministry says, via wire: “the laboratory was mined”"
    assert says(told, {"ministry": "M"}) == "M says, via wire: “the laboratory was mined”"


def test_a_stance_is_a_verb_of_its_own() -> None:
    for stance, verb in (("denies", "denies"), ("not_said", "does not say"), ("asks", "asks")):
        assert f" {verb}, via wire: " in says(claim("1", stance=stance))


def test_an_outlet_alone_speaks_for_itself() -> None:
    own = claim("1", chain=(Hop(surface="wire", voice=True),))
    assert says(own) == "wire says: “the laboratory was mined”"
    assert chain_of(own) == [{"surface": "wire"}]
