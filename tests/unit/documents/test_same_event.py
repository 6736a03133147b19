"""Reports of one event come together, in any language, and others stay apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_document
from tocsin.documents.same_event import Vector, features, same_event, similarity, weighted
from tocsin.records import Document

BLAST = [
    "Взрыв в порту Линдхольма: 12 человек погибли. Губернатор Горин сообщил о 40 раненых в порту.",
    "В Линдхольме взорвался склад порта. По словам губернатора Горина, погибли 12 человек, "
    "40 ранены.",
    "Blast in the port of Lindholm: 12 dead. Governor Gorin spoke of 40 wounded in the port.",
]
OTHERS = [
    "Цены на хлеб выросли на 7 процентов. Министр Озёрный обещал помощь пекарням.",
    "Футбольный клуб Заря выиграл матч со счётом 3:1. Тренер Шевчук доволен игрой.",
]


def document(text: str, language: str = "ru", number: int = 0) -> Document:
    """Make a document of a language."""
    return make_document(text, language=language, external_id=f"{number}.txt")


def made(texts: list[str]) -> list[Document]:
    """Make documents."""
    return [document(t, "en" if t.isascii() else "ru", n) for n, t in enumerate(texts)]


def vectors(documents: list[Document]) -> list[Vector]:
    """Return the vectors of documents."""
    return weighted([features(d) for d in documents])


def test_reports_of_one_event_share_a_number_across_languages() -> None:
    found = same_event(made([BLAST[0], OTHERS[0], BLAST[1], BLAST[2], OTHERS[1]]))
    assert found[0] == found[2] == found[3] == 0
    assert len(set(found)) == 3
    assert found[1] == 1


@pytest.mark.parametrize("texts", [[], ["!"], ["!", "..."], [BLAST[0]]])
def test_few_and_empty_texts(texts: list[str]) -> None:
    found = same_event(made(texts))
    assert len(found) == len(texts)
    assert found[:1] == [0][: len(texts)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*BLAST, *OTHERS]), max_size=7))
def test_an_event_is_named_by_its_first_report_and_a_text_is_like_itself(texts: list[str]) -> None:
    found = same_event(made(texts))
    assert all(found[first] == first <= number for number, first in enumerate(found))
    for vector in vectors(made(texts)):
        assert similarity(vector, vector) == pytest.approx(1.0)


def test_the_head_weighs_more_and_everyday_words_nothing() -> None:
    counted = features(document("Взрыв и пожар. " + "и в на " * 40 + "Дождь."))
    assert counted["взрыв"] > counted["дожд"] > 0
    assert "и" not in counted
    assert features(document("...")) == {}


def test_likeness_is_the_same_both_ways() -> None:
    first, second = vectors(made([BLAST[0], BLAST[1]]))
    assert similarity(first, second) == pytest.approx(similarity(second, first))
    assert similarity(first, {}) == 0
