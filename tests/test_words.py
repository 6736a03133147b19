"""What people say: two signers, a dissent, an outcome, estimates; and a log in which nothing can be
altered unseen.
"""

import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests import said as corrections
from tests import said as words
from tests.conftest import NOW, ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.cli.main import app
from tocsin.errors import UsageError
from tocsin.records import Alarm, Claim, Document, Estimate
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace.clock import looking, word_moment

BOOK = ROOT / "casebooks" / "almaty-demo"
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo, judged once."""
    url = str(tmp_path_factory.mktemp("words") / "s.sqlite")
    opened = Store(url)
    book = load_casebook(BOOK)
    pipeline.read_into(
        opened,
        book,
        [str(ROOT / "demo" / "corpus.jsonl")],
        as_of=NOW,
        stated=Stated(),
        tell=lambda _: None,
    )
    pipeline.judge(opened, book, NOW)
    opened.close()
    return Path(url)


@pytest.fixture
def store(read_once: Path, tmp_path: Path) -> str:
    """A copy of that store that a test may change."""
    return str(shutil.copy(read_once, tmp_path / "s.sqlite"))


def judged(url: str, as_of: dt.datetime) -> Alarm:
    """Judge once more."""
    opened = Store(url)
    (alarm,) = pipeline.judge(opened, load_casebook(BOOK), as_of).alarms
    opened.close()
    return alarm


def verified(url: str) -> list[str]:
    """Return what is wrong with the audit log."""
    opened = Store(url)
    found = opened.words.verify()
    opened.close()
    return found


def test_two_sign_and_one_dissents_and_all_of_it_shows(store: str) -> None:
    for signer in ("A. One", "B. Two"):
        words.sign(store, "WP-KZ-BIO", signer=signer, dissent=False, note=None, at=NOW)
    words.sign(store, "WP-KZ-BIO", signer="C. Three", dissent=True, note="one origin only", at=NOW)
    same, later = judged(store, NOW), judged(store, LATER)
    for alarm in (same, later):  # what was signed holds while the state stays
        assert alarm.signed_off_by == ("A. One", "B. Two")
        assert [(d.signer, d.note) for d in alarm.dissent] == [("C. Three", "one origin only")]
    assert later.entered == same.entered == NOW.date()


@pytest.mark.parametrize(
    ("alarm", "signer", "dissent", "at", "words_of_it"),
    [
        ("WP-KZ-BIO", "a. ONE ", False, NOW, "signed this alarm before"),
        ("WP-KZ-BIO", "A. One", False, NOW, "signed this alarm before"),
        ("WP-KZ-BIO", "B", True, NOW, "needs a note"),
        ("WP-KZ-BIO", "  ", False, NOW, "must say who"),
        ("WP-NONE", "B", False, NOW, "no alarm"),
        ("WP-KZ-BIO", "B", False, NOW - dt.timedelta(days=3), "set the clock right"),
    ],
)
def test_a_signature_that_cannot_stand_is_refused_and_nothing_is_half_written(
    store: str, alarm: str, signer: str, dissent: bool, at: dt.datetime, words_of_it: str
) -> None:
    words.sign(store, "WP-KZ-BIO", signer="A. One", dissent=False, note=None, at=NOW)
    before = len(_lines(store))
    with pytest.raises(UsageError, match=words_of_it):
        words.sign(store, alarm, signer=signer, dissent=dissent, note=None, at=at)
    assert len(_lines(store)) == before
    assert verified(store) == []


def _lines(url: str) -> list[tuple[str, str]]:
    """Return who did what."""
    opened = Store(url)
    found = [(line.actor, line.action) for line in opened.words.audit()]
    opened.close()
    return found


def test_an_outcome_resolves_the_problem_and_a_clock_that_goes_back_is_refused(store: str) -> None:
    words.resolve(
        store,
        "WP-KZ-BIO",
        casebook=BOOK,
        incident=False,
        reference="report of 23 January",
        signer="A",
        at=LATER,
    )
    assert judged(store, NOW).state == "WATCH"  # it was not known then
    alarm = judged(store, LATER + dt.timedelta(minutes=1))
    assert (alarm.state, "report of 23 January" in alarm.reasons[0]) == ("RESOLVED", True)
    with pytest.raises(UsageError, match="the clock says"):
        words.resolve(
            store,
            "WP-KZ-BIO",
            casebook=BOOK,
            incident=True,
            reference="x",
            signer="B",
            at=NOW - dt.timedelta(days=1),
        )
    with pytest.raises(UsageError, match="no problem of"):
        words.resolve(
            store, "WP-X", casebook=BOOK, incident=True, reference="x", signer="B", at=LATER
        )
    assert ("tocsin", "state") in _lines(store)


def test_estimates_are_made_coherent_and_pooled(store: str) -> None:
    for analyst, first in (("A", 0.1), ("B", 0.4)):
        figures = [f"H1={first}", "H2=0.5", "H3=0.3", "H4=0.2", "H5=0.2"]
        _, made = words.estimate(
            store, "WP-KZ-BIO", figures, casebook=BOOK, analyst=analyst, at=NOW
        )
        assert sum(made.values()) == pytest.approx(1)
    opened = Store(store)
    (assessment,) = pipeline.judge(opened, load_casebook(BOOK), NOW).assessments
    opened.close()
    pooled = assessment.pooled
    assert pooled is not None
    assert pooled.analysts == ("A", "B")
    assert sum(pooled.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert pooled.least < pooled.probabilities["H1"] < pooled.most
    for wrong in (
        ["H1=0.1"],
        ["H1=x", "H2=1"],
        ["H1=2", "H2=0", "H3=0", "H4=0", "H5=0"],
        [f"H{i}=0" for i in range(1, 6)],
    ):
        with pytest.raises(UsageError):
            words.estimate(store, "WP-KZ-BIO", wrong, casebook=BOOK, analyst="C", at=NOW)


def test_the_log_cannot_be_altered_unseen(store: str) -> None:
    words.sign(store, "WP-KZ-BIO", signer="A", dissent=False, note=None, at=NOW)
    words.sign(store, "WP-KZ-BIO", signer="B", dissent=False, note=None, at=NOW)
    assert verified(store) == []
    raw = sqlite3.connect(store)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("UPDATE audit SET actor = 'C' WHERE number = 1")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("DELETE FROM audit")
    raw.executescript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;")
    raw.execute("UPDATE audit SET actor = 'C' WHERE number = 2")
    raw.commit()
    assert any("line 2 was altered" in f for f in verified(store))
    raw.execute("DELETE FROM audit WHERE number = 2")
    raw.commit()
    assert any("line 2 is missing" in f for f in verified(store))
    raw.execute("UPDATE signatures SET record = replace(record, '\"B\"', '\"D\"')")
    raw.commit()
    assert any("altered or added past the audit log" in f for f in verified(store))


def test_a_cut_off_end_shows_against_a_digest_noted_earlier(store: str) -> None:
    run = CliRunner()
    signed = run.invoke(
        app, ["sign", "WP-KZ-BIO", "--signer", "A", "--store", store, "--at", NOW.isoformat()]
    )
    assert signed.exit_code == 0, signed.output
    first = run.invoke(app, ["audit", "verify", "--store", store])
    assert first.exit_code == 0
    head = first.output.split()[-1]
    assert (
        run.invoke(app, ["audit", "verify", "--store", store, "--head", head[:16]]).exit_code == 0
    )
    raw = sqlite3.connect(store)
    raw.executescript(
        "DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE number = (SELECT max(number) "
        "FROM audit);"
    )
    raw.close()
    assert (
        run.invoke(app, ["audit", "verify", "--store", store, "--head", head[:16]]).exit_code == 1
    )
    assert "signed" not in run.invoke(app, ["audit", "list", "--store", store]).output


def test_a_letter_comes_from_a_track_record_and_a_digit_from_lineage(store: str) -> None:
    opened = Store(store)
    claims = [
        c
        for c in opened.records(Claim)
        if len(c.chain) == 1 and c.chain[0].entity_id == "demo_vector"
    ][:10]
    opened.close()
    opened = Store(store)
    assert {
        g.letter for g in pipeline.judge(opened, load_casebook(BOOK), NOW).facts.source_grades
    } == {"F"}
    opened.close()
    for number, claim in enumerate(claims):
        value = "borne_out" if number else "not_borne_out"
        corrections.correct(store, claim.id, "outcome", value, signer="A", note=None, at=NOW)
    opened = Store(store)
    facts = pipeline.judge(opened, load_casebook(BOOK), NOW).facts
    opened.close()
    grade = next(g for g in facts.source_grades if g.source_id == "demo_vector")
    assert (grade.judged, grade.borne_out) == (len(claims), len(claims) - 1)
    assert grade.letter == ("B" if len(claims) == 10 else "F")
    assert all(c in facts.claims for c in claims)  # an outcome changes nothing of the claim
    for item in facts.item_grades:
        event = next(e for e in facts.events if e.id == item.event_id)
        assert item.digit in (1, 4, 6)
        assert (item.digit == 4) == bool(event.denied_by)
    with pytest.raises(UsageError, match="is no outcome"):
        corrections.correct(store, claims[0].id, "outcome", "true", signer="A", note=None, at=NOW)


def test_a_withdrawn_word_of_each_kind_counts_no_more(store: str) -> None:
    _, signed = words.sign(store, "WP-KZ-BIO", signer="A. One", dissent=False, note=None, at=NOW)
    _, other = words.sign(
        store, "WP-KZ-BIO", signer="B. Two", dissent=True, note="one origin only", at=NOW
    )
    figures = ["H1=0.1", "H2=0.5", "H3=0.3", "H4=0.2", "H5=0.2"]
    given, _ = words.estimate(store, "WP-KZ-BIO", figures, casebook=BOOK, analyst="A. One", at=NOW)
    solved = words.resolve(
        store,
        "WP-KZ-BIO",
        casebook=BOOK,
        incident=False,
        reference="a report",
        signer="A. One",
        at=NOW,
    )
    assert judged(store, NOW).state == "RESOLVED"
    for name in (signed.id, given.id):
        with pytest.raises(UsageError, match=r"only A\. One can withdraw it"):
            words.withdraw(store, name, signer="B. Two", at=NOW)
    for name, signer in (
        (signed.id, "a. one"),
        (other.id, "B. Two"),
        (given.id, "A. One"),
        (solved.id, "B. Two"),
    ):
        words.withdraw(store, name, signer=signer, at=NOW)
    alarm = judged(store, NOW)
    assert (alarm.signed_off_by, alarm.dissent, alarm.state) == ((), (), "WATCH")
    opened = Store(store)
    assert opened.words.of(Estimate, NOW) == []
    assert set(opened.words.withdrawals()) == {signed.id, other.id, given.id, solved.id}
    assert [line.action for line in opened.words.audit()].count("withdrawn") == 4
    opened.close()
    assert verified(store) == []
    _, again = words.sign(store, "WP-KZ-BIO", signer="A. One", dissent=False, note=None, at=NOW)
    assert again.id != signed.id
    assert judged(store, NOW).signed_off_by == ("A. One",)


def test_a_withdrawal_counts_from_its_moment_on(store: str) -> None:
    _, signed = words.sign(store, "WP-KZ-BIO", signer="A. One", dissent=False, note=None, at=NOW)
    words.withdraw(store, signed.id, signer="A. One", at=LATER)
    assert judged(store, NOW).signed_off_by == ("A. One",)
    assert judged(store, LATER).signed_off_by == ()
    _, late = words.sign(store, "WP-KZ-BIO", signer="B. Two", dissent=False, note=None, at=LATER)
    with pytest.raises(UsageError, match="set the clock right"):
        words.withdraw(store, late.id, signer="B. Two", at=NOW)


def test_what_was_said_last_is_not_said_again(store: str) -> None:
    figures = ["H1=0.1", "h2=0.5", "H3=0.3", "H4=0.2", "H5=0.2"]
    words.estimate(store, "WP-KZ-BIO", figures, casebook=BOOK, analyst="A", at=NOW)
    words.resolve(
        store, "WP-KZ-BIO", casebook=BOOK, incident=False, reference="a report", signer="A", at=NOW
    )
    before = len(_lines(store))
    with pytest.raises(UsageError, match="said the same"):
        words.estimate(store, "WP-KZ-BIO", figures, casebook=BOOK, analyst="a", at=NOW)
    with pytest.raises(UsageError, match="said the same"):
        words.resolve(
            store,
            "WP-KZ-BIO",
            casebook=BOOK,
            incident=False,
            reference="a report",
            signer="B",
            at=NOW,
        )
    with pytest.raises(UsageError, match="near it: WP-KZ-BIO"):
        words.resolve(
            store,
            "WP-KZ-BIOO",
            casebook=BOOK,
            incident=False,
            reference="a report",
            signer="B",
            at=NOW,
        )
    with pytest.raises(UsageError, match="'H6' is no hypothesis"):
        words.estimate(store, "WP-KZ-BIO", ["H6=0.1"], casebook=BOOK, analyst="A", at=NOW)
    with pytest.raises(UsageError, match="two figures"):
        words.estimate(store, "WP-KZ-BIO", ["H1=0.1", "H1=0.2"], casebook=BOOK, analyst="A", at=NOW)
    with pytest.raises(UsageError, match="near it: WP-KZ-BIO"):
        words.sign(store, "WP-KZ-BI", signer="B", dissent=False, note=None, at=NOW)
    assert len(_lines(store)) == before


def test_a_word_said_in_a_replayed_case_counts_where_the_case_stands(store: str) -> None:
    assert word_moment(store) == NOW
    assert (
        CliRunner()
        .invoke(app, ["sign", "WP-KZ-BIO", "--signer", "A. One", "--store", store])
        .exit_code
        == 0
    )
    assert judged(store, NOW).signed_off_by == ("A. One",)
    log = CliRunner().invoke(app, ["audit", "list", "--store", store]).output.splitlines()
    signed = next(line for line in log if " signed " in line)
    assert f"{dt.datetime.now(dt.UTC):%Y-%m-%d}" in signed  # the log says when it was said


def test_looking_back_at_a_replayed_case_goes_by_publication(store: str) -> None:
    moment = NOW - dt.timedelta(days=2)
    with Store(store) as opened:
        view = looking(opened, moment)
        book = load_casebook(BOOK)
        then = pipeline.gather(view, book, moment)
        every = opened.records(Document)
        assert {d.id for d in then.documents} == {
            d.id for d in every if d.published_at and d.published_at <= moment
        }
        assert then.documents
        assert sum(r.observed for r in then.readings if r.measure == "attention") > 0
        assert pipeline.gather(opened, book, moment).documents == ()
