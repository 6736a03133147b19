"""The page of the ledger: the latest figures first, chosen by who gave them or by problem."""

import msgspec

from tests import by_hand
from tocsin.records import LikelihoodRange
from tocsin.web.desk import Look
from tocsin.web.views.ledger import ledger


def said(look: Look, p: float) -> None:
    """Let the program say how likely the incident of a problem is."""
    figure = LikelihoodRange(low=0.0, high=1.0, words="", p=p, holds=0.8)
    alarm = msgspec.structs.replace(by_hand.alarm("WATCH", look.as_of), likelihood=figure)
    look.store.put_judged([], [alarm])


def test_the_latest_figure_stands_first_and_can_be_chosen(judged: Look) -> None:
    before = len(ledger(judged)["rows"])
    said(judged, 0.11)
    said(judged, 0.22)
    rows = ledger(judged)["rows"]
    assert [row.p for row in rows[:2]] == [0.22, 0.11]
    assert len(rows) == before + 2
    nobody = judged._replace(query={"by": "Nobody"})
    assert ledger(nobody)["rows"] == []
    own = judged._replace(query={"by": "tocsin", "problem": "WP-BRIDGE"})
    assert {row.problem_id for row in ledger(own)["rows"]} == {"WP-BRIDGE"}
