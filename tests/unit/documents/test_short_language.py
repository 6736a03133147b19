"""The language of posts of a few words, and the source's stated language where a text decides
nothing.
"""

import pytest

from tests.conftest import NOW, make_capture
from tocsin.documents import Extractor
from tocsin.documents.identify import identify
from tocsin.documents.short_language import short_language
from tocsin.records import TRANSLITERATED, Document
from tocsin.sources.decode import decode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Взрыв в Сумах", "ru"),
        ("Обстріл Сум", "uk"),
        ("ППО працює", "uk"),
        ("Київ. Вибухи.", "uk"),
        ("Слава нації", "uk"),
        ("Blast in Sumy", "en"),
        ("Sumy: ammonia leak", "en"),
        ("«The plant is safe», the guard said.", "en"),
        ("Мост закрыт", "ru"),
        ("Слышны взрывы", "ru"),
        ("Тревога в Курске", "ru"),
        ("Кадры из города опять за своё", "ru"),
        ("Світла немає", "uk"),
        ("Міст закрито", "uk"),
        ("Чути вибухи", "uk"),
        ("Жарылыс болды", "kk"),
        ("Су жоқ", "kk"),
        ("Не болды?", "kk"),
        ("Қала тыныш", "kk"),
        ("Air raid alert", "en"),
        ("No casualties", "en"),
        ("Die Brücke ist zu", "de"),
        ("Le pont est fermé", "fr"),
        ("No hay luz", "es"),
        ("Nie ma prądu", "pl"),
        ("Köprü kapalı", "tr"),
        ("Podul este închis", "ro"),
        ("Parlamentul va vota bugetul joi.", "ro"),
        ("La situation est calme, note le maire.", "fr"),
        ("La OTAN acusó a Bielorrusia de avivar la crisis.", "es"),
        ("Enstitüye göre stoklar marta kadar yeter.", "tr"),
        # Not read, and taken for no neighbour that is.
        ("L'acqua è potabile, ha assicurato il sindaco.", "it"),
        ("O governador disse que três soldados ficaram feridos no ataque.", "pt"),
        ("Polisin məlumatına görə iki nəfər saxlanılıb.", "az"),
        ("Enligt polisen greps två personer.", "sv"),
        ("O Ministerio de Defensa anunciou que a ponte seguirá pechada.", None),
        ("12345 !!!", None),
        ("😀", None),
        ("https://t.me/x", None),
        ("#юмор", None),
    ],
)
def test_a_few_words_are_enough_where_letters_or_words_decide(text: str, code: str | None) -> None:
    assert identify(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "V Almaty slyshny vzryvy, lyudi begut",
        "Vzryv v gorode, sveta net",
        "Chto sluchilos v gorode?",
    ],
)
def test_a_short_text_in_foreign_letters_is_said_to_be_so(text: str) -> None:
    found = identify(text)
    assert found.code == "ru"
    assert (found.note or "").startswith(TRANSLITERATED)


@pytest.mark.parametrize(
    ("text", "stated", "code"),
    [
        ("#юмор", ("uk",), "uk"),
        ("😀", ("ru",), "ru"),
        ("#юмор", ("en", "kk"), "kk"),
        ("#memes", ("ru",), "ru"),
        ("Міст закрито", ("ru",), "uk"),
    ],
)
def test_the_language_of_the_source_is_taken_where_the_text_decides_nothing(
    text: str, stated: tuple[str, ...], code: str | None
) -> None:
    found = identify(text, stated)
    assert found.code == code
    assert ("source" in (found.note or "")) == (code is not None and code in stated)


def test_a_document_takes_the_language_of_its_source_and_says_so() -> None:
    extract = Extractor(
        as_of=NOW, decode=decode, find_source=lambda name, url: name, languages={"chan": ("uk",)}
    )
    found = extract(make_capture("#тривога_1", source_id="chan"))
    assert isinstance(found, Document)
    assert found.language == "uk"
    assert "source" in (found.language_note or "")


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        ("Міст закрито", "uk"),
        ("Қала", "kk"),
        ("Мост не работает", "ru"),
        ("М'яч", "uk"),
        ("Ґанок", "uk"),
    ],
)
def test_letters_and_words_decide_before_the_model_is_asked(sample: str, code: str) -> None:
    def never(text: str, number: int) -> list[tuple[str, float]]:
        raise AssertionError("the model was asked")

    assert short_language(sample, is_cyrillic=True, guess=never) == code
