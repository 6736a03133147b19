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
import datetime as dt
import itertools
import json
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
from ruamel.yaml import YAML

from bench.refresh import capture_of
from bench.tables import print_tables
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.language.stems import stem_in
from tocsin.records import Alarm, Assessment, Kept, Problem, Touch
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace.clock import as_of_moment

ROOT = Path(__file__).parents[1]
# The case whose problem all others of the bench are made from; its indicators name its actors.
_REAL = ROOT / "casebooks" / "sumy-2022"
_DAYS, _SOURCES, _SITES, _STORIES, _PROBLEMS, _A_DOCUMENT, _JUDGED = 1_096, 60, 40, 60, 200, 10, 30
_FIRST = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
_LAST = _FIRST + dt.timedelta(days=_DAYS - 1, hours=23)
_PORT, _TIMES, _PAUSE = 8391, 20, 1.5
_SYLLABLES = {
    "en": [
        "ba",
        "co",
        "di",
        "fu",
        "ga",
        "ho",
        "ki",
        "lo",
        "ma",
        "ne",
        "pu",
        "ri",
        "so",
        "ta",
        "ve",
        "wo",
    ],
    "ru": [
        "ба",
        "ко",
        "ди",
        "фу",
        "га",
        "хо",
        "ки",
        "ло",
        "ма",
        "не",
        "пу",
        "ри",
        "со",
        "та",
        "ве",
        "жо",
    ],
}


def _words(language: str) -> list[str]:
    """Return the made-up words of a language, the first of them the most used."""
    parts = _SYLLABLES[language]
    return ["".join(p) for p in itertools.islice(itertools.product(parts, parts, parts), 4_000)]


