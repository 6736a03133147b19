"""Every reason for which a text is not read is worded for a person."""

from tocsin.pipeline.reasons import FAR, NOTHING_WATCHED
from tocsin.records import DropCount
from tocsin.workspace.not_read import not_read


def test_each_reason_is_told_in_words() -> None:
    counts = [DropCount(stage="gate", reason=reason, number=1) for reason in (NOTHING_WATCHED, FAR)]
    told = {row.reason: row.why for row in not_read(counts)}
    assert "nothing watched" in told[NOTHING_WATCHED]
    assert told[FAR] != told[NOTHING_WATCHED]
    assert not any(reason in why for reason, why in told.items())
