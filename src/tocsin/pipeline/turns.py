"""Programs on one store take turns at the same work: what one has read, the next finds read."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tocsin.records.ports import Captures

# What is done by one program at a time: reading what is given, and fetching what is due.
READING, FETCHING = "reading", "fetching"
# So often a program that waits looks whether it is its turn, in seconds.
_EVERY = 0.1


@contextmanager
def in_turn(
    store: Captures, work: str, waits_for: Callable[[str], None], patience: float | None = None
) -> Iterator[None]:
    """Wait until no other program does this work on a store, and do it.

    `waits_for` is told who does it, as long as this one waits. After `patience` seconds, if any,
    the work is done beside the other's: each capture is kept once all the same.
    """
    lease, start = store.lease(work), time.monotonic()
    try:
        while (holder := lease.take()) is not None:
            if patience is not None and time.monotonic() - start > patience:
                break
            waits_for(str(holder))
            time.sleep(_EVERY)
        yield
    finally:
        lease.release()
