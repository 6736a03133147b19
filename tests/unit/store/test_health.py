"""How well a store can be read: by which version it was written, and what is strange in it."""

import pytest

from tests.unit.store.made import change_past_the_program, kept
from tocsin.errors import StoreError
from tocsin.records import RECORDS
from tocsin.store import Store
from tocsin.store.health import check_version, version_of


def said(store: Store, version: str | None) -> None:
    """Let a store say that its records are of a version."""
    change_past_the_program(store, "DELETE FROM about WHERE name = 'records'")
    if version is not None:
        entered = "INSERT INTO about VALUES ('records', :version)"
        change_past_the_program(store, entered, version=version)


def test_a_new_store_is_written_by_this_version_and_sound(store: Store) -> None:
    store.keep([kept("У лаборатории тихо.")], "f")
    health = store.health()
    assert health.written_by == RECORDS == version_of(store._engine)
    assert (health.unknown, health.damaged) == ((), ())
    assert health.read >= 2


@pytest.mark.parametrize(
    ("version", "read"), [(None, (0, 0)), ("1.0", (1, 0)), ("0.7", (0, 7)), ("2", (2, 0))]
)
def test_the_version_is_read_as_it_is_said(
    store: Store, version: str | None, read: tuple[int, int]
) -> None:
    said(store, version)
    assert version_of(store._engine) == read


def test_records_of_a_later_major_version_are_refused_and_of_an_earlier_one_taken_over(
    store: Store,
) -> None:
    said(store, f"{RECORDS[0] + 1}.0")
    with pytest.raises(StoreError, match="upgrade the program"):
        check_version(store._engine)
    assert version_of(store._engine) == (RECORDS[0] + 1, 0)
    said(store, f"{RECORDS[0]}.{RECORDS[1] + 3}")
    check_version(store._engine)
    assert version_of(store._engine) == (RECORDS[0], RECORDS[1] + 3)
    said(store, None)
    check_version(store._engine)
    assert version_of(store._engine) == RECORDS


def test_strange_and_damaged_records_are_counted_and_named(store: Store) -> None:
    store.keep([kept("Один.", external_id="1"), kept("Два.", external_id="2")], "f")
    moody = "UPDATE captures SET record = replace(record, '{', :mood) WHERE record LIKE '{%'"
    change_past_the_program(store, moody, mood='{"mood":"calm",')
    change_past_the_program(store, "UPDATE documents SET record = '{}' WHERE external_id = '2'")
    health = store.health()
    assert [(row.field, row.number) for row in health.unknown] == [("mood", 2)]
    assert len(health.damaged) == 1
