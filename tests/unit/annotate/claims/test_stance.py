"""What a voice does to a proposition, told by its words: denied, doubted, guessed, asked, told."""

import pytest

from tocsin.annotate.claims.stance import StanceReader
from tocsin.records import Modality, Stance

READERS = {code: StanceReader(code) for code in ("en", "ru", "uk", "kk")}


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "The bridge is closed", "certain"),
        ("en", "The bridge will close", "future"),
        ("en", "They'll close the bridge", "future"),
        ("en", "The bridge may close", "possible"),
        ("en", "It was opened on May 12", "certain"),
        ("en", "The city must close the bridge", "obligation"),
        ("ru", "Мост закрыт", "certain"),
        ("ru", "Мост будет закрыт", "future"),
        ("ru", "Возможно, мост закрыт", "possible"),
        ("ru", "Мост должен быть закрыт", "obligation"),
        ("uk", "Міст закрито", "certain"),
        ("uk", "Можливо, міст закрито", "possible"),
        ("uk", "Міст буде закрито", "future"),
        ("kk", "Көпір жабылды", "certain"),
        ("en", "", "certain"),
    ],
)
def test_modality(language: str, text: str, modality: Modality) -> None:
    assert READERS[language].modality(text) == modality


@pytest.mark.parametrize(
    ("language", "text", "false"),
    [
        ("en", "The story about the laboratory is fake news", True),
        ("en", "The laboratory is open", False),
        ("en", "They discussed the fight against disinformation", False),
        ("ru", "Это фейк", True),
        ("ru", "Лаборатория открыта", False),
        ("uk", "Це фейк", True),
        ("uk", "Лабораторію відкрито", False),
        ("en", "", False),
    ],
)
def test_what_is_called_untrue(language: str, text: str, false: bool) -> None:
    assert READERS[language].tells_false(text) is false


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is the bridge closed?", True),
        ("“Is the bridge closed?”", True),
        ("The bridge is closed.", False),
        ("Why? Nobody knows.", False),
        ("", False),
    ],
)
def test_a_question_ends_in_its_mark(text: str, asks: bool) -> None:
    assert READERS["en"].is_question(text) is asks


def stance(
    clause: str, *, lead: str = "", kinds: tuple[str, ...] = (), is_question: bool = False
) -> Stance:
    """Return the stance towards a clause, attributed where there are kinds of attributions."""
    return READERS["en"].stance(
        clause,
        sentence=f"{lead} {clause}",
        lead=lead,
        kinds=kinds,
        attributed=bool(kinds),
        is_question=is_question,
    )


def test_what_is_attributed_is_reported_denied_or_doubted() -> None:
    clause = "the bridge was mined"
    assert stance(clause, lead="The mayor said", kinds=("speech",)) == "reports"
    assert stance(clause, lead="The mayor denied", kinds=("denial",)) == "denies"
    assert stance(clause, lead="The mayor allegedly said", kinds=("speech",)) == "doubts"


def test_an_attitude_is_not_doubted_but_held() -> None:
    assert stance("it was allegedly mined", lead="He thinks", kinds=("attitude",)) == "reports"


def test_what_nobody_is_cited_for_is_asserted_guessed_or_asked() -> None:
    assert stance("The bridge was mined") == "asserts"
    assert stance("Perhaps the bridge was mined") == "speculates"
    assert stance("was the bridge mined", is_question=True) == "asks"
    assert stance("The city must perhaps close the bridge") == "asserts"


def test_words_near_a_story_say_that_it_is_untrue_or_unconfirmed() -> None:
    reader = READERS["en"]
    assert reader.called_false_behind(" are untrue")
    assert not reader.called_false_behind(" are many, and much later somebody called it untrue")
    assert reader.calls_false("It is a lie that")
    assert not reader.calls_false("The mayor said that")
    assert reader.doubts("he allegedly left")
    assert not reader.doubts("he left")
