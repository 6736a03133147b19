"""A connection to an empty file, on which steps are taken by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tocsin.store.connect import connect


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A store that has had no step."""
    engine = connect(str(tmp_path / "s.sqlite"))
    with engine.begin() as opened:
        yield opened
    engine.dispose()
