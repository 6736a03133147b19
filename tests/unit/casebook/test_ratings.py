"""What a verdict of a fact-checker says: whether the claim holds, and in which words."""

import pytest

from tests.unit.casebook.conftest import got, rated


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
