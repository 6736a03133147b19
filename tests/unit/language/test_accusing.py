"""What somebody accuses another of is an accusation, by whichever words it names the deed."""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.language.accusing import accuses


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "L'Iran a accusé les États-Unis de préparer une provocation dans le détroit.",
        ),
        ("ro", "Iranul a acuzat Statele Unite că pregătesc o provocare în strâmtoarea Ormuz."),
        (
            "en",
            "Iran accused the United States of preparing a provocation in the Strait of Hormuz.",
        ),
        (
            "de",
            "Der Iran beschuldigte die USA, eine Provokation in der Straße vorzubereiten.",
        ),
        ("es", "Irán acusó a Estados Unidos de preparar una provocación en el estrecho de Ormuz."),
        ("pl", "Iran oskarżył Stany Zjednoczone o przygotowywanie prowokacji w cieśninie Ormuz."),
        ("tr", "İran, ABD'yi Hürmüz Boğazı'nda provokasyon hazırlamakla suçladı."),
        ("ru", "Иран обвинил США в подготовке провокации в Ормузском проливе."),
        ("uk", "Міністр звинуватив США у підготовці провокації в Ормузькій протоці."),
        ("kk", "Министр АҚШ-ты Ормуз бұғазында арандату дайындап жатыр деп айыптады."),
        ("fr", "La France a accusé Wagner d'avoir enterré des corps à Gossi."),
        ("en", "France accused Russian mercenaries of staging a mass grave near Gossi."),
        ("ru", "Власти Мали обвинили Францию в шпионаже."),
        ("es", "Malí acusó a Francia de espionaje."),
        ("pl", "Mali oskarżyło Francję o szpiegostwo."),
        ("ro", "Mali a acuzat Franța de spionaj."),
        ("uk", "Міністерство звинуватило Францію у шпигунстві."),
    ],
)
def test_what_somebody_accuses_of_is_an_accusation(
    plain: Annotator, language: str, text: str
) -> None:
    (claim,) = plain(make_document(text, language=language)).claims
    assert (claim.type, claim.stance) == ("accuse", "reports")
    assert len(claim.chain) > 1


@pytest.mark.parametrize(
    ("cue", "language", "wanted"),
    [
        ("accused", "en", True),
        ("blames", "en", True),
        ("said", "en", False),
        ("обвинила", "ru", True),
        ("сообщила", "ru", False),
        ("звинуватив", "uk", True),
        ("айыптады", "kk", True),
        ("warf", "de", True),
        ("accusé", "fr", True),
        ("acusó", "es", True),
        ("oskarżyła", "pl", True),
        ("acuzat", "ro", True),
        ("suçladı", "tr", True),
        (None, "en", False),
        ("accused", None, False),
    ],
)
def test_verbs_that_accuse(cue: str | None, language: str | None, *, wanted: bool) -> None:
    assert accuses(cue, language) is wanted
