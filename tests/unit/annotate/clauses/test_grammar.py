"""Who says what, by the order of clauses; and the sentences of our own that measure it."""

from pathlib import Path

import pytest
from bench.sentences_of import CODES, FOLDER, measured, read, score

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator
from tocsin.annotate.clauses.grammar import clause_grammar

ANNOTATE = Annotator((), (), ())
# At least so much of what is said is found in the sentences that the lists were written with.
LEAST = 0.8
UNSAID = (Path(__file__).parent / "unsaid.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", [c for c in CODES if (FOLDER / f"{c}.dev.txt").exists()])
def test_the_sentences_of_a_language(code: str) -> None:
    score = measured(code, "dev")
    assert score.false == 0
    assert score.f1 >= LEAST
    assert score.sources >= LEAST * score.sources_there


@pytest.mark.parametrize(
    ("code", "text", "stance", "chain", "said"),
    [
        ("de", "Er sagte, die Brücke sei zu.", "reports", "Er", "die Brücke sei zu"),
        (
            "de",
            "Moskau bestreitet den Angriff auf das Kraftwerk.",
            "denies",
            "Moskau",
            "den Angriff auf das Kraftwerk",
        ),
        (
            "fr",
            "Moscou nie avoir attaqué la centrale.",
            "denies",
            "Moscou",
            "avoir attaqué la centrale",
        ),
    ],
)
def test_claims(code: str, text: str, stance: str, chain: str, said: str) -> None:
    (claim,) = ANNOTATE(document(text, code)).claims
    assert (claim.stance, claim.chain[0].surface, claim.text) == (stance, chain, said)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Brücke, die am Montag gesperrt wurde, ist wieder offen."),
        ("fr", "Le pont, fermé lundi, est de nouveau ouvert."),
        ("de", ""),
        ("fr", "?!«»„“"),
        ("de", "sagte sagte sagte, dass dass: „“ laut laut"),
        ("fr", "selon selon selon dit que que que"),
    ],
)
def test_nobody_is_made_up(code: str, text: str) -> None:
    grammar = clause_grammar(code)
    assert [f for f in grammar(grammar.plain(text), [], []) if f.source is not None] == []


@pytest.mark.parametrize("line", UNSAID)
def test_what_nobody_said_is_affirmed_nowhere(line: str) -> None:
    """Denials, rumours, refusals, conditions, questions and fiction make no statement."""
    code, _, marked = line.partition(": ")
    item = read(f"hypothetical: {marked}")
    assert not score(item, ANNOTATE(document(item.text, code))).false


def test_french_sets_spaces_inside_its_marks_and_another_role_is_another_person() -> None:
    text = "Selon le gouverneur, le pont est sûr. « Rien à craindre pour Sumy », a dit le maire."
    last = ANNOTATE(document(text, "fr")).claims[-1]
    assert [hop.surface for hop in last.chain][:1] == ["le maire"]
    assert last.text == "Rien à craindre pour Sumy"


@pytest.mark.parametrize(
    ("code", "text", "chain", "said"),
    [
        (
            "fr",
            "Selon un diplomate européen qui a requis l'anonymat, Caracas prépare l'opinion.",
            "un diplomate européen",
            "Caracas prépare l'opinion",
        ),
        (
            "fr",
            "Selon l'ambassadeur iranien, Téhéran « n'acceptera aucun changement ».",
            "l'ambassadeur iranien",
            "n'acceptera aucun changement",
        ),
        (
            "es",
            "Según el canciller guyanés, Hugh Todd, todo se trata de una mentira.",
            "el canciller guyanés, Hugh Todd",
            "todo se trata de una mentira",
        ),
        (
            "ro",
            "Un fost general rus a afirmat că soldații nu vor interveni.",
            "Un fost general rus",
            "soldații nu vor interveni",
        ),
        (
            "de",
            "Laut einem Sprecher der Armee gibt es keinerlei Hinweise auf eine Eskalation.",
            "einem Sprecher der Armee",
            "gibt es keinerlei Hinweise auf eine Eskalation",
        ),
        (
            "de",
            "Der Präsident der Republik, Milo Dod, hat der Polizei vorgeworfen, einen Überfall zu "
            "planen.",
            "Der Präsident der Republik, Milo Dod",
            "einen Überfall zu planen",
        ),
        (
            "fr",
            "« C'est faux », a-t-elle répondu devant la presse.",
            "elle",
            "C'est faux",
        ),
    ],
)
def test_who_speaks_keeps_what_tells_more_of_him(
    code: str, text: str, chain: str, said: str
) -> None:
    (claim,) = ANNOTATE(document(text, code)).claims
    assert (claim.chain[0].surface, claim.text) == (chain, said)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "La Asamblea aprobó por unanimidad la Ley para la Defensa de la frontera."),
        ("fr", "Le gouvernement a débloqué dix millions pour la police de la ville."),
        ("ro", "Guvernul a cumpărat vehicule pentru poliția de frontieră."),
    ],
)
def test_what_is_done_for_somebody_is_not_what_he_says(code: str, text: str) -> None:
    (claim,) = ANNOTATE(document(text, code)).claims
    assert (claim.stance, len(claim.chain)) == ("asserts", 1)
