"""The weighing: what the rules hold for said and the head does not is taken back, and says so."""

import msgspec
import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.weighing.head import Head
from tocsin.annotate.weighing.weigher import Weigher
from tocsin.encoder import Encoder
from tocsin.records import Claim
from tocsin.records.annotation import WEIGHED

AFFIRMS = ("asserts", "reports")


@pytest.fixture(scope="module")
def weighed(encoder: Encoder) -> Annotator:
    """An annotator with the head."""
    return Annotator((), (), (), weigher=Weigher(Head(encoder)))


@pytest.fixture(scope="module")
def rules() -> Annotator:
    """An annotator without it."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "Nobody has heard the ferryman say that the rope had snapped.", "not_said"),
        ("de", "Man verlangt, er solle gestehen, dass er das Boot gestohlen habe.", "speculates"),
        ("uk", "Йому наказали казати, що човен справний.", "speculates"),
    ],
)
def test_what_the_rules_miss_is_taken_back_with_its_reason(
    rules: Annotator, weighed: Annotator, language: str, text: str, stance: str
) -> None:
    before = rules(document(text, language)).claims
    assert any(c.stance in AFFIRMS for c in before)
    after = weighed(document(text, language)).claims
    assert [c.stance for c in after] == [stance]
    assert after[0].rule.startswith(before[0].rule + WEIGHED)
    assert after[0].clause_rule == before[0].clause_rule
    assert stance != "speculates" or (len(after[0].chain) == 1 and not after[0].attribution_id)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferryman said that nobody had ever told him the rope was rotten."),
        ("en", "Asked whether the rope was rotten, the ferryman said it was."),
        ("en", "The American ministry refuses to leave the dam, Reuters reported."),
        ("en", "The Russian ministry refuses to leave the dam, TASS reported."),
        ("ru", "Паромщик заявил, что не отрицает своей вины."),
        ("fr", "Le passeur a répété que la corde n'avait jamais été contrôlée."),
        ("ro", "Luntrașul nu ascunde că frânghia era veche."),
        ("tr", "Kayıkçı halatın hiç denetlenmediğini söyledi."),
    ],
)
def test_what_was_said_stays_as_it_is(
    rules: Annotator, weighed: Annotator, language: str, text: str
) -> None:
    said = document(text, language)
    assert weighed(said) == rules(said)


def test_an_attribution_is_taken_back_with_its_claim(weighed: Annotator) -> None:
    text = "Nobody has heard the ferryman say that the rope had snapped."
    found = weighed(document(text, "en"))
    (claim,) = found.claims
    own = next(a for a in found.attributions if a.id == claim.attribution_id)
    assert own.factuality == "not_said"


def test_a_cue_in_another_sentence_is_not_weighed_by_this_one(encoder: Encoder) -> None:
    text = "The ferryman said a lot. Nobody would say the rope was rotten."
    read = document(text, "en")
    claim = next(iter(Annotator((), (), ())(read).claims))
    beyond = msgspec.structs.replace(claim, stance="reports", span=read.sentences[1])
    found = Annotator((), (), ())(read).attributions
    assert found
    moved: Claim = msgspec.structs.replace(beyond, attribution_id=found[0].id)
    kept, _ = Weigher(Head(encoder))(read, [moved], found)
    cue = found[0].cue.span
    assert read.sentences[1].covers(cue) or kept == [moved]


@pytest.mark.parametrize(
    "text",
    ["no sentence", "Said. " * 300, "He said, " + "and on " * 400, "Він сказав that ол мәлімдеді."],
)
def test_odd_texts_end_well(weighed: Annotator, text: str) -> None:
    for language in ("en", "uk", "kk", "de"):
        assert weighed(document(text, language)) == weighed(document(text, language))
