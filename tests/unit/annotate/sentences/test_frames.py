"""Who is cited in every sentence of a document; a quotation over sentences has one speaker."""

import pytest

from tests.unit.annotate.reading import document, mention
from tocsin.annotate.parsers.russian import parse_russian
from tocsin.annotate.sentences.frames import FrameReader, ReadSentence
from tocsin.annotate.text.quotes import find_quoted
from tocsin.records import Mention, MentionKind

TEXT = "«Мост закрыт. Его откроют весной», — сказал Иванов. Об этом сообщает РИА."


def read(
    text: str, language: str, *names: tuple[str, MentionKind], by_tree: bool = False
) -> list[ReadSentence]:
    """Return the sentences of a text with whom they cite."""
    page = document(text, language)
    mentions: list[Mention] = [mention(page, name, kind) for name, kind in names]
    trees = parse_russian(page) if by_tree else ()
    return FrameReader(page, mentions, find_quoted(text), trees)()


def sources(text: str, item: ReadSentence) -> set[str | None]:
    """Return the sources of the frames of a sentence."""
    return {frame.source.of(text) if frame.source else None for frame in item.frames}


def test_the_speaker_of_a_quotation_says_every_sentence_of_it() -> None:
    for by_tree in (False, True):
        names: list[tuple[str, MentionKind]] = [("Иванов", "person"), ("РИА", "outlet")]
        first, second, third = read(TEXT, "ru", *names, by_tree=by_tree)
        assert sources(TEXT, first) == sources(TEXT, second) == {"Иванов"}
        assert third.frames == ()
        assert {f.source.of(TEXT) for f in third.points_back if f.source} == {"РИА"}


def test_an_announcement_gives_the_next_sentence_its_speaker() -> None:
    text = "Іваненко заявив таке:\nМіст закрито до весни. Дорогу відкрито."
    first, *rest = read(text, "uk", ("Іваненко", "person"))
    assert first.introduces
    assert sources(text, rest[0]) == {"Іваненко"}


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "ru",
            "Министр Иванов заявил:\n\n🔸 Мост закрыт до весны.\n🔸 Дорога открыта.\n\nСнег.",
            "министр иванов",
        ),
        (
            "ru",
            "Главное из заявлений Иванова:\n\n— Мост закрыт.\n\n— Дорога открыта.\n\nСнег.",
            "заявлений иванова",
        ),
        (
            "uk",
            "Міністр заявив:\n• Міст закрито до весни.\n• Дорогу відкрито.\n\nСніг.",
            "міністр",
        ),
        (
            "kk",
            "Министр мәлімдеді:\n- Көпір көктемге дейін жабылды.\n- Жол ашық.\n\nҚар.",
            "министр",
        ),
        (
            "de",
            "Die Ministerin sagte:\n- Die Brücke ist zu.\n- Die Straße ist frei.\n\nSchnee.",
            "die ministerin",
        ),
        (
            "fr",
            "Le ministre a déclaré :\n- Le pont est fermé.\n- La route est libre.\n\nNeige.",
            "le ministre",
        ),
        (
            "es",
            "El ministro ha dicho:\n- El puente está cerrado.\n- La ruta está libre.\n\nNieve.",
            "el ministro",
        ),
        (
            "pl",
            "Minister powiedział:\n- Most jest zamknięty.\n- Droga jest wolna.\n\nŚnieg.",
            "minister",
        ),
        (
            "ro",
            "Ministrul a declarat:\n- Podul este închis.\n- Drumul este liber.\n\nZăpadă.",
            "ministrul",
        ),
        ("tr", "Bakan şunları söyledi:\n- Köprü kapalı.\n- Yol açık.\n\nKar.", "bakan"),
    ],
)
def test_the_points_of_an_announced_list_are_all_said_by_one(
    language: str, text: str, source: str
) -> None:
    names: list[tuple[str, MentionKind]] = [
        (name, "person") for name in ("Иванова", "Иванов") if f" {name}" in text
    ][:1]
    _, first, second, snow = read(text, language, *names)
    for item in (first, second):
        assert {s.casefold() for s in sources(text, item) if s} == {source}
        assert not any(frame.content.of(text)[0] in "-—🔸•" for frame in item.frames)
    assert snow.frames == ()


def test_a_plain_text_cites_nobody() -> None:
    for language, text in (
        ("ru", "Мост закрыт до весны. Дорога открыта."),
        ("uk", "Міст закрито до весни. Дорогу відкрито."),
        ("kk", "Көпір көктемге дейін жабылды. Жол ашық."),
    ):
        assert [item.frames for item in read(text, language)] == [(), ()]


def test_what_is_only_imagined_stays_so_in_the_next_sentence() -> None:
    text = "Представим такое. Министр Иванов заявил, что мост закрыт."
    _, second = read(text, "ru", ("Иванов", "person"))
    assert {frame.factuality for frame in second.frames} <= {"imagined", "said"}
    assert second.frames != ()
