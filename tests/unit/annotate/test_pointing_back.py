"""Sources that point back: a pronoun, or the word for a body, is whoever spoke before."""

from collections.abc import Callable

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.records import Actor, Claim

Read = Callable[[str, str], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Return what reads the claims of a text, with one service in the casebook."""
    names = ("Security Service", "Служба безопасности Вердании", "Служба безпеки Верданії")
    service = Actor(id="service", name=names[0], kind="state_body", aliases=names)
    annotate = Annotator((service,), (), ())
    return lambda text, language: annotate(make_document(text, language=language)).claims


def said_by(claims: tuple[Claim, ...], words: str) -> tuple[str | None, str]:
    """Return whoever begins the claim that holds some words: entity and surface."""
    hop = next(c.chain[0] for c in claims if words in c.text)
    return hop.entity_id, hop.surface


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Prime Minister Petr Novak said radicals wanted violence. There would be no coup, he "
            "said.",
            "no coup",
            "Prime Minister Petr Novak",
        ),
        (
            "Anna Keller went to the square at midnight. She said the police had promised calm.",
            "promised calm",
            "Anna Keller",
        ),
        (
            "The interior ministry said police used gas. Twenty-one officers were hurt, it said.",
            "officers were hurt",
            "The interior ministry",
        ),
    ],
)
def test_a_pronoun_has_the_name_the_text_gives(
    read: Read, text: str, words: str, name: str
) -> None:
    assert said_by(read(text, "en"), words) == (None, name)


def test_a_role_keeps_its_own_words_where_nobody_of_the_casebook_is_meant(read: Read) -> None:
    text = "Petr Novak said the road was shut. It will open soon, the prime minister said."
    assert said_by(read(text, "en"), "open soon")[1] == "the prime minister"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "en",
            "The Security Service of Verdania said radical groups planned explosions. According to "
            "the agency, snipers had entered the country.",
            "snipers",
        ),
        (
            "ru",
            "Служба безопасности Вердании заявила, что радикалы планируют взрывы. По данным "
            "ведомства, в страну прибыли снайперы.",
            "снайперы",
        ),
        (
            "ru",
            "Служба безопасности Вердании заявила, что радикальные группы планируют провокации. В "
            "ведомстве добавили, что трое задержаны.",
            "задержаны",
        ),
        (
            "uk",
            "Служба безпеки Верданії заявила, що радикали планують вибухи. За даними відомства, до "
            "країни прибули снайпери.",
            "снайпери",
        ),
        (
            "uk",
            "Служба безпеки Верданії заявила, що радикали планують вибухи. У відомстві додали, що "
            "трьох затримано.",
            "затримано",
        ),
    ],
)
def test_the_word_for_any_body_is_the_one_that_spoke(
    read: Read, language: str, text: str, words: str
) -> None:
    if language == "ru":
        pytest.importorskip("slovnet")
    assert said_by(read(text, language), words)[0] == "service"


def test_a_ministry_is_the_ministry_that_spoke(read: Read) -> None:
    pytest.importorskip("slovnet")
    text = (
        "Министерство внутренних дел Вердании сообщило о задержании группы молодых людей. Как "
        "уточнили в министерстве, у них нашли гранату."
    )
    claims = read(text, "ru")
    assert said_by(claims, "гранату")[1].startswith("Министерство внутренних дел")
    assert all(len(c.chain) == len(("originator", "voice")) for c in claims if "задерж" in c.text)


def test_a_russian_pronoun_has_the_name_the_text_gives(read: Read) -> None:
    pytest.importorskip("slovnet")
    text = (
        "Депутат Иван Петров обвинил штаб в подготовке убийства. Он уточнил, что говорил образно."
    )
    assert "Петров" in said_by(read(text, "ru"), "образно")[1]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        (
            "uk",
            "Лідери опозиції кажуть, що влада шукає привід. Омбудсмен повідомив про 120 побитих.",
            "120",
            "Омбудсмен",
        ),
        (
            "ru",
            "Лидеры оппозиции говорят, что власть ищет повод. Омбудсмен сообщил о 120 избитых.",
            "120",
            "Омбудсмен",
        ),
        (
            "ru",
            "Депутат Иван Петров сказал, что готовят взрыв. Политик добавил, что знает имена.",
            "имена",
            "Иван Петров",
        ),
    ],
)
def test_another_role_is_another_person(
    read: Read, language: str, text: str, words: str, name: str
) -> None:
    if language == "ru":
        pytest.importorskip("slovnet")
    assert name in said_by(read(text, language), words)[1]


def test_an_answer_is_no_question_it_was_asked(read: Read) -> None:
    pytest.importorskip("slovnet")
    text = (
        "Отвечая на вопрос, готовит ли власть разгон, вице-спикер сказал: «Мы ответим по закону»."
    )
    assert [c.text for c in read(text, "ru")] == ["Мы ответим по закону"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "По имеющейся у Службы безопасности Вердании информации, радикалы готовят взрыв."),
        ("ru", "По поступившим в Службу безопасности Вердании данным, радикалы готовят взрыв."),
        ("uk", "За інформацією, що надійшла до Служби безпеки Верданії, радикали готують вибух."),
        (
            "en",
            "According to information received by the Security Service of Verdania, radicals were "
            "preparing a blast.",
        ),
    ],
)
def test_what_is_known_is_said_by_whoever_received_it(read: Read, language: str, text: str) -> None:
    if language == "ru":
        pytest.importorskip("slovnet")
    (claim,) = read(text, language)
    assert claim.chain[0].entity_id == "service"


def test_to_warn_of_a_provocation_denies_nothing(read: Read) -> None:
    text = (
        "The Security Service of Verdania warned of a planned provocation in which a protester "
        "would be killed."
    )
    (claim,) = read(text, "en")
    assert claim.stance == "reports"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "22:10 Interior ministry: explosives were found in a car.", "Interior ministry"),
        ("en", "The road is shut. 22:15 - Police say nobody was hurt.", "Police"),
        ("en", "9.40pm: Police say they have found a rifle.", "Police"),
        ("ru", "22:10 МВД: на площади нашли взрывчатку.", "МВД"),
        ("uk", "[22:10] МВС: на площі знайшли вибухівку.", "МВС"),
    ],
)
def test_the_clock_of_an_entry_is_no_part_of_who_speaks(
    read: Read, language: str, text: str, name: str
) -> None:
    assert name in {c.chain[0].surface for c in read(text, language)}
