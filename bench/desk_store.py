"""The store of the bench of the desk, filled by bulk as intake and judging would have left it."""

import datetime as dt
import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.desk_casebook import PROBLEMS, SITES, SOURCES, STORIES, SYLLABLES, made_up_words
from bench.refresh import capture_of
from tocsin.language.stems import stem_in
from tocsin.records import Alarm, Assessment, Kept, Touch
from tocsin.store import Store

# So many days of documents, so many mentions a document, and so many days that were judged.
DAYS, A_DOCUMENT, _JUDGED = 1_096, 10, 30
_FIRST = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
LAST = _FIRST + dt.timedelta(days=DAYS - 1, hours=23)


def documents_for(mentions: int) -> int:
    """Return how many documents hold so many mentions, as many on each day."""
    return DAYS * max(1, mentions // (DAYS * A_DOCUMENT))


def fill(path: Path, mentions: int, alarm: Alarm, assessment: Assessment, seed: int = 1) -> None:
    """Fill a store with so many mentions, and everything that belongs to their documents."""
    Store(str(path)).close()
    rng, each = random.Random(seed), documents_for(mentions) // DAYS
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("PRAGMA cache_size=-400000")
    words = {code: made_up_words(code) for code in SYLLABLES}
    stems = {code: [stem_in(w, code) for w in rows] for code, rows in words.items()}
    number = 0
    for day in range(DAYS):
        volumes: dict[str, int] = {}
        rows: dict[str, list[tuple[object, ...]]] = {}
        for _ in range(each):
            number += 1
            at = _FIRST + dt.timedelta(days=day, seconds=rng.randrange(86_000))
            source = f"s{min(int(rng.expovariate(0.08)), SOURCES - 1)}"
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
        f"site{min(int(rng.expovariate(0.15)), SITES - 1)}",
        f"story{min(int(rng.expovariate(0.1)), STORIES - 1)}",
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
    for index in range(A_DOCUMENT):
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
        moment = LAST - dt.timedelta(days=_JUDGED - 1 - day)
        for number in range(PROBLEMS):
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


def write_post(store: Store, number: int) -> None:
    """Keep one new post of a store of this bench."""
    at = LAST + dt.timedelta(seconds=number)
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
