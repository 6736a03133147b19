"""Reading what another version of the program wrote, and what is damaged."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect

from tests.conftest import make_capture, make_document, tocsin_here
from tocsin.errors import StoreError
from tocsin.records import Annotations, Claim, Document, Dropped, Kept, Mention, Record, Span
from tocsin.records.health import UnknownField
from tocsin.store import Store
from tocsin.store.decoding import TABLE_OF, known_only
from tocsin.store.rereading import Rereading

Change = Callable[[dict[str, Any]], object]


class Inner(Record, frozen=True):
    """A record inside another."""

    name: str


class Outer(Record, frozen=True):
    """A record with others inside."""

    one: Inner
    many: tuple[Inner, ...] = ()
    named: dict[str, Inner] = {}
    pair: tuple[int, Inner] | None = None
    maybe: Inner | str | None = None


def known(value: object) -> tuple[object, dict[tuple[str, str], int]]:
    """Return a value without what `Outer` does not have, and what that was."""
    unknown: Counter[tuple[str, str]] = Counter()
    return known_only(value, inspect.type_info(Outer), unknown), dict(unknown)


NEWER = {"name": "a", "tone": "calm"}
OLDER = {"name": "a"}


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({"one": NEWER}, {"one": OLDER}),
        ({"one": OLDER, "many": [NEWER, OLDER]}, {"one": OLDER, "many": [OLDER, OLDER]}),
        ({"one": OLDER, "named": {"tone": NEWER}}, {"one": OLDER, "named": {"tone": OLDER}}),
        ({"one": OLDER, "pair": [1, NEWER]}, {"one": OLDER, "pair": [1, OLDER]}),
        ({"one": OLDER, "maybe": NEWER}, {"one": OLDER, "maybe": OLDER}),
        ({"one": OLDER, "maybe": "tone"}, {"one": OLDER, "maybe": "tone"}),
    ],
)
def test_unknown_fields_are_left_out_at_any_depth(value: object, wanted: object) -> None:
    strange = {("Inner", "tone"): 1} if "calm" in json.dumps(value) else {}
    assert known(value) == (wanted, strange)


def test_an_old_name_is_read_as_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.store.decoding.RENAMED", {"Inner": {"title": "name"}})
    assert known({"one": {"title": "a"}}) == ({"one": {"name": "a"}}, {})


def claim_of(document: str, name: str = "clm-1") -> Claim:
    """Make a claim."""
    return Claim(
        id=name,
        document_id=document,
        span=Span(start=0, end=3),
        text="The",
        chain=(),
        stance="asserts",
        modality="certain",
        type="state",
        position="body",
        method="rules",
        rule="test",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one document and two claims."""
    path = tmp_path / "s.sqlite"
    capture = make_capture("The laboratory is open.")
    document = make_document("The laboratory is open.")
    claims = (claim_of(document.id), claim_of(document.id, "clm-2"))
    notes = Annotations(document_id=document.id, claims=claims)
    with Store(str(path)) as store:
        store.keep([Kept(capture=capture, document=document, annotations=notes)], "f")
    return path


def edit(path: Path, table: str, name: str, change: Change) -> None:
    """Change the record of a row past the program."""
    raw = sqlite3.connect(path)
    with raw:
        (row,) = raw.execute(f"SELECT record FROM {table} WHERE id = ?", (name,)).fetchone()
        record = json.loads(row)
        change(record)
        raw.execute(f"UPDATE {table} SET record = ? WHERE id = ?", (json.dumps(record), name))
    raw.close()


def test_a_field_of_a_newer_program_is_left_out_and_counted(path: Path) -> None:
    edit(path, "claims", "clm-1", lambda record: record.update(tone="calm"))
    with Store(str(path)) as store:
        assert [claim.id for claim in store.records(Claim)] == ["clm-1", "clm-2"]
        assert store.health().unknown == (UnknownField(record="Claim", field="tone", number=1),)
        assert store.drops() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(stance="shouts"),
        lambda record: record.pop("text"),
        lambda record: record.update(span=[1, 2]),
        lambda record: record.update(chain=None),
    ],
)
def test_a_damaged_row_is_named_and_skipped(path: Path, change: Change) -> None:
    edit(path, "claims", "clm-1", change)
    with Store(str(path)) as store:
        assert [claim.id for claim in store.records(Claim)] == ["clm-2"]
        (dropped,) = store.dropped()
        assert (dropped.stage, dropped.record_id, dropped.reason) == ("store", "clm-1", "damaged")
        assert dropped.detail.startswith("claims clm-1: cannot be read")


def test_a_row_that_is_no_json_is_named_and_skipped(path: Path) -> None:
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("UPDATE claims SET record = '{\"id\": \"clm-' WHERE id = 'clm-2'")
    raw.close()
    with Store(str(path)) as store:
        assert [claim.id for claim in store.records(Claim)] == ["clm-1"]
        assert [dropped.record_id for dropped in store.dropped()] == ["clm-2"]


def test_a_damaged_document_stops_nobody(path: Path) -> None:
    raw = sqlite3.connect(path)
    (name,) = raw.execute("SELECT id FROM documents").fetchone()
    raw.close()
    edit(path, "documents", name, lambda record: record.update(sentences="all"))
    with Store(str(path)) as store:
        assert store.records(Document) == []
        assert store.records(Mention) == []
        assert isinstance(store.rereading, Rereading)
        assert [stored.document for part in store.rereading.stored(["f"]) for stored in part] == [
            None
        ]
        assert [d.record_id for d in store.dropped()] == [name]


def test_doctor_says_what_is_unknown_and_what_is_damaged(path: Path) -> None:
    edit(path, "claims", "clm-1", lambda record: record.update(tone="calm"))
    edit(path, "claims", "clm-2", lambda record: record.pop("text"))
    said = tocsin_here("doctor", "--store", str(path)).stdout.decode()
    assert "field tone of Claim: in 1 records, is not known to this version" in said
    assert "claims clm-2: cannot be read" in said


@pytest.mark.parametrize(("version", "opens"), [("1.4", True), ("1.7", True), ("2.0", False)])
def test_records_of_a_newer_version(path: Path, version: str, opens: bool) -> None:
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("UPDATE about SET value = ? WHERE name = 'records'", (version,))
    raw.close()
    if opens:
        with Store(str(path)) as store:
            assert ".".join(map(str, store.health().written_by)) == version
    else:
        with pytest.raises(StoreError, match=r"version 2\.0.*reads 1\.4.*upgrade"):
            Store(str(path))


def test_every_table_of_records_can_be_named() -> None:
    assert all("record" in table.c for table in TABLE_OF.values())
    assert Dropped in TABLE_OF


def test_a_store_of_this_program_has_nothing_strange(path: Path) -> None:
    with Store(str(path)) as store:
        health = store.health()
    assert (health.unknown, health.damaged) == ((), ())
    assert health.read >= 3
