"""A claim in its sentence: what is claimed, who says it and by which words are marked, and nothing
is lost.
"""

from tests.conftest import make_document
from tocsin.records import Claim, Hop, Span
from tocsin.report.marking import marked, parts_of, sentence_of

TEXT = "The governor said that the plant is safe. Nobody was hurt."


def claim(start: int, end: int, *hops: Hop) -> Claim:
    """Return a claim over a span of the text."""
    return Claim(
        id="c",
        document_id="d",
        span=Span(start=start, end=end),
        text=TEXT[start:end],
        chain=(*hops, Hop(surface="x", voice=True)),
        stance="reports",
        modality="certain",
        type="state",
        position="body",
        method="m",
        rule="r",
    )


def test_parts_make_up_the_sentence_again() -> None:
    document = make_document(TEXT)
    told = claim(23, 40, Hop(surface="The governor", cue="said"))
    home = sentence_of(document, told)
    parts = parts_of(document, told)
    assert "".join(p.text for p in parts) == home.of(TEXT)
    roles = {p.role: p.text for p in parts if p.role != "plain"}
    assert roles == {"source": "The governor", "cue": "said", "claim": "the plant is safe"}
    assert marked(document, told) == "<The governor> *said* that [the plant is safe]."


def test_a_claim_longer_than_its_sentence_keeps_both() -> None:
    document = make_document(TEXT)
    assert sentence_of(document, claim(0, 58)) == Span(start=0, end=58)
