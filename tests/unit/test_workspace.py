"""A workspace: what the command line and the desk do, as methods that return records."""

from pathlib import Path

import pytest

import tocsin
from tocsin.errors import UsageError
from tocsin.records import Claim, Match
from tocsin.workspace.shipped import shipped


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that was filled and assessed through a workspace, with the texts that ship with the program."""
    path = tmp_path_factory.mktemp("workspace") / "w.sqlite"
    with tocsin.open(path, "almaty-demo") as work:
        added = work.read(shipped("demo") / "corpus.jsonl", as_of="2022-01-12")
        assert added.read
        assert not added.refused
        work.assess(as_of="2022-01-12", keep=True)
    return path


def test_the_board_holds_the_latest_alarm_of_each_problem(store: Path) -> None:
    with tocsin.open(store, "almaty-demo") as work:
        board = work.board()
        assert {a.problem_id for a in board} == {p.id for p in work.casebook.problems}
        assert all(work.problem(a.problem_id)[-1] == a == work.alarm(a.id) for a in board)


def test_records_come_as_records_and_as_rows_of_a_table(store: Path) -> None:
    with tocsin.open(store) as work:
        claims = work.rows(Claim)
        table = work.table(Claim)
    assert [row["id"] for row in table] == [c.id for c in claims]
    assert table[0]["text"] == claims[0].text


def test_without_a_casebook_that_of_the_last_reading_is_used(store: Path) -> None:
    with tocsin.open(store) as work:
        assert work.casebook.id == "almaty-demo"


def test_a_word_can_be_taken_back(store: Path) -> None:
    with tocsin.open(store, "almaty-demo", user="A. Analyst") as work:
        claim = work.rows(Claim)[0]
        stance = "denies" if claim.stance != "denies" else "adopts"
        kept = work.correct(claim.id, "stance", stance)
        assert kept in work.corrections()
        work.undo(kept.id)
        assert kept not in work.corrections()


def test_a_signature_needs_somebody(store: Path) -> None:
    with (
        tocsin.open(store, "almaty-demo") as work,
        pytest.raises(UsageError, match="nobody signs here"),
    ):
        work.sign(work.board()[0].problem_id)


def test_what_is_asked_of_an_actor_or_a_site_are_claims_that_name_it(store: Path) -> None:
    with tocsin.open(store, "almaty-demo") as work:
        claims = work.rows(Claim)
        site = next(c.site_id for c in claims if c.site_id)
        actor = next(hop.entity_id for c in claims for hop in c.chain if hop.entity_id)
        assert all(c.site_id == site for c in work.site(site))
        assert work.actor(actor)


def test_the_queue_holds_matches_that_wait(store: Path) -> None:
    with tocsin.open(store, "almaty-demo") as work:
        every, waiting = work.queue(every=True), work.queue()
        assert len(every) == len(work.rows(Match))
        assert all(row.match.voice is None for row in waiting)


def test_a_search_says_in_how_much_it_looked(store: Path) -> None:
    with tocsin.open(store) as work:
        found = work.search("laboratory")
        assert found.texts
        assert found.indexed.captures >= len(found.texts)


def test_an_export_leaves_a_brief_and_records(store: Path, tmp_path: Path) -> None:
    with tocsin.open(store, "almaty-demo") as work:
        work.export(tmp_path, as_of="2022-01-12")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# ")
    assert (tmp_path / "claims.jsonl").exists()


def test_a_store_that_must_be_there_and_is_not_is_named(tmp_path: Path) -> None:
    from tocsin.workspace.workspace import open_workspace

    with pytest.raises(UsageError, match=r"none\.sqlite: no such store"):
        open_workspace(tmp_path / "none.sqlite", must_exist=True)


def test_a_moment_that_is_none_is_refused(store: Path) -> None:
    with (
        tocsin.open(store, "almaty-demo") as work,
        pytest.raises(UsageError, match="is not a date"),
    ):
        work.assess(as_of="the day before")
