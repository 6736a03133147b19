"""Whether a store has changed since one looked, and whether it is still the same file."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.unit.store.made import change_past_the_program, kept
from tocsin.errors import StoreError
from tocsin.store import Store, files
from tocsin.store.pulse import Pulse


def file_of(store: Store) -> Path:
    """Return the file of a store."""
    return files.file_of(store.url)


def test_a_store_that_nobody_writes_to_keeps_its_version(store: Store) -> None:
    assert store.pulse.version() == store.pulse.version()
    store.records  # noqa: B018  (looking is no change)
    store.about.captures()
    assert store.pulse.version() == store.pulse.version()


def test_whoever_writes_changes_the_version(store: Store) -> None:
    first = store.pulse.version()
    store.keep([kept("Один.")], "f")
    second = store.pulse.version()
    with Store(store.url) as other:
        other.words.log(NOW, "Анна", "did", "s", "слова")
    assert len({first, second, store.pulse.version()}) == 3


def test_areas_count_what_was_written_of_each(store: Store) -> None:
    before = store.pulse.areas()
    store.keep([kept("Один.")], "f")
    read = store.pulse.areas()
    assert read == before | {"read": before["read"] + 1}
    store.put_judged([], [])
    assert store.pulse.areas() == read | {"judged": before["judged"] + 1}


def test_a_file_that_is_gone_or_another_one_is_said(file_store: Store, tmp_path: Path) -> None:
    store, path = file_store, file_of(file_store)
    store.pulse.version()
    shutil.copy(path, tmp_path / "copy.sqlite")
    (tmp_path / "copy.sqlite").replace(path)
    with pytest.raises(StoreError, match="another file stands there now"):
        store.pulse.version()
    path.unlink()
    with pytest.raises(StoreError, match="put it back"):
        store.pulse.version()


def test_a_database_whose_store_is_gone_or_another_one_is_said(server_url: str) -> None:
    with Store(server_url) as store:
        store.pulse.version()
        change_past_the_program(store, "DROP SCHEMA public CASCADE")
        with pytest.raises(StoreError, match="put it back"):
            store.pulse.version()
        change_past_the_program(store, "CREATE SCHEMA public")
        Store(server_url).close()
        with pytest.raises(StoreError, match="another file stands there now"):
            store.pulse.version()


def test_a_pulse_that_was_let_go_can_be_asked_again(store: Store) -> None:
    store.pulse.close()
    store.pulse.close()
    assert isinstance(store.pulse.version(), int)


def test_two_that_look_see_the_same_changes(store: Store) -> None:
    other = Pulse(store.url, store._engine)
    before = other.areas()
    store.keep([kept("Один.")], "f")
    assert other.areas() == store.pulse.areas() != before
    other.close()
