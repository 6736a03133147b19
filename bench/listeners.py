"""Ten open pages for ten minutes: whether each hears of every change, how soon, and whether the
desk's memory stays flat.

Usage: python -m bench.listeners --store FILE --casebook FOLDER [--readers N] [--minutes N] [--json]

The desk is started on the store; each reader holds an event stream open, as a page does. Every two
seconds a new post is kept. Told are the delay from keeping it until a reader hears of it, and the
resident memory of the desk's process from minute to minute (Linux).
"""

import argparse
import contextlib
import itertools
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from bench.desk_store import write_post
from bench.tables import print_tables
from tocsin.store import Store

_PORT, _EVERY = 8393, 2.0


class Reader(threading.Thread):
    """One open page."""

    def __init__(self, base: str) -> None:
        """Listen at an address."""
        super().__init__(daemon=True)
        self._base = base
        self.heard: list[float] = []

    def run(self) -> None:
        """Note when each event arrives, until the desk is stopped."""
        with (
            contextlib.suppress(httpx.TransportError),
            httpx.stream("GET", f"{self._base}/events", timeout=60) as answer,
        ):
            for line in answer.iter_lines():
                if line.startswith("data:"):
                    self.heard.append(time.monotonic())


def memory(pid: int) -> float:
    """Return the resident memory of a process, in MB."""
    line = next(
        x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmRSS")
    )
    return int(line.split()[1]) / 1_000


def cpu_of(pid: int) -> float:
    """Return the processor seconds of a process itself; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(store: str, casebook: str, readers: int, minutes: float) -> dict[str, float]:
    """Run the desk with its readers; return what was measured."""
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "desk",
        "--store",
        store,
        "-c",
        casebook,
        "--port",
        str(_PORT),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{_PORT}"
    try:
        for _ in range(120):
            try:
                httpx.get(f"{base}/", timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.5)
        listening = [Reader(base) for _ in range(readers)]
        for reader in listening:
            reader.start()
        time.sleep(2)
        written, sizes = [], [memory(server.pid)]
        with Store(store) as opened:
            numbers = itertools.count(10**7 + int(time.time()) % 10**6)
            end, minute = time.monotonic() + minutes * 60, time.monotonic() + 60
            while time.monotonic() < end:
                write_post(opened, next(numbers))
                written.append(time.monotonic())
                httpx.get(f"{base}/", timeout=60)
                time.sleep(_EVERY)
                if time.monotonic() > minute:
                    sizes.append(memory(server.pid))
                    minute += 60
        delays = [
            next((h - w for h in r.heard if h >= w), float("inf"))
            for w in written
            for r in listening
        ]
        return {
            "changes": float(len(written)),
            "missed": float(sum(d > _EVERY for d in delays)),
            "delay, median s": statistics.median(delays),
            "delay, most s": max(delays),
            "memory at first, MB": sizes[0],
            "after a minute, MB": sizes[min(1, len(sizes) - 1)],
            "at the end, MB": sizes[-1],
        }
    finally:
        server.terminate()
        server.wait(30)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", required=True)
    parser.add_argument("--casebook", required=True)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.store, args.casebook, args.readers, args.minutes)
    print_tables(
        {f"{args.readers} readers, {args.minutes:g} minutes": {"desk": figures}}, as_json=args.json
    )


if __name__ == "__main__":
    main()
