"""Workers give what one process gives, in order, whatever happens to them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.engines.local import in_order, workers_at_hand
from tocsin.errors import InputError


def _handfuls(items: Sequence[int], size: int = 3) -> list[Sequence[int]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def _squares(items: Sequence[int]) -> list[int]:
    return [item * item for item in items]


def _lost(item: int) -> int:
    return -item


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    items = range(100)
    done = list(in_order(_squares, _handfuls(items), workers=workers, give_up=_lost))
    assert done == [(item, item * item) for item in items]


def test_a_slow_handful_is_waited_for() -> None:
    def slow(items: Sequence[int]) -> list[int]:
        time.sleep(0.2 if items[0] == 0 else 0)
        return list(items)

    done = in_order(slow, _handfuls(range(30)), workers=2, give_up=_lost)
    assert [item for item, _ in done] == list(range(30))


@given(st.lists(st.integers(0, 9), max_size=12))
@settings(max_examples=10, deadline=None)
def test_any_number_of_items_is_done_once(items: list[int]) -> None:
    done = list(in_order(_squares, _handfuls(items, 2), workers=2, give_up=_lost))
    assert done == [(item, item * item) for item in items]


def test_few_items_start_no_worker() -> None:
    def pids(items: Sequence[int]) -> list[int]:
        return [os.getpid() for _ in items]

    few = {pid for _, pid in in_order(pids, _handfuls(range(9)), workers=2, give_up=_lost)}
    many = {pid for _, pid in in_order(pids, _handfuls(range(60)), workers=2, give_up=_lost)}
    assert few == {os.getpid()}
    assert os.getpid() not in many


def test_an_item_that_kills_its_worker_is_given_up_and_nothing_else_is_lost(tmp_path: Path) -> None:
    log = tmp_path / "deaths"

    def deadly(items: Sequence[int]) -> list[int]:
        if 17 in items:
            with log.open("a") as file:
                file.write("x")
            os.kill(os.getpid(), signal.SIGKILL)
        return list(items)

    done = dict(in_order(deadly, _handfuls(range(40)), workers=2, give_up=_lost))
    assert done == {item: (-17 if item == 17 else item) for item in range(40)}
    assert len(log.read_text()) >= 2  # tried alone before it was given up


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "died"

    def once(items: Sequence[int]) -> list[int]:
        if 8 in items and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return list(items)

    done = list(in_order(once, _handfuls(range(40)), workers=2, give_up=_lost))
    assert done == [(item, item) for item in range(40)]


def test_what_the_work_raises_is_raised_here_whole() -> None:
    def refuses(items: Sequence[int]) -> list[int]:
        if 20 in items:
            raise InputError("20 cannot be read", reason="test")
        return list(items)

    done = in_order(refuses, _handfuls(range(60)), workers=2, give_up=_lost)
    assert [next(done)[0] for _ in range(18)] == list(range(18))
    with pytest.raises(InputError, match="20 cannot be read") as caught:
        next(done)
    assert caught.value.reason == "test"


def test_handfuls_are_asked_for_only_a_little_ahead() -> None:
    asked: list[int] = []

    def handfuls() -> Iterator[Sequence[int]]:
        for start in range(200):
            asked.append(start)
            yield [start]

    done = in_order(_squares, handfuls(), workers=2, give_up=_lost)
    for _ in range(10):
        next(done)
    assert len(asked) < 30
    done.close()  # type: ignore[attr-defined]


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    program = """
import os, sys, time
from tocsin.engines import in_order

def work(items):
    os.write(1, f"{os.getpid()}\\n".encode())  # one write, whole even beside another
    time.sleep(60)
    return list(items)

for _ in in_order(work, [[n] for n in range(9)], workers=2, give_up=lambda item: item):
    pass
"""
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pids = {int(parent.stdout.readline()) for _ in range(2)}
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_at_least_one_worker_is_at_hand() -> None:
    assert 1 <= workers_at_hand() <= 4
