"""How long it takes until readings are fresh after one new post, and how that grows with what is
stored.

Usage: python -m bench.refresh [--mentions N ...] [--json]

A store is filled by bulk with documents, mentions, captures and touches as intake would have left
them (texts are a few words: their size plays no part here): three years, 60 sources in three
groups, 40 sites, 60 narratives. Then one new post is kept by the program itself, and `refresh` is
timed, with a series of one key after it. `anew` takes every day anew from the kept touches, which
is what a program without kept counts and states has to do.
"""

import argparse
import datetime as dt
import random
import sqlite3
import tempfile
import time
from pathlib import Path

import msgspec

from bench.tables import print_tables
from tocsin.pipeline.attention import counted, refresh, series
from tocsin.records import Capture, Casebook, Group, Kept, Key, Source, Span, Touch
from tocsin.records.annotation import Mention
from tocsin.store import Store
from tocsin.watch import read_all

_DAYS, _SOURCES, _SITES, _STORIES, _A_DOCUMENT = 1_096, 60, 40, 60, 10
_FIRST = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)


def book() -> Casebook:
    """Return the casebook of the bench."""
    sources = tuple(
        Source(
            id=f"s{n}",
            name=f"s{n}",
            kind="outlet",
            owner=f"o{n}",
            known_from=_FIRST.date(),
            reference="bench",
        )
        for n in range(_SOURCES)
    )
    groups = tuple(
        Group(
            id=f"g{n}",
            name=f"g{n}",
            members=tuple(s.id for s in sources[n::3]),
            known_from=_FIRST.date(),
            reference="bench",
        )
        for n in range(3)
    )
    return Casebook(id="bench", title="bench", digest="bench", sources=sources, groups=groups)


def capture_of(number: int, source: str, at: dt.datetime) -> Capture:
    """Return a capture of a few words."""
    body = f"post {number}".encode()
    return Capture(
        id=f"c{number}",
        sha256=f"h{number}",
        body=body,
        origin=f"n{number}",
        external_id=f"n{number}",
        source_id=source,
        seen_at=at,
        media_type="text/plain",
        published_at=at,
    )


def fill(path: Path, mentions: int, seed: int = 1) -> None:
    """Fill a store with so many mentions, three documents in four touching something watched."""
    Store(str(path)).close()
    rng, each = random.Random(seed), max(1, mentions // (_DAYS * _A_DOCUMENT))
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous=OFF")
    number = 0
    for day in range(_DAYS):
        rows: dict[str, list[tuple[object, ...]]] = {
            "marks": [],
            "touches": [],
            "mentions": [],
            "captures": [],
        }
        volumes: dict[str, int] = {}
        for _ in range(each):
            at = _FIRST + dt.timedelta(days=day, seconds=rng.randrange(86_000))
            source, name = f"s{min(int(rng.expovariate(0.08)), _SOURCES - 1)}", f"d{number}"
            volumes[source] = volumes.get(source, 0) + 1
            rows["captures"].append(
                (f"c{number}", f"h{number}", source, at.date().isoformat(), "{}")
            )
            rows["marks"].append((f"c{number}", "f", at.isoformat()))
            sites = tuple(
                {
                    f"site{min(int(rng.expovariate(0.15)), _SITES - 1)}"
                    for _ in range(rng.randrange(2))
                }
            )
            stories = tuple(
                {
                    f"story{min(int(rng.expovariate(0.1)), _STORIES - 1)}"
                    for _ in range(rng.randrange(2))
                }
            )
            if sites or stories:
                touch = Touch(
                    document_id=name,
                    origin_id=name,
                    source_id=source,
                    day=at.date(),
                    sites=sites,
                    narratives=stories,
                    seen_at=at,
                    at=at,
                )
                record = msgspec.json.encode(touch).decode()
                rows["touches"].append(
                    (name, at.date().isoformat(), at.isoformat(), f"t{number}", record)
                )
            for index in range(_A_DOCUMENT):
                mention = Mention(
                    id=f"m{number}-{index}",
                    document_id=name,
                    span=Span(start=index, end=index + 4),
                    kind="site",
                    surface="site",
                    entity_id=f"site{index}",
                    method="bench",
                    rule="bench",
                )
                rows["mentions"].append((mention.id, name, msgspec.json.encode(mention).decode()))
            number += 1
        raw.executemany("INSERT INTO captures VALUES (?,?,?,?,?)", rows["captures"])
        raw.executemany("INSERT INTO marks VALUES (?,?,?)", rows["marks"])
        raw.executemany("INSERT INTO touches VALUES (?,?,?,?,?)", rows["touches"])
        raw.executemany("INSERT INTO mentions VALUES (?,?,?)", rows["mentions"])
        date = (_FIRST + dt.timedelta(days=day)).date().isoformat()
        raw.executemany(
            "INSERT INTO volumes VALUES (?,?,?,?)", [(s, date, date, n) for s, n in volumes.items()]
        )
        raw.execute("INSERT INTO stale_days(day) VALUES (?)", (date,))
    raw.commit()
    raw.close()


def timed(mentions: int, path: Path) -> dict[str, float]:
    """Fill a store, and time what follows one new post."""
    began = time.perf_counter()
    fill(path, mentions)
    filled = time.perf_counter() - began
    store, casebook = Store(str(path)), book()
    now = _FIRST + dt.timedelta(days=_DAYS, hours=9)
    began = time.perf_counter()
    first = refresh(store, casebook, now)
    whole = time.perf_counter() - began
    times = []
    for extra in range(5):
        at = now + dt.timedelta(minutes=extra)
        touch = Touch(
            document_id=f"new{extra}",
            origin_id=f"new{extra}",
            source_id="s1",
            day=at.date(),
            sites=("site1",),
            narratives=("story1",),
            seen_at=at,
            at=at,
        )
        kept = Kept(
            capture=capture_of(10**9 + extra, "s1", at),
            source_id="s1",
            published_at=at,
            touch=touch,
            text_sha256=f"new{extra}",
        )
        began = time.perf_counter()
        store.keep([kept], "f")
        standing = refresh(store, casebook, at + dt.timedelta(seconds=1))
        times.append(time.perf_counter() - began)
    began = time.perf_counter()
    rows = series(store, Key(group="g1", site_id="site1"), at, at.date() - dt.timedelta(days=90))
    one = time.perf_counter() - began
    row = {
        "documents": float(_DAYS * max(1, mentions // (_DAYS * _A_DOCUMENT))),
        "keys": float(len(standing.readings)),
        "file, MB": path.stat().st_size / 1e6,
        "filling, s": filled,
        "first refresh, s": whole,
        "keep one post and refresh, s": sorted(times)[2],
        "days taken": float(standing.taken),
        "90 days of one key, s": one,
        "days in it": float(len(rows)),
    }
    if mentions <= 1_000_000:
        began = time.perf_counter()
        history = counted(store, casebook, store.rollups.touches(at), at)
        again = [
            r
            for r in read_all(history, casebook.groups, at.date(), casebook.sources)
            if r.day == at.date()
        ]
        row["anew, s"] = time.perf_counter() - began
        assert len(again) == len(standing.readings)
    assert first.taken >= _DAYS
    store.close()
    return row


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = {f"{n:,} mentions": timed(n, Path(folder) / f"{n}.sqlite") for n in args.mentions}
    print_tables({"refresh": rows}, as_json=args.json)


if __name__ == "__main__":
    main()
