"""Russian by its parser: who says what through whom, names that take a noun with them, and the same
without the extra.
"""

from collections.abc import Callable

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.parsers import russian
from tocsin.annotate.russian.names import names_of
from tocsin.annotate.sentences.claims import UNNAMED
from tocsin.errors import ModelError
from tocsin.records import Annotations, Claim

pytest.importorskip("slovnet")
Annotate = Callable[[str], Annotations]


def said(claim: Claim) -> list[str]:
    """Return the chain of a claim without the document's voice."""
    return [h.entity_id or h.surface for h in claim.chain if not h.voice]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        (
            "Губернатор Иван Сафонов заявил, что мост закрыт до утра.",
            ["Губернатор Иван Сафонов"],
            "мост закрыт до утра",
        ),
        (
            "Мост закрыт до утра, сообщил губернатор Иван Сафонов.",
            ["губернатор Иван Сафонов"],
            "Мост закрыт до утра",
        ),
        ("«Мост закрыт до утра», — сказал Иван Сафонов.", ["Иван Сафонов"], "Мост закрыт до утра"),
        (
            "По словам инженера Петрова, мост закрыт до утра.",
            ["инженера Петрова"],
            "мост закрыт до утра",
        ),
        (
            "В министерстве сообщили, что мост закрыт до утра.",
            ["министерстве"],
            "мост закрыт до утра",
        ),
        (
            "Мост закрыт до утра, пишет издание Вестник со ссылкой на полицию.",
            ["полицию", "издание Вестник"],
            "Мост закрыт до утра",
        ),
        ("Мост закрыт до утра, сообщает РИА Новости.", ["ria"], "Мост закрыт до утра"),
        (
            "Посол Алексей Бородавкин рассказал ТАСС, что мост закрыт до утра.",
            ["borodavkin", "tass"],
            "мост закрыт до утра",
        ),
    ],
)
def test_who_says_what_through_whom(
    annotate: Annotate, text: str, chain: list[str], content: str
) -> None:
    (claim,) = annotate(text).claims
    assert (said(claim), claim.text, claim.stance) == ([*chain], content, "reports")


def test_a_pronoun_takes_up_whoever_spoke_last_named_or_not(annotate: Annotate) -> None:
    found = annotate(
        "Инженер порта заявил, что мост закрыт. По его словам, ремонт начнётся завтра. Он "
        "добавил, что дорога открыта."
    ).claims
    assert [c.chain[0].surface for c in found] == ["Инженер порта"] * 3
    assert [c.chain[0].inherited for c in found] == [False, True, True]


def test_nobody_is_made_to_speak(annotate: Annotate) -> None:
    for text in ("Мост закрыт до утра.", "Завтра ожидается дождь.", "Россия закрыла мост."):
        assert [said(c) for c in annotate(text).claims] == [[]]


def test_a_country_inside_a_body_does_not_speak_for_it(annotate: Annotate) -> None:
    (claim,) = annotate("В Минфине России сообщили, что пошлина будет отменена.").claims
    assert said(claim) == ["Минфине России"]


def test_names_take_their_noun_with_them() -> None:
    text = (
        "Посольство США и прокуратура Уфы молчат. Барак Обама уехал. Позже Обама вернулся, а "
        "Правительство России ждало."
    )
    assert [text[a:b] for a, b, _ in names_of(text)] == [
        "Посольство США",
        "прокуратура Уфы",
        "Барак Обама",
        "Обама",
        "Правительство России",
    ]


def test_without_the_extra_word_lists_are_used(
    annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.annotate.annotator.is_installed", lambda: False)
    monkeypatch.setattr(russian, "is_installed", lambda: False)
    found = annotator(
        make_document("Посол Алексей Бородавкин заявил ТАСС, что мост закрыт.")
    ).claims
    assert [said(c) for c in found] == [["borodavkin", "tass"]]


def test_a_model_that_is_not_the_pinned_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(russian, "PINNED", dict.fromkeys(russian.PINNED, "0" * 64))
    russian._load.cache_clear()
    with pytest.raises(ModelError, match="pinned"):
        names_of("Москва")
    russian._load.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "«" * 300,
        "а " * 4000,
        "заявил " * 200,
        "По словам",
        "сообщает, сообщает, сообщает.",
        "🇰🇿 — сказал.",
    ],
)
def test_rubbish_costs_little_and_makes_nobody_speak(annotate: Annotate, text: str) -> None:
    for claim in annotate(f"Это текст. {text}").claims:
        assert said(claim) in ([], [UNNAMED])


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ("Міністр Олена Коваль заявила, що міст закритий до ранку.", "uk", ["Олена Коваль"]),
        ("За даними Reuters, міст закритий до ранку.", "uk", ["reuters"]),
        ("Міст закритий до ранку, повідомили у поліції.", "uk", ["поліції"]),
        ("Повідомляється, що міст закритий до ранку.", "uk", [UNNAMED]),
        ("Алексей Бородавкин көпір жабық деп мәлімдеді.", "kk", ["borodavkin"]),
        ("Reuters мәліметінше, көпір таңға дейін жабық.", "kk", ["reuters"]),
    ],
)
def test_without_a_parser_what_is_reported_is_never_the_voices_own(
    annotator: Annotator, text: str, language: str, chain: list[str]
) -> None:
    (claim,) = annotator(make_document(text, language=language)).claims
    assert claim.stance == "reports"
    assert [name.removeprefix("Міністр ") for name in said(claim)] == chain


def test_russian_in_latin_letters_makes_no_claims(annotator: Annotator) -> None:
    text = (
        "Ministr Ivan Petrov zayavil, chto segodnya v gorode budut ucheniya. On soobshchil, "
        "chto vse zhiteli uzhe znayut."
    )
    document = make_document(text)
    assert (document.language, (document.language_note or "").split(":")[0]) == (
        "ru",
        "transliterated",
    )
    assert annotator(document).claims == ()


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Перша колона техніки прибула на кордон, війська розгорнули табір.", "uk", "mobilize"),
        ("Міністр заявив, що виведення військ почнеться завтра.", "uk", "retreat"),
        ("Міністерство бітімгерлер контингенті ұшақпен келді деп хабарлады.", "kk", "mobilize"),
        ("Депутат бұл арандатушылық деп айтты.", "kk", "accuse"),
    ],
)
def test_claims_are_sorted_without_a_parser_too(
    annotator: Annotator, text: str, language: str, kind: str
) -> None:
    (claim,) = annotator(make_document(text, language=language)).claims
    assert claim.type == kind
