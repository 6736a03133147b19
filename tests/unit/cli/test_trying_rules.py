"""`tocsin casebook test` (tocsin.cli.trying_rules): what it prints, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests import by_hand
from tests.conftest import tocsin_here
from tests.unit.replay.stream import put, stream
from tocsin.casebook import load_casebook

BOOK = """narratives:
  - id: n_mined
    title: The bridge is mined
    summary: Somebody has mined the bridge.
    first_seen: '2020'
    by_terms: true
    facets:
      - {name: object, needed: true, terms: {en: [bridge]}}
      - {name: act, needed: true, terms: {en: [mined, mining]}}
sites:
  - {id: bridge, name: Lumen Bridge, kind: facility, aliases: [bridge at Port Lumen]}
"""
TEXTS = """swap: [[Vostia, Ostmark]]
narratives:
  n_mined:
    fires: ['Vostia said that the bridge at Port Lumen had been mined.']
    silent: ['Vostia said that the bridge at Port Lumen was painted.']
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A casebook with texts, and a store that was read with another one."""
    (tmp_path / "book" / "tests").mkdir(parents=True)
    (tmp_path / "book" / "casebook.yml").write_text("id: lumen\ntitle: Port Lumen\n")
    (tmp_path / "book" / "watched.yml").write_text(BOOK)
    (tmp_path / "book" / "tests" / "rules.yml").write_text(TEXTS)
    with by_hand.bare(tmp_path / "s.sqlite") as store:
        put(store, stream(6, seed=1))
    return tmp_path


def tried(case: Path, *more: str) -> tuple[int, str, str]:
    """Run the command; return its status and what it printed."""
    done = tocsin_here("casebook", "test", str(case / "book"), *more)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_texts_are_run_and_those_that_go_wrong_are_named(case: Path) -> None:
    assert tried(case)[:2] == (
        0,
        "Texts: 4 of 4 behave as they must (1 rule; every second one is a twin with the names "
        "changed).\n",
    )
    file = case / "book" / "tests" / "rules.yml"
    file.write_text(TEXTS.replace("was painted", "is not mined"))
    code, printed, _ = tried(case)
    assert code == 1
    assert "n_mined fires, and must stay silent: “Vostia" in printed


def test_the_past_of_a_store_is_tried_and_its_label_written_only_when_asked(case: Path) -> None:
    store = ("--narrative", "n_mined", "--store", str(case / "s.sqlite"))
    before = (case / "s.sqlite").read_bytes()
    code, printed, _ = tried(case, *store)
    assert code == 0
    assert "narrative n_mined [experimental]: The bridge is mined\n  fired on " in printed
    assert load_casebook(case / "book").narratives[0].measured is None
    code, printed, _ = tried(case, *store, "--save-label")
    assert "Label of n_mined written" in printed
    label = load_casebook(case / "book").narratives[0].measured
    assert label is not None
    assert label.over == "s.sqlite"
    assert (case / "s.sqlite").read_bytes() == before


def test_other_programs_read_json(case: Path) -> None:
    code, printed, _ = tried(
        case, "--narrative", "n_mined", "--store", str(case / "s.sqlite"), "--json"
    )
    found = json.loads(printed)
    assert (code, len(found["texts"])) == (0, 4)
    (row,) = found["past"]
    assert (row["id"], row["basis"], row["false_a_month"]) == ("n_mined", "none", None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--save-label",), "--store"),
        (("--from", "2022-01-01"), "--store"),
        (("--narrative", "n_mined", "--store", "nowhere.sqlite"), "nowhere"),
        (("--narrative", "n_no", "--store", "s.sqlite"), "n_no"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(
    case: Path, more: tuple[str, ...], said: str
) -> None:
    given = [str(case / m) if m == "s.sqlite" else m for m in more]
    code, _, told = tried(case, *given)
    assert code == 2
    assert said in told
