"""The words by which a language attributes, and what a noun phrase beside them tells."""

import pytest

from tests.conftest import make_document
from tests.unit.annotate.reading import span_of
from tocsin.annotate import Annotator
from tocsin.annotate.surface.words import SurfaceWords

LISTS = {code: SurfaceWords(code) for code in ("ru", "uk", "kk")}


def cues(language: str, text: str) -> set[str]:
    """Return the words of saying in a text, as they stand there."""
    return {text[cue.start : cue.end] for cue in LISTS[language].cues_in(text)}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Иванов заявил и сообщил, что мост закрыт", {"заявил", "сообщил"}),
        ("uk", "Іваненко заявив, що міст закрито", {"заявив"}),
        ("kk", "Сейітов көпір жабылды деп мәлімдеді", {"мәлімдеді"}),
        ("uk", "Міська рада повідомила про аварію", {"повідомила"}),
        ("uk", "Верховній Раді раді всі, а заяви немає", set()),
        ("uk", "Радник міністра не дав поради", set()),
        ("uk", "Лікарі радять не виходити", {"радять"}),
        ("ru", "Мост закрыт до весны", set()),
        ("ru", "", set()),
    ],
)
def test_words_of_saying(language: str, text: str, wanted: set[str]) -> None:
    assert cues(language, text) == wanted


def test_the_noun_phrases_beside_a_verb() -> None:
    text = "Вчера, министр Иванов заявил журналистам, что мост закрыт"
    at = text.index("заявил")
    left = LISTS["ru"].left(text, at)
    assert left is not None
    assert left.of(text) == "министр Иванов"
    tag = "«Мост закрыт», — сказал Иванов, уходя"
    right = LISTS["ru"].right(tag, tag.index("сказал") + len("сказал"))
    assert right is not None
    assert right.of(tag) == "Иванов"
    body = "Міст закрито, повідомляє Харківська міська рада."
    council = LISTS["uk"].right(body, body.index("повідомляє") + len("повідомляє"))
    assert council is not None
    assert council.of(body) == "Харківська міська рада"


def test_who_can_speak_is_a_role_or_a_name() -> None:
    lists = LISTS["ru"]
    assert lists.speaks("Министр", span_of("Министр", "Министр"), [])
    assert not lists.speaks("Мост", span_of("Мост", "Мост"), [])
    known = span_of("Зенда", "Зенда")
    assert lists.speaks("Зенда", known, [known])


def test_a_surname_is_known_by_its_ending_and_capital() -> None:
    assert LISTS["ru"].is_surname("Иванов")
    assert not LISTS["ru"].is_surname("мост")


def test_lists_are_folded_and_missing_ones_are_empty() -> None:
    assert LISTS["ru"].folded("no list has this name") == frozenset()
    assert LISTS["ru"].alternatives("no list has this name", r"(?:%s)") is None
    words = LISTS["ru"].folded("that_word")
    assert "что" in words


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "в воскресенье председатель совета", "председатель совета"),
        ("ru", "во вторник вечером мэр Петров", "мэр Петров"),
        ("ru", "в среду утром губернатор", "губернатор"),
        ("ru", "председатель совета", "председатель совета"),
        ("uk", "у неділю голова району", "голова району"),
        ("uk", "у вівторок увечері мер Петренко", "мер Петренко"),
        ("uk", "вночі поліція Тарну", "поліція Тарну"),
        ("uk", "у п'ятницю вранці міністр", "міністр"),
        ("kk", "дүйсенбі күні әкім Серік", "әкім Серік"),
        ("kk", "бейсенбі кешке полиция", "полиция"),
    ],
)
def test_a_day_is_no_part_of_a_source(language: str, text: str, said: str) -> None:
    found = SurfaceWords(language).who(text, 0, len(text))
    assert found is not None
    assert found.of(text) == said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le pont reste fermé, a répété le ministre."),
        ("fr", "Le pont reste fermé, précise le texte."),
        ("fr", "Le pont reste fermé, a réaffirmé le ministre."),
        ("es", "El puente sigue cerrado, remarcó el ministro."),
        ("es", "El puente sigue cerrado, matizó el ministro."),
        ("de", "Die Brücke bleibt gesperrt, wiederholte der Minister."),
        ("de", "Die Brücke bleibt gesperrt, erläuterte der Minister."),
        ("pl", "Most pozostaje zamknięty, powtórzył minister."),
        ("ro", "Podul rămâne închis, a repetat ministrul."),
        ("ro", "Podul rămâne închis, a opinat ministrul."),
        ("tr", "Bakan köprünün kapalı kaldığını yineledi."),
    ],
)
def test_who_repeats_or_specifies_says_it(language: str, text: str) -> None:
    claims = Annotator((), (), ())(make_document(text, language=language)).claims
    assert any(len(c.chain) > 1 for c in claims)
