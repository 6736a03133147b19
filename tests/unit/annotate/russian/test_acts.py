"""Acts of speech and attitude whose content is a noun phrase or an infinitive."""

import pytest

from tests.unit.annotate.reading import russian_sentence, span_of
from tocsin.annotate.russian.acts import acts_of


@pytest.mark.parametrize(
    ("text", "cue", "rule", "content"),
    [
        ("Иванов осудил решение совета.", "осудил", "act", "решение совета"),
        ("Иванов обвинил совет в обмане.", "обвинил", "act (proposition)", "совет в обмане"),
    ],
)
def test_an_act(text: str, cue: str, rule: str, content: str) -> None:
    (act,) = acts_of(russian_sentence(text), [span_of(text, "Иванов")])
    assert (act.cue, act.rule, act.content.of(text)) == (cue, rule, content)
    assert act.source is not None
    assert act.source.of(text) == "Иванов"


@pytest.mark.parametrize("text", ["Мост закрыт.", "Повстанцы взорвали мост.", "Нет."])
def test_a_plain_sentence_holds_no_act(text: str) -> None:
    assert acts_of(russian_sentence(text)) == []
