"""Whom the parse names as the subject of a verb of saying, where the surface takes what is near."""

import pytest

from tests.unit.annotate.reading import document, russian_sentence, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.russian.subjects import with_subject
from tocsin.annotate.text.cited import Cited

pytest.importorskip("slovnet")


def frame(text: str, rule: str, cue: str, source: str, content: str) -> Cited:
    """Return a frame of the surface."""
    verb, speaker = span_of(text, cue), span_of(text, source)
    return Cited(cue, rule, span_of(text, content), speaker, speaker, verb.end, verb.start)


def test_a_source_is_the_subject_of_its_verb() -> None:
    text = "Вчера Латвия, Литва и Эстония сообщили о закрытии границы."
    found = with_subject(
        russian_sentence(text), frame(text, "about", "сообщили", "Эстония", "закрытии границы")
    )
    assert found.source is not None
    assert found.source.of(text) == "Латвия, Литва и Эстония"


def test_a_source_behind_its_verb_is_no_subject_before_it() -> None:
    text = "Сосед сказал, что дом сгорел."
    known = frame(text, "that", "сказал", "дом", "сгорел")
    assert with_subject(russian_sentence(text), known) == known


def speakers(text: str) -> list[tuple[str | None, str, str]]:
    """Return the sources, cues and contents of the attributions of a Russian text."""
    made = document(text, "ru")
    return [
        (a.source.span.of(text) if a.source else None, a.cue.span.of(text), a.content[0].of(text))
        for a in Annotator((), (), ())(made).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("На прошлой неделе Франция заявила, что отправит помощь.", "Франция", "заявила"),
        (
            "Дорога закрыта, рассказали в мэрии, уточнив, что ремонт займёт год.",
            "мэрии",
            "уточнив",
        ),
        (
            "Президент «Света», Антонио Вила, рассказал, что программа закрыта.",
            "Президент «Света», Антонио Вила",
            "рассказал",
        ),
        (
            "В ответ президент Земан напомнил правоцентристам, что большинство против.",
            "президент Земан",
            "напомнил",
        ),
        (
            "Актёр Энтони Рэпп из сериала «Путь» обвинил своего коллегу в обмане.",
            "Актёр Энтони Рэпп",
            "обвинил",
        ),
        (
            "Профсоюзы вышли на площадь, потребовали отставки директора.",
            "Профсоюзы",
            "потребовали",
        ),
        ("Министр Олег Дымов не исключает повышения тарифов.", "Министр Олег Дымов", "исключает"),
        ("Жители посёлка пожаловались губернатору на запах.", "Жители посёлка", "пожаловались"),
    ],
)
def test_who_speaks(text: str, source: str, cue: str) -> None:
    assert any(cue == found[1] and (found[0] or "").startswith(source) for found in speakers(text))


@pytest.mark.parametrize(
    ("text", "accused", "cue"),
    [
        ("Чиновника, которого обвинили в растрате, уволили.", "Чиновника", "обвинили"),
        ("Житель Омска, которого подозревают в поджоге, ушёл.", "Житель Омска", "подозревают"),
        ("Россиянин, которого обвиняют в атаке, отказался говорить.", "Россиянин", "обвиняют"),
        ("Компания, которую обвиняют в утечке газа, молчит.", "Компания", "обвиняют"),
        ("Клуб исключил Петра Громова из состава.", "Клуб", "исключил"),
    ],
)
def test_who_does_not_speak(text: str, accused: str, cue: str) -> None:
    assert (accused, cue) not in [(found[0], found[1]) for found in speakers(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Мост закрыт. Это позор, заявил тренер.", "Это позор"),
        ("Мост закрыт. Это неправда, подчеркнул губернатор Громов.", "Это неправда"),
        ("Мост закрыт. Это слова министра, напомнил посол.", "Это слова министра"),
        ("Мост закрыт. Это сообщил глава района.", "Это"),
    ],
)
def test_this_is_a_subject_or_points_back(text: str, content: str) -> None:
    assert content in [found[2] for found in speakers(text)]
