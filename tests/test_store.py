"""The store: what goes in comes out, again adds nothing, and a stop anywhere changes nothing."""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import NOW, ROOT, make_capture
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import StoreError
from tocsin.records import Claim, Document, Dropped, Kept, Match, Mention
from tocsin.sources import Stated
from tocsin.store import Store

DEMO = str(ROOT / "demo" / "corpus.jsonl")
BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")


def read(store: Store, as_of: dt.datetime = NOW) -> int:
    """Read the demo corpus into a store."""
    return pipeline.read_into(
        store, BOOK, [DEMO], as_of=as_of, stated=Stated(), tell=lambda _: None
    )[0]


def everything(store: Store) -> list[object]:
    """Return all that a store holds, in order."""
    return [store.records(k) for k in (Document, Mention, Claim, Match)] + [
        store.rollups.volumes(NOW),
        list(store.dropped()),
    ]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the demo corpus."""
    store = Store(str(tmp_path_factory.mktemp("store") / "s.sqlite"))
    read(store)
    return store


def test_records_come_out_as_they_went_in(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    reader = pipeline.Reader(BOOK, NOW)
    kept = reader.carry(
        make_capture(
            "The biological laboratory in Almaty is under guard, the KNB said.",
            source_id="demo_vector",
        )
    )
    store.keep([kept], reader.fingerprint)
    assert kept.document is not None
    assert kept.annotations is not None
    assert store.records(Document) == [kept.document]
    assert sorted(store.records(Claim), key=lambda c: c.span) == list(kept.annotations.claims)
    assert store.body(kept.capture.sha256) == kept.capture.body


def test_reading_again_adds_nothing(filled: Store) -> None:
    before = everything(filled)
    assert read(filled) == 64
    assert everything(filled) == before


def test_volumes_count_every_capture_before_the_gate(filled: Store) -> None:
    assert sum(filled.rollups.volumes(NOW).values()) == 64
    assert any(d.stage == "gate" for d in filled.dropped())


def test_an_earlier_look_sees_nothing_later(filled: Store, tmp_path: Path) -> None:
    early = dt.datetime(2022, 1, 8, 23, 59, 59, tzinfo=dt.UTC)
    alone = Store(str(tmp_path / "early.sqlite"))
    read(alone, early)
    late = Store(str(tmp_path / "late.sqlite"))
    read(late, early)
    read(late, NOW)
    first, second = pipeline.judge(alone, BOOK, early), pipeline.judge(late, BOOK, early)
    assert first.assessments == second.assessments
    assert first.facts.readings == second.facts.readings
    assert first.facts.claims == second.facts.claims


def test_what_lies_later_is_taken_in_by_a_later_run(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    read(store, dt.datetime(2021, 12, 31, 23, 59, 59, tzinfo=dt.UTC))
    assert {d.reason for d in store.dropped()} >= {"after_as_of"}
    read(store, NOW)
    assert sum(store.rollups.volumes(NOW).values()) == 64
    assert not any(d.reason == "after_as_of" for d in store.dropped())


def test_reprints_raise_no_number_of_origins(tmp_path: Path) -> None:
    import json

    rows = [json.loads(line) for line in Path(DEMO).read_text(encoding="utf-8").splitlines()]
    more = tmp_path / "more.jsonl"
    opinion = next(r for r in rows if "more than curiosity" in r["text"])
    copies = [
        opinion | {"id": f"copy-{i}", "source": None, "published_at": "2022-01-11T20:00:00+00:00"}
        for i in range(4)
    ]
    more.write_text("".join(json.dumps(r) + "\n" for r in [*rows, *copies]), encoding="utf-8")
    first, second = Store(str(tmp_path / "a.sqlite")), Store(str(tmp_path / "b.sqlite"))
    read(first)
    pipeline.read_into(second, BOOK, [str(more)], as_of=NOW, stated=Stated(), tell=lambda _: None)
    before, after = (pipeline.judge(s, BOOK, NOW).assessments[0] for s in (first, second))
    assert before.origins == after.origins
    assert before.probabilities == after.probabilities


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    lines = Path(DEMO).read_text(encoding="utf-8").splitlines(keepends=True)
    turned = tmp_path / "corpus.jsonl"
    turned.write_text("".join(reversed(lines)), encoding="utf-8")
    first, second = Store(str(tmp_path / "a.sqlite")), Store(str(tmp_path / "b.sqlite"))
    read(first)
    pipeline.read_into(second, BOOK, [str(turned)], as_of=NOW, stated=Stated(), tell=lambda _: None)
    one, two = pipeline.judge(first, BOOK, NOW), pipeline.judge(second, BOOK, NOW)
    assert (one.facts.claims, one.facts.lineage, one.facts.readings) == (
        two.facts.claims,
        two.facts.lineage,
        two.facts.readings,
    )
    assert (one.assessments, one.alarms) == (two.assessments, two.alarms)


def test_one_bad_record_stops_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = pipeline.Reader(BOOK, NOW)

    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(reader._annotate, "annotated", fail)
    kept: Kept = reader.carry(make_capture("The biological laboratory in Almaty is under guard."))
    assert [d.reason for d in kept.dropped] == ["error"]
    assert "broken" in kept.dropped[0].detail


def test_a_refusal_is_told_again_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(b"Almaty \x01\x02\x03\x04\x05\x06\x07\x08 KNB")
    store = Store(str(tmp_path / "s.sqlite"))
    for _ in range(2):
        read, refused = pipeline.read_into(
            store, BOOK, [str(path)], as_of=NOW, stated=Stated(), tell=lambda _: None
        )
        assert (read, [d.reason for d in refused]) == (0, ["binary"])


@pytest.mark.parametrize("url", ["oracle://x/y", "mysql://x/y"])
def test_a_store_that_cannot_be_opened_is_told(url: str) -> None:
    with pytest.raises(StoreError, match="SQLite"):
        Store(url)


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(b"this is no database at all, only text " * 40)
    with pytest.raises(StoreError, match="not a store"):
        Store(str(path))


def test_drops_are_kept_once(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "s.sqlite"))
    row = Dropped(stage="sources", record_id="x", reason="empty", detail="x: empty")
    store.drop([row])
    store.drop([row])
    assert list(store.dropped()) == [row]
