"""The bench of receivers leaves no shipped casebook out, and notices a record that came back
otherwise.
"""

import json
from pathlib import Path

import pytest
from bench import receivers

from tests.conftest import ROOT


def test_every_shipped_casebook_is_read() -> None:
    shipped = {path.parent.name for path in (ROOT / "casebooks").glob("*/casebook.yml")}
    assert set(receivers.READ) == shipped - {"replay"}  # past cases only; no run takes it alone
    assert all((receivers.DEMO / texts).is_file() for texts, _ in receivers.READ.values())


@pytest.mark.parametrize(
    ("back", "faults"),
    [
        ([{"id": "clm-1", "text": "x"}], []),
        ([{"text": "x", "id": "clm-1"}], []),
        ([{"id": "clm-1", "text": "y"}], ["clm-1", "clm-1"]),
        ([], ["clm-1"]),
    ],
)
def test_a_record_that_comes_back_otherwise_or_not_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, back: list[object], faults: list[str]
) -> None:
    for form in ("stix", "jsonl", "records"):
        (tmp_path / form).mkdir()
    (tmp_path / "stix" / "tocsin.stix.json").write_text("{}")
    (tmp_path / "jsonl" / "claims.jsonl").write_text('{"id": "clm-1", "text": "x"}\n')
    lines = "\n".join(map(json.dumps, back))
    (tmp_path / "records" / "claims.jsonl").write_text(lines)
    monkeypatch.setattr(receivers.Case, "run", lambda *_: "")
    number, told = receivers.by_records(receivers.Case("x", tmp_path, ()))
    assert [json.loads(fault.partition(": ")[2])["id"] for fault in told] == faults
    assert number == (1 if not faults else 0)
