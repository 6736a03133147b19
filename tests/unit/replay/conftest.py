"""A small store, anew for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import by_hand
from tests.unit.replay.stream import put, stream
from tocsin.store import Store


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    """A store with a few records made by hand."""
    with by_hand.filled(tmp_path / "small.sqlite") as store:
        yield store


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Store]:
    """A store with six days of the stream."""
    with by_hand.bare(tmp_path / "stocked.sqlite") as store:
        put(store, stream(6, seed=1))
        yield store
