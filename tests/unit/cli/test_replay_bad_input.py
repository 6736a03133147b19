"""What a replay says of tables, casebooks and streams that are not as they should be: each is said,
and nothing is counted twice.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.conftest import tocsin_here
from tests.unit.cli.test_replay import BOOK
from tests.unit.replay.stream import DAY, FIRST, bundle, calm, put
from tocsin.records import When
from tocsin.replay.past import Bundle

NARRATIVE = """narratives:
  - id: n_mined
    title: The bridge is mined
    summary: Somebody has mined the bridge.
    first_seen: a test
    known_from: 2020-01-01
    reference: a test
    facets:
      - {name: object, terms: {en: [bridge]}, needed: true}
      - {name: act, terms: {en: [mined]}, needed: true}
"""
HEADER = "id,date,place,latitude,longitude,deaths,text\n"
AT = "Port,46.5,30.75"
COVERS = ("--covers", "2021-12-01..2022-03-31")
TWIN = ("WP-BRIDGE", "WP-TWIN")


def rung(number: int, day: dt.date, **stated: Any) -> Bundle:
    """Make a document that is enough for an alarm: it names the bridge, carries its story, and
    tells when.
    """
    plain = bundle(number, day, **stated)
    when = When(raw="in two days", role="deadline", start_days=2, end_days=2)
    claim = msgspec.structs.replace(plain.claims[0], when=when)
    return plain._replace(claims=(claim,))


def case_of(folder: Path, bundles: Iterable[Bundle], *, twin: bool = False) -> Path:
    """Write a casebook of one problem, or of two that ask the same, and a store."""
    problems, sites = BOOK.split("sites:\n  - id: bridge")
    own = problems.replace("sites: [bridge]", "sites: [bridge]\n    narratives: [n_mined]")
    if twin:
        own += own.removeprefix("problems:\n").replace(*TWIN)
    (folder / "book").mkdir(parents=True)
    (folder / "book" / "casebook.yml").write_text("id: lumen\ntitle: Port Lumen\n")
    (folder / "book" / "problems.yml").write_text(f"{own}sites:\n  - id: bridge{sites}")
    (folder / "book" / "narratives.yml").write_text(NARRATIVE)
    with by_hand.bare(folder / "s.sqlite") as store:
        put(store, bundles)
    return folder


def said(case: Path, rows: str = "", last: dt.date = FIRST + 20 * DAY, *more: str) -> str:
    """Replay a case against a table, and return what is printed."""
    (case / "outcomes.csv").write_text(HEADER + rows)
    done = tocsin_here(
        *("replay", str(case / "book"), "--from", str(FIRST), "--to", str(last)),
        *("--store", str(case / "s.sqlite"), "--out", str(case / "out")),
        *("--outcomes", str(case / "outcomes.csv"), *COVERS, *more),
    )
    assert done.returncode == 0, done.stderr.decode()
    return " ".join(done.stdout.decode().split())


def report(case: Path) -> str:
    """Return the report of a replay as Markdown."""
    return (case / "out" / "replay.md").read_text(encoding="utf-8")


def test_an_outcome_before_its_alarm_is_no_hit_and_is_said(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST + 3 * DAY)])
    printed = said(case, f"a,{FIRST + 2 * DAY},{AT},1,a pier fell\n")
    assert "Alarms by the program’s own states: 1; hits: 0" in printed
    assert "raised after their incident had begun, counted as false alarms: 1." in printed
    assert "an incident had begun 1 day before" in report(case)


def test_an_outcome_on_the_day_of_its_alarm_counts_only_with_its_time(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST + 3 * DAY)])
    printed = said(case, f"a,{FIRST + 3 * DAY},{AT},1,a pier fell\n")
    assert "hits: 0" in printed
    assert "does not count as after it unless its time is given" in printed


def test_an_outcome_without_a_place_is_void_and_counted(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    printed = said(case, f"a,{FIRST + 2 * DAY},,,,1,somewhere\nb,{FIRST + 2 * DAY},{AT},1,here\n")
    assert "Rows of the table of outcomes: 2; void: 1 (50%)." in printed
    assert "without a place: 1" in printed
    assert "hits: 1" in printed


def test_horizons_of_one_problem_do_not_overlap(tmp_path: Path) -> None:
    """Evidence on each of ten days is no ten alarms: one is open for three days, then another."""
    case = case_of(tmp_path, [rung(n, FIRST + n * DAY) for n in range(10)])
    printed = said(case, f"a,{FIRST + 30 * DAY},{AT},1,much later\n", FIRST + 9 * DAY)
    assert "While an alarm of a problem is open, no further alarm of it is counted" in printed
    rows = (case / "out" / "alarms.csv").read_text().splitlines()
    days = sorted(line.split(",")[1] for line in rows[1:] if line.startswith("WP-BRIDGE"))
    assert 1 < len(days) <= 3, rows


def test_two_alarms_for_one_event_are_matched_with_it_once(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)], twin=True)
    printed = said(case, f"a,{FIRST + 2 * DAY},{AT},1,a pier fell\n")
    assert "Alarms by the program’s own states: 2; hits: 1" in printed
    assert "an incident that an earlier alarm had been matched with" in printed
    assert "what followed had been taken by an earlier alarm" in report(case)


def test_a_casebook_without_dated_entries_is_said(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    for file in (case / "book").glob("*.yml"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join(x for x in lines if "known_from" not in x))
    printed = said(case, f"a,{FIRST + 2 * DAY},{AT},1,a pier fell\n")
    assert "without `known_from`, taken as known always:" in printed
    assert "WP-BRIDGE" in printed.split("taken as known always:")[1]


def test_a_stream_with_a_hole_of_weeks_is_said_and_its_days_are_void(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST), calm(2, FIRST + 19 * DAY)])
    printed = said(case, f"a,{FIRST + 30 * DAY},{AT},1,later\n")
    assert f"published anything from {FIRST + DAY} to {FIRST + 18 * DAY}." in printed
    assert "no document came in the week before: 12" in printed


@pytest.mark.parametrize(
    ("written", "hits"),
    [
        ("2022-01-02T00:30:00+06:00", 0),  # 18:30 on the first of January, before the day is over
        ("2022-01-01T23:59:59-01:00", 1),  # 0:59 on the second
        ("2022-01-02 00:00:00", 1),  # a bare day in the words of a table
        ("2022-01-02T00:00:00Z", 1),
    ],
)
def test_a_time_at_midnight_is_counted_in_its_zone(tmp_path: Path, written: str, hits: int) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    printed = said(case, f"a,{written},{AT},1,a pier fell\n", FIRST + DAY)
    assert f"hits: {hits};" in printed
    assert "Days are those of UTC" in printed


def test_an_edited_ledger_is_said_and_written_anew(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    row = f"a,{FIRST + 2 * DAY},{AT},1,a pier fell\n"
    said(case, row)
    ledger = case / "out" / "ledger.jsonl"
    before = ledger.read_bytes()
    ledger.write_bytes(before.replace(b'"state":"NOTE"', b'"state":"WATCH"').replace(b"0.", b"1."))
    assert ledger.read_bytes() != before
    assert "The ledger that stood there had been altered" in said(case, row)
    assert ledger.read_bytes() == before


def test_an_edited_day_is_said_and_judged_anew(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    row = f"a,{FIRST + 2 * DAY},{AT},1,a pier fell\n"
    said(case, row)
    day = case / "out" / ".days" / f"{FIRST + DAY}.jsonl"
    day.write_bytes(day.read_bytes().replace(b"0.", b"1."))
    printed = said(case, row)
    assert "21 days judged (1 anew)" in printed
    assert f"had been altered; they were judged anew: {FIRST + DAY}." in printed


def test_the_same_row_twice_and_a_bad_point_are_void(tmp_path: Path) -> None:
    case = case_of(tmp_path, [rung(1, FIRST)])
    day = FIRST + 2 * DAY
    printed = said(case, f"a,{day},{AT},1,x\na,{day},{AT},1,x\nb,{day},Port,146.5,30.75,1,x\n")
    assert "with an id that stood before: 1" in printed
    assert "with impossible coordinates: 1" in printed
    assert "hits: 1" in printed


def test_documents_without_a_date_are_left_out_and_counted(tmp_path: Path) -> None:
    undated = bundle(7, FIRST, published_at=None)
    case = case_of(tmp_path, [rung(1, FIRST), undated])
    printed = said(case, f"a,{FIRST + 2 * DAY},{AT},1,x\n")
    assert "Documents without a date, left out: 1." in printed
