"""A process that is started before anything is loaded, and loads what takes long beside the rest.

It is forked once, at the very start of a command. What it is asked it does with the same code as
this process would, and where it is gone this process does it: no result depends on it.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

Work = Callable[[Any], Any]
Load = Callable[[], Mapping[str, Work]]
"""Loads what takes long, and returns what can be asked by name."""


class Ahead:
    """A process that loads ahead; to be asked by the process that began it, and no other."""

    def __init__(self, process: BaseProcess, link: Connection) -> None:
        """`link` leads to the process."""
        self._process, self._link = process, link
        self._owner = os.getpid()

    def ask(self, name: str, given: Any) -> tuple[Any] | None:
        """Return the result of a work by its name, alone in a tuple; None where it is to be done
        here: the process is gone, or it failed at it, or it is another's.
        """
        if os.getpid() != self._owner:
            return None
        try:
            self._link.send((name, given))
            result: tuple[Any] | None = self._link.recv()
        except (OSError, EOFError):
            return None
        return result

    def end(self) -> None:
        """End the process, if it is this one's; what it is doing is of no use any more."""
        if os.getpid() == self._owner and self._process.is_alive():
            self._process.kill()
            self._process.join()


_begun: Ahead | None = None


def begin(load: Load) -> None:
    """Begin to load in a process of its own, where there is a core for it and it can be forked."""
    global _begun
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if not can_fork or len(os.sched_getaffinity(0)) < 2:
        return
    forking = multiprocessing.get_context("fork")
    here, there = forking.Pipe()
    process = forking.Process(target=_serve, args=(load, there, here), daemon=True)
    process.start()
    there.close()
    _begun = Ahead(process, here)


def begun() -> Ahead | None:
    """Return the process that loads ahead, if one was begun and is not ended."""
    return _begun


def end() -> None:
    """End the process that loads ahead, if there is one."""
    global _begun
    if _begun is not None:
        _begun.end()
        _begun = None


def _serve(load: Load, link: Connection, other: Connection) -> None:
    """Load, and do what is asked until nobody can ask any more. An interrupt is the parent's to
    act on; what a library has to say is said by the parent, if it comes to load it.
    """
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    works: Mapping[str, Work] = {}
    with contextlib.suppress(Exception):
        works = load()
    with contextlib.suppress(EOFError, OSError):
        while True:
            name, given = link.recv()
            link.send(_done(works.get(name), given))


def _done(work: Work | None, given: Any) -> tuple[Any] | None:
    """Return the result of a work, alone in a tuple; None where there is none: the parent tries
    it, and finds the fault.
    """
    if work is None:
        return None
    try:
        return (work(given),)
    except Exception:  # noqa: BLE001  (whatever it is, it happens again where it is reported)
        return None
