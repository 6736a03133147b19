"""What is believed of where documents come from is kept with the day since when."""

from typing import Any

from tests.by_hand import DAY, MOMENT
from tocsin.records import Lineage
from tocsin.store import Store
from tocsin.store.beliefs import Beliefs


def row(name: str, **stated: Any) -> Lineage:
    """Make the lineage of a document that has its own origin."""
    fields: dict[str, Any] = {
        "document_id": name,
        "origin_id": name,
        "basis": "itself",
        "score": 1.0,
        "as_of": MOMENT,
        "why": "nothing earlier is like it",
    }
    return Lineage(**(fields | stated))


def test_a_belief_that_holds_keeps_its_day_and_another_takes_the_new_one(store: Store) -> None:
    store.lookup.put_lineage([row("a"), row("b")])
    later = MOMENT + DAY
    store.lookup.put_lineage([row("a", as_of=later), row("b", origin_id="a", as_of=later)])
    kept = [store.lookup.lineage(name) for name in ("a", "b")]
    assert [k.as_of for k in kept if k is not None] == [MOMENT, later]


def test_what_changed_is_told_without_the_numbers_in_which_copies_differ(store: Store) -> None:
    store.lookup.put_lineage([row("a", differs=("12 -> 40",)), row("b"), row("c")])
    rows = [row("a"), row("b", origin_id="a", copied_from="a"), row("d")]
    assert store.lookup.changed_lineage(rows) == ["b", "d"]


def test_lone_documents_are_compared_as_they_are_written(store: Store) -> None:
    kept = [row("a"), row('qu"oted'), row("b", why="of old"), row("c", flags=("old_text",))]
    store.lookup.put_lineage([*kept, row("d", origin_id="a", copied_from="a")])
    later = MOMENT + DAY
    lone = [row(name, as_of=later) for name in ("a", 'qu"oted', "b", "c", "d", "new")]
    names = [each.document_id for each in lone]
    assert store.lookup.changed_lineage([], names, row("", as_of=later)) == ["b", "c", "d", "new"]
    assert store.lookup.changed_lineage(lone) == ["b", "c", "d", "new"]


def test_only_what_changed_is_written_and_what_is_gone_goes(store: Store) -> None:
    store.lookup.put_lineage([row("a"), row("b")])
    store.lookup.put_changed([row("c")], ["a", "c"])
    assert isinstance(store.lookup, Beliefs)
    found = {name: store.lookup.lineage(name) for name in "abc"}
    assert found == {"a": row("a"), "b": None, "c": row("c")}


def test_where_some_documents_come_from_is_looked_up_by_name_and_by_origin(store: Store) -> None:
    many = [row(f"m{number:04}", origin_id="a") for number in range(1_200)]
    store.lookup.put_lineage([row("a"), row("b"), *many])
    assert [r.document_id for r in store.lookup.believed(["b", "a", "b", "none"])] == ["a", "b"]
    assert len(store.lookup.believed([r.document_id for r in many])) == len(many)
    assert len(store.lookup.of_origins(["a", "none"])) == len(many) + 1
    assert store.lookup.of_origins([]) == []
