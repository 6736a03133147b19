"""What people say on duty comes out of JSON as it went in."""

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.records.duty import (
    Acknowledgement,
    CollectingOrder,
    DutyWord,
    Noticed,
    QuietHours,
    Snooze,
)
from tocsin.records.watched import Quiet

SEEN = Noticed(alarm_id="a", problem_id="p", state="WATCH", as_of=NOW)


@pytest.mark.parametrize(
    "word",
    [
        Acknowledgement(id="ack-1", alarms=(SEEN,), signer="Ана", at=NOW, note="на месте"),
        Snooze(id="snz-1", alarms=(SEEN,), until=NOW, signer="Ана", at=NOW),
        CollectingOrder(id="ord-1", source_id="tass", is_stopped=True, signer="Ана", at=NOW),
        QuietHours(id="qui-1", signer="Ана", at=NOW, hours=Quiet(start="22:00", end="07:00")),
    ],
)
def test_a_word_comes_out_as_it_went_in(word: DutyWord) -> None:
    assert msgspec.json.decode(msgspec.json.encode(word), type=type(word)) == word
