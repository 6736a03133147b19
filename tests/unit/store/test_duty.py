"""Words of people on duty: kept with their line in the log, refused in the same transaction, taken
back as any other word.
"""

import datetime as dt
from collections.abc import Sequence

import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Acknowledgement, CollectingOrder, Noticed, QuietHours, Snooze
from tocsin.records.discussion import DiscussionWord, Remark, ThreadMark
from tocsin.records.duty import DutyWord
from tocsin.store import Store

HOUR = dt.timedelta(hours=1)
SEEN = Noticed(alarm_id="alm-1", problem_id="p", state="WATCH", as_of=NOW)
ACK = Acknowledgement(id="ack-1", alarms=(SEEN,), signer="Ана", at=NOW)
PUT_OFF = Snooze(id="snz-1", alarms=(SEEN, SEEN), until=NOW + HOUR, signer="Ана", at=NOW)
HALT = CollectingOrder(id="ord-1", source_id=None, is_stopped=True, signer="Ана", at=NOW)
SLEEP = QuietHours(id="qui-1", signer="Ана", at=NOW)
REMARK = Remark(
    id="rem-1",
    thread_id="rem-1",
    kind="claim",
    record_id="clm-1",
    text="так?",
    signer="Ана",
    at=NOW,
)
MARK = ThreadMark(
    id="thr-1",
    thread_id="rem-1",
    record_id="clm-1",
    is_resolved=True,
    seen=("rem-1",),
    signer="Ана",
    at=NOW,
)


@pytest.mark.parametrize(
    ("word", "action", "subject", "kind"),
    [
        (ACK, "acknowledged", "alm-1", "acknowledgement"),
        (PUT_OFF, "snoozed", "p", "snooze"),
        (HALT, "ordered collecting", "*", "collecting"),
        (SLEEP, "set quiet hours", "Ана", "quiet_hours"),
        (REMARK, "wrote", "clm-1", "remark"),
        (MARK, "marked a thread", "clm-1", "thread_mark"),
    ],
)
def test_each_stands_in_the_log_and_counts_until_it_is_taken_back(
    store: Store, word: DutyWord | DiscussionWord, action: str, subject: str, kind: str
) -> None:
    assert store.duty.put(word) == word
    (line,) = store.words.audit()
    assert (line.actor, line.action, line.subject) == ("Ана", action, subject)
    assert store.duty.words(type(word)) == [word]
    assert store.duty.words(type(word), NOW - HOUR) == []
    assert word.id in store.words.ids()
    assert store.words.withdraw(word.id, "Ана", NOW + HOUR).kind == kind
    assert store.duty.words(type(word)) == []
    assert store.duty.words(type(word), NOW) == [word]
    assert store.words.latest() == NOW + HOUR
    assert store.words.verify() == []


def test_what_is_refused_leaves_nothing(store: Store) -> None:
    store.duty.put(ACK)
    heard: list[Sequence[Acknowledgement]] = []

    def refuse(words: Sequence[Acknowledgement]) -> None:
        heard.append(words)
        raise UsageError("no")

    with pytest.raises(UsageError, match="no"):
        store.duty.put(ACK, refuse)
    assert heard == [[ACK]]
    assert len(store.words.audit()) == 1
    again = store.duty.put(ACK)
    assert again.id != ACK.id
