"""A claim: its sentence, who says it, and what may be corrected."""

from collections.abc import Callable

import pytest

from tocsin.records import Claim
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.claim import claim, matches_of

Looks = Callable[..., Look]


def test_a_claim_is_shown_with_its_sentence_and_cited_in_the_readers_language(
    look: Looks,
) -> None:
    claim = look().store.records(Claim)[0]
    shown = views.claim(look(), claim.id)
    assert "".join(part.text for part in shown["parts_"]).startswith("Sirens were heard")
    assert shown["taken_out"] is False
    assert "TASS, 2022-03-20 09:00 UTC." in shown["cited"]
    assert "(по сообщению: TASS)" in views.claim(look("ru"), claim.id)["cited"]


def test_an_id_nobody_has_names_the_one_it_begins_like(look: Looks) -> None:
    name = look().store.records(Claim)[0].id
    with pytest.raises(NoSuchError, match="near it") as refused:
        claim(look(), name[:-1] + "?")
    assert refused.value.code == "error-no-claim"
    with pytest.raises(NoSuchError) as long:
        claim(look(), "x" * 5_000)
    assert len(str(long.value)) < 300


def test_the_text_around_a_sentence_is_that_of_the_document(look: Looks) -> None:
    own = look()
    found = own.store.records(Claim)[0]
    shown = claim(own, found.id)
    inside = "".join(part.text for part in shown["parts_"])
    assert shown["before"] + inside + shown["after"] in shown["document"].text
    assert shown["original"] == found
    assert matches_of(own, []) == []
