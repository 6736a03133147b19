"""Words that often mean something else: a claim has a type by what it does, not by one word of a
list. All sentences are our own.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate.annotator import Annotator

NOT_OF_A_TYPE = [
    (
        "mobilize",
        "en",
        "The death toll from the missile strike on the train station has risen to 41.",
    ),
    ("mobilize", "en", "Survivors describe the rocket attack on the railway station in the town."),
    (
        "mobilize",
        "en",
        "The head of the Operational Command spoke to reporters about the military budget.",
    ),
    (
        "mobilize",
        "en",
        "Negotiators moved closer to a deal on military pensions, the ministry said.",
    ),
    ("mobilize", "en", "The airline cancelled all flights after the missile test."),
    (
        "mobilize",
        "ru",
        "В колонии под Энском заключённые объявили голодовку, сообщили правозащитники.",
    ),
    ("mobilize", "ru", "На борту самолёта находились 54 пассажира, сообщили в министерстве."),
    ("mobilize", "uk", "У виправній колонії під Енськом сталася пожежа, повідомили рятувальники."),
    (
        "threaten",
        "en",
        "The minister said the nuclear threat from the north was discussed at the summit.",
    ),
    ("threaten", "en", "The spokesman said this was reality and not a threat."),
    ("threaten", "en", "Officials said the flood had destroyed three bridges and a school."),
    ("threaten", "ru", "В ведомстве сообщили, что угрозы жизни пострадавших нет."),
    ("threaten", "uk", "У лікарні повідомили, що загрози життю поранених немає."),
    ("capability", "en", "The trains to the coast will run again on Friday."),
    ("capability", "en", "Rescuers were able to free two of the miners on Tuesday."),
    ("retreat", "ru", "Комиссия опубликует выводы о причинах аварии."),
    ("retreat", "en", "The candidate announced her withdrawal from the race."),
    ("observe", "en", "The bank reported higher interest rates for savers."),
    ("observe", "ru", "Защита действует в интересах подсудимого."),
    ("observe", "uk", "Банк діє в інтересах вкладників."),
]
OF_A_TYPE = [
    (
        "mobilize",
        "en",
        "Two battalions of paratroopers have arrived at the airfield near the border.",
    ),
    ("mobilize", "en", "The ministry said that troops were being moved to the bridge."),
    ("mobilize", "en", "A column of military trucks has been seen on the road to the dam."),
    ("mobilize", "ru", "Минобороны сообщило, что десантники переброшены к границе."),
    (
        "mobilize",
        "uk",
        "Генштаб повідомив, що бригаду десантників перекинули до кордону, розгорнули танки.",
    ),
    ("retreat", "en", "The contingent will withdraw from the city within ten days."),
    ("retreat", "ru", "Вывод войск из города начнётся в четверг."),
    (
        "observe",
        "en",
        (
            "Since this morning I have been observing an unhealthy interest of correspondents in "
            "the laboratory."
        ),
    ),
    (
        "capability",
        "en",
        "The drones are capable of reaching the refinery, and it lies within striking distance.",
    ),
    ("threaten", "en", "The general said that those who help the rebels will be eliminated."),
]


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def told_types(plain: Annotator, text: str, language: str) -> set[str]:
    """Return the types of the claims of a text."""
    if language == "ru":
        pytest.importorskip("slovnet")
    claims = plain(make_document(text, language=language)).claims
    assert claims
    return {c.type for c in claims}


@pytest.mark.parametrize(("kind", "language", "text"), NOT_OF_A_TYPE)
def test_one_word_that_often_means_something_else_tells_no_type(
    plain: Annotator, kind: str, language: str, text: str
) -> None:
    assert kind not in told_types(plain, text, language)


@pytest.mark.parametrize(("kind", "language", "text"), OF_A_TYPE)
def test_what_a_claim_does_tells_its_type(
    plain: Annotator, kind: str, language: str, text: str
) -> None:
    assert kind in told_types(plain, text, language)
