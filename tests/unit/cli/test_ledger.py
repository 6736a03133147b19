"""`tocsin ledger` on a small store: for people, as CSV, and as JSON."""

import csv
from pathlib import Path

import msgspec

from tests import by_hand
from tests.by_hand import MOMENT
from tests.unit.cli.said import printed
from tocsin.cli.ledger import _fared
from tocsin.records import Alarm, Ledger, LikelihoodRange, TrackRecord
from tocsin.workspace.workspace import open_workspace

ANALYST = ("--signer", "A. Analyst")


def judged(store: str) -> None:
    """Keep an alarm that says how likely the incident is."""
    figure = LikelihoodRange(low=0.1, high=0.4, words="", p=0.2, holds=0.8)
    alarm: Alarm = msgspec.structs.replace(by_hand.alarm("WATCH", MOMENT), likelihood=figure)
    with open_workspace(store) as work:
        work.store.put_judged([], [alarm])


def test_every_figure_stands_with_who_gave_it(store: str, tmp_path: Path) -> None:
    judged(store)
    printed("sign", "WP-BRIDGE", *ANALYST, "--store", store)
    told = printed("ledger", "--store", store)
    assert "A. Analyst" in told
    assert "20%" in told
    assert "All together: 2 figures, 0 resolved." in told
    file = tmp_path / "ledger.csv"
    assert "1 figures" not in printed(
        "ledger", "--store", store, "--by", "A. Analyst", "--format", "csv", "-o", str(file)
    )
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [(r["by"], r["kind"], r["p"]) for r in rows] == [("A. Analyst", "signature", "0.2")]
    whole = msgspec.json.decode(
        printed("ledger", "--store", store, "--format", "json"), type=Ledger
    )
    assert [f.by for f in whole.forecasts] == ["tocsin", "A. Analyst"]


def test_a_store_without_figures_says_so(bare: str) -> None:
    assert "No figure has been given yet" in printed("ledger", "--store", bare)


def _record(
    by: str | None,
    numbers: tuple[int, int, int],
    scores: tuple[float, float, float, float | None],
    *,
    enough: bool,
) -> TrackRecord:
    """How somebody's figures fared."""
    figures, resolved, outcomes = numbers
    brier, log, base, skill = scores
    return TrackRecord(
        by=by,
        figures=figures,
        resolved=resolved,
        outcomes=outcomes,
        brier=brier,
        log_score=log,
        base=base,
        skill=skill,
        enough=enough,
        bins=(),
    )


def test_few_outcomes_are_no_judgement() -> None:
    few = _record("A. Analyst", (3, 2, 1), (0.25, 0.7, 0.5, None), enough=False)
    assert _fared(few) == (
        "A. Analyst: 3 figures, 2 resolved by 1 outcome; Brier score 0.250, log score 0.700. "
        "There are not enough outcomes to judge (50 are needed)."
    )
    many = _record(None, (90, 80, 60), (0.2, 0.6, 0.3, 0.05), enough=True)
    assert _fared(many) == (
        "All together: 90 figures, 80 resolved by 60 outcomes; Brier score 0.200, "
        "log score 0.600, skill against the base rate +0.05."
    )
