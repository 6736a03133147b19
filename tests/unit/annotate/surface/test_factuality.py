"""Whether somebody said it, read off the words around the cue: not said, withheld, imagined."""

import pytest

from tests.unit.annotate.reading import spans_of
from tocsin.annotate.surface.factuality import surface_factuality
from tocsin.annotate.surface.grammar import grammar
from tocsin.records import Factuality


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("ru", "Министр Иванов заявил, что мост закрыт.", "Иванов", "said"),
        ("ru", "Министр Иванов не заявил, что мост закрыт.", "Иванов", "not_said"),
        ("ru", "Министр Иванов не подтвердил, что мост закрыт.", "Иванов", "not_confirmed"),
        ("uk", "Міністр Іваненко заявив, що міст закрито.", "Іваненко", "said"),
        ("uk", "Міністр Іваненко не заявляв, що міст закрито.", "Іваненко", "not_said"),
        ("uk", "Міністр Іваненко не підтвердив, що міст закрито.", "Іваненко", "not_confirmed"),
        ("uk", "Нічого не сталося, заявив міністр Іваненко.", "Іваненко", "said"),
        ("uk", "Аварії не стало, - повідомив Іваненко.", "Іваненко", "said"),
        ("uk", "Нікого не змогли врятувати, сказав Іваненко.", "Іваненко", "said"),
        ("ru", "Ничего не произошло, заявил министр Иванов.", "Иванов", "said"),
        ("ru", "Людей спасти не смогли, сообщил Иванов.", "Иванов", "said"),
        ("ru", "Министр Иванов не стал заявлять, что мост закрыт.", "Иванов", "not_said"),
        ("kk", "Сейітов көпір жабылды деп мәлімдеді.", "Сейітов", "said"),
        ("kk", "Сейітов көпір жабылды деп айтқан жоқ.", "Сейітов", "not_said"),
    ],
)
def test_factuality(language: str, text: str, name: str, wanted: Factuality) -> None:
    reader = surface_factuality(language)
    frames = grammar(language)(text, [], spans_of(text, name))
    assert {reader(text, frame, []) for frame in frames} == {wanted}


@pytest.mark.parametrize(
    ("language", "text", "opens"),
    [
        ("ru", "Представим, что мост закрыт.", True),
        ("ru", "Мост закрыт.", False),
        ("uk", "Уявімо, що міст закрито.", True),
        ("uk", "Міст закрито.", False),
        ("kk", "Көпір жабылды.", False),
        ("ru", "", False),
    ],
)
def test_a_sentence_may_open_what_is_only_imagined(language: str, text: str, opens: bool) -> None:
    assert surface_factuality(language).opens_imagined(text) is opens


def test_nobody_and_denials_are_known_by_their_words() -> None:
    russian = surface_factuality("ru")
    assert russian.is_nobody("никто")
    assert not russian.is_nobody("Иванов")
    assert russian.is_denial("опроверг")
    assert not russian.is_denial("заявил")


def test_a_negation_stands_right_before_its_verb() -> None:
    russian = surface_factuality("ru")
    text = "Иванов не заявил"
    assert russian.negates(text, text.index("заявил"))
    assert not russian.negates("Иванов заявил", 7)
    assert surface_factuality("ru") is russian


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Его заставили признаться, что он отравил колодец."),
        ("uk", "За сценарієм адмірал кричить, що флот горить."),
        ("kk", "Одан зауыт жарылды деп айтуды өтінді."),
        ("de", "Ohne zu sagen, dass die Gespräche gescheitert sind, verließ er den Saal."),
        ("fr", "Selon le scénario, l'amiral crie que la flotte brûle."),
        ("es", "Soñé que el presidente anunciaba: «Hay estado de emergencia»."),
        ("pl", "Zmuszono go do przyznania, że zatruł studnię."),
        ("ro", "A fost forțat să mărturisească că a otrăvit fântâna."),
        ("tr", "Ondan fabrikanın patladığını söylemesi istendi."),
    ],
)
def test_what_was_asked_forced_or_played_is_nobodys(language: str, text: str) -> None:
    assert surface_factuality(language).bids_imagine(text)


def test_a_plain_report_bids_nobody_imagine() -> None:
    assert not surface_factuality("ru").bids_imagine("Министр заявил, что мост закрыт.")


@pytest.mark.parametrize(
    "text",
    [
        "Ministerstwo twierdzi, jakoby most był zaminowany.",
        "Minister ogłosił, jakoby most był zaminowany.",
    ],
)
def test_a_word_of_distance_that_opens_the_content_leaves_the_act_said(text: str) -> None:
    named = spans_of(text, text.split()[0])
    frames = grammar("pl")(text, [], named)
    assert {surface_factuality("pl")(text, frame, []) for frame in frames} == {"said"}
