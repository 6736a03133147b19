"""Of which kind a quotation is: a statement has its speaker, a word or two in marks has none."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quote_kinds import quotes_of
from tocsin.annotate.text.quotes import find_quoted
from tocsin.records import Factuality, Hop

TEXT = 'The mayor said: "The bridge is closed until further notice."'


def attributed(text: str, said: str, factuality: Factuality = "said") -> Attributed:
    """Return an attribution of a quotation to the mayor."""
    frame = Frame(
        cue="said",
        cue_span=span_of(text, "said"),
        kind="speech",
        rule="clause",
        content=span_of(text, said),
        source=span_of(text, "The mayor"),
        head=span_of(text, "mayor"),
        factuality=factuality,
    )
    return Attributed(frame=frame, hops=(Hop(surface="The mayor", entity_id="a_mayor"),))


def test_whoever_is_cited_for_a_quotation_speaks_in_it() -> None:
    made = document(TEXT)
    said = "The bridge is closed until further notice."
    (quote,) = quotes_of(made, find_quoted(TEXT), [attributed(TEXT, said)])
    assert quote.speaker is not None
    assert quote.speaker.entity_id == "a_mayor"


def test_without_an_attribution_nobody_speaks() -> None:
    (quote,) = quotes_of(document(TEXT), find_quoted(TEXT), [])
    assert quote.speaker is None or quote.speaker.entity_id is None


@pytest.mark.parametrize("factuality", ["not_said", "imagined", "conditional"])
def test_what_was_not_spoken_is_put_into_nobodys_mouth(factuality: Factuality) -> None:
    said = "The bridge is closed until further notice."
    item = attributed(TEXT, said, factuality)
    (quote,) = quotes_of(document(TEXT), find_quoted(TEXT), [item])
    assert quote.speaker is None or quote.speaker.entity_id is None


def test_a_text_without_marks_has_no_quotations() -> None:
    text = "The bridge is closed."
    assert quotes_of(document(text), find_quoted(text), []) == []
