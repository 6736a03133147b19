"""A process that loads ahead gives what this one would give, and its end costs nobody a result."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tocsin.engines import ahead, in_order


def _works() -> Mapping[str, Callable[[Any], Any]]:
    return {"double": lambda n: 2 * n, "fail": lambda n: n / 0, "where": lambda _: os.getpid()}


def _broken() -> Mapping[str, Callable[[Any], Any]]:
    raise RuntimeError("the model is not there")


@pytest.fixture
def helper() -> Iterator[ahead.Ahead]:
    """Return a process that has begun, where there is a core for it."""
    ahead.begin(_works)
    begun = ahead.begun()
    if begun is None:
        pytest.skip("this machine has one core, or cannot fork")
    yield begun
    ahead.end()


def test_it_does_what_it_is_asked_in_a_process_of_its_own(helper: ahead.Ahead) -> None:
    assert helper.ask("double", 21) == (42,)
    where = helper.ask("where", None)
    assert where is not None
    assert where != (os.getpid(),)


def test_what_fails_there_or_is_unknown_is_left_to_be_done_here(helper: ahead.Ahead) -> None:
    assert helper.ask("fail", 1) is None
    assert helper.ask("nothing of that name", 1) is None
    assert helper.ask("double", 1) == (2,)


def test_one_that_was_killed_is_done_without(helper: ahead.Ahead) -> None:
    where = helper.ask("where", None)
    assert where is not None
    os.kill(where[0], signal.SIGKILL)
    assert helper.ask("double", 1) is None
    assert helper.ask("double", 1) is None


def test_another_process_does_not_ask_it(helper: ahead.Ahead) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0 if helper.ask("double", 1) is None else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert helper.ask("double", 1) == (2,)


def test_workers_of_a_pool_need_none(helper: ahead.Ahead) -> None:
    handfuls = [[n] for n in range(8)]
    done = list(in_order(list, handfuls, workers=2, give_up=lambda item: item))
    assert [item for item, _ in done] == list(range(8))
    assert ahead.begun() is None
    assert helper.ask("double", 1) is None


def test_one_that_could_load_nothing_is_done_without() -> None:
    ahead.begin(_broken)
    begun = ahead.begun()
    assert begun is None or begun.ask("double", 1) is None
    ahead.end()
    ahead.end()
    assert ahead.begun() is None


def test_it_ends_with_the_process_that_began_it_however_that_ends() -> None:
    program = textwrap.dedent("""
        import os, sys
        from tocsin.engines import ahead
        ahead.begin(lambda: {"where": lambda _: os.getpid()})
        begun = ahead.begun()
        print(begun.ask("where", None)[0] if begun else 0, flush=True)
        sys.stdin.read()
    """)
    for end in (signal.SIGKILL, signal.SIGTERM, None):
        with subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as parent:
            assert parent.stdout is not None
            child = int(parent.stdout.readline())
            if end is not None:
                parent.send_signal(end)
                parent.wait(timeout=60)
        assert child == 0 or _is_gone(child)


def _is_gone(process: int) -> bool:
    """Return whether a process ends within some seconds; one that only waits to be reaped has."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
            if state.rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False
