"""What a correction is meant to set: a word the field can hold, or the id of who is meant; anything
else is refused before it is kept.
"""

import pytest

from tests import by_hand
from tests.by_hand import MOMENT, casebook
from tocsin.errors import MissingError, UsageError
from tocsin.records import Claim, Document, Judgement, Match, Mention, Record
from tocsin.store import Store
from tocsin.workspace.meant import field_meant, value_meant

DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)
CLAIM = by_hand.claim(DOCUMENT, "had been mined")
BOOK = casebook()


def meant(store: Store, field: str, written: str) -> str:
    """Return what is kept for a value of a claim's field."""
    return value_meant(store, BOOK, CLAIM, field, written)


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        (Claim, "stance", "stance"),
        (Claim, " Site ID ", "site_id"),
        (Mention, "Entity_id", "entity_id"),
        (Match, "VOICE", "voice"),
        (Document, "origin id", "origin_id"),
    ],
)
def test_a_field_is_found_however_it_is_spelled(
    kind: type[Record], written: str, field: str
) -> None:
    assert field_meant(kind, written) == field


@pytest.mark.parametrize("written", ["", "span", "Stanze", "поле"])
def test_a_field_that_cannot_be_corrected_is_refused_with_those_that_can(written: str) -> None:
    with pytest.raises(UsageError, match="What can be: stance, type, modality") as raised:
        field_meant(Claim, written)
    assert f"{written!r} of a claim cannot be corrected" in str(raised.value)


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("stance", "NOT SAID", "not_said"),
        ("type", " accuse ", "accuse"),
        ("modality", "Certain", "certain"),
        ("outcome", "Borne out", "borne_out"),
        ("claim", "None", "none"),
        ("actor_id", "«Министерство портов»", "ministry"),
        ("actor_id", "none", "none"),
        ("site_id", "the Lumen Bridge", "bridge"),
        ("chain", "the harbour ministry", "ministry"),
        ("chain", "voice", "voice"),
        ("chain", "ministry -> courier", "ministry"),
        ("chain", "new:A Guard via wire", "new:A Guard < wire"),
        ("originator", "mayor", "mayor"),
    ],
)
def test_a_value_is_kept_as_the_word_or_id_it_means(
    small: Store, field: str, written: str, kept: str
) -> None:
    assert meant(small, field, written) == kept


@pytest.mark.parametrize(
    ("field", "written", "words"),
    [
        ("stance", "maybe", "'maybe' is no stance: say asserts, reports"),
        ("site_id", "Lumen Bridgge", "is no site or place of the casebook; near it: bridge"),
        ("actor_id", "Port Lumen", "is no actor or source of the casebook"),
        ("originator", "ministry -> mayor", "names 2 hops, and the originator is one"),
        ("chain", "ministry -> wire -> ministry", "'ministry' occurs twice"),
        ("chain", "new:Mayor of Port Lumen", "the casebook holds it as mayor; write that"),
        ("chain", "stranger -> wire", "For a name it does not hold write new:stranger"),
    ],
)
def test_a_value_that_means_nothing_is_refused_with_what_to_write(
    small: Store, field: str, written: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        meant(small, field, written)


def test_an_empty_value_and_a_store_without_a_casebook_are_asked_for(small: Store) -> None:
    with pytest.raises(MissingError, match="stance needs a value") as empty:
        meant(small, "stance", " \n ")
    with pytest.raises(MissingError, match="name the casebook") as bookless:
        value_meant(small, None, CLAIM, "site_id", "port")
    assert (empty.value.option, bookless.value.option) == ("value", "casebook")


def test_a_document_is_not_taken_from_one_that_is_taken_from_it(small: Store) -> None:
    said = Judgement(
        id="jdg-1",
        record_id="doc-denied",
        field="origin_id",
        value="doc-mined",
        signer="A",
        at=MOMENT,
    )
    small.words.put(said)
    with pytest.raises(UsageError, match=r"taken from doc-mined itself \(jdg-1\); withdraw that"):
        value_meant(small, BOOK, DOCUMENT, "origin_id", "doc-denied")
    assert value_meant(small, BOOK, DOCUMENT, "origin_id", "doc-mined") == "itself"
    with pytest.raises(UsageError, match="near it: doc-denied"):
        value_meant(small, BOOK, DOCUMENT, "origin_id", "doc-denie")


def test_a_match_may_abstain_and_a_word_on_sameness_is_one_of_three(small: Store) -> None:
    match = by_hand.match(CLAIM)
    assert value_meant(small, None, match, "voice", "none") == "none"
    assert value_meant(small, None, match, "same", "Unsure") == "unsure"
    with pytest.raises(UsageError, match="is no voice: say promotes, relays, exposes, none"):
        value_meant(small, None, match, "voice", "shouts")
