"""Small stores for commands to open: one with records made by hand and two alarms, and one without
anything.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.records import Casebook
from tocsin.store import Store


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return the path of a store with a few records and two alarms of one problem."""
    path = tmp_path / "small.sqlite"
    with by_hand.filled(path) as made:
        made.put_judged([], [by_hand.alarm("NOTE", MOMENT - DAY), by_hand.alarm("WARNING", MOMENT)])
    return str(path)


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """Return the path of a store without anything."""
    path = tmp_path / "bare.sqlite"
    by_hand.bare(path).close()
    return str(path)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    """An open store with a few records made by hand."""
    with by_hand.filled(tmp_path / "open.sqlite") as made:
        yield made


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Casebook:
    """The casebook made by hand stands for every folder."""
    made = by_hand.casebook()
    monkeypatch.setattr("tocsin.workspace.opened.load_casebook", lambda _: made)
    return made
