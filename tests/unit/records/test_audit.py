"""A line of the log is read back as what it holds, or as nothing."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.records import AuditEntry, Estimate, Judgement, Record, Signature, Withdrawal
from tocsin.records.audit import ACTIONS, WITHDRAWN, Figures, read_figures, said_by, word_in

CORRECTION = Judgement(
    id="jdg-1", record_id="clm-1", field="stance", value="denies", signer="Анна", at=NOW
)
SIGNED = Signature(
    id="sig-1", alarm_id="alarm-1", problem_id="p", signer="Анна", word="agree", at=NOW
)
GIVEN = Estimate(id="est-1", problem_id="p", analyst="Анна", at=NOW, probabilities={"H1": 0.2})
TAKEN_BACK = Withdrawal(id="wdr-1", word_id="jdg-1", kind="correction", signer="Анна", at=NOW)
FIGURES = Figures(
    problem_id="p",
    p=0.2,
    low=0.1,
    high=0.4,
    state="WATCH",
    proposed_state="WARNING",
    start=NOW.date(),
    end=NOW.date() + dt.timedelta(days=7),
    record_sha256="0" * 64,
)


def line(action: str, detail: str) -> AuditEntry:
    """Make a line of the log."""
    return AuditEntry(
        number=1,
        at=NOW,
        actor="Анна",
        action=action,
        subject="s",
        detail=detail,
        before="",
        sha256="",
    )


@pytest.mark.parametrize("word", [CORRECTION, SIGNED, GIVEN, TAKEN_BACK])
def test_a_word_comes_back_from_its_line(word: Record) -> None:
    action = ACTIONS.get(type(word), WITHDRAWN)
    assert word_in(line(action, msgspec.json.encode(word).decode())) == word
    assert word_in(line(action, "{broken")) is None
    assert word_in(line("added", msgspec.json.encode(word).decode())) is None


def test_figures_come_back_from_their_line_and_the_digest_is_not_what_was_said() -> None:
    assert read_figures(msgspec.json.encode(FIGURES).decode()) == FIGURES
    other = msgspec.structs.replace(FIGURES, record_sha256="1" * 64)
    assert other.says() == FIGURES.says()


@pytest.mark.parametrize("detail", ["", "{}", "shown BASELINE -> WATCH", "[1]", "Анна"])
def test_what_is_no_figure_is_none(detail: str) -> None:
    assert read_figures(detail) is None


def test_an_estimate_is_said_by_its_analyst() -> None:
    assert said_by(GIVEN) == said_by(SIGNED) == "Анна"
