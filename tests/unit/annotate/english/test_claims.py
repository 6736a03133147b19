"""English claims: what is attributed has its chain, what is not is the document's own word."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import TypeReader
from tocsin.annotate.english.claims import ClaimReader
from tocsin.annotate.parsers.english import parse
from tocsin.records import Claim, Stance

PLAIN = Annotator((), (), ())


def claims(text: str) -> list[Claim]:
    """Return the claims of an English text by a reader that knows no names."""
    return list(PLAIN(document(text)).claims)


@pytest.mark.parametrize(
    ("text", "part", "stance", "chain"),
    [
        ("The mayor said that the bridge was closed.", "bridge was closed", "reports", 2),
        ("The bridge was closed on Monday.", "bridge was closed", "asserts", 1),
        ("The mayor denied that the bridge was closed.", "bridge was closed", "denies", 2),
        ("Perhaps the bridge was closed on Monday.", "bridge was closed", "speculates", 1),
    ],
)
def test_a_claim(text: str, part: str, stance: Stance, chain: int) -> None:
    (claim,) = [item for item in claims(text) if part in item.text]
    assert claim.stance == stance
    assert len(claim.chain) == chain
    assert claim.chain[-1].voice


def test_what_was_never_said_is_claimed_of_nobody() -> None:
    read = claims("The mayor did not say that the bridge was closed.")
    assert not [item for item in read if item.stance == "reports"]


def test_without_sentences_there_are_no_claims() -> None:
    page = document("...")
    maker = ClaimMaker(page, [], stance=StanceReader("en"), types=TypeReader("en"))
    assert ClaimReader(page, [], [], maker)([]) == []


def test_without_attributions_every_claim_is_the_documents_own() -> None:
    page = document("The bridge was closed on Monday. Rebels mined the road.")
    maker = ClaimMaker(page, [], stance=StanceReader("en"), types=TypeReader("en"))
    read = ClaimReader(page, [], [], maker)(parse(page))
    assert [item.stance for item in read] == ["asserts", "asserts"]
    assert {len(item.chain) for item in read} == {1}
