"""Worker processes of this machine: handfuls go out in order, and come back in the same order.

Workers are forked once what they need is loaded, so that they share it. A worker that dies (out of
memory, killed) loses nothing: what was out is done again, one item at a time, and only an item that
kills its worker twice is given up.
"""

import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from tocsin.engines import ahead

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Sequence[Result]]
GiveUp = Callable[[Item], Result]

# More workers than this gain little: one process keeps what they read.
_MOST_WORKERS = 4
# Handfuls that are out at a time, for each worker.
_AHEAD = 3
# With fewer handfuls than this, workers cost more than they save.
_FEWEST = 4
_TRIES = 2
_LOOK_AFTER_PARENT = 1.0  # seconds
_CAN_FORK = "fork" in multiprocessing.get_all_start_methods()


def workers_at_hand() -> int:
    """Return how many workers this machine is good for: its cores, within bounds; 1 where processes
    cannot be forked.
    """
    if not _CAN_FORK:
        return 1
    return max(1, min(_MOST_WORKERS, len(os.sched_getaffinity(0))))


def in_order(
    work: Work[Item, Result],
    handfuls: Iterable[Sequence[Item]],
    *,
    workers: int,
    give_up: GiveUp[Item, Result],
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with what `work` makes of it, in the order of the items.

    Args:
        work: Takes a handful, and returns one result for each item of it. It must depend on nothing
            that an earlier handful changes.
        handfuls: Are asked for a few ahead of what was yielded.
        workers: How many processes; with 1 everything runs in this one.
        give_up: Returns the result of an item that kills its worker twice.

    What `work` raises is raised here, at the place of its handful.
    """
    if workers <= 1 or not _CAN_FORK:
        yield from _here(work, handfuls)
        return
    waiting = iter(handfuls)
    first = list(islice(waiting, _FEWEST))
    everything = chain(first, waiting)
    if len(first) < _FEWEST:
        yield from _here(work, everything)
        return
    ahead.end()  # each worker loads for itself
    with _Pool(work, workers) as pool:
        yield from _ordered(pool, everything, workers * _AHEAD, give_up)


def _here(
    work: Work[Item, Result], handfuls: Iterable[Sequence[Item]]
) -> Iterator[tuple[Item, Result]]:
    """Do everything in this process; nothing is asked for before it is done."""
    for handful in handfuls:
        yield from zip(handful, work(handful), strict=True)


def _ordered(
    pool: "_Pool[Item, Result]",
    handfuls: Iterator[Sequence[Item]],
    ahead: int,
    give_up: GiveUp[Item, Result],
) -> Iterator[tuple[Item, Result]]:
    """Keep some handfuls out, and yield the oldest as it comes back."""
    out: deque[tuple[Sequence[Item], Future[Sequence[Result]]]] = deque()
    for handful in islice(handfuls, ahead):
        out.append((handful, pool.send(handful)))
    while out:
        handful, future = out.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            pool.restart()
            results = [_alone(pool, item, give_up) for item in handful]
            out = deque((other, pool.send(other)) for other, _ in out)
        yield from zip(handful, results, strict=True)
        for following in islice(handfuls, 1):
            out.append((following, pool.send(following)))


def _alone(pool: "_Pool[Item, Result]", item: Item, give_up: GiveUp[Item, Result]) -> Result:
    """Return the result of one item that nothing else runs beside."""
    for _ in range(_TRIES):
        try:
            return pool.send([item]).result()[0]
        except BrokenProcessPool:
            pool.restart()
    return give_up(item)


class _Pool(Generic[Item, Result]):
    """Forked workers that can be started anew."""

    def __init__(self, work: Work[Item, Result], workers: int) -> None:
        """Start so many workers; each inherits `work` as it is now."""
        self._work = work
        self._workers = workers
        self._executor = self._start()

    def __enter__(self) -> "_Pool[Item, Result]":
        """Return the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the workers; what is still out is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def send(self, handful: Sequence[Item]) -> Future[Sequence[Result]]:
        """Give a handful to the workers. One that finds the pool broken comes back as broken."""
        try:
            return self._executor.submit(_run, handful)
        except BrokenProcessPool as error:
            broken: Future[Sequence[Result]] = Future()
            broken.set_exception(error)
            return broken

    def restart(self) -> None:
        """Start new workers in place of those that are gone."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        """Return an executor whose workers are running."""
        executor = ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(self._work, os.getpid()),
        )
        with warnings.catch_warnings():
            # The threads of this process only draw progress or wait; workers use nothing of theirs.
            warnings.simplefilter("ignore", DeprecationWarning)
            executor.submit(os.getpid)
        return executor


_inherited: Work[Any, Any] | None = None


def _begin(work: Work[Any, Any], parent: int) -> None:
    """Begin as a worker: an interrupt is the parent's to act on, and no worker outlives it."""
    global _inherited
    _inherited = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent is gone, however it went."""
    while os.getppid() == parent:
        time.sleep(_LOOK_AFTER_PARENT)
    os._exit(1)


def _run(handful: Sequence[Any]) -> Sequence[Any]:
    """Run a handful in a worker."""
    assert _inherited is not None
    return _inherited(handful)
