"""What a verdict of a fact-checker says: whether the claim holds, and in which words."""

import pytest

from tests.unit.casebook.conftest import got, rated
from tocsin.casebook.import_parts import plain
from tocsin.casebook.ratings import holds, wording


@pytest.mark.parametrize(
    "verdict",
    [
        "True",
        "TRUE",
        "Mostly true",
        "mostly-true",
        "True.",
        "True: the well is clean",
        "Correct",
        "Правда",
        "Це правда",
        "В основном правда",
        "Переважно правда",
        "Достоверно",
        "Рас",
        "Шындық",
        "Wahr",
        "Größtenteils wahr",
        "Vrai",
        "Plutôt vrai",
        "Verdadero",
        "Cierto",
    ],
)
def test_a_claim_that_was_found_true_is_no_narrative(verdict: str) -> None:
    kept, left = got(rated(alternateName=verdict))
    assert kept == []
    assert len(left) == 1
    assert "rated" in left[0]


@pytest.mark.parametrize(
    "verdict",
    [
        "False",
        "Not true",
        "Half true",
        "Partly true",
        "True, but misleading",
        "Untrue",
        "Неправда",
        "Полуправда",
        "Частково правда",
        "Не правда",
        "Жалған",
        "Falsch",
        "Teilweise wahr",
        "Nicht wahr",
        "Faux",
        "Plutôt faux",
        "Pas vrai",
        "Falso",
        "No es cierto",
        "Verdad a medias",
        "Manipulation",
    ],
)
def test_any_other_verdict_is_a_debunk(verdict: str) -> None:
    kept, left = got(rated(alternateName=verdict))
    assert left == []
    assert [d.what for d in kept[0].debunks] == [verdict]


@pytest.mark.parametrize(
    ("rating", "taken"),
    [
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1}, False),
        ({"ratingValue": "4", "bestRating": "5", "worstRating": "1"}, False),
        ({"ratingValue": 5}, False),
        ({"ratingValue": 1, "bestRating": 1, "worstRating": 5}, False),
        ({"ratingValue": 100, "bestRating": 100, "worstRating": 0}, False),
        ({"ratingValue": 1, "bestRating": 5, "worstRating": 1}, True),
        ({"ratingValue": 3, "bestRating": 5, "worstRating": 1}, True),
        ({"ratingValue": "1", "alternateName": "1"}, True),
        ({"ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "False"}, True),
        ({"ratingValue": -1, "bestRating": -1, "worstRating": -1, "alternateName": "Fake"}, True),
    ],
)
def test_figures_are_read_on_their_scale_and_are_no_words_of_a_debunk(
    rating: dict[str, object], taken: bool
) -> None:
    kept, left = got(rated(**rating))
    assert (len(kept), len(left)) == ((1, 0) if taken else (0, 1))
    assert all(any(c.isalpha() for c in d.what) for n in kept for d in n.debunks)


@pytest.mark.parametrize(
    ("verdict", "is_true"),
    [
        ("TRUE!", True),
        ("✅ Правда", True),
        ("«Правда»", True),
        ("Прaвда", True),  # with a Latin a
        ("Верно — с 2014 года", True),
        ("Рас!", True),
        ("Правда, но не вся", False),
        ("Це не зовсім правда", False),
        ("Неправдиво", False),
        ("Дұрыс емес", False),
        ("True?? No.", False),
        ("Misleading", False),
        ("", False),
    ],
)
def test_a_verdict_holds_whatever_its_signs_and_letters(verdict: str, is_true: bool) -> None:
    assert (holds(verdict, {}) is not None) is is_true


@pytest.mark.parametrize(
    ("rating", "is_true"),
    [
        ({"ratingValue": 4}, True),
        ({"ratingValue": "3,9"}, False),
        ({"ratingValue": "5/5"}, True),
        ({"ratingValue": 6}, False),  # beyond its scale
        ({"ratingValue": 0, "bestRating": 10, "worstRating": 0}, False),
        ({"ratingValue": 7.5, "bestRating": 10, "worstRating": 0}, True),
        ({"ratingValue": True}, False),
        ({"ratingValue": "high", "bestRating": "5"}, False),
        ({"ratingValue": 5, "bestRating": "best"}, False),
        ({"ratingValue": [5]}, False),
        ({"ratingValue": float("nan")}, False),
        ({}, False),
    ],
)
def test_figures_count_on_the_scale_they_are_given(
    rating: dict[str, object], is_true: bool
) -> None:
    assert (holds("", rating) is not None) is is_true


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": "False", "ratingExplanation": "No source."}, "False"),
        ({"alternateName": "1/5", "ratingExplanation": "No source."}, "No source."),
        ({"alternateName": " ", "name": "<b>Жалған</b>"}, "Жалған"),
        ({"ratingValue": "Фейк"}, "Фейк"),
        ({"ratingValue": 1, "bestRating": 5}, ""),
        ({"alternateName": None, "description": ["x"]}, ""),
    ],
)
def test_a_verdict_is_its_first_words(rating: dict[str, object], words: str) -> None:
    assert wording(rating, plain) == words
