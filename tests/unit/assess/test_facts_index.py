"""Facts are indexed once: what stands where, who is named, and what is recent."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.assess.conftest import Read
from tocsin.assess.facts_index import FactsIndex, Shown
from tocsin.records import Casebook, Event, Facts, Span

TEXT = (
    "Crews return to the laboratory\n\nThe KNB said on Sunday that the Central Reference "
    "Laboratory was attacked. Russian troops arrived in Almaty.\n\nPrices rose in Karaganda."
)


@pytest.fixture(scope="module")
def index(read: Read) -> FactsIndex:
    """Return the index of one text."""
    return FactsIndex(read(TEXT))


def test_claims_are_found_by_what_their_document_names_and_by_type_each_once(
    index: FactsIndex,
) -> None:
    touching = index.touching(frozenset({"almaty", "nowhere"}), frozenset())
    assert list(touching.of_types(())) == list(index.facts.claims)
    types = sorted({c.type for c in index.facts.claims})
    found = [c.id for c in touching.of_types([*types, *types])]
    assert sorted(found) == sorted(c.id for c in index.facts.claims) == sorted(touching.ids)
    assert touching.of_types(["no such type"]) == []
    assert index.touching(frozenset({"nowhere"}), frozenset()).claims == []


def test_a_claim_is_found_by_the_place_of_its_event(index: FactsIndex) -> None:
    claim = next(c for c in index.facts.claims if "attacked" in c.text)
    event = Event(id="e", type="attack", status="claimed", claim_ids=(claim.id,), site_id="far")
    moved = FactsIndex(msgspec.structs.replace(index.facts, events=(event,)))
    assert moved.touching(frozenset(), frozenset({"far"})).claims == [claim]
    assert moved.touching(frozenset({"far"}), frozenset()).claims == []


def test_who_is_named_in_a_document(index: FactsIndex) -> None:
    (document,) = index.facts.documents
    assert "almaty" in index.named[document.id]
    assert index.named.get("doc-none", set()) == set()


@pytest.mark.parametrize(("days", "is_recent"), [(0, False), (1, True), (60, True)])
def test_a_document_is_recent_up_to_the_day_itself(
    index: FactsIndex, days: int, is_recent: bool
) -> None:
    (document,) = index.facts.documents
    assert (document.id in index.recent(NOW, days)) is is_recent


def test_what_lies_ahead_is_not_recent_and_an_undated_text_counts_when_it_was_seen(
    index: FactsIndex, read: Read
) -> None:
    (document,) = index.facts.documents
    assert index.recent(NOW - dt.timedelta(days=2), 60) == frozenset()
    undated = FactsIndex(read("Almaty is quiet.", dated=False))
    assert len(undated.recent(NOW, 0)) == 1
    assert document.id not in undated.recent(NOW, 60)


def test_mentions_lie_within_a_stretch_in_order(index: FactsIndex) -> None:
    (document,) = index.facts.documents
    whole = index.mentions_in(document.id, Span(start=0, end=len(TEXT)))
    assert whole == sorted(index.facts.mentions, key=lambda m: m.span)
    at = TEXT.index("Almaty")
    assert [m.surface for m in index.mentions_in(document.id, Span(start=at, end=at + 6))] == [
        "Almaty"
    ]
    assert index.mentions_in(document.id, Span(start=at, end=at + 5)) == []
    assert index.mentions_in("doc-none", Span(start=0, end=9)) == []


def test_a_claim_has_its_sentence_its_paragraph_and_its_headline(index: FactsIndex) -> None:
    (document,) = index.facts.documents
    claim = next(c for c in index.facts.claims if "troops" in c.text)
    sentence = index.sentence_of(claim)
    assert sentence.of(TEXT) == "Russian troops arrived in Almaty."
    assert document.sentences[index.place_of(claim) or 0] == sentence
    assert index.paragraph_of(document.id, claim.span).of(TEXT).startswith("The KNB said")
    assert index.headline_of(claim).of(TEXT) == "Crews return to the laboratory"


def test_facts_without_records_have_nothing(almaty: Casebook) -> None:
    empty = FactsIndex(Facts(casebook=almaty))
    assert empty.touching(frozenset({"almaty"}), frozenset({"almaty"})).of_types(()) == []
    assert empty.recent(NOW, 60) == frozenset()
    assert not empty.matches_of("claim-1")
    assert not empty.events_of("claim-1")


def test_what_is_shown_is_known_of_a_name_with_its_conditions(read: Read, almaty: Casebook) -> None:
    index, (first, second) = FactsIndex(Facts(casebook=almaty)), almaty.problems[0].indicators[:2]
    (claim,) = read("Crews left the laboratory in Almaty.").claims[:1]
    assert index.shown_by(first).put(claim, shows=True)
    same = msgspec.structs.replace(first, id="another", likelihoods={})
    assert index.shown_by(same).get(claim) is True
    assert index.shown_by(second).get(claim) is None
    assert index.shown_by(msgspec.structs.replace(first, name="Another")).get(claim) is None


def test_claims_that_are_known_to_fail_are_left_out_and_no_other(index: FactsIndex) -> None:
    touching = index.touching(frozenset({"almaty"}), frozenset())
    first, *others = touching.claims
    shown = Shown()
    assert list(shown.left(touching, ())) == [first, *others]
    shown.put(first, shows=False)
    shown.put(others[0], shows=True)
    assert list(shown.left(touching, ())) == others
    shown.put(others[0], shows=False)
    assert list(shown.left(touching, ())) == others[1:]
    assert list(shown.left(touching, (first.type,))) == [
        c for c in touching.of_types((first.type,)) if c not in (first, others[0])
    ]
