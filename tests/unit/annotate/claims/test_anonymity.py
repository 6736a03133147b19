"""That a source stays unnamed is no claim, in any language that is read."""

import pytest

from tests.conftest import make_document
from tests.unit.annotate.reading import claim, document, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.claims.anonymity import without_anonymity
from tocsin.records import Claim


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


def claims(plain: Annotator, text: str, language: str) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return plain(make_document(text, language=language)).claims


@pytest.mark.parametrize(
    ("language", "text", "aside", "said"),
    [
        (
            "en",
            "A diplomat, who asked not to be named, said guns had been moved to the dam.",
            "named",
            "guns had been moved to the dam",
        ),
        (
            "en",
            "Two officers, speaking on condition of anonymity, said the dam had been mined.",
            "anonymity",
            "the dam had been mined",
        ),
        (
            "en",
            "An official who declined to be identified said the dam was guarded.",
            "identified",
            "the dam was guarded",
        ),
        (
            "ru",
            "Дипломат, попросивший не называть его имени, сообщил, что орудия стоят у плотины.",
            "имени",
            "орудия стоят у плотины",
        ),
        (
            "uk",
            "Офіцер на умовах анонімності повідомив, що греблю заміновано.",
            "анонімності",
            "греблю заміновано",
        ),
        (
            "de",
            "Ein Diplomat, der anonym bleiben wollte, sagte, der Damm sei vermint.",
            "anonym",
            "der Damm sei vermint",
        ),
        (
            "fr",
            "Un diplomate, sous couvert d'anonymat, a déclaré que le barrage était miné.",
            "anonymat",
            "le barrage était miné",
        ),
    ],
)
def test_an_aside_on_anonymity_is_no_claim(
    plain: Annotator, language: str, text: str, aside: str, said: str
) -> None:
    found = claims(plain, text, language)
    assert any(said in c.text for c in found)
    assert not any(aside in c.text for c in found)


def test_what_is_said_about_anonymity_at_length_is_a_claim(plain: Annotator) -> None:
    text = "The council said that nobody in the port had requested anonymity in the last two years."
    assert [c.text for c in claims(plain, text, "en")]


def test_only_what_overlaps_the_aside_gives_way() -> None:
    page = document("An aide, who asked not to be named, wept. The dam is guarded by the army.")
    aside, said = "An aide, who asked not to be named", "The dam is guarded by the army"
    made = [claim(part, id=part, span=span_of(page.text, part)) for part in (aside, said)]
    assert [c.text for c in without_anonymity(page, made)] == [said]
