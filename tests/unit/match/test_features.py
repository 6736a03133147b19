"""What speaks for a claim telling a narrative, each with the words that show it."""

import msgspec
import pytest

from tests.conftest import make_document, narrative
from tests.unit.match.made import claim_of
from tocsin.match.features import Look, Story, actors, facets, named_in_sentence, site_kind, wording
from tocsin.records import Facet, Mention, Site, Span

PARTS = (
    Facet(name="place", needed=True, terms={"en": ("dam",), "ru": ("плотина", "плотину")}),
    Facet(name="act", needed=True, terms={"en": ("mined",), "ru": ("заминировали",)}),
    Facet(name="war", terms={"en": ("front line",)}, where="document"),
)
STORY = Story(
    narrative("n", "The dam was mined", facets=PARTS, site_types=("dam",), actors=("army",))
)
DOCUMENT = make_document("The dam was mined.")
SITES = {
    "d": Site(id="d", name="Dam", kind="facility", type="dam"),
    "m": Site(id="m", name="Mill", kind="facility", type="mill"),
}


def look(
    text: str,
    sentence: str = "",
    document: str = "",
    language: str = "en",
    named: str | None = None,
) -> Look:
    """Return the look at a claim."""
    claim = claim_of(1, text, DOCUMENT)
    mention = Mention(
        id="x",
        document_id="d",
        span=Span(start=0, end=1),
        kind="site",
        surface="x",
        method="m",
        rule="r",
        entity_id=named,
    )
    return Look(
        claim=claim,
        sentence=sentence or text,
        document=document or sentence or text,
        language=language,
        mentions=(mention,) if named else (),
    )


@pytest.mark.parametrize(
    ("given", "values"),
    [
        (look("the dam was mined"), [1, 1, 0]),
        (look("it was mined", "the dam stands and it was mined"), [0.5, 1, 0]),
        (look("the dam was mined", document="The front line. The dam was mined."), [1, 1, 0.25]),
        (look("плотину заминировали", language="ru"), [1, 1, 0]),
        (look("the mill burns"), [0, 0, 0]),
    ],
)
def test_a_part_counts_by_how_near_it_is_named(given: Look, values: list[float]) -> None:
    found = facets(given, STORY)
    assert [feature.value for feature in found] == values
    assert all(("nothing named" in f.why) == (f.value == 0) for f in found)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (look("the dam was mined"), True),
        (look("the dam was opened"), False),
        (look("плотину заминировали", language="ru"), True),
        (look("греблю заміновано", language="uk"), None),
    ],
)
def test_needed_parts_are_asked_for_only_in_languages_that_have_terms(
    given: Look, named: bool | None
) -> None:
    assert named_in_sentence(given, STORY) is named


def test_a_known_wording_is_shared_as_far_as_its_words_are() -> None:
    assert wording(look("the dam was mined"), STORY).value == pytest.approx(1.0)
    assert 0 < wording(look("the dam was opened"), STORY).value < 1
    assert wording(look("rain"), STORY).value == 0
    empty = Story(msgspec.structs.replace(STORY.narrative, title="Dam", facets=()))
    assert wording(look("the dam was mined"), empty).value == 0


@pytest.mark.parametrize(("named", "value"), [("d", 1), ("m", 0), (None, 0), ("unknown", 0)])
def test_the_kind_of_a_site_speaks_for_a_narrative_that_is_told_of_such(
    named: str | None, value: float
) -> None:
    assert site_kind(look("a", named=named), STORY, SITES).value == value


def test_a_feature_a_narrative_says_nothing_of_weighs_nothing() -> None:
    bare = Story(narrative("n", "The dam was mined"))
    assert site_kind(look("a", named="d"), bare, SITES).weight == 0
    assert actors(look("a", named="army"), bare).weight == 0
    assert actors(look("a", named="army"), STORY).value == 1
    assert "army" in actors(look("a", named="army"), STORY).why


HAND = Story(
    narrative(
        "lab",
        "Carrow makes weapons in a laboratory",
        facets=(
            Facet(
                name="hand",
                needed=True,
                terms={"en": ("Carrow", "Carrish"), "ru": ("Кэрроу",), "uk": ("Керроу",)},
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("the laboratory showed its cold rooms to visitors from Carrow", False),
        ("a delegation from Carrow saw the laboratory", False),
        ("tourists from the Carrow coast came by", False),
        ("Carrish students were shown the freezers", False),
        ("the guests of Carrow looked at the old wing", False),
        ("Carrow builds weapons in the laboratory", True),
        ("the laboratory was paid for by Carrow", True),
        ("weapons from Carrow were kept in the laboratory", True),
        ("лаборатория показала залы гостям из Кэрроу", False),
        ("делегация из Кэрроу осмотрела лабораторию", False),
        ("Кэрроу разрабатывает оружие в лаборатории", True),
        ("лабораторія показала зали гостям із Керроу", False),
        ("Керроу розробляє зброю в лабораторії", True),
    ],
)
def test_guests_of_a_state_play_no_part(text: str, *, acts: bool) -> None:
    (part,) = facets(look(text), HAND)
    assert bool(part.value) is acts
