"""Power that fails in the middle of a write: whatever part of the write log reached the disk, the
store opens, and every alarm, signature and line of the audit log that was acknowledged before it is
there, whole.

The store and its log are copied as they stand after some writes; then the log is cut off at any
byte, or the bytes behind any place are those that a disk happened to hold.
"""

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.records import Delivery, Signature
from tocsin.store import Store
from tocsin.store.checking import check_store
from tocsin.store.files import LOG

# Power fails while one of so many rounds of writing goes on.
ROUNDS = 6


class Written(NamedTuple):
    """A store with its log; how long the log was, and what the store held, after each write."""

    path: Path
    lengths: Sequence[int]
    held: Sequence[tuple[int, int, int]]


def held(store: Store) -> tuple[int, int, int]:
    """Return how many alarms, signatures and lines of the audit log a store holds."""
    signed = store.words.of(Signature, MOMENT + 99 * DAY)
    return len(store.alarms()), len(signed), len(store.words.audit())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A store to which alarms were written, signed and delivered, copied before it was closed."""
    path = tmp_path_factory.mktemp("written") / "s.sqlite"
    with by_hand.filled(path):
        pass  # what closing a store does to its log is done: from here on it grows
    lengths, after = [], []
    with Store(str(path)) as store:

        def note() -> None:
            lengths.append(Path(f"{path}{LOG}").stat().st_size)
            after.append(held(store))

        note()
        for number in range(ROUNDS):
            moment = MOMENT + number * DAY
            alarm = by_hand.alarm("WARNING" if number % 2 else "WATCH", moment)
            store.put_judged([], [alarm])
            note()
            name = f"sig-{number}"
            signature = Signature(
                id=name,
                alarm_id=alarm.id,
                problem_id=alarm.problem_id,
                signer=f"Analyst {number}",
                word="agree",
                at=moment,
            )
            store.words.put(signature)
            note()
            delivery = Delivery(
                alarm_id=alarm.id,
                problem_id=alarm.problem_id,
                title="Attack on the bridge",
                body="",
                state=alarm.state,
                target_id="duty",
                at=moment,
                outcome="delivered",
                attempts=1,
            )
            store.words.put_delivery(delivery)
            note()
        copy = path.with_name("copy.sqlite")
        shutil.copy(path, copy)
        shutil.copy(f"{path}{LOG}", f"{copy}{LOG}")
    return Written(copy, lengths, after)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    part=st.floats(0, 1),
    behind=st.sampled_from(["nothing", "zeros", "noise", "an older page"]),
    seed=st.integers(0, 999),
)
def test_what_was_acknowledged_before_power_failed_is_there(
    written: Written, tmp_path: Path, part: float, behind: str, seed: int
) -> None:
    log = Path(f"{written.path}{LOG}").read_bytes()
    cut = round(part * len(log))
    tails = {
        "nothing": b"",
        "zeros": bytes(len(log) - cut),
        "noise": random.Random(seed).randbytes(len(log) - cut),
        "an older page": log[: len(log) - cut],
    }
    path = tmp_path / "s.sqlite"
    for file in tmp_path.glob("s.sqlite*"):
        file.unlink()
    shutil.copy(written.path, path)
    Path(f"{path}{LOG}").write_bytes(log[:cut] + tails[behind])
    with Store(str(path)) as store:
        kept = held(store)
        assert store.words.verify() == []
    acknowledged = [
        after for length, after in zip(written.lengths, written.held, strict=True) if length <= cut
    ]
    # What was being written when power failed is there whole, or not at all.
    assert kept in written.held
    assert kept >= max(acknowledged, default=written.held[0])
    assert check_store(str(path)).is_sound


def test_the_log_grows_with_every_write(written: Written) -> None:
    assert list(written.lengths) == sorted(written.lengths)
    assert written.held[-1][:2] == (written.held[0][0] + ROUNDS, ROUNDS)
