"""A small store, anew for each test that writes into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import by_hand
from tocsin.store import Store


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    """A store with a few records made by hand."""
    with by_hand.filled(tmp_path / "small.sqlite") as store:
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A store without anything."""
    with by_hand.bare(tmp_path / "empty.sqlite") as store:
        yield store
