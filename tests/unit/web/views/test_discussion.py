"""Discussion on pages: what is at a record, what waits for whoever looks, where each thread is."""

from tocsin.records import Claim
from tocsin.web.desk import Look
from tocsin.web.views.alerts import notes
from tocsin.web.views.board import number_waiting
from tocsin.web.views.discussion import (
    discussion_at,
    mentions_of,
    open_by_problem,
    place_of,
    subjects_of_claim,
    threads,
    waiting_threads,
)
from tocsin.workspace.discussion import mark, write


def test_a_mention_waits_on_the_queue_of_whom_it_means_and_leads_to_its_claim(
    judged: Look,
) -> None:
    store, at = judged.desk.store, judged.as_of
    (claim,) = store.lookup.listed(Claim, 1, None)
    before = number_waiting(judged)
    write(store, claim.id, "Says who?", signer="A. One", at=at)
    remark = write(store, claim.id, "Look, @a. one", signer="B. Two", at=at)
    assert remark.mentions == ("A. One",)
    assert number_waiting(judged) == before + 1
    (mine,) = mentions_of(judged)
    rows = waiting_threads(judged)
    assert [row.thread.id for row in rows["mentions"]] == [mine.id]
    assert [row.remark.text for row in rows["others"]] == ["Says who?"]
    place = place_of(judged, mine)
    assert place.page == f"/claim/{claim.id}#{mine.id}"
    (note,) = [note for note in notes(judged) if note.page == place.page]
    assert (note.title, note.body, note.keys) == ("B. Two mentions you", "", (remark.id,))
    at_claim = discussion_at(judged, subjects_of_claim(judged, claim.id, []))
    assert (at_claim["open"], at_claim["colleagues"]) == (2, ["B. Two"])
    mark(store, mine.id, is_resolved=True, signer="A. One", at=at)
    assert number_waiting(judged) == before
    assert [thread.is_resolved for thread in threads(judged)] == [True, False]
    assert open_by_problem(judged) == {}