def write_casebook(folder: Path, problem: Problem) -> None:
    """Write a casebook with many problems of one shape, so many sites, stories and sources."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {"known_from": dt.date(2020, 1, 1), "reference": "bench"}
    shape = json.loads(msgspec.json.encode(problem))
    shape = {k: v for k, v in shape.items() if v not in (None, [], {})}
    problems = [
        shape
        | known
        | {
            "id": f"P{n}",
            "title": f"Problem {n}",
            "sites": [f"site{n % _SITES}"],
            "narratives": [f"story{n % _STORIES}"],
            "reference_class": "class",
            "groups": ["g0"],
            "parties": [],
        }
        for n in range(_PROBLEMS)
    ]
    members = [[f"s{m}" for m in range(n, _SOURCES, 3)] for n in range(3)]
    past = {
        "place": "x",
        "what": "x",
        "incident": False,
        "resolved": dt.date(2019, 2, 1),
        "reference": "x",
        "date": dt.date(2019, 1, 1),
    }
    yaml = YAML(typ="safe")
    files: dict[str, Any] = {
        "casebook": {"id": "bench-desk", "title": "Bench of the desk", "include": ["common"]},
        "sources": {
            "sources": [
                {
                    "id": f"s{n}",
                    "name": f"Outlet {n}",
                    "kind": "outlet",
                    "owner": f"Owner {n % 20}",
                    "expected_per_day": 5,
                    **known,
                }
                for n in range(_SOURCES)
            ],
            "groups": [
                {"id": f"g{n}", "name": f"Group {n}", "members": members[n], **known}
                for n in range(3)
            ],
        },
        "actors": yaml.load(_REAL / "actors.yml"),
        "sites": {
            "sites": [
                {
                    "id": f"site{n}",
                    "name": f"Site {n}",
                    "kind": "facility",
                    "latitude": 43 + n % 8,
                    "longitude": 25 + n,
                    **known,
                }
                for n in range(_SITES)
            ]
        },
        "narratives": {
            "narratives": [
                {
                    "id": f"story{n}",
                    "title": f"Story {n}",
                    "summary": "made up",
                    "first_seen": "2020",
                    **known,
                }
                for n in range(_STORIES)
            ]
        },
        "problems": {
            "reference_classes": [
                {
                    "id": "class",
                    "name": "class",
                    "selection": "made up",
                    **known,
                    "rows": [past] * 5,
                }
            ],
            "problems": problems,
        },
    }
    for name, content in files.items():
        with (folder / f"{name}.yml").open("w", encoding="utf-8") as file:
            yaml.dump(content, file)


def _shape() -> tuple[Problem, Alarm, Assessment]:
    """Return a problem, an alarm and an assessment of a real case, from which all others of the
    bench are made.
    """
    book = load_casebook(_REAL)
    moment = as_of_moment("2022-03-21")
    with tempfile.TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        inputs = [str(ROOT / "demo" / "sumy-2022.jsonl")]
        pipeline.read_into(store, book, inputs, as_of=moment, stated=Stated(), tell=lambda _: None)
        judged = pipeline.judge(store, book, moment)
    return book.problems[0], judged.alarms[0], judged.assessments[0]


def fill(path: Path, mentions: int, alarm: Alarm, assessment: Assessment, seed: int = 1) -> None:
    """Fill a store with so many mentions, and everything that belongs to their documents."""
    Store(str(path)).close()
    rng, each = random.Random(seed), max(1, mentions // (_DAYS * _A_DOCUMENT))
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("PRAGMA cache_size=-400000")
    words = {code: _words(code) for code in _SYLLABLES}
    stems = {code: [stem_in(w, code) for w in rows] for code, rows in words.items()}
    number = 0
    for day in range(_DAYS):
        volumes: dict[str, int] = {}
        rows: dict[str, list[tuple[object, ...]]] = {}
        for _ in range(each):
            number += 1
            at = _FIRST + dt.timedelta(days=day, seconds=rng.randrange(86_000))
            source = f"s{min(int(rng.expovariate(0.08)), _SOURCES - 1)}"
            volumes[source] = volumes.get(source, 0) + 1
            for table, row in _document(rng, number, source, at, words, stems):
                rows.setdefault(table, []).append(row)
        for table, many in rows.items():
            raw.executemany(_INSERT[table], many)
        date = (_FIRST + dt.timedelta(days=day)).date().isoformat()
        raw.executemany(
            "INSERT INTO volumes VALUES (?,?,?,?)", [(s, date, date, n) for s, n in volumes.items()]
        )
        raw.execute("INSERT INTO stale_days(day) VALUES (?)", (date,))
        raw.commit()
    _judgements(raw, alarm, assessment)
    raw.commit()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


_INSERT = {
    "captures": "INSERT INTO captures VALUES (?,?,?,?,?)",
    "marks": "INSERT INTO marks VALUES (?,?,?)",
    "documents": "INSERT INTO documents(id, document_id, record, capture_id) VALUES (?,?,?,?)",
    "claims": "INSERT INTO claims VALUES (?,?,?)",
    "mentions": "INSERT INTO mentions VALUES (?,?,?)",
    "events": "INSERT INTO events(id, document_id, record) VALUES (?,?,?)",
    "matches": "INSERT INTO matches(id, document_id, record) VALUES (?,?,?)",
    "touches": "INSERT INTO touches VALUES (?,?,?,?,?)",
    "touched": "INSERT OR IGNORE INTO touched VALUES (?,?,?)",
    "lineage": "INSERT INTO lineage VALUES (?,?,?)",
    "shelf": "INSERT INTO shelf VALUES (?,?)",
    "stems": "INSERT INTO stems(rowid, words) VALUES (?,?)",
}


def _document(
    rng: random.Random,
    number: int,
    source: str,
    at: dt.datetime,
    words: dict[str, list[str]],
    stems: dict[str, list[str]],
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the rows of one document by their table."""
    name, code, moment = (
        f"doc-{number:09}",
        rng.choice(("en", "ru")),
        at.isoformat().replace("+00:00", "Z"),
    )
    chosen = [min(int(rng.expovariate(0.004)), len(words[code]) - 1) for _ in range(50)]
    text = " ".join(words[code][n] for n in chosen)
    site, story = (
        f"site{min(int(rng.expovariate(0.15)), _SITES - 1)}",
        f"story{min(int(rng.expovariate(0.1)), _STORIES - 1)}",
    )
    yield "captures", (f"c{number}", f"h{number}", source, at.date().isoformat(), "{}")
    yield "marks", (f"c{number}", "f", at.isoformat())
    document = {
        "id": name,
        "capture_id": f"c{number}",
        "external_id": f"n{number}",
        "text": text,
        "title": None,
        "source_id": source,
        "date": {"basis": "stated", "precision": "instant"},
        "seen_at": moment,
        "published_at": moment,
        "language": code,
        "url": None,
    }
    yield "documents", (name, name, json.dumps(document, ensure_ascii=False), f"c{number}")
    yield "shelf", (number, name)
    yield "stems", (number, " ".join(stems[code][n] for n in chosen))
    claim = {
        "id": f"clm-{number:09}",
        "document_id": name,
        "span": {"start": 0, "end": 60},
        "text": text[:60],
        "chain": [
            {"surface": "somebody", "cue": "said"},
            {"surface": source, "entity_id": source, "voice": True},
        ],
        "stance": "reports",
        "modality": "certain",
        "type": "state",
        "position": "body",
        "method": "bench",
        "rule": "bench",
        "site_id": site,
    }
    yield "claims", (claim["id"], name, json.dumps(claim))
    for index in range(_A_DOCUMENT):
        mention = {
            "id": f"m{number}-{index}",
            "document_id": name,
            "span": {"start": index, "end": index + 4},
            "kind": "site",
            "surface": "site",
            "entity_id": site,
            "method": "bench",
            "rule": "bench",
        }
        yield "mentions", (mention["id"], name, json.dumps(mention))
    if rng.random() < 0.3:
        event = {
            "id": f"evt-{number:09}",
            "type": "explosion",
            "status": "claimed",
            "claim_ids": [claim["id"]],
            "site_id": site,
        }
        yield "events", (event["id"], name, json.dumps(event))
    if rng.random() < 0.4:
        voice = rng.choice(("promotes", "relays", "exposes", None))
        match = {
            "id": f"mat-{number:09}",
            "claim_id": claim["id"],
            "document_id": name,
            "narrative_id": story,
            "score": round(rng.random(), 6),
            "features": [],
            "method": "bench",
            "voice": voice,
            "voice_if_same": "promotes",
        }
        yield "matches", (match["id"], name, json.dumps(match))
    touch = Touch(
        document_id=name,
        origin_id=name,
        source_id=source,
        day=at.date(),
        sites=(site,),
        narratives=(story,),
        seen_at=at,
        at=at,
    )
    yield (
        "touches",
        (
            name,
            at.date().isoformat(),
            at.isoformat(),
            f"t{number}",
            msgspec.json.encode(touch).decode(),
        ),
    )
    yield "touched", (site, at.date().isoformat(), name)
    yield "touched", (story, at.date().isoformat(), name)
    origin = name if number % 3 else f"doc-{max(1, number - rng.randrange(1, 40)):09}"
    lineage = {
        "document_id": name,
        "origin_id": origin,
        "basis": "bench",
        "score": 1.0,
        "as_of": moment,
    }
    yield "lineage", (name, origin, json.dumps(lineage))


