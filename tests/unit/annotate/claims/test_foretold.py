"""Hostile acts that are foretold are forecasts made beforehand, in ten languages; what a warning
tells of that has happened is none.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.claims.foretold import ForetoldReader
from tocsin.annotate.claims.preclaims import PRECLAIM, PreclaimReader


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Britain's foreign minister warned of a further attack in the Strait of Hormuz.",
        ),
        ("en", "An analyst said that another attack in the Strait of Hormuz is likely."),
        ("en", "The captain said he expects another attack on a tanker in the Strait of Hormuz."),
        (
            "de",
            "Der britische Außenminister warnte vor einem weiteren Angriff in der Straße von Hormus.",
        ),
        (
            "de",
            "Ein Analyst sagte, ein weiterer Angriff in der Straße von Hormus sei wahrscheinlich.",
        ),
        (
            "fr",
            "Un analyste a déclaré qu'une nouvelle attaque dans le détroit d'Ormuz était probable.",
        ),
        (
            "es",
            "El ministro británico advirtió el martes de un nuevo ataque en el estrecho de Ormuz.",
        ),
        ("es", "Un analista dijo que un nuevo sabotaje en el estrecho de Ormuz es probable."),
        ("pl", "Brytyjski minister ostrzegł we wtorek przed kolejnym atakiem w cieśninie Ormuz."),
        ("pl", "Analityk powiedział, że kolejny atak w cieśninie Ormuz jest prawdopodobny."),
        ("ro", "Ministrul britanic a avertizat marți asupra unui nou atac în strâmtoarea Ormuz."),
        ("ro", "Un analist a spus că un nou atac în strâmtoarea Ormuz este probabil."),
        ("tr", "İngiliz bakan salı günü Hürmüz Boğazı'nda yeni bir saldırı konusunda uyardı."),
        ("tr", "Uzmanlar Hürmüz Boğazı'nda yeni saldırılar olabileceğini söyledi."),
        ("ru", "Британский министр предупредил во вторник о новой атаке в Ормузском проливе."),
        ("ru", "Аналитик сказал, что новая атака в Ормузском проливе вероятна."),
        ("uk", "Британський міністр попередив у вівторок про новий напад в Ормузькій протоці."),
        ("uk", "Аналітик сказав, що новий напад в Ормузькій протоці ймовірний."),
        ("kk", "Министр Ормуз бұғазында жаңа шабуыл болуы мүмкін деп ескертті."),
        ("kk", "Сарапшы Ормуз бұғазында жаңа шабуыл болуы ықтимал деді."),
    ],
)
def test_a_hostile_act_is_foretold(plain: Annotator, language: str, text: str) -> None:
    read = plain(make_document(text, language=language))
    (claim,) = read.claims
    assert claim.type == "forecast"
    assert PRECLAIM in claim.flags
    assert len(claim.chain) > 1
    assert {e.status for e in read.events} <= {"planned"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister warned that the attack had killed four sailors."),
        ("en", "The minister said that no further attack is expected."),
        ("en", "The minister warned against travel to Oman after the attack."),
        ("en", "An expert said that the attack was likely carried out by Iran."),
        ("fr", "Le ministre a averti que l'attaque avait fait quatre morts."),
        ("ru", "Министр предупредил, что атака унесла жизни четырёх моряков."),
        ("de", "Die Ministerin warnte, dass der Angriff vier Seeleute getötet habe."),
        ("es", "El ministro dijo que no se espera ningún ataque."),
        ("uk", "Міністр попередив, що напад забрав життя чотирьох моряків."),
        ("en", "The minister warned against an attack on the port."),
    ],
)
def test_what_happened_or_is_not_expected_is_not_foretold(
    plain: Annotator, language: str, text: str
) -> None:
    claims = plain(make_document(text, language=language)).claims
    assert claims
    assert all(PRECLAIM not in c.flags and c.type != "forecast" for c in claims)


def test_a_reader_is_told_the_verb_and_what_stands_before() -> None:
    foretells = ForetoldReader("en", PreclaimReader("en"))
    assert foretells("an attack on the port", "warned", "The mayor warned of ", "certain")
    assert not foretells("an attack on the port", "said", "The mayor told of ", "certain")
    assert foretells("an attack may hit the port", "warned", "The mayor warned that ", "possible")
    assert not foretells("rain on the port", "warned", "The mayor warned of ", "certain")
