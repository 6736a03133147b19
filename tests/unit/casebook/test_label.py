"""The label of a rule is written into its entry, and nothing else of the file changes."""

import datetime as dt
from pathlib import Path

import pytest

from tocsin.casebook import load_casebook
from tocsin.casebook.label import write_label
from tocsin.errors import CasebookError
from tocsin.records import FiringRate

BOOK = """# Ours.
narratives:
  - id: n_mined # the bridge
    title: The bridge is mined

    summary: Somebody has mined it.
    first_seen: '2020'
  - {id: n_flow, title: A flow of rumours, summary: s, first_seen: '2020'}
sites:
  - {id: bridge, name: Lumen Bridge, kind: facility}
problems:
  - id: WP-BRIDGE
    title: Attack on the bridge
    incident: an attack
    template: standard
    sites: [bridge]
    indicators:
      - use: host_denial
      - id: I1
        name: Somebody is accused
        observe: {record: claim, types: [accuse]}
        likelihoods: {H1: C, H2: N, H3: N, H4: N, H5: N}
        basis: a test
"""
RATE = FiringRate(days=24, until=dt.date(2022, 1, 12), over="it's.sqlite", fired_a_month=3.8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "casebook.yml").write_text("id: lumen\ntitle: Port Lumen\n")
    (tmp_path / "watched.yml").write_text(BOOK)
    return tmp_path


def test_a_label_is_read_back_and_written_anew(folder: Path) -> None:
    rate = FiringRate(days=24, until=dt.date(2022, 1, 12), over="s.sqlite", fired_a_month=3.8)
    where = write_label(folder, "narrative", "n_mined", None, rate)
    assert where.endswith("watched.yml:3")
    write_label(folder, "indicator", "I1", "WP-BRIDGE", rate)
    later = FiringRate(
        days=30, until=dt.date(2022, 1, 18), over="s.sqlite", fired_a_month=2.0, false_a_month=0.5
    )
    write_label(folder, "narrative", "n_mined", None, later)
    book = load_casebook(folder)
    assert {n.id: n.measured for n in book.narratives} == {"n_flow": None, "n_mined": later}
    own = next(i for i in book.problems[0].indicators if i.id == "I1")
    assert own.measured == rate
    kept = [
        line for line in (folder / "watched.yml").read_text().splitlines() if "measured" not in line
    ]
    assert kept == BOOK.splitlines()


def test_a_name_with_a_quotation_mark_stays_one_text(folder: Path) -> None:
    write_label(folder, "narrative", "n_mined", None, RATE)
    found = {n.id: n.measured for n in load_casebook(folder).narratives}
    label = found["n_mined"]
    assert label is not None
    assert label.over == "it's.sqlite"


@pytest.mark.parametrize(
    ("kind", "rule", "problem"),
    [
        ("narrative", "n_flow", None),
        ("narrative", "n_elsewhere", None),
        ("indicator", "host_denial", "WP-BRIDGE"),
        ("indicator", "I1", "WP-OTHER"),
    ],
)
def test_a_rule_that_has_no_lines_of_its_own_is_written_by_hand(
    folder: Path, kind: str, rule: str, problem: str | None
) -> None:
    with pytest.raises(CasebookError, match=r"measured: \{days: 24"):
        write_label(folder, kind, rule, problem, RATE)
    assert (folder / "watched.yml").read_text() == BOOK
