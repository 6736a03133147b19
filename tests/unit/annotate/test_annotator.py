"""The stage: a document in, its annotations out, in every language it can read,
and in none else.
"""

import msgspec
import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.annotator import Annotator
from tocsin.records import TRANSLITERATED, Actor, Site

MAYOR = Actor(id="a_smith", name="Anna Smith", kind="public_official", aliases=("Anna Smith",))
PLANT = Site(id="s_plant", name="Blue Plant", kind="facility", aliases=("Blue Plant",))
KNOWING = Annotator([MAYOR], [], [PLANT])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said that the bridge was closed."),
        ("ru", "Министр Иванов заявил, что мост закрыт."),
        ("uk", "Міністр Іваненко заявив, що міст закрито."),
        ("kk", "Сейітов көпір жабылды деп мәлімдеді."),
    ],
)
def test_each_language_gives_a_claim_with_its_chain(language: str, text: str) -> None:
    page = document(text, language)
    read = KNOWING(page)
    assert KNOWING.can_claim(page)
    assert read.document_id == page.id
    assert [len(claim.chain) for claim in read.claims] == [2]
    assert len(read.attributions) == 1


@pytest.mark.parametrize("language", ["it", "nl", "cs"])
def test_in_another_language_no_claim_is_invented(language: str) -> None:
    page = document("Anna Smith war im Blue Plant.", language)
    assert not KNOWING.can_claim(page)
    read = KNOWING(page)
    assert read.claims == ()
    assert read.quotes == ()
    assert "a_smith" in {mention.entity_id for mention in read.mentions}


def test_a_text_in_foreign_letters_gives_names_alone() -> None:
    page = document("Министр Иванов заявил, что мост закрыт.", "ru")
    spelled = msgspec.structs.replace(page, language_note=f"{TRANSLITERATED} letters")
    assert not KNOWING.can_claim(spelled)
    assert KNOWING(spelled).claims == ()


def test_who_is_known_is_linked_in_claims_mentions_and_quotes() -> None:
    text = 'Anna Smith said: "The Blue Plant is closed for the whole week."'
    read = KNOWING(document(text))
    assert {mention.entity_id for mention in read.mentions} >= {"a_smith", "s_plant"}
    (quote,) = read.quotes
    assert quote.speaker is not None
    assert quote.speaker.entity_id == "a_smith"
    assert {claim.site_id for claim in read.claims} == {"s_plant"}


def test_the_dress_of_a_post_is_no_text_and_the_words_stay_as_they_stand() -> None:
    text = "**Министр Иванов заявил, что мост закрыт.**"
    (claim,) = KNOWING(document(text, "ru")).claims
    assert claim.text == claim.span.of(text)
    assert "мост закрыт" in claim.text


def test_of_a_long_text_the_rest_is_counted_as_unread() -> None:
    page = document(" ".join(f"Sentence number {n} tells of the bridge." for n in range(40)))
    assert KNOWING(page).unread == 0
    assert KNOWING(page, []).unread == 35


def test_the_same_document_is_read_the_same() -> None:
    page = document("Rebels attacked the Blue Plant, Anna Smith said.")
    assert KNOWING(page) == KNOWING(page)
