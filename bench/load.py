"""The desk under load: how long its pages take before, while and after 200 people read, 300 pages
hold an event stream open, and 2,000 requests are begun and never ended.

Usage: python -m bench.load --store FILE --casebook FOLDER [--clients 200] [--half-open 2000]
       [--streams 300] [--seconds 20] [--json]

The desk is started on the store as anybody would start it (`tocsin desk`). Clients ask for a page,
read for some seconds, and ask for the next. Requests that are begun are begun anew where the desk
lets them go, after some seconds. Told are the times of one reader who asks again and again, and of
all clients; what was answered; how many streams still stand; and the desk's memory, open files and
lines of log.
"""

import argparse
import asyncio
import contextlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.listeners import memory
from bench.tables import print_tables

_PORT = 8394
_PAGES = ("/", "/attention", "/sources", "/audit", "/search?q=Almaty")
# A client reads a page for so many seconds, at least and at most.
_READS = (20.0, 100.0)
_PATIENCE = 60.0
# Whoever is let go begins anew after so many seconds.
_AGAIN = 15.0
_BEGUN = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Never"

Link = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Load:
    """What is asked of a desk, and what it answers."""

    def __init__(self, port: int) -> None:
        """`port` is the desk's."""
        self._port = port
        self.answers = Counter[str]()
        self.let_go = 0
        self.begun = 0
        self.streams = 0

    async def _open(self) -> Link:
        """Connect to the desk."""
        return await asyncio.open_connection("127.0.0.1", self._port)

    async def page(self, path: str) -> float:
        """Ask for a page, and return in how many seconds it was there."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await self._open()
                host = f"Host: 127.0.0.1:{self._port}\r\nConnection: close"
                writer.write(f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n".encode())
                answer = await reader.read(-1)
                writer.close()
            self.answers[answer[9:12].decode() or "cut off"] += 1
        except TimeoutError:
            self.answers["nothing"] += 1
        except OSError:
            self.answers["no connection"] += 1
        return time.monotonic() - start

    async def read(self, seconds: float) -> list[float]:
        """Ask for one page after the other for so long; return what each took."""
        end, taken = time.monotonic() + seconds, list[float]()
        while time.monotonic() < end:
            taken.append(await self.page(_PAGES[len(taken) % len(_PAGES)]))
            await asyncio.sleep(0.05)
        return taken

    async def client(self, seconds: float, rng: random.Random) -> list[float]:
        """Read as a person does for so long; return what each page took."""
        end, taken = time.monotonic() + seconds, list[float]()
        await asyncio.sleep(rng.uniform(0, min(seconds, _READS[1])))
        while time.monotonic() < end:
            taken.append(await self.page(rng.choice(_PAGES)))
            left = max(0.0, end - time.monotonic())
            await asyncio.sleep(min(left, rng.uniform(*_READS)))
        return taken

    async def never_end(self) -> None:
        """Begin a request and never end it; begin anew where the desk lets it go."""
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await self._open()
                try:
                    writer.write(_BEGUN)
                    self.begun += 1
                    await reader.read(-1)
                    self.let_go += 1
                finally:
                    writer.close()
            await asyncio.sleep(_AGAIN)

    async def stream(self) -> None:
        """Hold an event stream open."""
        with contextlib.suppress(OSError):
            reader, writer = await self._open()
            writer.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode())
            first = await reader.readline()
            is_open = b" 200 " in first
            self.streams += is_open
            try:
                while await reader.read(4_096):
                    pass
            finally:
                self.streams -= is_open
                writer.close()


def figures(taken: Sequence[float]) -> dict[str, float]:
    """Return the middle, the 95th of a hundred and the longest of times, in milliseconds."""
    rows = sorted(1_000 * seconds for seconds in taken) or [0.0]
    return {
        "pages": float(len(taken)),
        "median ms": statistics.median(rows),
        "95 % ms": rows[int(0.95 * (len(rows) - 1))],
        "most ms": rows[-1],
    }


def files_of(pid: int) -> float:
    """Return how many files a process has open."""
    return float(sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir()))


async def measure(given: argparse.Namespace, pid: int) -> dict[str, dict[str, float]]:
    """Load the desk; return what was measured in each phase."""
    load, rng = Load(_PORT), random.Random(given.seed)
    await load.read(2.0)  # what is made once does not count
    load.answers.clear()
    phases: dict[str, dict[str, float]] = {}

    def note(phase: str, taken: Sequence[float]) -> None:
        answers = {f"answered {status}": float(n) for status, n in sorted(load.answers.items())}
        held = {"memory MB": memory(pid), "open files": files_of(pid)}
        phases[phase] = {**figures(taken), **answers, **held, "streams": float(load.streams)}
        load.answers.clear()

    note("before", await load.read(given.seconds))
    tasks = [asyncio.create_task(load.stream()) for _ in range(given.streams)]
    while load.streams < given.streams and not all(task.done() for task in tasks):
        await asyncio.sleep(0.1)
    note("streams alone", await load.read(given.seconds / 2))
    tasks += [asyncio.create_task(load.never_end()) for _ in range(given.half_open)]
    people = [asyncio.create_task(load.client(given.seconds, rng)) for _ in range(given.clients)]
    alone = await load.read(given.seconds)
    everybody = [seconds for taken in await asyncio.gather(*people) for seconds in taken]
    note("during, all clients", everybody)
    phases["during, all clients"] |= {"begun": float(load.begun), "let go": float(load.let_go)}
    phases["during, one reader"] = figures(alone)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(2.0)
    note("after", await load.read(given.seconds))
    return phases


def served(given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Start the desk, load it, and stop it; return what was measured."""
    command = [sys.executable, "-m", "tocsin", "desk", "--store", given.store]
    command += ["-c", given.casebook, "--port", str(_PORT)]
    with tempfile.TemporaryFile() as log:
        desk = subprocess.Popen(command, stderr=log, stdout=log)
        try:
            asyncio.run(_answering())
            phases = asyncio.run(measure(given, desk.pid))
        finally:
            desk.terminate()
            desk.wait(30)
        log.seek(0)
        phases["after"]["lines of log"] = float(len(log.read().splitlines()))
    return phases


async def _answering() -> None:
    """Wait until the desk answers."""
    load = Load(_PORT)
    while not load.answers["200"]:
        await load.page("/")
        await asyncio.sleep(0.5)


def main() -> int:
    """Measure and print; return 1 where a page was not answered or a stream was lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", required=True)
    parser.add_argument("--casebook", required=True)
    for name, number in (("clients", 200), ("half-open", 2_000), ("streams", 300), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    phases = served(given)
    print_tables({"the desk under load": phases}, as_json=given.json)
    during = phases["during, all clients"]
    unanswered = sum(
        n for name, n in during.items() if name.startswith("answered") and "200" not in name
    )
    return int(unanswered > 0 or during["streams"] < given.streams)


if __name__ == "__main__":
    sys.exit(main())
