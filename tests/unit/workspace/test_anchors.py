"""Heads of the audit log kept outside the store: a log that was cut off or written anew shows."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.unit.exchange.stamps.made import Authority, serving
from tocsin.errors import UsageError
from tocsin.records import AuditEntry
from tocsin.workspace.anchors import (
    anchor_faults,
    head_of,
    look_at_stamps,
    stamp_anchor,
    write_anchor,
)
from tocsin.workspace.stamping import Services, trusted

AT = dt.datetime(2022, 1, 12, 9, tzinfo=dt.UTC)


def lines(number: int, mark: str = "a") -> list[AuditEntry]:
    """Return the lines of a log; `mark` tells one log from another."""
    return [
        AuditEntry(
            number=place,
            at=AT,
            actor="A. One",
            action="signed",
            subject=f"alm-{place}",
            detail="",
            before="",
            sha256=f"{place}{mark}".ljust(64, "0"),
        )
        for place in range(1, number + 1)
    ]


def noted(path: Path, log: list[AuditEntry]) -> Path:
    """Append the head of a log to a file."""
    head = head_of(log)
    assert head is not None
    write_anchor(path, head)
    return path


def test_a_log_that_went_on_holds_its_anchors(tmp_path: Path) -> None:
    path = noted(noted(tmp_path / "heads", lines(2)), lines(4))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    assert list(anchor_faults(path, lines(7))) == []
    assert head_of([]) is None


def test_a_log_that_was_cut_off_or_written_anew_is_named(tmp_path: Path) -> None:
    path = noted(tmp_path / "heads", lines(4))
    (cut,) = anchor_faults(path, lines(3))
    assert "line 4 of the log is gone: it was cut off" in cut
    (anew,) = anchor_faults(path, lines(6, mark="b"))
    assert "line 4 of the log is another one than was noted" in anew


@pytest.mark.parametrize("line", ["nonsense", "4", "4 abc", "x " + "0" * 64, "4 " + "0" * 63])
def test_a_line_that_is_no_anchor_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "heads"
    path.write_text(f"# noted by hand\n\n{line}\n", encoding="utf-8")
    (fault,) = anchor_faults(path, lines(4))
    assert fault.startswith(f"{path}:3: no anchor")


def test_a_file_that_is_not_there_or_cannot_be_written_is_said(tmp_path: Path) -> None:
    head = head_of(lines(1))
    assert head is not None
    with pytest.raises(UsageError, match="cannot be read"):
        list(anchor_faults(tmp_path / "none", lines(1)))
    with pytest.raises(UsageError, match="cannot be written"):
        write_anchor(tmp_path, head)
    assert msgspec.json.encode(head)


def test_a_head_is_stamped_and_a_line_that_was_written_anew_shows(tmp_path: Path) -> None:
    path, own = noted(noted(tmp_path / "heads", lines(2)), lines(4)), Authority(tmp_path)
    head = head_of(lines(4))
    assert head is not None
    with serving(own):
        (stamp,) = stamp_anchor(path, head, Services(own.address))
    assert stamp.name == "heads.4.tsr"
    (found,) = look_at_stamps(path, trusted(own.roots)).stamps
    assert found.is_proven
    path.write_text(path.read_text().replace("2022-01-12T09", "2022-01-11T09"))
    looked = look_at_stamps(path, trusted(own.roots))
    assert looked.faults == (f"{path}:2: its RFC 3161 stamp is on other bytes",)
