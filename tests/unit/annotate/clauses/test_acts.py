"""What was negated, refused, imagined or asked was not said."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.clauses.acts import clause_factuality

ANNOTATE = Annotator((), (), ())


@pytest.mark.parametrize(
    ("code", "text", "act"),
    [
        ("de", "Die Polizei bestätigte nicht, dass es Tote gab.", "not_confirmed"),
        ("de", "Der Minister sagte nie, dass die Stadt verloren ist.", "not_said"),
        ("de", "Der Minister hätte gesagt, dass die Stadt verloren ist.", "imagined"),
        ("de", "Der Minister hatte gesagt, dass die Stadt verloren ist.", "said"),
        ("de", "Der Bericht wurde laut Polizei vorgelegt.", "said"),
        (
            "de",
            "Falls der Minister sagt, dass die Stadt verloren ist, beginnt die Flucht.",
            "conditional",
        ),
        ("de", "Hat der Minister gesagt, dass die Stadt verloren ist?", "conditional"),
        ("fr", "La police n'a pas confirmé que le pont est fermé.", "not_confirmed"),
        ("fr", "Le ministre n'a jamais dit que la ville est perdue.", "not_said"),
        ("fr", "Le ministre dirait que la ville est perdue.", "imagined"),
        ("fr", "Si le ministre dit que la ville est perdue, on partira.", "conditional"),
        ("fr", "Le ministre a dit que la ville n'est pas perdue.", "said"),
    ],
)
def test_what_a_clause_tells_of_its_act(code: str, text: str, act: str) -> None:
    found = ANNOTATE(document(text, code)).attributions
    assert {a.factuality for a in found} == {act}


def test_a_denial_is_known_by_its_word() -> None:
    assert clause_factuality("de").is_denial("dementierte")
    assert not clause_factuality("de").is_denial("sagte")
