"""Whom the claims about a problem come from: each counted once, by the first link of its chain."""

from tocsin.records import Claim
from tocsin.web.desk import Desk, Look
from tocsin.web.views.heard import heard_of
from tocsin.web.views.problem import problem


def test_claims_are_counted_by_who_says_them_first(waiting: Desk) -> None:
    look = Look(waiting, waiting.book(), waiting.latest(), False, {}, "en")
    (found,) = look.book.problems
    rows = heard_of(look, found)
    names = look.names()
    touching = {*found.sites, *found.narratives}
    matched = {m.document_id for m in look.store.lookup.matches(None, 500, is_open=False)}
    said = [c for c in look.store.records(Claim) if c.site_id in touching]
    assert matched
    by_mizintsev = next(row for row in rows if row.id == "mizintsev")
    least = [c for c in said if c.chain[0].entity_id == "mizintsev"]
    assert by_mizintsev.name == names["mizintsev"]
    assert by_mizintsev.claims >= len(least) > 0
    assert rows == sorted(rows, key=lambda row: (-row.claims, row.name))
    assert rows[0].share == 1
    assert all(0 <= row.denied <= row.claims for row in rows)


def test_a_look_back_counts_nothing_later(waiting: Desk) -> None:
    latest = waiting.latest()
    now = Look(waiting, waiting.book(), latest, False, {}, "en")
    then = now._replace(as_of=latest.replace(day=19), has_moment=True)
    (found,) = now.book.problems
    later = sum(row.claims for row in heard_of(now, found))
    assert 0 < sum(row.claims for row in heard_of(then, found)) < later


def test_the_problems_page_holds_them(waiting: Desk) -> None:
    look = Look(waiting, waiting.book(), waiting.latest(), False, {}, "en")
    assert problem(look, look.book.problems[0].id)["heard"]
