"""What work leaves behind, in a form in which two runs can be held against each other."""

import json
import sqlite3
from pathlib import Path

from tocsin.records import Claim, Document, Match
from tocsin.store import Store
from tocsin.store.checking import check_store, rows_by_table

Left = dict[str, object]

# The copy of a store that commands make.
COPY = "b.sqlite"
# Tables whose rows depend on how often a program looked, and not on what it found.
_LEFT_OUT = frozenset({"stale_days", "areas"})
_RECORDS = ("documents", "claims", "mentions", "events", "matches", "alarms")


def faults_of(store: Path) -> Left:
    """Return what is wrong with a store: with its file, its rows and its audit log."""
    sound = check_store(str(store))
    if not sound.is_sound:
        return {"findings": [finding.what for finding in sound.findings]}
    with Store(str(store)) as opened:
        opened.full_text.catch_up()
        return {"faults": opened.words.verify()}


def everything(store: Path, out: Path) -> Left:
    """Return what work left that stands at a moment of its own: every row, record and file."""
    faults = faults_of(store)
    if "findings" in faults:
        return faults
    connection = sqlite3.connect(store)
    rows = {k: n for k, n in rows_by_table(connection).items() if k not in _LEFT_OUT}
    records = {
        table: sorted(connection.execute(f"SELECT id, record FROM {table}")) for table in _RECORDS
    }
    connection.close()
    files = {
        file.name: file.read_bytes()
        for file in sorted(out.glob("*"))
        if file.suffix in (".jsonl", ".html", ".md")
    }
    return {"rows": rows, "records": records, "files": files, **_copy(out), **faults}


def _copy(out: Path) -> Left:
    """Return the rows of the copy that was made of a store, if one was, and what is wrong in it."""
    made = out / COPY
    if not made.exists():
        return {}
    connection = sqlite3.connect(made)
    rows = rows_by_table(connection)
    connection.close()
    return {"rows of the copy": rows, **{f"copy: {k}": v for k, v in faults_of(made).items()}}


def without_the_hour(store: Path, out: Path) -> Left:
    """Return what work left that runs by the clock: texts, claims, matches and states, and what
    was told to whom, without the moments and the ids made of them.
    """
    faults = faults_of(store)
    if "findings" in faults:
        return faults
    with Store(str(store)) as opened:
        texts = {document.id: document.text for document in opened.records(Document)}
        claims = {c.id: (texts[c.document_id], c.type, c.stance) for c in opened.records(Claim)}
        matches = [(claims.get(m.claim_id), m.narrative_id) for m in opened.records(Match)]
        states = {alarm.problem_id: alarm.state for alarm in opened.alarms()}
    connection = sqlite3.connect(store)
    (captures,) = connection.execute("SELECT count(*) FROM captures").fetchone()
    connection.close()
    told = out / "told.txt"
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return {
        "captures": captures,
        "texts": sorted(texts.values()),
        "claims": sorted(map(repr, claims.values())),
        "matches": sorted(map(repr, matches)),
        "states": states,
        "told": sorted({_told(line) for line in lines}),
        **faults,
    }


def _told(line: str) -> tuple[str, str]:
    """Return of what was told its kind and title: the rest names moments, ids and heads."""
    said = json.loads(line)
    return said["event"], said["title"]


def words(store: Path, out: Path) -> Left:
    """Return what work left that is done by people: their words as they count, each once, beside
    all that was read. A word that was killed before it was acknowledged may have been said twice.
    """
    left = everything(store, out)
    if "findings" in left:
        return left
    with Store(str(store)) as opened:
        said = {(entry.actor, entry.action, entry.subject) for entry in opened.words.audit()}
    return {"said": sorted(said), "records": left["records"], "faults": left["faults"]}


def differences(one: object, other: object) -> list[str]:
    """Return the parts of what was left in which two runs differ."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return ["everything"] if one != other else []
    found = []
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) == other.get(name):
            continue
        inner = differences(one.get(name), other.get(name))
        found += [name] if inner in ([], ["everything"]) else [f"{name}: {part}" for part in inner]
    return found
