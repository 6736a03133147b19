"""The archive of an alarm of a store: it is checked with its part of the audit log."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tests.unit.exchange.evidence.made import evidence
from tests.unit.exchange.made import AT, alarm, signature
from tocsin.errors import UsageError
from tocsin.exchange.evidence import archive
from tocsin.records import AuditEntry
from tocsin.records.audit import digest
from tocsin.store import Store
from tocsin.store.audit import BEGINNING
from tocsin.workspace import evidence as kept
from tocsin.workspace.workspace import Workspace


def log(*subjects: str, detail: str = "x") -> list[AuditEntry]:
    """Make a sound log about some subjects."""
    lines: list[AuditEntry] = []
    before = BEGINNING
    for number, subject in enumerate(subjects, start=1):
        line = AuditEntry(
            number=number,
            at=AT,
            actor="A. First",
            action="signed",
            subject=subject,
            detail=detail,
            before=before,
            sha256="",
        )
        lines.append(msgspec.structs.replace(line, sha256=digest(line)))
        before = lines[-1].sha256
    return lines


def test_of_other_matters_only_digests_are_given() -> None:
    lines = log("other", "alm-1", "secret", "sig-A", "later")
    part = list(kept._part(lines, alarm(), [signature("A. First")]))
    assert [line["number"] for line in part] == [2, 3, 4]
    assert set(part[1]) == {"number", "before", "sha256"}
    assert list(kept._chain(part)) == []
    assert list(kept._part(log("other"), alarm(), [])) == []


@pytest.mark.parametrize(
    ("place", "field"), [(0, "actor"), (0, "detail"), (0, "sha256"), (1, "sha256")]
)
def test_an_altered_line_shows(place: int, field: str) -> None:
    lines = log("alm-1", "secret", "alm-1")
    part = [dict(line) for line in kept._part(lines, alarm(), [])]
    part[place][field] = "f" * 64
    assert list(kept._chain(part))


def test_a_line_that_is_taken_out_or_of_another_shape_shows() -> None:
    part = list(kept._part(log("alm-1", "secret", "alm-1"), alarm(), []))
    assert "is not bound to the line before it" in next(kept._chain([part[0], part[2]]))
    assert list(kept._chain([{"number": 1, "detail": 7}]))


def test_a_digest_that_was_noted_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    path.write_bytes(archive(evidence()))
    whole = kept.verify(path).sha256
    assert kept.verify(path, whole[:12]).faults == ()
    assert "not the one that was noted" in kept.verify(path, "0" * 12).faults[0]


TEXT = """Sumy, 9 March 2022. The Ministry of Defence said on Wednesday that a provocation with
ammonia was being prepared at the Sumykhimprom plant in Sumy. The plant is guarded, the governor
said.
"""


def test_an_alarm_of_a_store_is_archived_and_checked(tmp_path: Path) -> None:
    out, text = tmp_path / "e.wacz", tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    book = ROOT / "casebooks" / "sumy-2022"
    moment = dt.datetime(2022, 3, 10, tzinfo=dt.UTC)
    with Workspace(Store(str(tmp_path / "s.sqlite")), book, "A. First") as work:
        work.read(text, as_of=moment, published="2022-03-09", workers=1)
        problem = work.assess(as_of=moment, keep=True).alarms[0].problem_id
        work.sign(problem, at=moment)
        found = kept.keep_evidence(work, problem, out)
        assert kept.verify(out).faults == ()
        assert len(found.records["signatures"]) == 1
        assert [line["action"] for line in found.audit if "action" in line][-1] == "signed"
        again = tmp_path / "again.wacz"
        kept.keep_evidence(work, found.alarm.id, again)
        assert again.read_bytes() == out.read_bytes()
        with pytest.raises(UsageError, match="'alm-9' is no alarm"):
            kept.keep_evidence(work, "alm-9", out)
        with pytest.raises(UsageError, match="--marking amber"):
            kept.keep_evidence(work, problem, out, "clear")
