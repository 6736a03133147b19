"""Acts of speech whose content is a noun phrase or an infinitive, off the surface (Ukrainian)."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.surface.acts import acts_of
from tocsin.annotate.surface.grammar import grammar
from tocsin.annotate.text.cited import EVALUATES, PROPOSES


@pytest.mark.parametrize(
    ("text", "source", "rule", "content"),
    [
        ("Посол засудив обстріл лікарні.", "Посол", EVALUATES, "обстріл лікарні"),
        ("Мер Львова закликав мешканців виїхати.", "Мер Львова", PROPOSES, "мешканців виїхати"),
        ("Мер Львова закликав до спокою.", "Мер Львова", EVALUATES, "до спокою"),
        ("Депутат звинуватив мерію у крадіжці.", "Депутат", PROPOSES, "мерію у крадіжці"),
        ("Президент не виключив зустрічі.", "Президент", EVALUATES, "зустрічі"),
        ("Уряд відмовив заводу в кредиті.", "Уряд", EVALUATES, "заводу в кредиті"),
    ],
)
def test_an_act(text: str, source: str, rule: str, content: str) -> None:
    (act,) = acts_of(grammar("uk").lists, "uk", text, (), ())
    assert act.source is not None
    assert (act.source.of(text), act.rule, act.content.of(text)) == (source, rule, content)


@pytest.mark.parametrize(
    "text",
    [
        "Повінь підтримала високий рівень води.",
        "Міністр відмовився засудити обстріл.",
        "Клуб виключив гравця зі складу.",
        "Міст закрито.",
        "Засудив обстріл лікарні.",
    ],
)
def test_no_act(text: str) -> None:
    assert acts_of(grammar("uk").lists, "uk", text, (), ()) == []


def test_an_act_in_a_quotation_is_of_whoever_is_quoted() -> None:
    text = "«Посол засудив обстріл лікарні», — сказав мер."
    quote = span_of(text, "Посол засудив обстріл лікарні")
    assert acts_of(grammar("uk").lists, "uk", text, (quote,), ()) == []


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Мер Одеси не підтримав рішення ради.", "not_said"),
        ("Якби посол засудив обстріл, усе було б інакше.", "conditional"),
        ("Посол засудив обстріл лікарні.", "said"),
    ],
)
def test_whether_an_act_took_place(text: str, factuality: str) -> None:
    (found,) = Annotator((), (), ())(document(text, "uk")).attributions
    assert found.factuality == factuality
