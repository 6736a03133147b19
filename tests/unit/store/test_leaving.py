"""Objects that are offered: in order, once, and gone on from without a gap."""

import datetime as dt
from typing import Any

import pytest

from tocsin.records.asking import Wanted, stamp
from tocsin.store import Store

AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def made(name: str, version: str = "2026-01-01T00:00:00.000Z", **more: Any) -> dict[str, Any]:
    return {"type": "report", "id": f"report--{name}", "modified": version, **more}


def ids(store: Store, **wanted: Any) -> list[str]:
    return [o.object_id[8:] for o in store.leaving.offered("c", Wanted(**wanted), 100)]


def test_what_is_new_stands_behind_what_was_there_and_is_later(store: Store) -> None:
    assert store.leaving.offer("c", [made("b"), made("c")], AT) == 2
    assert store.leaving.offer("c", [made("a"), made("b"), made("c")], AT) == 1
    assert store.leaving.offer("c", [made("a"), made("b"), made("c")], AT) == 0
    rows = store.leaving.offered("c", Wanted(), 100)
    assert [r.object_id for r in rows] == ["report--b", "report--c", "report--a"]
    assert rows[1].added_at == stamp(AT) < rows[2].added_at
    assert ids(store, added_after=AT) == ["a"]
    assert ids(store, after=rows[0].number) == ["c", "a"]
    assert store.leaving.offered("other", Wanted(), 100) == []


def test_what_is_offered_no_more_is_taken_out(store: Store) -> None:
    store.leaving.offer("c", [made("a"), made("b")], AT)
    store.leaving.offer("c", [made("b")], AT)
    assert ids(store, versions=("all",)) == ["b"]
    assert not store.leaving.is_offered("c", "report--a")


def test_versions_are_kept_and_the_last_is_given(store: Store) -> None:
    old, new = "2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"
    store.leaving.offer("c", [made("a", old)], AT)
    store.leaving.offer("c", [made("a", new)], AT)
    every = store.leaving.offered("c", Wanted(versions=("all",)), 100)
    assert [o.version for o in every] == [old, new]
    for asked, version in (("last", new), ("first", old), (old, old)):
        (one,) = store.leaving.offered("c", Wanted(versions=(asked,)), 100)
        assert one.version == version


def test_another_content_of_one_version_takes_its_place_and_is_new(store: Store) -> None:
    store.leaving.offer("c", [made("a"), made("b")], AT)
    store.leaving.offer("c", [made("a", title="x"), made("b")], AT)
    assert ids(store) == ["b", "a"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"ids": ("report--a",)}, ["a"]),
        ({"ids": ()}, []),
        ({"kinds": ("report",)}, ["a", "b"]),
        ({"kinds": ("note", "identity")}, []),
    ],
)
def test_what_is_asked_narrows(store: Store, wanted: dict[str, Any], names: list[str]) -> None:
    store.leaving.offer("c", [made("a"), made("b")], AT)
    assert ids(store, **wanted) == names
