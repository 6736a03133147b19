"""What somebody claims is his, also where a noun tells it."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.clauses.claimed import CLAIMED, ClaimedReader
from tocsin.annotate.clauses.grammar import clause_grammar

ANNOTATE = Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text", "owner", "said"),
    [
        (
            "de",
            "Die Behauptung des Ministeriums, Kiew plane eine Provokation, wurde wiederholt.",
            "Ministeriums",
            "Kiew plane eine Provokation",
        ),
        (
            "fr",
            "Les accusations du ministre serbe selon lesquelles Pristina préparait une attaque ont "
            "été relayées.",
            "ministre serbe",
            "Pristina préparait une attaque",
        ),
        (
            "es",
            "La acusación del ministro de que Guyana prepara un ataque fue repetida el lunes.",
            "ministro",
            "Guyana prepara un ataque",
        ),
        (
            "ro",
            "Acuzațiile ministrului că Moldova pregătește un atac au fost preluate de presă.",
            "ministrului",
            "Moldova pregătește un atac",
        ),
    ],
)
def test_a_claim_told_by_a_noun_is_its_owners(
    language: str, text: str, owner: str, said: str
) -> None:
    (claim,) = ANNOTATE(document(text, language)).claims
    assert (claim.chain[0].surface, claim.text, claim.stance) == (owner, said, "reports")
    assert CLAIMED in claim.rule


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Bericht der Zeitung ist lang."),
        ("es", "El informe de la comisión fue publicado el lunes."),
        ("fr", ""),
        ("pl", "Oskarżenia, oskarżenia."),
    ],
)
def test_a_noun_alone_claims_nothing(language: str, text: str) -> None:
    reader = ClaimedReader(language, clause_grammar(language).nouns)
    assert list(reader(text, [])) == []
