"""The store of an earlier version of the program: it is brought up to date, and
says what it said.
"""

import datetime as dt
import gzip
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import NOW, ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.language.search_query import read_query
from tocsin.records import (
    Alarm,
    Claim,
    Document,
    Event,
    Judgement,
    Match,
    Mention,
    Record,
    Signature,
)
from tocsin.store import Store
from tocsin.store.migrate import steps_taken
from tocsin.store.migrations import STEPS

FIXTURES = ROOT / "tests" / "fixtures"
NAME = "store-af45d8a"
STEPS_THEN = 8
LATER = NOW + dt.timedelta(days=7)
BEGINNING = dt.date(2021, 1, 1)

Said = dict[str, Any]


@pytest.fixture(scope="module")
def said() -> Said:
    """What the earlier program said of its store."""
    found: Said = json.loads(gzip.decompress((FIXTURES / f"{NAME}.json.gz").read_bytes()))
    return found


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the earlier store."""
    copy = tmp_path_factory.mktemp("earlier") / "store.sqlite"
    copy.write_bytes(gzip.decompress((FIXTURES / f"{NAME}.sqlite.gz").read_bytes()))
    raw = sqlite3.connect(copy)
    assert raw.execute("SELECT count(*) FROM migrations").fetchone() == (STEPS_THEN,)
    raw.close()
    return copy


@pytest.fixture(scope="module")
def store(path: Path) -> Store:
    """The earlier store, opened by this program."""
    return Store(str(path))


def as_json(records: Sequence[Record]) -> list[object]:
    """Return records as JSON holds them."""
    return [json.loads(msgspec.json.encode(record)) for record in records]


def test_it_is_brought_up_to_date(store: Store) -> None:
    assert steps_taken(store._engine) == [step.__name__ for step in STEPS]


def test_documents_and_findings_are_what_they_were(store: Store, said: Said) -> None:
    documents = store.records(Document)
    claims, matches = store.records(Claim), store.records(Match)
    events = store.records(Event)
    assert {d.id: [d.title, d.language, len(d.text)] for d in documents} == said["documents"]
    assert {c.id: [c.document_id, c.text, c.stance, c.type] for c in claims} == said["claims"]
    assert {m.id: [m.narrative_id, m.score, m.voice] for m in matches} == said["matches"]
    assert {e.id: [e.type, e.status] for e in events} == said["events"]
    assert len(store.records(Mention)) == said["mentions"]


def test_the_words_of_people_are_what_they_were(store: Store, said: Said) -> None:
    signatures = [{**signature, "proof": None} for signature in said["signatures"]]
    assert as_json(store.words.of(Signature, LATER)) == signatures
    assert as_json(store.words.of(Judgement, LATER)) == said["corrections"]
    searches = [{**search, "seen": None, "notifies": False} for search in said["searches"]]
    assert as_json(store.words.searches()) == searches
    log = [[line.number, line.action, line.subject] for line in store.words.audit()]
    assert log == said["log"]
    assert store.words.verify() == said["faults"] == []


def test_alarms_have_their_state_and_likelihood(store: Store, said: Said) -> None:
    def figures(alarm: Alarm) -> list[object]:
        likelihood = alarm.likelihood
        range_then = {"low": likelihood.low, "high": likelihood.high, "words": likelihood.words}
        moment = alarm.as_of.isoformat()
        return [
            alarm.id,
            alarm.problem_id,
            moment,
            alarm.state,
            alarm.proposed_state,
            range_then,
        ]

    assert [figures(alarm) for alarm in store.alarms()] == said["alarms"]


def test_figures_of_the_board_are_what_they_were(store: Store, said: Said) -> None:
    counts = store.rollups.counts(NOW.date())
    touched = sorted(store.lookup.touched_days(NOW.date(), BEGINNING))
    assert sum(store.rollups.volumes(NOW).values()) == said["captures published"]
    assert [len(counts), sum(count.documents for count in counts)] == said["counts"]
    assert [[name, day.isoformat(), n] for name, day, n in touched] == said["touched"]
    assert sorted([d.stage, d.reason, d.number] for d in store.drops()) == said["dropped"]
    lineage = [store.lookup.lineage(document) for document in said["documents"]]
    origins = sorted([line.document_id, line.origin_id] for line in lineage if line is not None)
    assert origins == said["families"]


def test_a_search_finds_what_it_found(store: Store, said: Said) -> None:
    for query, wanted in said["found"].items():
        found = store.lookup.search(read_query(query), NOW, 100)
        assert sorted(card.id for _, card in found) == wanted, query


def test_it_can_be_judged_anew_with_what_people_said(store: Store, said: Said) -> None:
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    judged = pipeline.judge(store, book, NOW)
    assert {document.id for document in judged.facts.documents} == said["documents"].keys()
    assert as_json(judged.facts.judgements) == said["corrections"]
    assert [alarm.problem_id for alarm in judged.alarms] == ["WP-KZ-BIO"]


def test_it_gets_its_gists_and_what_is_looked_up_by_need_is_the_same(store: Store) -> None:
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    whole = pipeline.judge(store, book, NOW, keep=False)
    needed = pipeline.judge(store, book, NOW, keep=False, whole=False)
    assert (needed.alarms, needed.assessments) == (whole.alarms, whole.assessments)
    assert {gist.id for gist in store.gists.all()} == {d.id for d in whole.facts.documents}
