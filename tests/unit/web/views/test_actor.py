"""Actors: what each says through whom, and what others say of it."""

import pytest

from tocsin.web.desk import Desk, Look, NoSuchError
from tocsin.web.views.actor import actor, actors


def _look(desk: Desk, **asked: str) -> Look:
    return Look(desk, desk.book(), desk.latest(), False, asked, "en")


def _speaking(desk: Desk) -> str:
    return str(actors(_look(desk))["rows"][0]["actor"].id)


def test_actors_who_speak_stand_before_those_who_do_not(waiting: Desk) -> None:
    shown = actors(_look(waiting))
    assert shown["rows"]
    assert all(row["claims"] for row in shown["rows"])
    every = {row["actor"].id for row in shown["rows"]} | {a.id for a in shown["quiet"]}
    assert every == {entry.id for entry in _look(waiting).known().actors}


def test_an_actor_is_shown_with_claims_carriers_and_stances(waiting: Desk) -> None:
    shown = actor(_look(waiting), _speaking(waiting))
    assert shown["number_of"] == sum(n for _, n in shown["carriers"])
    assert 0 < len(shown["said"]) <= shown["number_of"]
    assert sum(sum(counts.values()) for _, counts in shown["months_"]) == shown["number_of"]
    assert "<svg" in shown["picture"]
    assert all(claim.chain[0].entity_id == shown["actor"].id for claim, _ in shown["said"])


def test_a_later_page_is_empty_and_says_that_nothing_follows(waiting: Desk) -> None:
    shown = actor(_look(waiting, skip="2500"), _speaking(waiting))
    assert (shown["said"], shown["next"]) == ([], None)


def test_an_actor_that_is_not_there_is_named_with_one_that_is_near(waiting: Desk) -> None:
    name = _speaking(waiting)
    with pytest.raises(NoSuchError, match=name):
        actor(_look(waiting), name + "x")
