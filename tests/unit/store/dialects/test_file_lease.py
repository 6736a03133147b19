"""Of two programs one holds a lease; it passes on when its holder lets go or ends."""

import os
import subprocess
import sys
from pathlib import Path

from tocsin.store import Store
from tocsin.store.dialects.file_lease import FileLease

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("CREATE TABLE IF NOT EXISTS holder (machine TEXT, process INTEGER)")
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_one_holds_and_the_other_follows(file_store: Store) -> None:
    store = file_store
    first, second, version = store.lease("watch"), store.lease("watch"), store.pulse.version()
    assert first.take() is None
    assert first.take() is None
    held = second.take()
    assert held is not None
    assert held.process == os.getpid()
    assert store.lease("other").take() is None
    first.release()
    assert second.take() is None
    assert first.take() is not None
    second.release()
    assert store.pulse.version() == version


def test_a_holder_that_was_killed_holds_nobody_up(file_store: Store) -> None:
    store, file = file_store, Path(f"{file_store.url}-watch")
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lease = store.lease("watch")
        assert lease.take() is not None
        holder.kill()
        holder.wait()
    assert lease.take() is None
    lease.release()


def test_a_store_in_memory_is_nobody_elses() -> None:
    with Store("sqlite://") as store:
        lease = store.lease("watch")
        assert isinstance(lease, FileLease)
        assert lease.take() is None
