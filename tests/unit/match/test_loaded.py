"""Loaded words: whose they are, how dense they stand, and which techniques a claim earns."""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.match import Matcher
from tocsin.match.loaded import labels, marks_of
from tocsin.records import Casebook, Embedder


def test_tags_come_with_the_rule_and_only_where_a_story_is_promoted(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    document = make_document(
        "The puppet regime has secretly mined the dam and will blow up the dam to drown its "
        "own "
        "people."
    )
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    tagged = [m for m in found if m.tags]
    assert tagged
    assert all(m.voice == "promotes" and all(m.tags.values()) for m in tagged)
    assert "T0049" not in {t for m in tagged for t in m.tags}


def test_judging_words_are_labelled_with_whose_they_are(
    almaty: Casebook, annotator: Annotator
) -> None:
    document = make_document(
        "Sergei Shoigu said that the puppet regime is preparing a provocation. The talks go "
        "on, "
        "the ministry said."
    )
    found = labels(document, annotator(document))
    assert {x.surface for x in found} >= {"puppet regime", "provocation"}
    assert all(document.text[x.span.start : x.span.end] == x.surface for x in found)
    assert {x.voice for x in found} == {"Sergei Shoigu"}


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk", None, "zh"])
@pytest.mark.parametrize("text", ["", "слово", "a" * 2000, "марионетка puppet " * 50, "5 6 7 8"])
def test_marks_are_shares(text: str, language: str | None) -> None:
    assert all(0 <= mark <= 1 for mark in marks_of(text, language))


def test_figures_and_negations_raise_their_own_marks() -> None:
    plain = marks_of("The dam was mined by divers at night", "en")
    assert marks_of("The dam was not mined by divers at night", "en").negation > plain.negation
    assert marks_of("The dam was mined by 14 divers at 3 at night", "en").figures > plain.figures
    assert plain.figures == 0
