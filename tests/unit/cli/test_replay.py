"""`tocsin replay`: what it asks for, what it prints and leaves, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests import by_hand
from tests.conftest import tocsin_here
from tests.unit.replay.stream import put, stream
from tocsin.cli.replay import days_of

BOOK = """problems:
  - id: WP-BRIDGE
    title: Attack on the bridge
    incident: the bridge at Port Lumen will be attacked
    template: standard
    known_from: 2021-12-01
    reference: a test
    sites: [bridge]
    horizon_days: 3
    outcome: {within_km: 20, least_deaths: 1}
sites:
  - id: bridge
    name: Lumen Bridge
    kind: facility
    latitude: 46.5
    longitude: 30.75
    known_from: 2020-01-01
    reference: a test
"""
TABLE = """id,date,latitude,longitude,deaths,text
a,2021-12-20,46.5,30.75,,nobody was hurt
b,2022-01-05,46.5,30.75,2,a pier fell
c,2022-01-20,46.5,30.75,,nobody was hurt
d,,46.5,30.75,1,no day
"""
SPAN = ("--from", "2022-01-01", "--to", "2022-01-06")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with a casebook, a store and a table of outcomes."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "casebook.yml").write_text("id: lumen\ntitle: Port Lumen\n")
    (tmp_path / "book" / "problems.yml").write_text(BOOK)
    (tmp_path / "outcomes.csv").write_text(TABLE)
    with by_hand.bare(tmp_path / "s.sqlite") as store:
        put(store, stream(6, seed=1))
    return tmp_path


def replay(case: Path, *more: str, span: tuple[str, ...] = SPAN) -> tuple[int, str, str]:
    """Run the command; return its status and what it printed."""
    done = tocsin_here(
        "replay",
        str(case / "book"),
        *span,
        "--store",
        str(case / "s.sqlite"),
        "--out",
        str(case / "out"),
        *more,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_replay_prints_base_rates_and_scores_and_leaves_a_report(case: Path) -> None:
    code, printed, _ = replay(case, "--outcomes", str(case / "outcomes.csv"))
    assert code == 0
    assert "6 days judged (6 anew), 1 problem" in printed
    assert "0.50  (3 of 6 resolved days, 1 incident)" in printed
    assert "without a date: 1" in printed
    assert (case / "out" / "replay.html").is_file()


def test_without_outcomes_only_the_ledger_is_written(case: Path) -> None:
    code, printed, _ = replay(case)
    assert code == 0
    assert "Ledger:" in printed
    assert not (case / "out" / "replay.html").exists()


def test_figures_for_other_programs(case: Path) -> None:
    code, printed, _ = replay(case, "--outcomes", str(case / "outcomes.csv"), "--json")
    found = json.loads(printed)
    assert code == 0
    assert found["base_rates"] == {"WP-BRIDGE": 0.5}
    assert (found["void_rows"], found["verdict"]) == ({"no_date": 1}, "too_few")


@pytest.mark.parametrize(
    ("more", "span", "said"),
    [
        (("--step", "0d"), SPAN, "--step"),
        (("--step", "weekly"), SPAN, "--step"),
        (("--language", "xx"), SPAN, "There are no texts in xx"),
        (("--outcomes", "none.csv"), SPAN, "none.csv"),
        ((), ("--from", "soon", "--to", "2022-01-06"), "--from"),
        ((), ("--from", "2022-01-06", "--to", "2022-01-01"), "before it begins"),
        ((), ("--from", "2020-01-01", "--to", "2020-01-06"), "known_from"),
    ],
)
def test_what_cannot_be_done_is_said(
    case: Path, more: tuple[str, ...], span: tuple[str, ...], said: str
) -> None:
    code, _, told = replay(case, *more, span=span)
    assert code == 2
    assert said in told


def test_a_step_is_a_number_ofdays_of() -> None:
    assert (days_of("1d"), days_of("7"), days_of(" 14 d ")) == (1, 7, 14)


def test_what_the_table_covers_can_be_stated_and_is_said(case: Path) -> None:
    covers = ("--covers", "2021-12-01..2022-01-08")
    code, printed, _ = replay(case, "--outcomes", str(case / "outcomes.csv"), *covers)
    assert code == 0
    assert "covers 2021-12-01 to 2022-01-08, as was stated" in printed
    assert "Rows of the table outside these days, set aside: 1." in printed
    assert "still open and not scored: 1" in printed


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2021-12-01", "is no span of days"),
        ("2022-01-08..2021-12-01", "lies before"),
        ("soon..2022-01-08", "is not a day"),
    ],
)
def test_a_span_that_is_none_is_refused(case: Path, given: str, said: str) -> None:
    code, _, refused = replay(case, "--outcomes", str(case / "outcomes.csv"), "--covers", given)
    assert code == 2
    assert said in refused


def test_what_no_table_covers_is_refused(case: Path) -> None:
    code, _, refused = replay(case, "--covers", "2021-12-01..2022-01-08")
    assert code == 2
    assert "--outcomes" in refused
