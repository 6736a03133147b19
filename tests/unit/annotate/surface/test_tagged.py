"""Who speaks a quotation that a tag closes, whatever its verb."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.surface.tagged import TAGGED, tagged, tags_of
from tocsin.records import Span


@pytest.fixture(scope="module")
def annotate() -> Annotator:
    """An annotator that has the rules alone."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "«Мы остались без света», — вздыхает повариха.", "повариха"),
        ("uk", "«Ми лишилися без світла», — зітхає кухарка школи.", "кухарка школи"),
        ("kk", "«Біз жарықсыз қалдық», – деп күрсінеді аспазшы әйел.", "аспазшы әйел"),
        ("de", "„Wir hatten keinen Strom“, seufzt die Köchin.", "die Köchin"),
        ("fr", "« Nous étions dans le noir », soupire la cuisinière.", "la cuisinière"),
        ("es", "«Nos quedamos sin luz», suspira la cocinera.", "la cocinera"),
        ("pl", "„Zostaliśmy bez prądu” – wzdycha kucharka ze szkoły.", "kucharka ze szkoły"),
        ("ro", "„Am rămas fără curent”, oftează bucătăreasa.", "bucătăreasa"),
        ("tr", "“Bütün gece elektriksiz kaldık” diye yakındı aşçı kadın.", "aşçı kadın"),
    ],
)
def test_a_tag_names_who_speaks(annotate: Annotator, language: str, text: str, source: str) -> None:
    (claim,) = annotate(document(text, language)).claims
    assert claim.chain[0].surface == source
    assert claim.stance == "reports"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Хлеб важнее всяких пушек», — лозунг партии."),
        ("ru", "«Тихий Дон» читает вся школа."),
        ("de", "„Der Rat gegen alle“, ein Film von Inge Bartels."),
        ("fr", "« Le pont des trois rivières », roman de Claire Aubry."),
        ("es", "«Nos quedamos sin luz», sin más explicaciones."),
    ],
)
def test_what_is_no_tag_names_nobody(annotate: Annotator, language: str, text: str) -> None:
    claims = annotate(document(text, language)).claims
    assert not [c for c in claims if TAGGED in c.rule]


def test_without_a_quotation_or_a_language_there_is_no_tag() -> None:
    assert tagged("ru", "Мы остались без света, вздыхает повариха.", []) is None
    assert tags_of("en").endings == ()
    text = "«Мы остались без света», — вздыхает повариха."
    found = tagged("ru", text, [Span(start=1, end=22)])
    assert found is not None
    assert found.source is not None
    assert found.source.of(text) == "повариха"
