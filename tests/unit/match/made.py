"""Claims and look-ups that the tests of matching begin with."""

from tocsin.match import Catalogue, odds
from tocsin.records import Claim, Document, Hop, Span


def claim_of(number: int, text: str, document: Document, originator: str | None = None) -> Claim:
    """Make a claim."""
    own = Hop(surface="the text", voice=True)
    return Claim(
        id=f"clm-{number}",
        document_id=document.id,
        span=Span(start=0, end=len(document.text)),
        text=text,
        chain=(Hop(surface=originator), own) if originator else (own,),
        stance="asserts",
        modality="certain",
        type="state",
        position="body",
        method="test",
        rule="test",
    )


def nearest(catalogue: Catalogue, text: str, language: str) -> tuple[str, float]:
    """Return the nearest story of a text and its probability."""
    (near,) = odds([text], [language], catalogue, top=1)
    return (near[0].narrative.id, near[0].probability) if near else ("", 0.0)
