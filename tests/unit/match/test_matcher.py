"""Matching: parts of a story, the voice that tells it, and the one that shows it up."""

import pytest

from tests.conftest import make_document
from tests.unit.match.made import nearest
from tocsin.annotate import Annotator
from tocsin.match import Catalogue, odds
from tocsin.match.matcher import Matcher
from tocsin.records import Casebook, Match


def matches(text: str, almaty: Casebook, annotator: Annotator) -> dict[str, set[str | None]]:
    """Return the voices by narrative."""
    document = make_document(text)
    found: dict[str, set[str | None]] = {}
    for match in Matcher(almaty.narratives, almaty.sites)(document, annotator(document)):
        found.setdefault(match.narrative_id, set()).add(match.voice)
    return found


def test_who_tells_relays_or_exposes(almaty: Casebook, annotator: Annotator) -> None:
    told = (
        "The United States secretly develops biological weapons in a biological laboratory "
        "near Almaty."
    )
    relayed = f"Sergei Shoigu said that {told[0].lower()}{told[1:]}"
    exposed = (
        "The fake stories about American biological weapons in a biolab near Almaty were "
        "invented long ago."
    )
    assert matches(told, almaty, annotator) == {"n_us_biolabs": {"promotes"}}
    assert matches(relayed, almaty, annotator) == {"n_us_biolabs": {"relays"}}
    assert matches(exposed, almaty, annotator) == {"n_us_biolabs": {"exposes"}}


def test_a_russian_text_meets_the_same_story(almaty: Casebook, annotator: Annotator) -> None:
    text = "США разрабатывают биологическое оружие в секретной биолаборатории под Алматы."
    assert matches(text, almaty, annotator) == {"n_us_biolabs": {"promotes"}}


def test_one_exposing_sentence_speaks_for_its_document(
    almaty: Casebook, annotator: Annotator
) -> None:
    text = (
        "American biolabs make biological weapons, we read. These stories about American "
        "biological weapons in biolabs are fake."
    )
    assert matches(text, almaty, annotator)["n_us_biolabs"] == {"exposes"}


def test_ordinary_news_meets_no_story(almaty: Casebook, annotator: Annotator) -> None:
    text = (
        "The friends helped each other to victory. Vaping destroys teeth, dentists say. The "
        "mayor may provoke laughter."
    )
    assert matches(text, almaty, annotator) == {}


def test_every_match_says_why(almaty: Casebook, annotator: Annotator) -> None:
    document = make_document(
        "A provocation at the dam could become a pretext for keeping the troops in the country."
    )
    found: list[Match] = Matcher(almaty.narratives, almaty.sites)(document, annotator(document))
    assert [m.narrative_id for m in found] == ["n_dam_blow_up", "n_false_flag_warning"]
    assert all(f.why for m in found for f in m.features)
    assert any("provocation" in f.why for f in found[1].features)


def test_without_vectors_it_works_worse_and_says_so(common: Casebook, annotator: Annotator) -> None:
    words = Catalogue(common.narratives)
    assert not words.by_meaning
    name, _ = nearest(words, "The dam has been mined and will be blown up by saboteurs.", "en")
    assert name == "n_dam_blow_up"
    document = make_document(
        "They plan to create their own nuclear weapons and with nuclear weapons in their hands "
        "the threat grows."
    )
    found = Matcher(common.narratives, common.sites)(document, annotator(document))
    assert all(
        "by words alone" in m.features[0].why for m in found if m.method.startswith("likeness")
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dam opened again", "en"),
        ("", "en"),
        ("La diga è stata minata e presto verrà fatta saltare in aria", "it"),
        ("大坝已经被埋设地雷,即将被炸毁", "zh"),
    ],
)
def test_nothing_is_matched_from_ignorance(catalogue: Catalogue, text: str, language: str) -> None:
    assert odds([text], [language], catalogue, top=3) == [()]
