"""A month of `tocsin watch` with the clock moved: whether memory, open files and the store stay in
bounds, and whether what was rung is what a replay of the same month says.

Usage: python -m bench.month [--posts 10000] [--days 30] [--rounds 4] [--seed 1] [--keep FOLDER]

A site of this machine publishes the texts of the demo on their days, and between them posts of
made-up words, as feeds of one source each. `tocsin watch` reads them in a process of its own
(`watching.watch`, what the command itself calls); moved is only what tells it the hour, and what
waits for the next round. On some days every feed answers 503, on others one feed is silent; twice
the process is killed in the middle of a round and started again. Then `tocsin replay --by captured`
goes through the same store, and the state of each problem at the end of each day is held against
that of the watch. Told day by day: resident memory, open files, size of the store.
"""

import argparse
import contextlib
import datetime as dt
import html
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from bench.desk_casebook import made_up_words
from bench.listeners import memory
from tocsin.store import Store

ROOT = Path(__file__).resolve().parents[1]
DEMO, CORPUS = ROOT / "casebooks" / "almaty-demo", ROOT / "demo" / "corpus.jsonl"
LAST = dt.date(2022, 1, 12)
# So many posts a feed lists, newest first: after an outage some are no longer listed.
_LISTED = 250
# Days (from the first) on which every feed answers 503, on which one is silent, and on which the
# process is killed.
_OUT, _SILENT, _KILLED = (8, 9), (15, 16, 17), (10, 20)
_A_DAY = dt.timedelta(days=1)


class Post(NamedTuple):
    """A post, and when it is published."""

    at: dt.datetime
    source: str
    name: str
    text: str


def posts(number: int, first: dt.datetime, days: int, rng: random.Random) -> list[Post]:
    """Return the demo's texts and so many made-up posts, in order of time."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    listed = [
        Post(dt.datetime.fromisoformat(r["published_at"]), r["source"], r["id"], r["text"])
        for r in rows
        if r.get("published_at") and r.get("source")
    ]
    sources, vocabulary = sorted({post.source for post in listed}), made_up_words("en")
    for count in range(number):
        at = first + dt.timedelta(seconds=rng.randrange(days * 86_400))
        text = " ".join(rng.choices(vocabulary, k=rng.randint(15, 60)))
        listed.append(Post(at, rng.choice(sources), f"made-{count}", f"{text.capitalize()}."))
    return sorted(listed)


class Site(ThreadingHTTPServer):
    """The feeds, as they stand at the moment of the watch."""

    daemon_threads = True

    def __init__(self, written: Sequence[Post], clock: Path, first: dt.datetime) -> None:
        """`clock` is a file with the moment."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.written, self.clock, self.first = written, clock, first
        self.refused = 0

    def feed(self, source: str) -> bytes | None:
        """Return a feed, or nothing where it cannot be had."""
        now = dt.datetime.fromisoformat(self.clock.read_text())
        day = (now - self.first).days
        silent = min(post.source for post in self.written)
        if day in _OUT or (day in _SILENT and source == silent):
            self.refused += 1
            return None
        there = [post for post in self.written if post.source == source and post.at <= now]
        items = "".join(_item(post) for post in reversed(there[-_LISTED:]))
        return f"<rss version='2.0'><channel><title>f</title>{items}</channel></rss>".encode()


