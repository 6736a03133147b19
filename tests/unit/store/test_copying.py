"""Copying a store into another database and back: every row, in its order, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.conftest import NOW
from tests.postgres import Server
from tests.unit.records.made import ALARM
from tests.unit.store.made import change_past_the_program, kept, kept_unread
from tocsin.errors import StoreError
from tocsin.language.search_query import read_query
from tocsin.records import Document, Judgement, Signature
from tocsin.store import Store
from tocsin.store.copying import copy_store

TEXTS = ("У лаборатории тихо.", "The laboratory is open.", "Ә" * 300, "NUL \x00 inside", "Ёж, ёлка")


def filled(url: str) -> str:
    """Fill a store with some of everything, and return its address."""
    with Store(url) as store:
        items = [
            kept(text, external_id=str(number), sites=("s_almaty",), published_at=NOW)
            for number, text in enumerate(TEXTS)
        ]
        store.keep([*items, kept_unread("Зертхана \x00 жабық.", external_id="u")], "f")
        store.put_judged([], [ALARM])
        for number, field in enumerate(("stance", "type")):
            store.words.put(
                Judgement(
                    id=f"jdg-{9 - number}",
                    record_id="clm-1",
                    field=field,
                    value="x",
                    signer="Анна",
                    at=NOW,
                )
            )
        store.words.put(
            Signature(
                id="sig-1",
                alarm_id=ALARM.id,
                problem_id=ALARM.problem_id,
                word="agree",
                signer="Анна",
                at=NOW,
            )
        )
        store.full_text.catch_up()
    return url


def everything(store: Store) -> list[object]:
    """Return what pages and files are made of."""
    search = store.lookup.search(read_query("лаборатория OR laboratory"), NOW, 10)
    return [
        store.records(Document),
        list(store.dropped()),
        store.alarms(),
        store.words.on_record("clm-1"),
        store.words.audit(),
        store.words.verify(),
        store.rollups.volumes(NOW),
        store.lookup.documents(NOW, 50),
        search,
        [store.body(found.sha256) for found in map(store.capture, sorted(store.marks())) if found],
    ]


@pytest.fixture
def two_servers(postgres: Server) -> Iterator[tuple[str, str]]:
    """Two empty databases, without any table."""
    with postgres.database() as one, postgres.database() as other:
        yield one, other


def test_there_and_back_is_the_same_to_the_byte(
    tmp_path: Path, two_servers: tuple[str, str]
) -> None:
    first, server, elsewhere, back = filled(str(tmp_path / "a.sqlite")), *two_servers, None
    back = str(tmp_path / "b.sqlite")
    there = copy_store(first, server, lambda _: None)
    again = copy_store(server, elsewhere, lambda _: None)
    home = copy_store(elsewhere, back, lambda _: None)
    assert there == again == home
    assert {table.name: table.rows for table in there}["judgements"] == 2
    with Store(first) as one, Store(server) as other, Store(back) as last:
        assert everything(one) == everything(other) == everything(last)
        for store in (one, other, last):  # what comes next stands behind what was copied
            store.keep([kept("Новая лаборатория.", external_id="9", published_at=NOW)], "f")
            found = store.lookup.search(read_query("лаборатория"), NOW, 1)
            assert found[0][1].external_id == "9"
        assert everything(one) == everything(other) == everything(last)


def test_nothing_is_copied_over_a_store_that_holds_something(
    tmp_path: Path, server_url: str
) -> None:
    first = filled(str(tmp_path / "a.sqlite"))
    with Store(server_url) as store:
        store.words.log(NOW, "Анна", "did", "s", "слова")
    with pytest.raises(StoreError, match="holds something already"):
        copy_store(first, server_url, lambda _: None)
    with Store(server_url) as store:
        assert len(store.words.audit()) == 1
        assert store.records(Document) == []


def test_a_copy_that_is_another_one_is_not_kept(tmp_path: Path, server_url: str) -> None:
    first = filled(str(tmp_path / "a.sqlite"))
    with Store(server_url) as store:
        change_past_the_program(
            store,
            "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN NEW.sha256 := NEW.id; RETURN NEW; END'",
        )
        change_past_the_program(
            store,
            "CREATE TRIGGER other BEFORE INSERT ON captures FOR EACH ROW EXECUTE FUNCTION other()",
        )
        with pytest.raises(StoreError, match=r"captures: the copy has 6 rows of 6, or other ones"):
            copy_store(first, server_url, lambda _: None)
        assert store.about.captures() == 0
        assert store.records(Document) == []


def test_each_table_is_told_of(tmp_path: Path) -> None:
    first, told = filled(str(tmp_path / "a.sqlite")), list[str]()
    copied = copy_store(first, str(tmp_path / "b.sqlite"), told.append)
    assert told == [table.name for table in copied]
    assert msgspec.json.encode(copied)
