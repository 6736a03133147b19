"""A workspace: what the command line and the desk do, as methods that return records."""

from pathlib import Path

import pytest

import tocsin
from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.records import Claim, Match
from tocsin.workspace.workspace import open_workspace


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a small store with two alarms of one problem."""
    path = tmp_path / "w.sqlite"
    with by_hand.filled(path) as made:
        made.put_judged([], [by_hand.alarm("NOTE", MOMENT - DAY), by_hand.alarm("WATCH", MOMENT)])
    return path


def test_the_board_holds_the_latest_alarm_of_each_problem(store: Path) -> None:
    with tocsin.open(store) as work:
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
        assert work.casebook == by_hand.casebook()


def test_a_word_can_be_taken_back(store: Path) -> None:
    with tocsin.open(store, user="A. Analyst") as work:
        kept = work.correct("clm-mined", "stance", "doubts")
        assert kept in work.corrections()
        work.undo(kept.id)
        assert kept not in work.corrections()


def test_a_signature_needs_somebody(store: Path) -> None:
    with (
        tocsin.open(store) as work,
        pytest.raises(UsageError, match="nobody signs here"),
    ):
        work.sign(work.board()[0].problem_id)


def test_what_is_asked_of_an_actor_or_a_site_are_claims_that_name_it(store: Path) -> None:
    with tocsin.open(store) as work:
        claims = work.rows(Claim)
        site = next(c.site_id for c in claims if c.site_id)
        actor = next(hop.entity_id for c in claims for hop in c.chain if hop.entity_id)
        assert all(c.site_id == site for c in work.site(site))
        assert work.actor(actor)


def test_the_queue_holds_matches_that_wait(store: Path) -> None:
    with tocsin.open(store) as work:
        every, waiting = work.queue(every=True), work.queue()
        assert len(every) == len(work.rows(Match))
        assert all(row.match.voice is None for row in waiting)


def test_a_search_says_in_how_much_it_looked(store: Path) -> None:
    with tocsin.open(store) as work:
        found = work.search("mined")
        assert found.texts
        assert found.indexed.captures >= len(found.texts)


def test_an_export_leaves_a_brief_and_records(store: Path, tmp_path: Path) -> None:
    with tocsin.open(store) as work:
        work.export(tmp_path, as_of="2022-01-12")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# ")
    assert (tmp_path / "claims.jsonl").exists()


def test_a_store_that_must_be_there_and_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.sqlite: no such store"):
        open_workspace(tmp_path / "none.sqlite", must_exist=True)


def test_a_moment_that_is_none_is_refused(store: Path) -> None:
    with (
        tocsin.open(store) as work,
        pytest.raises(UsageError, match="is not a date"),
    ):
        work.assess(as_of="the day before")


def test_what_is_read_and_not_watched_is_kept_for_the_search(store: Path, tmp_path: Path) -> None:
    (tmp_path / "tram.txt").write_text("The tram depot opens a second hall.", encoding="utf-8")
    with tocsin.open(store) as work:
        added = work.read(
            tmp_path / "tram.txt", tmp_path / "none.txt", as_of="2022-01-13", workers=1
        )
        assert (added.read, [d.reason for d in added.refused]) == (1, ["missing"])
        (text,) = work.search("depot").texts
    assert text.not_read == "nothing watched is named in it"


def test_a_moment_is_now_given_or_where_the_case_stands(store: Path) -> None:
    with tocsin.open(store) as work:
        assert work.moment() == MOMENT
        assert work.moment(MOMENT - DAY) == MOMENT - DAY
        assert work.moment("2022-01-11").hour == 23
        assert [a.state for a in work.board(MOMENT - DAY)] == ["NOTE"]
        assert [a.state for a in work.problem("WP-BRIDGE")] == ["NOTE", "WATCH"]


def test_what_a_person_says_is_kept_under_their_name(store: Path) -> None:
    with tocsin.open(store, user="A. Analyst") as work:
        assert work.sign("WP-BRIDGE").signer == "A. Analyst"
        assert work.judge("mat-mined", "same").value == "same"
        assert work.taught() == {"n_mined": {"en": ["the bridge at Port Lumen had been mined"]}}
        kept, made = work.estimate("WP-BRIDGE", ["H1=0.2", "H2=0.6"])
        assert kept.analyst == "A. Analyst"
        assert made["H1"] == pytest.approx(0.25)
        assert work.resolve("WP-BRIDGE", incident=False, reference="a report").incident is False
        assert {line.actor for line in work.audit()} >= {"A. Analyst"}


@pytest.mark.parametrize(
    ("ask", "words"), [("alarm", "no alarm"), ("document", "no document"), ("claim", "no claim")]
)
def test_an_id_of_nothing_is_named(store: Path, ask: str, words: str) -> None:
    with (
        tocsin.open(store) as work,
        pytest.raises(UsageError, match=f"'nothing' is {words} of this store"),
    ):
        getattr(work, ask)("nothing")


def test_without_any_casebook_one_is_asked_for(tmp_path: Path) -> None:
    with tocsin.open(tmp_path / "new.sqlite") as work, pytest.raises(UsageError, match="name one"):
        work.queue()


def test_a_claim_document_and_actor_are_found(store: Path) -> None:
    with tocsin.open(store) as work:
        assert work.document("doc-mined").text == by_hand.BRIDGE
        assert work.claim("clm-mined").claim.id == "clm-mined"
        assert [c.id for c in work.actor("ministry")] == ["clm-denied", "clm-mined"]
        assert work.actor("nobody") == work.site("nowhere") == []
