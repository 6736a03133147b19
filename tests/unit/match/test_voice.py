"""Whose a narrative is in a text: promoted, relayed or exposed."""

import msgspec
import pytest

from tests.conftest import make_document, narrative
from tests.unit.match.made import claim_of
from tocsin.annotate import Annotator
from tocsin.match import Matcher
from tocsin.match.features import Look, Story
from tocsin.match.voice import is_debunk, settle, voice_of
from tocsin.records import Casebook, Embedder, Match, Voice


def test_a_refutation_never_promotes_what_it_refutes(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    text = (
        "There is no evidence that the dam was mined. In reality engineers inspected the dam on "
        "Monday and found no explosives. "
        "The claim that the dam will be blown up has been refuted by the operator. "
        "Earlier stories about a mined dam were not confirmed either."
    )
    document = make_document(text)
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    assert "n_dam_blow_up" in {m.narrative_id for m in found}
    assert not [m for m in found if m.voice == "promotes"]


DOCUMENT = make_document("The dam was mined.")
STORY = Story(narrative("n", "The dam was mined"))


def look(
    text: str,
    *,
    sentence: str = "",
    originator: str | None = None,
    stance: str = "asserts",
    document: str = "",
) -> Look:
    """Return the look at a claim."""
    claim = msgspec.structs.replace(claim_of(1, text, DOCUMENT, originator), stance=stance)
    return Look(claim=claim, sentence=sentence or text, document=document or sentence or text)


@pytest.mark.parametrize(
    ("given", "voice"),
    [
        (look("the dam was mined"), "promotes"),
        (look("the dam was mined", originator="the governor"), "relays"),
        (look("the dam was mined", stance="denies"), "exposes"),
        (look("the dam was mined", stance="doubts", originator="the governor"), "exposes"),
        (look("was the dam mined", stance="asks"), None),
        (look("the dam was mined", stance="not_said"), None),
        (look("the dam was mined", stance="not_confirmed"), None),
    ],
)
def test_the_stance_and_the_chain_decide_the_voice(given: Look, voice: str | None) -> None:
    assert voice_of(given, STORY) == voice


@pytest.mark.parametrize(
    ("text", "debunk"),
    [
        ("Фейк: плотину заминировали. На самом деле её осмотрели.", True),
        ("Fake: the dam was mined.", True),
        ("The dam was mined.", False),
        ("", False),
        ("Слова. " * 60 + "Фейк: плотину заминировали.", False),
    ],
)
def test_a_debunk_says_so_in_its_head(text: str, debunk: bool) -> None:
    assert is_debunk(text) is debunk


def match(claim: str, voice: Voice | None) -> Match:
    """Return a match of the one narrative."""
    return Match(
        id=f"m{claim}",
        claim_id=claim,
        document_id="d",
        narrative_id="n",
        score=0.9,
        features=(),
        method="t",
        voice=voice,
    )


def test_one_exposing_claim_speaks_for_its_voice_and_for_no_other() -> None:
    claims = {
        c.id: c
        for c in (
            claim_of(1, "a", DOCUMENT),
            claim_of(2, "b", DOCUMENT),
            claim_of(3, "c", DOCUMENT, "the governor"),
        )
    }
    rows = [match("clm-1", "promotes"), match("clm-2", "exposes"), match("clm-3", "relays")]
    for order in (rows, rows[::-1]):
        settled = {m.claim_id: m.voice for m in settle(order, claims, {}, "")}
        assert settled == {"clm-1": "exposes", "clm-2": "exposes", "clm-3": "relays"}
    alone = settle(rows[:1], claims, {}, "")
    assert [m.voice for m in alone] == ["promotes"]
