"""Who speaks by a Russian verb in any of its forms."""

import pytest

from tests.unit.annotate.reading import russian_sentence, russian_word
from tocsin.annotate.russian.holders import (
    climbed,
    form_of,
    holder_of,
    is_instrumental,
    names,
    noun_phrase,
    subject_of,
)

TEXT = "Министр Иванов заявил, что мост закрыт."


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        (TEXT, "заявил", "past"),
        ("Иванов пообещал открыть мост.", "открыть", "infinitive"),
        ("Заявивший об этом Иванов уехал.", "Заявивший", "active"),
        ("Мост был взорван повстанцами.", "взорван", "passive"),
        (TEXT, "мост", None),
    ],
)
def test_the_form_of_a_verb_is_told_by_its_ending(text: str, verb: str, form: str | None) -> None:
    assert form_of(russian_word(russian_sentence(text), verb)) == form


def test_the_holder_of_a_verb_is_its_subject_with_its_name() -> None:
    sentence = russian_sentence(TEXT)
    verb = russian_word(sentence, "заявил")
    holder = holder_of(sentence, verb)
    assert holder is not None
    assert [word.text for word in holder] == ["Министр", "Иванов"]
    subject = subject_of(sentence, verb)
    assert subject is not None
    assert subject.text == "Министр"


def test_a_participle_speaks_for_the_noun_it_is_on() -> None:
    sentence = russian_sentence("Заявивший об этом Иванов уехал.")
    holder = holder_of(sentence, russian_word(sentence, "Заявивший"))
    assert holder is not None
    assert [word.text for word in holder] == ["Иванов"]


def test_a_role_names_somebody_and_a_thing_does_not() -> None:
    sentence = russian_sentence(TEXT)
    assert names(sentence, russian_word(sentence, "Министр"))
    phrase = noun_phrase(sentence, russian_word(sentence, "Министр"))
    assert phrase is not None
    assert [word.text for word in phrase] == ["Министр", "Иванов"]


def test_a_word_that_is_no_part_of_more_stays_itself() -> None:
    sentence = russian_sentence(TEXT)
    bridge = russian_word(sentence, "мост")
    assert climbed(sentence, bridge) == bridge


def test_an_agent_stands_in_the_instrumental() -> None:
    sentence = russian_sentence("Мост был взорван повстанцами.")
    assert is_instrumental(russian_word(sentence, "повстанцами"))
    assert not is_instrumental(russian_word(sentence, "Мост"))


def test_a_name_behind_a_clause_is_the_holder() -> None:
    sentence = russian_sentence(
        "Руководитель пресс-службы газеты, где работала журналистка, Надежда Прусенкова "
        "отметила, что дата суда не случайна."
    )
    holder = holder_of(sentence, russian_word(sentence, "отметила"))
    assert holder is not None
    assert [word.text for word in holder] == ["Надежда", "Прусенкова"]
