"""Posts of channels: their dress is no text, their buttons say nothing, and whoever signs a line or
a paragraph said it.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.language.dress import undressed

SHOUT = (
    "**Завод закрыт**, — [сообщил](https://t.me/paper/12) директор Горин. Подробнее: "
    "https://paper.example/a_(b)"
)


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def told(plain: Annotator, text: str, language: str = "ru") -> list[tuple[list[str], str]]:
    """Return the chain and the words of each claim."""
    claims = plain(make_document(text, language=language)).claims
    return [([h.surface for h in c.chain if not h.voice], c.text) for c in claims]


def test_dress_is_blanked_and_every_offset_stays() -> None:
    bare = undressed(SHOUT)
    assert len(bare) == len(SHOUT)
    assert bare.split() == [
        "Завод",
        "закрыт",
        ",",
        "—",
        "сообщил",
        "директор",
        "Горин.",
        "Подробнее:",
    ]
    assert undressed("No marks * here_and [there].") == "No marks * here_and [there]."


def test_claims_are_read_without_dress_and_given_in_the_words_as_they_stand(
    plain: Annotator,
) -> None:
    pytest.importorskip("slovnet")
    document = make_document(SHOUT, language="ru")
    (claim,) = plain(document).claims
    assert [h.surface for h in claim.chain if not h.voice] == ["директор Горин"]
    assert claim.text == claim.span.of(document.text)
    assert "Завод закрыт" in claim.text


@pytest.mark.parametrize(
    "button",
    [
        "🔴 [Подписаться на город](https://t.me/town)",
        "❗️ [Подписывайся](https://t.me/+abc)",
        "[👉 ](https://t.me/+a)[Город +18. Подписаться](https://t.me/+b)",
        "❤ [Подписаться](https://t.me/town) | [Прислать новость](https://t.me/town_bot)",
        "🔗 [Читать статью](https://paper.example/a)",
        "[Підписуйся](https://t.me/misto)",
        "👉 [Subscribe](https://t.me/town)",
    ],
)
def test_a_button_says_nothing(plain: Annotator, button: str) -> None:
    text = f"Мост закрыт до весны.\n\n{button}"
    assert [said for _, said in told(plain, text)] == ["Мост закрыт до весны."]


def test_a_headline_that_is_a_link_is_read(plain: Annotator) -> None:
    text = "[В городе закрыли мост](https://paper.example/a)\n\nЕго откроют весной."
    assert "мост" in told(plain, text)[0][1]


@pytest.mark.parametrize(
    ("text", "speaker", "language"),
    [
        ("Военная техника появилась на улицах города, пишут СМИ.", "СМИ", "ru"),
        ("Військова техніка з'явилася на вулицях міста, пишуть ЗМІ.", "ЗМІ", "uk"),
        ("По городу нанесли удары ракетами — власти", "власти", "ru"),
        ("Людей вывели, и огонь на складе погаснет к утру – источник 112.", "источник 112", "ru"),
        ("Дети в зале могут быть опасны, — Национальный комитет", "Национальный комитет", "ru"),
        ("«Мост будет стоять» — Горин на встрече с рабочими завода", "Горин", "ru"),
        (
            "Командир-стажёр Андрей Прядкин (на фото) рассказал, что мост закрыт до утра.",
            "Прядкин",
            "ru",
        ),
    ],
)
def test_who_signs_a_line_said_it(plain: Annotator, text: str, speaker: str, language: str) -> None:
    pytest.importorskip("slovnet")
    ((chain, _),) = told(plain, text, language)
    assert len(chain) == 1
    assert speaker in chain[0]


def test_a_line_below_a_paragraph_tells_who_said_it(plain: Annotator) -> None:
    pytest.importorskip("slovnet")
    text = (
        "Мост в городе закрыт.\n\nМы починим мост. Он нужен городу\n\n— заявил Андрей Горин в "
        "интервью на радио.\n\n"
        "Мост построили очень давно."
    )
    assert told(plain, text) == [
        ([], "Мост в городе закрыт."),
        (["Андрей Горин"], "Мы починим мост."),
        (["Андрей Горин"], "Он нужен городу"),
        ([], "Мост построили очень давно."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Разбираемся с мостами: подборка статей для начала работы",
        "Шпаргалка по моделям баз данных: на заметку разработчику",
        "Статьи для IT: как объяснять значимые идеи",
        "Интересные новости от наших читателей: мост открыт",
    ],
)
def test_a_label_with_a_name_behind_a_preposition_is_nobody(plain: Annotator, text: str) -> None:
    assert all(chain == [] for chain, _ in told(plain, text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Человек ложится на пол.", "asserts"),
        ("Это ложь: колонны не было.", "denies"),
        ("Сейчас он не может ходить из-за боли.", "asserts"),
        ("Мост могут закрыть завтра.", "speculates"),
    ],
)
def test_a_word_with_the_stem_of_another_changes_no_stance(
    plain: Annotator, text: str, stance: str
) -> None:
    (claim,) = plain(make_document(text, language="ru")).claims
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The council opened a centre in May.", "asserts"),
        ("The dam may burst.", "speculates"),
        ("May 9 was a holiday in the town.", "asserts"),
        ("It May Burst Tomorrow, Says Nobody", "speculates"),
        ("The council opened a centre for countering disinformation.", "asserts"),
        ("The report that the dam burst is disinformation.", "denies"),
    ],
)
def test_a_month_is_no_guess_and_a_topic_no_denial(
    plain: Annotator, text: str, stance: str
) -> None:
    (claim,) = plain(make_document(text, language="en")).claims
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        ("Центр борьбы с дезинформацией провёл семинар для журналистов.", "ru", "asserts"),
        ("Створений як один з механізмів протидії дезінформації.", "uk", "asserts"),
        ("Пропагандисти поширюють фейк про те, що міст підірвали.", "uk", "denies"),
        ("Заявление о взрыве — ложь.", "ru", "denies"),
    ],
)
def test_untruth_as_a_topic_is_no_denial(
    plain: Annotator, text: str, language: str, stance: str
) -> None:
    (claim,) = plain(make_document(text, language=language)).claims
    assert claim.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Состояние актрисы ухудшилось — она жалуется на провалы в памяти.",
        "Теперь «потерпевшему» грозит реальный срок за повторное преступление.",
        "Для вас новая фобия: девушка рассказала, как ей написал неизвестный.",
    ],
)
def test_what_only_stands_beside_a_verb_is_nobodys_statement(plain: Annotator, text: str) -> None:
    pytest.importorskip("slovnet")
    assert all(chain == [] for chain, _ in told(plain, text))


def test_what_hangs_on_a_source_is_not_what_it_says(plain: Annotator) -> None:
    pytest.importorskip("slovnet")
    text = (
        "По словам адвоката, представляющего рабочих завода, каждый из них получал травму на "
        "рабочем месте."
    )
    assert told(plain, text) == [(["адвоката"], "каждый из них получал травму на рабочем месте")]


@pytest.mark.parametrize(
    "text",
    [
        "Вы узнаете, из каких элементов состоит сеть.",
        "Вместе со школой мы решили рассказать вам о том, как работают сети.",
        "Кто ещё войдёт в команду президента, рассказали в редакции журнала.",
    ],
)
def test_neither_reader_nor_writer_nor_a_question_makes_a_statement_of_others(
    plain: Annotator, text: str
) -> None:
    pytest.importorskip("slovnet")
    assert all(chain == [] for chain, _ in told(plain, text))


def test_whoever_tells_this_is_the_source_of_the_sentence_before(plain: Annotator) -> None:
    text = "Цены на молоко вырастут к весне. Об этом предупреждают ритейлеры."
    assert told(plain, text) == [(["ритейлеры"], "Цены на молоко вырастут к весне.")]


def test_a_role_is_not_the_paper_that_spoke_before(plain: Annotator) -> None:
    pytest.importorskip("slovnet")
    text = (
        "По данным издания «Вечер», робот вышел из строя. По словам адвоката, рабочие "
        "получали травмы каждый год."
    )
    assert [chain for chain, _ in told(plain, text)][1] == ["адвоката"]
