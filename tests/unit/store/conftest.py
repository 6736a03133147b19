"""An empty store of each kind, made once and copied: making one takes longer than what is tested on
it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Server
from tocsin.store import Store

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "s.sqlite"
    Store(str(path)).close()
    return path


@pytest.fixture
def file_url(empty: Path, tmp_path: Path) -> str:
    """The path of a store with nothing in it, in a file."""
    return str(shutil.copy(empty, tmp_path / "s.sqlite"))


@pytest.fixture
def server_url(postgres: Server) -> Iterator[str]:
    """The address of a store with nothing in it, in PostgreSQL."""
    with postgres.empty_store() as url:
        yield url


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of a store with nothing in it, in each kind of database."""
    url: str = request.getfixturevalue(
        {SQLITE: "file_url", POSTGRESQL: "server_url"}[request.param]
    )
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A store with nothing in it, in each kind of database."""
    with Store(store_url) as opened:
        yield opened


@pytest.fixture
def file_store(file_url: str) -> Iterator[Store]:
    """A store with nothing in it, in a file."""
    with Store(file_url) as opened:
        yield opened
