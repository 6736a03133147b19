"""Claims sentence by sentence: what is attributed has its chain, the rest is the document's own."""

import pytest

from tests.unit.annotate.reading import document, mention
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.stance import StanceReader
from tocsin.annotate.claims.types import TypeReader
from tocsin.annotate.parsers.russian import parse_russian
from tocsin.annotate.sentences.claims import SentenceReader
from tocsin.annotate.text.quotes import find_quoted


def reader(text: str, language: str, *persons: str) -> SentenceReader:
    """Return the reader of a text in which some persons are known."""
    page = document(text, language)
    known = [
        mention(page, person, "person", f"a_{number}") for number, person in enumerate(persons)
    ]
    maker = ClaimMaker(page, known, stance=StanceReader(language), types=TypeReader(language))
    return SentenceReader(page, known, find_quoted(text), maker)


@pytest.mark.parametrize(
    ("language", "text", "person", "content"),
    [
        ("ru", "Министр Иванов заявил, что мост закрыт.", "Иванов", "мост закрыт"),
        ("uk", "Міністр Іваненко заявив, що міст закрито.", "Іваненко", "міст закрито"),
        ("kk", "Сейітов көпір жабылды деп мәлімдеді.", "Сейітов", "көпір жабылды"),
    ],
)
def test_what_is_attributed_has_its_chain(
    language: str, text: str, person: str, content: str
) -> None:
    read = reader(text, language, person)
    (claim,) = read()
    assert content in claim.text
    assert [hop.entity_id for hop in claim.chain][:-1] == ["a_0"]
    assert claim.stance == "reports"
    assert claim.chain[-1].voice
    (record,) = read.attributions
    assert record.source is not None
    assert record.source.entity_id == "a_0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мост закрыт до весны."),
        ("uk", "Міст закрито до весни."),
        ("kk", "Көпір көктемге дейін жабылды."),
    ],
)
def test_what_nobody_is_cited_for_is_the_documents_own(language: str, text: str) -> None:
    read = reader(text, language)
    (claim,) = read()
    assert claim.stance == "asserts"
    assert len(claim.chain) == 1
    assert read.attributions == []


def test_what_was_never_said_is_reported_of_nobody() -> None:
    read = reader("Министр Иванов не заявил, что мост закрыт.", "ru", "Иванов")
    assert [claim for claim in read() if claim.stance == "reports"] == []


def test_of_two_accounts_in_a_sentence_the_first_is_not_given_to_the_second() -> None:
    text = "Генерал сообщил, что колонна вышла, а по словам жителей, она стоит."
    read = SentenceReader(
        document(text, "ru"),
        [],
        [],
        ClaimMaker(document(text, "ru"), [], stance=StanceReader("ru"), types=TypeReader("ru")),
        parse_russian(document(text, "ru")),
    )
    read()
    told = [(r.source.surface if r.source else None, r.cue.surface) for r in read.attributions]
    assert ("Генерал", "сообщил") in told
    assert ("жителей", "сообщил") not in told
