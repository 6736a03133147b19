"""How long the desk's pages take, and how that grows with what is stored.

Usage: python -m bench.desk [--mentions N ...] [--keep FOLDER] [--json]

A store is filled by bulk as intake and judging would have left it: three years of documents of
made-up words in English and Russian, 60 sources in three groups, 40 sites, 60 stories, ten mentions
a document, 200 warning problems judged on each of the last 30 days. Then `tocsin desk` is started
on it as anybody would, and each page is asked for over loopback: again and again ("warm"), and each
time after a new post was kept, or a problem judged ("changed"). What lags behind a new post is made
anew between two such requests.
"""

import argparse
import itertools
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bench.desk_casebook import made_up_words, real_case, write_casebook
from bench.desk_store import LAST, documents_for, fill, write_post
from bench.listeners import cpu_of, memory
from bench.tables import print_tables
from tocsin.records import Alarm
from tocsin.store import Store

_PORT, _TIMES, _PAUSE = 8391, 20, 1.5
_CHANGED = 6


def pages(rng: random.Random, documents: int) -> dict[str, list[str]]:
    """Return the addresses to ask for, page by page."""
    some = [f"{rng.randrange(1, documents):09}" for _ in range(_TIMES)]
    words = made_up_words("en")
    return {
        "board": ["/"] * _TIMES,
        "board, judged anew": ["/"] * _TIMES,
        "problem": [f"/problem/P{n}" for n in range(_TIMES)],
        "claim": [f"/claim/clm-{n}" for n in some],
        "document": [f"/document/doc-{n}" for n in some],
        "source": [f"/source/s{n}" for n in range(_TIMES)],
        "attention": ["/attention"] * _TIMES,
        "series": [f"/attention/g0?site=site{n}" for n in range(_TIMES)],
        "map": ["/map"] * _TIMES,
        "site": [f"/site/site{n}" for n in range(_TIMES)],
        "lineage": ["/lineage"] * _TIMES,
        "stories": ["/narratives"] * _TIMES,
        "story": [f"/narrative/story{n}" for n in range(_TIMES)],
        "search, common word": [f"/search?q={words[n]}" for n in range(_TIMES)],
        "search, two words": [f"/search?q={words[n]}+{words[700 + n]}" for n in range(_TIMES)],
        "audit log": ["/audit"] * _TIMES,
        "api, alarms": ["/api/alarms"] * _TIMES,
        "api, claims": ["/api/claims?limit=100"] * _TIMES,
    }


def measure(store: Path, casebook: Path, documents: int) -> dict[str, dict[str, float]]:
    """Start the desk on a store and ask for its pages; milliseconds."""
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "desk",
        "--store",
        str(store),
        "-c",
        str(casebook),
        "--port",
        str(_PORT),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    client = httpx.Client(base_url=f"http://127.0.0.1:{_PORT}", timeout=600)
    try:
        for _ in range(120):
            try:
                client.get("/add")
                break
            except httpx.TransportError:
                time.sleep(0.5)
        first = _ask(client, "/")[0]
        rows = {"board, first look after start": {"changed, most": first}}
        written = Store(str(store))
        numbers = itertools.count(
            1 + int(((written.rollups.latest() or LAST) - LAST).total_seconds())
        )
        alarm = written.lookup.past_alarms("P0", LAST, 1)[0]
        for name, paths in pages(random.Random(3), documents).items():
            changed, warm, size = [], [], 0
            for path in paths:
                _ask(client, path)
            for path in paths[:_CHANGED]:
                _write(written, next(numbers), alarm if "judged" in name else None)
                changed.append(_ask(client, path)[0])
                time.sleep(_PAUSE)
            for path in paths:
                _ask(client, path)
            time.sleep(_PAUSE)
            before = cpu_of(server.pid)
            for path in paths:
                took, size = _ask(client, path)
                warm.append(took)
            spent = cpu_of(server.pid) - before
            warm.sort()
            rows[name] = {
                "memory, MB": memory(server.pid),
                "changed, median": statistics.median(changed),
                "changed, most": max(changed),
                "warm, median": statistics.median(warm),
                "warm, p95": warm[int(len(warm) * 0.95) - 1],
                "warm, CPU": spent / len(paths) * 1_000,
                "KB": size / 1_000,
            }
        return rows
    finally:
        client.close()
        server.terminate()
        server.wait(30)


def _ask(client: httpx.Client, path: str) -> tuple[float, int]:
    """Ask for a page; return the milliseconds it took and its size."""
    began = time.perf_counter()
    answer = client.get(path)
    took = (time.perf_counter() - began) * 1_000
    answer.raise_for_status()
    assert not re.search("Something went wrong", answer.text[:2_000])
    return took, len(answer.content)


def _write(store: Store, number: int, alarm: Alarm | None) -> None:
    """Keep one new post, as collecting does; or an alarm, as judging does."""
    if alarm is not None:
        store.put_judged([], [alarm])
    else:
        write_post(store, number)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument(
        "--keep", type=Path, help="Leave the stores in this folder, and use those that are there."
    )
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    problem, alarm, assessment = real_case()
    tables = {}
    with tempfile.TemporaryDirectory() as spare:
        folder = args.keep or Path(spare)
        write_casebook(folder / "casebook", problem)
        for mentions in args.mentions:
            store = folder / f"desk-{mentions}.sqlite"
            if not store.exists():
                fill(store, mentions, alarm, assessment)
            documents = documents_for(mentions)
            tables[f"{mentions:,} mentions, {documents:,} documents"] = measure(
                store, folder / "casebook", documents
            )
    print_tables(tables, as_json=args.json)


if __name__ == "__main__":
    main()
