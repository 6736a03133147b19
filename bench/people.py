"""Ten people who read at a desk and two who write, for ten minutes: whether the desk's memory stays
flat, nothing that was written is lost, and nobody waits for long.

Usage: python -m bench.people --store FILE --casebook FOLDER [--readers 10] [--writers 2]
       [--minutes 10] [--json]

The desk is started on the store. Readers ask for a page, read it for some seconds, and ask for the
next, as people do. Writers write in discussions over the API, each with a token of their own, one
remark a second; every two seconds a new post is kept, as collecting does. Told are the
times of pages and of acts, how many acts were refused, whether each that was taken stands in the
store at the end, and the memory of the desk from minute to minute (Linux).
"""

import abc
import argparse
import itertools
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx

from bench.desk_casebook import PROBLEMS
from bench.desk_store import LAST, write_post
from bench.listeners import cpu_of, memory
from bench.tables import print_tables
from tocsin.records import Remark
from tocsin.store import Store
from tocsin.web.serving import IDLE_SECONDS
from tocsin.workspace.access import new_token

_PORT = 8395
_BASE = f"http://127.0.0.1:{_PORT}"
# A page is read for so many seconds, at least and at most.
_READS = (1.0, 6.0)
_ACT, _POST = 1.0, 2.0
_PATIENCE = 60.0
# Connections are not used again in the second in which the desk lets idle ones go: a browser would
# ask once more, this client does not.
_IDLE = httpx.Limits(keepalive_expiry=IDLE_SECONDS - 2)


class Person(threading.Thread, abc.ABC):
    """Somebody who does one thing after another at the desk until all are to stop."""

    def __init__(self, stop: threading.Event, rests: Callable[[], float], seed: int) -> None:
        """`rests` gives the seconds between two acts."""
        super().__init__(daemon=True)
        self._stop_at, self._rests = stop, rests
        self.chance = random.Random(seed)
        self.taken: list[float] = []
        self.answers = Counter[str]()

    def run(self) -> None:
        """Act, and note how long it took and what was answered."""
        with httpx.Client(base_url=_BASE, timeout=_PATIENCE, limits=_IDLE) as desk:
            while not self._stop_at.wait(self._rests()):
                begun = time.monotonic()
                try:
                    self.answers[str(self.act(desk).status_code)] += 1
                except httpx.HTTPError as error:
                    self.answers[type(error).__name__] += 1
                self.taken.append(time.monotonic() - begun)

    @abc.abstractmethod
    def act(self, desk: httpx.Client) -> httpx.Response:
        """Do one thing."""


class Reader(Person):
    """Somebody who reads."""

    def act(self, desk: httpx.Client) -> httpx.Response:
        """Look at a page."""
        number = self.chance.randrange(PROBLEMS)
        pages = ("/", "/queue", "/attention", "/map", "/lineage", f"/problem/P{number}")
        return desk.get(self.chance.choice((*pages, f"/site/site{number % 40}", "/search?q=vun")))


class Writer(Person):
    """Somebody who writes in discussions."""

    def __init__(
        self, stop: threading.Event, alarms: list[str], secret: str, name: str, seed: int
    ) -> None:
        """`alarms` are what one writes at, `secret` that of a token."""
        super().__init__(stop, lambda: _ACT, seed)
        self._alarms, self._name = alarms, name
        self._headers = {"authorization": f"Bearer {secret}"}
        self._numbers = itertools.count(1)
        self.kept: list[str] = []

    def act(self, desk: httpx.Client) -> httpx.Response:
        """Write a remark."""
        text = f"{self._name} {next(self._numbers)}"
        sent = {"record": self.chance.choice(self._alarms), "text": text}
        answer = desk.post("/api/remarks", json=sent, headers=self._headers)
        if answer.status_code == httpx.codes.CREATED:
            self.kept.append(answer.json()["id"])
        return answer


def figures(people: list[Person]) -> dict[str, float]:
    """Return how long what people did took, in milliseconds, and what was answered."""
    rows = sorted(1_000 * each for one in people for each in one.taken) or [0.0]
    answers = sum((one.answers for one in people), Counter[str]())
    return {
        "acts": float(len(rows)),
        "median ms": statistics.median(rows),
        "95 % ms": rows[int(0.95 * (len(rows) - 1))],
        "most ms": rows[-1],
        **{f"answered {status}": float(n) for status, n in sorted(answers.items())},
    }


def measure(chosen: argparse.Namespace, pid: int) -> dict[str, dict[str, float]]:
    """Let people read and write; return what was measured."""
    stop = threading.Event()
    with Store(chosen.store) as store:
        alarms = [store.lookup.past_alarms(f"P{n}", LAST, 1)[0].id for n in range(20)]
        names = [f"Writer {n}" for n in range(chosen.writers)]
        secrets = [new_token(store, name, "analyst", by="bench").secret for name in names]
        before = len(store.duty.words(Remark))
        readers: list[Person] = [
            Reader(stop, lambda: random.uniform(*_READS), seed) for seed in range(chosen.readers)
        ]
        writers = [
            Writer(stop, alarms, secret, f"{name} {time.time():.0f}", 100 + seed)
            for seed, (name, secret) in enumerate(zip(names, secrets, strict=True))
        ]
        for person in (*readers, *writers):
            person.start()
        held, posts, spent = _wait(store, chosen.minutes, pid)
        stop.set()
        for person in (*readers, *writers):
            person.join(2 * _PATIENCE)
        standing = {remark.id for remark in store.duty.words(Remark)}
    kept = [name for writer in writers for name in writer.kept]
    return {
        "reading": figures(readers),
        "writing": figures(list(writers)),
        "kept": {
            "taken": float(len(kept)),
            "lost": float(len(set(kept) - standing)),
            "more": float(len(standing) - before - len(kept)),
            "posts": float(posts),
        },
        "desk": {"CPU s": spent, **{f"MB, minute {n}": each for n, each in enumerate(held)}},
    }


def _wait(store: Store, minutes: float, pid: int) -> tuple[list[float], int, float]:
    """Keep posts for so long; return the desk's memory from minute to minute, how many posts were
    kept, and the processor seconds the desk took.
    """
    begun, before = time.monotonic(), cpu_of(pid)
    held, posts = list[float](), 0
    number = 1 + int(((store.rollups.latest() or LAST) - LAST).total_seconds())
    while time.monotonic() < begun + 60 * minutes:
        if time.monotonic() >= begun + 60 * len(held):
            held.append(memory(pid))
        write_post(store, number + posts)
        posts += 1
        time.sleep(_POST)
    return [*held, memory(pid)], posts, cpu_of(pid) - before


def main() -> int:
    """Measure and print; return 1 where a page did not come, or something was refused or lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", required=True)
    parser.add_argument("--casebook", required=True)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    command = [sys.executable, "-m", "tocsin", "desk", "--store", chosen.store]
    command += ["-c", chosen.casebook, "--port", str(_PORT)]
    desk = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _answering()
        rows = measure(chosen, desk.pid)
    finally:
        desk.terminate()
        desk.wait(30)
    print_tables(
        {f"{Path(chosen.store).name}, {chosen.minutes} minutes": rows}, as_json=chosen.json
    )
    is_whole = rows["writing"]["acts"] == rows["kept"]["taken"]
    is_read = rows["reading"]["acts"] == rows["reading"].get("answered 200")
    return int(not (is_whole and is_read) or rows["kept"]["lost"] > 0)


def _answering() -> None:
    """Wait until the desk answers."""
    while True:
        try:
            httpx.get(f"{_BASE}/", timeout=_PATIENCE)
            return
        except httpx.TransportError:
            time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
