"""The public form: no weakness, no words of documents, and what is withheld is counted."""

import msgspec
import pytest

from tests.conftest import ROOT
from tests.unit.records.made import ALARM
from tocsin.casebook import load_casebook
from tocsin.records import Advice, Evidence, Problem, message
from tocsin.report.public import WEAKNESS, names_weakness, public


@pytest.fixture(scope="module")
def problem() -> Problem:
    """A problem of which one indicator is about the protection of a site."""
    (found,) = load_casebook(ROOT / "casebooks" / "almaty-2022").problems
    first, *rest = found.indicators
    watched = msgspec.structs.replace(
        first,
        name="Ограда открыта",
        observe=msgspec.structs.replace(first.observe, flags=(WEAKNESS,)),
    )
    return msgspec.structs.replace(found, indicators=(watched, *rest))


def line(text: str) -> Evidence:
    """Return a line of evidence with words of a document."""
    return Evidence(
        text=text, example="цитата", claim_ids=("c1",), examples=(message("cited", text="цитата"),)
    )


ADVICE = Advice(claim_id="c", text="t", addressee=None, adopt="no", why="w")
FULL = msgspec.structs.replace(
    ALARM,
    evidence_for=(line("Ограда открыта: да"), line("Сирены")),
    evidence_against=(line("Учения"),),
    gaps=(line("не проверено: Ограда открыта"),),
    would_raise=("Ограда открыта: 20 %", "Сирены: 30 %"),
    raise_messages=(message("a"), message("b")),
    would_lower=("Учения: 5 %",),
    lower_messages=(message("c"),),
    advice=(ADVICE,),
    range_sentence="Ограда открыта makes it wide",
    range_message=message("d"),
)


def test_no_weakness_and_no_words_of_documents_are_left(problem: Problem) -> None:
    shown, _ = public(FULL, problem)
    text = msgspec.json.encode(shown).decode()
    assert "Ограда" not in text
    assert "цитата" not in text
    assert '"c1"' not in text
    assert [e.text for e in shown.evidence_for] == ["Сирены"]
    assert (shown.advice, shown.range_sentence, shown.range_message) == ((), "", None)


def test_what_is_withheld_is_counted(problem: Problem) -> None:
    assert public(FULL, problem)[1] == 4
    assert public(ALARM, problem)[1] == 0


def test_sentences_and_their_messages_stay_beside_each_other(problem: Problem) -> None:
    shown, _ = public(FULL, problem)
    assert (shown.would_raise, shown.raise_messages) == (("Сирены: 30 %",), (message("b"),))
    older = msgspec.structs.replace(FULL, raise_messages=())
    assert public(older, problem)[0].raise_messages == ()


def test_the_public_form_of_the_public_form_is_itself(problem: Problem) -> None:
    shown, _ = public(FULL, problem)
    assert public(shown, problem) == (shown, 0)


@pytest.mark.parametrize(
    ("text", "weak"),
    [("Ограда открыта", True), ("(Ограда открыта)", True), ("Ограда", False), ("", False)],
)
def test_a_weakness_is_known_by_the_name_of_its_indicator(
    problem: Problem, text: str, weak: bool
) -> None:
    assert names_weakness(text, problem) is weak
