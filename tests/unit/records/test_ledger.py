"""What is kept beside findings: issues an editor can jump to, drops that are counted in order."""

import pytest

from tocsin.records.ledger import LEFT_OUT, DropCount, Issue


@pytest.mark.parametrize(
    ("line", "suggestion", "said"),
    [
        (7, None, "sites.yml:7: error: нет такого"),
        (7, "Write lab.", "sites.yml:7: error: нет такого Write lab."),
        (None, None, "sites.yml: error: нет такого"),
    ],
)
def test_an_issue_is_a_line_an_editor_can_jump_to(
    line: int | None, suggestion: str | None, said: str
) -> None:
    issue = Issue(
        file="sites.yml", line=line, level="error", message="нет такого", suggestion=suggestion
    )
    assert str(issue) == said


def test_drops_stand_by_stage_and_reason() -> None:
    counts = [
        DropCount(stage="sources", reason="empty", number=1),
        DropCount(stage="gate", reason="language", number=9),
        DropCount(stage="sources", reason="date", number=5),
    ]
    assert [(c.stage, c.reason) for c in sorted(counts)] == [
        ("gate", "language"),
        ("sources", "date"),
        ("sources", "empty"),
    ]


def test_what_is_left_out_by_design_is_no_fault_of_an_input() -> None:
    assert not set(LEFT_OUT) & {"damaged", "empty", "encoding", "gzip", "date", "schema", "missing"}
