"""Lineage: an origin with what was copied from it, the first published first."""

from collections.abc import Callable

import msgspec
import pytest

from tocsin.records import Document, Lineage, uncaptured_origin
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.lineage import family, why_of

Looks = Callable[..., Look]


def test_lineage_has_no_family_before_an_assessment(look: Looks) -> None:
    assert views.families(look())["rows"] == []
    with pytest.raises(NoSuchError, match="goes back to"):
        views.family(look(), "doc-none")


def test_a_family_is_shown_from_its_first_document_with_hours_between(judged: Look) -> None:
    document = judged.store.records(Document)[0]
    origin = uncaptured_origin("tass", document.id)
    judged.store.lookup.put_lineage(
        [
            Lineage(
                document_id=document.id,
                origin_id=origin,
                basis="credit",
                score=1.0,
                as_of=judged.as_of,
            )
        ]
    )
    shown = family(judged, origin)
    assert [row["card"].id for row in shown["rows"]] == [document.id]
    assert shown["rows"][0]["hours"] == 0
    assert shown["uncaptured"] == "TASS"
    assert shown["owners"] == 1


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_how_a_copy_was_found_is_said_in_the_readers_language(look: Looks, language: str) -> None:
    seen = look(language=language)
    made = Lineage(
        document_id="b", origin_id="a", basis="near_copy", score=0.74, as_of=seen.as_of, why="x a"
    )
    said = str(why_of(seen, made, "TASS, 4 Mar 2022"))
    assert "74" in said
    assert "TASS, 4 Mar 2022" in said
    assert language == "en" or "three-word" not in said
    assert why_of(seen, msgspec.structs.replace(made, basis="itself"), "") == seen.words(
        "desk-lineage-itself"
    )
    kept = msgspec.structs.replace(made, basis="credit", why="credits a")
    assert "credits TASS" in str(why_of(seen, kept, "TASS"))