def _item(post: Post) -> str:
    """Return a post as an item of a feed."""
    return (
        f"<item><guid isPermaLink='false'>{post.name}</guid>"
        f"<pubDate>{post.at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>{html.escape(post.text)}</description></item>"
    )


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        """Answer with a feed."""
        name = self.path.removeprefix("/feed/")
        body = self.server.feed(name) if name != self.path else b""
        self.send_response(404 if body == b"" else 503 if body is None else 200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def write_casebook(folder: Path, base: str) -> None:
    """Write the casebook of the demo, each of its sources with a feed."""
    folder.mkdir(parents=True)
    yaml = YAML(typ="safe")
    for file in sorted(DEMO.glob("*.yml")):
        content: dict[str, Any] = yaml.load(file) or {}
        for source in content.get("sources", ()):
            source |= {"feeds": [f"{base}/feed/{source['id']}"], "every_minutes": 30}
        with (folder / file.name).open("w", encoding="utf-8") as target:
            yaml.dump(content, target)


def watch(given: argparse.Namespace) -> None:
    """Watch until the month is over, with the clock moved; print a line for every round."""
    from tocsin.store import about, words
    from tocsin.workspace import clock, watching

    place, end = Path(given.clock), dt.datetime.fromisoformat(given.end)
    step = dt.timedelta(hours=24 / given.rounds)

    def now() -> dt.datetime:
        return dt.datetime.fromisoformat(place.read_text())

    def move(_: float) -> None:
        place.write_text((now() + step).isoformat())

    class Moved(dt.datetime):
        """A class of moments whose now is the moved one."""

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return now().astimezone(tz)

    known: Any = SimpleNamespace(**{name: getattr(dt, name) for name in dir(dt)})
    known.datetime = Moved
    patched: tuple[tuple[Any, str, Any], ...] = (
        (watching, "clock", now),
        (watching, "time", SimpleNamespace(sleep=move)),
        (clock, "now", now),
        (words, "_now", now),
        (about, "dt", known),
    )
    for module, name, value in patched:
        setattr(module, name, value)
    store, pid = f"{given.keep}/watch.sqlite", os.getpid()
    for done in watching.watch(
        store,
        casebook=Path(given.keep) / "book",
        allowed=["127.0.0.1"],
        out=Path(given.keep) / "out",
        every=1.0,
        rounds=None,
    ):
        sizes = (Path(f"{store}{end}") for end in ("", "-wal"))
        row = {
            "at": done.at.isoformat(),
            "new": done.new,
            "refused": len(done.refused),
            "states": done.states,
            "note": done.note,
            "memory": memory(pid),
            "files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
            "store": sum(size.stat().st_size for size in sizes if size.exists()) / 1e6,
            "cpu": time.process_time(),
        }
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
        if done.at + step > end:
            return


def watched(given: argparse.Namespace, first: dt.datetime, rng: random.Random) -> Iterator[Any]:
    """Yield what each round came to; kill the process in the middle of a round on some days, and
    start it again.
    """
    command = [sys.executable, "-m", "bench.month", "--watch", "--keep", given.keep]
    command += ["--clock", given.clock, "--end", given.end, "--rounds", str(given.rounds)]
    left = [first + number * _A_DAY for number in _KILLED if number < given.days]
    for life in itertools.count():
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert process.stdout is not None
        killed = False
        for line in process.stdout:
            row = {**json.loads(line), "life": life}
            yield row
            if left and dt.datetime.fromisoformat(row["at"]) >= left[0]:
                left.pop(0)
                time.sleep(rng.uniform(0.2, 1.5))
                process.send_signal(signal.SIGKILL)
                killed = True
                break
        process.stdout.close()
        code = process.wait()
        if not killed:
            if code:
                raise SystemExit(f"the watch ended with {code}")
            return


def replayed(given: argparse.Namespace, first: dt.date) -> dict[tuple[str, str], tuple[str, float]]:
    """Return the state and figure of each problem at the end of each day, as a replay says."""
    out = Path(given.keep) / "replay"
    command = [sys.executable, "-m", "tocsin", "replay", f"{given.keep}/book", "--by", "captured"]
    command += ["--from", first.isoformat(), "--to", given.end[:10], "-o", str(out)]
    command += ["--store", f"{given.keep}/watch.sqlite"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    rows = [json.loads(line) for file in out.glob("*.jsonl") for line in file.open()]
    return {(r["problem_id"], r["day"]): (r["state"], r["p"]) for r in rows if "horizon_days" in r}


def judged(
    given: argparse.Namespace, days: Sequence[str]
) -> dict[tuple[str, str], tuple[str, float]]:
    """Return the state and figure of each problem at the end of each day, as the watch had them."""
    by_day: dict[tuple[str, str], tuple[str, float]] = {}
    with Store(f"{given.keep}/watch.sqlite") as store:
        for alarm in sorted(store.alarms(), key=lambda alarm: alarm.as_of):
            for day in days:
                if alarm.as_of.date().isoformat() <= day:
                    by_day[alarm.problem_id, day] = (
                        alarm.proposed_state,
                        alarm.likelihood.p or 0.0,
                    )
    return by_day


def _compared(given: argparse.Namespace, first: dt.date) -> int:
    """Say where the watch and a replay of the same month differ; return in how many days."""
    days = [(first + number * _A_DAY).isoformat() for number in range(given.days)]
    own, again = judged(given, days), replayed(given, first)
    other = [key for key in sorted(again) if own.get(key, ("BASELINE", 0.0))[0] != again[key][0]]
    figures = [abs(own[key][1] - again[key][1]) for key in again if key in own]
    for problem, day in other:
        was, said = own.get((problem, day), ("none", 0.0)), again[problem, day]
        print(f"  {day} {problem}: watch {was[0]} {was[1]:.3f}, replay {said[0]} {said[1]:.3f}")
    print(f"{len(again)} problem-days, {len(other)} in another state in a replay")
    print(f"figures differ by {max(figures, default=0.0):.3f} at most")
    print(f"states of the watch: {', '.join(sorted({state for state, _ in own.values()}))}")
    return len(other)


def main() -> int:
    """Let the month pass, and print what came of it; return 1 where a replay says otherwise."""
    parser = argparse.ArgumentParser(prog="python -m bench.month", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="made-up posts")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=4, help="rounds a day")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="folder for the store and the brief")
    for hidden in ("--clock", "--end"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--watch", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.watch:
        watch(given)
        return 0
    with tempfile.TemporaryDirectory(prefix="tocsin-month-") as folder:
        given.keep = given.keep or folder
        return _month(given)


def _month(given: argparse.Namespace) -> int:
    """Let the month pass."""
    rng = random.Random(given.seed)
    first = dt.datetime.combine(LAST - (given.days - 1) * _A_DAY, dt.time(), dt.UTC)
    Path(given.keep).mkdir(parents=True, exist_ok=True)
    clock = Path(given.keep) / "clock"
    given.clock = str(clock)
    clock.write_text((first + dt.timedelta(hours=23.5 / given.rounds)).isoformat())
    site = Site(posts(given.posts, first, given.days, rng), clock, first)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    write_casebook(Path(given.keep) / "book", f"http://127.0.0.1:{site.server_port}")
    given.end = (first + given.days * _A_DAY - dt.timedelta(seconds=1)).isoformat()
    day, rounds, new, refused = "", 0, 0, 0
    print("day         new  refused  memory MB  files  store MB  processor s  states")
    for row in watched(given, first, rng):
        rounds, new = rounds + 1, new + row["new"]
        refused += row["refused"]
        if row["at"][:10] != day:
            day = row["at"][:10]
            states = ",".join(sorted(set(row["states"].values())))
            print(
                f"{day} {new:6} {refused:6} {row['memory']:9.0f} {row['files']:7} "
                f"{row['store']:8.1f} {row['cpu']:10.1f}    {states} {row['note']}",
                flush=True,
            )
    print(f"{rounds} rounds, {new} new posts, {site.refused} answers of 503")
    return int(_compared(given, first.date()) > 0)


if __name__ == "__main__":
    sys.exit(main())
