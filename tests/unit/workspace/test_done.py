"""What a run came to decides the code it leaves with."""

from pathlib import Path

import pytest

from tests import by_hand
from tocsin.pipeline.judging import Judged
from tocsin.records import Dropped, Facts
from tocsin.workspace.done import Done

NOTHING = Judged(facts=Facts(casebook=by_hand.casebook()), assessments=(), alarms=())
REFUSED = Dropped(stage="read", record_id="a.pdf", reason="damaged", detail="no pages")


@pytest.mark.parametrize(
    ("refused", "read", "code"),
    [((), 3, 0), ((), 0, 0), ((REFUSED,), 3, 1), ((REFUSED,), 0, 3)],
)
def test_refusals_are_told_by_the_exit_code(
    refused: tuple[Dropped, ...], read: int, code: int
) -> None:
    done = Done(judged=NOTHING, refused=refused, read=read, out=Path("out"), store="s.sqlite")
    assert done.exit_code == code
    assert done.note == ""
    assert done.judged.facts.judgements == ()
