"""An entry's time is its own: in chronologies of years, under headings of days, and in live blogs
with clock times.
"""

import datetime as dt

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, make_document
from tocsin.annotate import Annotator
from tocsin.records import Annotations, Claim
from tocsin.warn.windows import horizon, imminent_window

PUBLISHED = dt.datetime(2022, 1, 10, 18, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def read(plain: Annotator, language: str, text: str) -> Annotations:
    """Return what is found in a text published on the tenth of January."""
    return plain(make_document(text, language=language, published_at=PUBLISHED))


def claim(found: Annotations, part: str) -> Claim:
    """Return the claim that holds some words."""
    return next(c for c in found.claims if part in c.text)


TEXTS = YAML(typ="safe").load(
    (ROOT / "tests" / "unit" / "genre_texts" / "entries.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TEXTS["chronologies"], ids=lambda row: row["language"])
def test_entries_of_past_years_are_history_and_set_no_window(
    plain: Annotator, row: dict[str, str]
) -> None:
    language, text = row["language"], row["text"]
    found = read(plain, language, text)
    assert {e.status for e in found.events} == {"historical"}
    document = make_document(text, language=language, published_at=PUBLISHED)
    by_id = {c.document_id: document for c in found.claims}
    assert imminent_window(found.claims, by_id, PUBLISHED) is None
    assert horizon(found.claims, by_id, PUBLISHED, days=14).claim_ids == ()


@pytest.mark.parametrize("row", TEXTS["days"], ids=lambda row: row["language"])
def test_words_of_time_count_from_the_day_of_their_entry(
    plain: Annotator, row: dict[str, str]
) -> None:
    when = claim(read(plain, row["language"], row["text"]), row["part"]).when
    assert when is not None
    assert (str(when.start), when.anchor) == (row["day"], "absolute")


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        (
            "ru",
            (
                "Онлайн\n\n14:30. В порту слышен взрыв.\n\n13.05 Флот сообщил о "
                "нападении.\n\n12.01 "
                "Полиция перекрыла дорогу."
            ),
            "Полиция",
        ),
        (
            "uk",
            (
                "Онлайн\n\n14:30. У порту чути вибух.\n\n13.05 Флот повідомив про напад.\n\n12.01 "
                "Поліція перекрила дорогу."
            ),
            "Поліція",
        ),
        (
            "en",
            (
                "Live\n\n14.30 A blast was heard.\n\n13.05 The fleet left.\n\n12.01 Police closed "
                "the road."
            ),
            "Police",
        ),
        (
            "kk",
            (
                "Тікелей\n\n14.30 Портта жарылыс болды.\n\n13.05 Флот теңізге шықты.\n\n12.01 "
                "Полиция жолды жауып тастады."
            ),
            "Полиция",
        ),
    ],
)
def test_the_clock_of_an_entry_is_no_date(
    plain: Annotator, language: str, text: str, part: str
) -> None:
    assert claim(read(plain, language, text), part).when is None


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        (
            "en",
            "The dam was shelled on Sunday. Two people died. The army expects an attack tomorrow.",
            "Two people",
        ),
        (
            "ru",
            (
                "Список погибших\n\n1. Андрей П. 2009 г. р. погиб в школе.\n2. Евгений П. 2008 г. "
                "р. погиб в школе."
            ),
            "погиб",
        ),
        (
            "en",
            "The plan\n\n2030: The dam will be rebuilt.\n\n2035: The bridge will be rebuilt.",
            "The dam will",
        ),
    ],
)
def test_other_texts_keep_their_times(
    plain: Annotator, language: str, text: str, part: str
) -> None:
    assert claim(read(plain, language, text), part).when is None


MAY = [
    ("May 5 people have died at the dam.", False),
    ("May 300 soldiers were moved to the port.", False),
    ("Dnipro May 20 houses burned down.", False),
    ("Theresa May 20 years later is forgotten.", False),
    ("May 12 civilians lie in the port.", False),
    ("May 3 more missiles hit the plant.", False),
    ("may 5 tanks come to the bridge.", False),
    ("March 5 soldiers crossed the bridge.", False),
    ("May 30 percent of the port be lost?", False),
    ("The army says: May 7 of our soldiers rest in peace.", False),
    ("Troops leave on May 5.", True),
    ("By May 5 people will leave the town.", True),
    ("May 9 parade will be held.", True),
    ("On May 5 soldiers crossed the bridge.", True),
    ("The dam was shelled May 5, officials said.", True),
    ("The May 5 attacks killed ten.", True),
    ("May 24, 2022 was calm at the dam.", True),
    ("Monday, May 9 people gathered at the dam.", True),
    ("The exercise ends in May.", True),
    ("Exercises run from May 5 to May 9.", True),
]


@pytest.mark.parametrize(("text", "dated"), MAY)
def test_may_before_a_number_needs_what_a_date_needs(
    plain: Annotator, text: str, *, dated: bool
) -> None:
    assert any(c.when is not None for c in read(plain, "en", text).claims) == dated
