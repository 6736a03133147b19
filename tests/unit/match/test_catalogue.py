"""The catalogue: a narrative is found in other words and languages, and ordinary news is left
alone.
"""

import pytest

from tests.conftest import narrative
from tests.unit.match.made import nearest
from tocsin.match import odds
from tocsin.match.catalogue import Catalogue, language_of, tellings
from tocsin.match.decide import ABSTAIN
from tocsin.records import Embedder

TOLD = [
    (
        "en",
        "n_dam_blow_up",
        (
            "Saboteurs have laid explosives at the hydroelectric dam and want to flood the valley "
            "below."
        ),
    ),
    (
        "ru",
        "n_dam_blow_up",
        "Диверсанты заложили взрывчатку на плотине и хотят затопить сёла ниже по реке.",
    ),
    (
        "uk",
        "n_dam_blow_up",
        "Диверсанти заклали вибухівку на греблі та хочуть затопити села нижче за течією.",
    ),
    (
        "ru",
        "n_us_biolabs",
        "США тайно разрабатывают опасные патогены в лабораториях бывших советских республик.",
    ),
    (
        "uk",
        "n_puppet_state",
        "Цей уряд давно нічого не вирішує сам, він маріонетка своїх заокеанських господарів.",
    ),
    (
        "kk",
        "n_lab_leak_threat",
        "Қала маңындағы зертханадан қауіпті вирус тарап кетті, халыққа айтпай отыр.",
    ),
]


@pytest.mark.parametrize(("language", "story", "text"), TOLD)
def test_a_story_is_found_in_another_wording_and_language(
    catalogue: Catalogue, language: str, story: str, text: str
) -> None:
    assert nearest(catalogue, text, language)[0] == story


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The council approved a budget for the repair of two bridges and a school roof on "
                "Tuesday."
            ),
        ),
        ("ru", "Во вторник городской совет утвердил бюджет на ремонт двух мостов и крыши школы."),
        ("uk", "У вівторок міська рада затвердила бюджет на ремонт двох мостів і даху школи."),
    ],
)
def test_ordinary_news_is_left_alone(catalogue: Catalogue, language: str, text: str) -> None:
    assert nearest(catalogue, text, language)[1] < ABSTAIN


def test_an_entry_of_one_word_or_of_five_thousand_stops_nobody(embedder: Embedder) -> None:
    rows = [
        narrative("n_word", "Dam"),
        narrative(
            "n_long", "The plant was mined", wordings={"en": ("they mined the plant " * 1_250,)}
        ),
        narrative("n_dam", "The dam was mined"),
        narrative("n_cyr", "Плотину заминировали"),
    ]
    for catalogue in (Catalogue(rows, embedder), Catalogue(rows), Catalogue([], embedder)):
        for near in odds(["Somebody has mined the big dam in the north"], ["en"], catalogue, top=4):
            assert "n_word" not in [n.narrative.id for n in near]


def test_wordings_teach_an_entry(embedder: Embedder) -> None:
    titles = [
        f"{a} {b}"
        for a in ("The harbour", "The bridge", "The market", "The mill", "The station")
        for b in ("was closed", "is haunted", "was sold", "is unsafe")
    ]
    plain = [narrative(f"n_{i}", t) for i, t in enumerate(titles)]
    taught = [
        narrative(
            n.id,
            n.title,
            wordings={
                "en": (
                    f"Everyone says that {n.title.lower()} after all",
                    f"As the people whisper, {n.title.lower()}",
                )
            },
        )
        for n in plain
    ]
    text = "People whisper that the mill is haunted, as everyone says"
    for rows in (plain, taught):
        assert (
            nearest(Catalogue(rows, embedder), text, "en")[0]
            == f"n_{titles.index('The mill is haunted')}"
        )


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("The dam was mined", "en"),
        ("Плотину заминировали", "ru"),
        ("Греблю заміновано", "uk"),
        ("Бөгет миналанған", "kk"),
        ("ҚАУІПТІ ВИРУС", "kk"),
        ("ЇХНЯ ВІЙНА", "uk"),
        ("", "en"),
        ("1941", "en"),
    ],
)
def test_the_language_of_a_title_is_told_from_its_letters(title: str, language: str) -> None:
    assert language_of(title) == language


def test_every_way_an_entry_is_put_stands_once_and_one_word_is_none() -> None:
    entry = narrative(
        "n",
        "The dam was mined",
        titles={"ru": "Плотину заминировали", "en": "The dam was mined", "uk": "Гребля"},
        wordings={"en": ("They mined the dam", "The dam was mined", "They mined the dam")},
    )
    found = [(t.language, t.text, t.wording) for t in tellings(3, entry)]
    assert found == [
        ("en", "The dam was mined", False),
        ("ru", "Плотину заминировали", False),
        ("en", "They mined the dam", True),
    ]
    assert {t.entry for t in tellings(3, entry)} == {3}


def test_the_order_of_a_catalogue_does_not_decide_which_entry_is_nearest() -> None:
    titles = ("The dam was mined", "The vote was stolen", "Gas is stolen in transit")
    rows = [narrative(f"n_{n}", title) for n, title in enumerate(titles)]
    text = "Somebody has mined the big dam in the north"
    assert nearest(Catalogue(rows), text, "en")[0] == "n_0"
    assert nearest(Catalogue(rows[::-1]), text, "en")[0] == "n_0"


def test_a_text_says_the_same_as_its_own_wording_and_less_than_that_with_more_words() -> None:
    catalogue = Catalogue([narrative("n", "The dam was mined"), narrative("o", "Rain is coming")])
    assert catalogue.says_the_same("the dam was mined", 0) == pytest.approx(1.0)
    more = catalogue.says_the_same("the dam was mined by unknown divers at night", 0)
    assert 0 < more < 1
    assert catalogue.says_the_same("", 0) == 0
