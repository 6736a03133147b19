"""Programs on one store take turns at the same work: what one has read, the next finds read."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from tocsin.records.ports import Leased

# What is done by one program at a time: reading what is given, fetching what is due, and finding
# what ties new texts to others.
READING, FETCHING, TYING = "reading", "fetching", "tying"
# So often a program that waits looks whether it is its turn, in seconds.
_EVERY = 0.1


@contextmanager
def in_turn(
    store: Leased,
    works: Sequence[str],
    waits_for: Callable[[str], None],
    patience: float | None = None,
) -> Iterator[None]:
    """Wait until no other program does any of some works on a store, and do them.

    `works` are taken in their order. `waits_for` is told who does one, as long as this program
    waits. After `patience` seconds, if any, the work is done beside the other's: each capture is
    kept once all the same.
    """
    start = time.monotonic()
    with ExitStack() as leases:
        for work in works:
            lease = store.lease(work)
            leases.callback(lease.release)
            while (holder := lease.take()) is not None:
                if patience is not None and time.monotonic() - start > patience:
                    break
                waits_for(str(holder))
                time.sleep(_EVERY)
        yield
