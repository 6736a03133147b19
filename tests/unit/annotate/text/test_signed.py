"""Who signs a short text."""

import pytest

from tests.unit.annotate.reading import claim, document, mention
from tocsin.annotate.text.signed import signature_of, without_signature
from tocsin.records import Span


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The army left the bridge.\n\n— Ann Lane, governor", "Ann Lane"),
        ("ru", "Армия ночью оставила мост.\n— Иван Петров, губернатор", "Иван Петров"),
        ("uk", "Хто тримає міст, той тримає місто (с) Іван Петренко", "Іван Петренко"),
        ("de", "Wer die Brücke hält, hält die Stadt (c) Hans Keller.", "Hans Keller"),
    ],
)
def test_a_name_with_a_role_or_a_mark_signs(language: str, text: str, name: str) -> None:
    (turn,) = signature_of(document(text, language))
    assert turn.speaker is not None
    assert turn.speaker.of(text) == name
    assert turn.said.of(text).startswith(text.split()[0])
    assert name not in turn.said.of(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Photo of the bridge (c) Ann Lane"),
        ("ru", "Фото моста с воздуха (с) Иван Петров"),
        ("en", "The army left the bridge.\n\n— City News"),
        ("ru", "Армия ночью оставила мост.\n\n— РИА Новости"),
        ("en", "The army left the bridge.\n\n— We will return"),
        ("en", "word " * 200 + "\n\n— Ann Lane, governor"),
        ("uk", "Хто тримає міст, той тримає місто (с) РБК Україна"),
    ],
)
def test_a_channel_a_caption_and_an_article_are_not_signed(language: str, text: str) -> None:
    assert signature_of(document(text, language)) == []


def test_an_outlet_behind_the_mark_signs_nothing() -> None:
    text = "The bridge was closed at noon (c) Getty Images"
    made = document(text)
    assert signature_of(made, [mention(made, "Getty Images", "outlet")]) == []


def test_the_signature_makes_no_claim() -> None:
    text = "The army left the bridge.\n\n— Ann Lane, governor"
    turns = signature_of(document(text))
    said = claim("The army left the bridge.")
    own = claim("Ann Lane, governor", span=Span(start=text.index("Ann"), end=len(text)))
    assert without_signature([said, own], turns) == [said]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Хто був ворогом, той не був приятелем". (с) Іван Франко -  поет.#думки', "Іван Франко"),
        (
            'Цитата дня.\n"Хто був ворогом, той ним є".(с) Леся Українка – поетка. Далі.',
            "Леся Українка",
        ),
    ],
)
def test_behind_a_quotation_the_mark_may_stand_anywhere(text: str, name: str) -> None:
    (turn,) = signature_of(document(text, "uk"))
    assert turn.speaker is not None
    assert turn.speaker.of(text) == name
    assert turn.said.of(text).startswith("Хто був ворогом")
