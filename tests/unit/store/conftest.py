"""An empty store, made once and copied: making one takes longer than what is tested on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.store import Store


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "s.sqlite"
    Store(str(path)).close()
    return path


@pytest.fixture
def store(empty: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with nothing in it."""
    with Store(str(shutil.copy(empty, tmp_path / "s.sqlite"))) as opened:
        yield opened
