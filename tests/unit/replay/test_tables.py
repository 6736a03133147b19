"""The tables of a replay hold what the page shows, as other programs read it."""

import csv
import io

from tests.unit.replay.scored import scored
from tocsin.replay.tables import tables

SCORED = scored()


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(dict(tables(SCORED))[name])))


def test_every_judged_day_is_a_row() -> None:
    assert len(rows("forecasts.csv")) == len(SCORED.rows)
    assert {r["rests_on"] for r in rows("forecasts.csv")} == {"rst-1"}


def test_alarms_say_what_became_of_them() -> None:
    found = rows("alarms.csv")
    assert [r["fate"] for r in found] == [m.fate for m in SCORED.matches]
    assert all(bool(r["incident"]) == (r["fate"] in ("hit", "shared")) for r in found)
    assert {r["evidence"] for r in found} == {"clm-n1"}


def test_scores_have_their_intervals_and_what_is_unknown_is_empty() -> None:
    found = {r["measure"]: r for r in rows("scores.csv")}
    assert float(found["brier"]["low"]) <= float(found["brier"]["value"])
    assert found["brier_climatology"]["low"] == ""


def test_no_rule_stands_twice_in_the_comparison() -> None:
    keys = [(r["rule"], r["budget"], r["within"]) for r in rows("comparison.csv")]
    assert len(keys) == len(set(keys))


def test_a_spreadsheet_runs_nothing_of_a_table() -> None:
    assert [r["id"] for r in rows("void.csv")] == ["no day", "'=evil"]
