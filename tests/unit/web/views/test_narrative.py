"""The catalogued narratives: who carries them, and what waits for review."""

from collections.abc import Callable

import pytest

from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.narrative import narrative, narratives

Looks = Callable[..., Look]


def test_narratives_are_told_apart_by_whether_a_document_matches(look: Looks) -> None:
    shown = views.narratives(look())
    every = {row["narrative"].id for row in (*shown["rows"], *shown["quiet"])}
    assert "n_ammonia_plant" in every
    assert views.narrative(look(), "n_ammonia_plant")["narrative"].id == "n_ammonia_plant"
    with pytest.raises(NoSuchError, match="is no narrative of"):
        views.narrative(look(), "n_none")


def test_every_narrative_stands_in_one_of_two_lists(look: Looks) -> None:
    shown = narratives(look())
    ids = [row["narrative"].id for row in (*shown["rows"], *shown["quiet"])]
    assert sorted(ids) == sorted(entry.id for entry in look().known().narratives)
    totals = [sum(row["voices"].values()) for row in shown["rows"]]
    assert totals == sorted(totals, reverse=True)


def test_a_narrative_names_what_it_is_part_of_and_its_parts(look: Looks) -> None:
    entries = look().known().narratives
    parent = next((e.parent for e in entries if e.parent), None)
    if parent is None:
        assert all(not narrative(look(), e.id)["parts_"] for e in entries[:1])
        return
    parts = narrative(look(), parent)["parts_"]
    assert {part.id for part in parts} == {e.id for e in entries if e.parent == parent}
    assert narrative(look(), parts[0].id)["parent"].id == parent


def test_with_nothing_to_review_nothing_waits(look: Looks) -> None:
    shown = narrative(look(), "n_ammonia_plant")
    assert shown["number_waiting"] == len(shown["waiting"])
    assert all(row["claim"] for row in shown["carriers"])
