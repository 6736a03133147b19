"""Short claims: more must agree, and where nothing is shown the reason is."""

import pytest

from tests.conftest import narrative
from tocsin.match import Catalogue, odds
from tocsin.match.features import Story
from tocsin.match.short import agreement, is_short, why_none


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


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", True),
        ("one two three four", True),
        ("a b c d e", False),
        (" Плотину \n взорвали ", True),
    ],
)
def test_a_claim_of_fewer_than_five_words_is_short(text: str, short: bool) -> None:
    assert is_short(text) is short


def test_one_word_never_agrees_even_where_it_is_the_title() -> None:
    rows = [narrative("n", "Sabotage"), narrative("o", "The dam was mined")]
    catalogue = Catalogue(rows)
    assert agreement("Sabotage", "en", Story(rows[0]), catalogue, 0) is None
    assert agreement("the dam was mined", "en", Story(rows[1]), catalogue, 1) is not None
    assert agreement("the dam was opened", "en", Story(rows[1]), catalogue, 1) is None


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("大坝已经被埋设地雷", "zh", "en"),
        ("Слова", None, "language is not known"),
        ("Плотина", "ru", "One word"),
        ("Плотина закрыта", "ru", "fewer than 5 words"),
        ("Ертең қалада жаңбыр жауады деп күтілуде", "kk", "near"),
    ],
)
def test_the_reason_for_no_match_says_what_to_do(
    text: str, language: str | None, told: str
) -> None:
    assert told in why_none(text, language)
