"""Quotations whose speaker another sentence names, and credits of a headline."""

import pytest

from tests.unit.annotate.reading import document, sentence, spans_of
from tocsin.annotate import Annotator
from tocsin.annotate.english.quote_runs import headline_credit, name_colon, spread_over_quotes
from tocsin.annotate.english.rules import frames_of
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.frame import Attributed
from tocsin.annotate.text.quotes import find_quoted
from tocsin.records import Hop


def test_a_name_before_a_colon_says_what_follows() -> None:
    text = "Anna Smith: the bridge is closed for a week"
    frame = name_colon(sentence(text), spans_of(text, "Anna Smith"), text)
    assert frame is not None
    assert frame.source is not None
    assert frame.source.of(text) == "Anna Smith"
    assert frame.content.of(text) == "the bridge is closed for a week"


@pytest.mark.parametrize(
    "text", ["Update: the bridge is closed for a week", "The bridge is closed for a week"]
)
def test_a_label_before_a_colon_says_nothing(text: str) -> None:
    assert name_colon(sentence(text), [], text) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Bridge closed for a week - police", "police"),
        ("Bridge closed for a week: officials", "officials"),
        ("Bridge closed for a week", None),
        ("Bridge closed for a week - photos", None),
    ],
)
def test_the_credit_of_a_headline(text: str, source: str | None) -> None:
    frame = headline_credit(sentence(text), [], text)
    credit = frame.source.of(text) if frame is not None and frame.source is not None else None
    assert credit == source


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    text = '"The bridge is closed," the mayor said. "It will be opened on Monday morning."'
    page = document(text)
    pending = []
    for parsed in parse(page):
        found = frames_of(parsed, find_quoted(text), [])
        hops = (Hop(surface="the mayor"),)
        pending.append((parsed, [Attributed(frame=frame, hops=hops) for frame in found]))
    added = spread_over_quotes(page, find_quoted(text), pending)
    assert [item.hops[0].surface for item in added] == ["the mayor"]
    assert added[0].frame.content.of(text).startswith("It will be opened")


def test_without_quotations_nothing_is_spread() -> None:
    text = "The bridge is closed."
    page = document(text)
    assert spread_over_quotes(page, [], [(parsed, []) for parsed in parse(page)]) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two dead in drone attack on port, Romania says", "Romania"),
        ("Train derailed by explosion near border, police say", "police"),
        ("Osmia state TV: troops seize the radio building", "Osmia state TV"),
    ],
)
def test_who_says_it_closes_or_opens_a_headline(text: str, source: str) -> None:
    (claim,) = Annotator((), (), ())(document(text)).claims
    assert claim.chain[0].surface == source