def _judgements(raw: sqlite3.Connection, alarm: Alarm, assessment: Assessment) -> None:
    """Write the judgements of the last days, a little different from one to the next."""
    rng = random.Random(2)
    for day in range(_JUDGED):
        moment = _LAST - dt.timedelta(days=_JUDGED - 1 - day)
        for number in range(_PROBLEMS):
            name = f"P{number}"
            state = rng.choice(("NOTE", "WATCH"))
            ids = tuple(f"clm-{rng.randrange(1, 1_000):09}" for _ in range(3))
            pro = tuple(msgspec.structs.replace(e, claim_ids=ids) for e in alarm.evidence_for)
            own = msgspec.structs.replace(
                alarm,
                id=f"alm-{name}-{day}",
                problem_id=name,
                as_of=moment,
                state=state,
                proposed_state=state,
                evidence_for=pro,
            )
            judged = msgspec.structs.replace(assessment, problem_id=name, as_of=moment)
            raw.execute(
                "INSERT INTO alarms(id, problem_id, as_of, record) VALUES (?,?,?,?)",
                (own.id, name, moment.isoformat(), msgspec.json.encode(own).decode()),
            )
            raw.execute(
                "INSERT INTO assessments VALUES (?,?,?)",
                (name, moment.isoformat(), msgspec.json.encode(judged).decode()),
            )


def pages(rng: random.Random, documents: int) -> dict[str, list[str]]:
    """Return the addresses to ask for, page by page."""
    some = [f"{rng.randrange(1, documents):09}" for _ in range(_TIMES)]
    words = _words("en")
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
        rows, written = {}, Store(str(store))
        numbers = itertools.count(
            1 + int(((written.rollups.latest() or _LAST) - _LAST).total_seconds())
        )
        alarm = written.lookup.past_alarms("P0", _LAST, 1)[0]
        for name, paths in pages(random.Random(3), documents).items():
            changed, warm, size = [], [], 0
            for path in paths:
                _ask(client, path)
            for path in paths[:6]:
                _write(written, next(numbers), alarm if "judged" in name else None)
                changed.append(_ask(client, path)[0])
                time.sleep(_PAUSE)
            for path in paths:
                _ask(client, path)
            time.sleep(_PAUSE)
            for path in paths:
                took, size = _ask(client, path)
                warm.append(took)
            warm.sort()
            rows[name] = {
                "changed, median": statistics.median(changed),
                "changed, most": max(changed),
                "warm, median": statistics.median(warm),
                "warm, p95": warm[int(len(warm) * 0.95) - 1],
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


def write_post(store: Store, number: int) -> None:
    """Keep one new post of a store of this bench."""
    at = _LAST + dt.timedelta(seconds=number)
    touch = Touch(
        document_id=f"new{number}",
        origin_id=f"new{number}",
        source_id="s1",
        day=at.date(),
        sites=("site1",),
        narratives=("story1",),
        seen_at=at,
        at=at,
    )
    kept = Kept(
        capture=capture_of(10**9 + number, "s1", at),
        source_id="s1",
        published_at=at,
        touch=touch,
        text_sha256=f"new{number}",
    )
    store.keep([kept], "f")


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
    problem, alarm, assessment = _shape()
    tables = {}
    with tempfile.TemporaryDirectory() as spare:
        folder = args.keep or Path(spare)
        write_casebook(folder / "casebook", problem)
        for mentions in args.mentions:
            store = folder / f"desk-{mentions}.sqlite"
            if not store.exists():
                fill(store, mentions, alarm, assessment)
            documents = _DAYS * max(1, mentions // (_DAYS * _A_DOCUMENT))
            tables[f"{mentions:,} mentions, {documents:,} documents"] = measure(
                store, folder / "casebook", documents
            )
    print_tables(tables, as_json=args.json)


if __name__ == "__main__":
    main()
