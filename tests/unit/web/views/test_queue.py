"""The queue: alarms, matches and sources that wait, and one match laid open."""

from collections.abc import Callable

from tocsin.records import Document, Match
from tocsin.web.desk import Desk, Look
from tocsin.web.views.queue import queue
from tocsin.workspace.corrections import correct

Looks = Callable[..., Look]


def test_with_nothing_that_waits_nothing_is_laid_open(look: Looks) -> None:
    shown = queue(look())
    assert (shown["opened"], shown["number_waiting"], shown["unsigned"]) == (None, 0, [])


def _look(desk: Desk, **asked: str) -> Look:
    return Look(desk, desk.book(), desk.latest(), False, asked, "en")


def test_the_likeliest_match_is_laid_open_and_any_other_on_request(waiting: Desk) -> None:
    shown = queue(_look(waiting))
    scores = [row["match"].score for row in shown["waiting"]]
    assert scores == sorted(scores, reverse=True)
    assert shown["number_waiting"] == len(scores) >= 3
    assert shown["opened"]["row"]["match"].id == shown["waiting"][0]["match"].id
    last = shown["waiting"][-1]["match"].id
    assert queue(_look(waiting, match=last))["opened"]["row"]["match"].id == last
    nowhere = queue(_look(waiting, match="mat-nowhere"))["opened"]
    assert nowhere["row"]["match"].id == shown["waiting"][0]["match"].id


def test_the_claim_stands_in_its_text(waiting: Desk) -> None:
    opened = queue(_look(waiting))["opened"]
    text = opened["before"] + opened["sentence"] + opened["after"]
    assert opened["row"]["claim"].text[:20] in opened["sentence"]
    document = waiting.store.record(Document, opened["row"]["claim"].document_id)
    assert document is not None
    assert text in document.text
    assert opened["narrative"].id == opened["row"]["match"].narrative_id


def test_a_decision_brings_up_the_next_and_is_shown_beside_it(waiting: Desk) -> None:
    before = queue(_look(waiting))
    first: Match = before["opened"]["row"]["match"]
    moment = waiting.latest()
    correct(waiting.store, first.id, "same", "different", signer="A. One", note=None, at=moment)
    after = queue(_look(waiting))
    assert after["number_waiting"] == before["number_waiting"] - 1
    assert first.id not in [row["match"].id for row in after["waiting"]]
    same_narrative = after["opened"]["row"]["match"].narrative_id == first.narrative_id
    words = [one["word"].value for one in after["opened"]["earlier"]]
    assert words == (["different"] if same_narrative else [])
