"""The board: every problem, what came in, what waits for a person."""

from collections.abc import Callable
from typing import Any

from tocsin.web import views
from tocsin.web.desk import Desk, Look
from tocsin.web.views.board import board, health, judged_of, number_waiting, row_of

Looks = Callable[..., Look]


def test_the_board_has_every_problem_and_what_came_in(look: Looks) -> None:
    shown = views.board(look())
    assert [row["problem"].id for row in shown["rows"]] == ["WP-SUMY-CHEM"]
    assert [card.opening[:6] for card in shown["arrivals"]] == ["Sirens"]
    assert shown["unsigned"] == []


def test_a_problem_that_was_never_assessed_stands_below_all_others(look: Looks) -> None:
    own = look()
    (problem,) = own.book.problems
    row = row_of(own, problem, judged_of(own, problem.id), [])
    assert (row["rank"], row["alarm"], row["changes"], row["draft"]) == (-1, None, [], False)
    assert judged_of(own, "nobody") is None


def test_every_source_of_the_casebook_has_its_health(look: Looks) -> None:
    own = look()
    assert {state.source_id for state in health(own)} >= {source.id for source in own.book.sources}
    assert board(own)["unwell"] == [state for state in health(own) if state.why]


def test_the_board_is_sorted_and_narrowed_as_asked(waiting: Desk) -> None:
    def shown(**asked: str) -> dict[str, Any]:
        return board(Look(waiting, waiting.book(), waiting.latest(), False, asked, "en"))

    state = shown()["rows"][0]["alarm"].state
    assert [row["alarm"].state for row in shown(state=state)["rows"]] == [state]
    assert shown(state="NORMAL" if state != "NORMAL" else "WATCH")["rows"] == []
    assert shown(sort="likelihood")["sort"] == "likelihood"
    assert shown(sort="nonsense")["sort"] == ""
    assert 0 <= shown()["rows"][0]["share"] <= 1
    assert number_waiting(Look(waiting, waiting.book(), waiting.latest(), False, {}, "en")) >= 3


def test_what_is_worked_out_takes_the_place_of_what_was_before(judged: Look) -> None:
    """A desk that is open for months judges a hundred thousand times."""
    look, kept = judged._replace(has_moment=True), list[int]()
    alarms = look.store.lookup.latest_alarms(look.as_of)
    for _ in range(4):
        look.desk.store.put_judged([], alarms[:1])
        board(look)
        kept.append(len(look.desk._kept))
    assert kept[1:] == kept[:1] * 3
