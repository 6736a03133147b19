"""The page of accounts is for admins of a desk where people log in, and for nobody else."""

from pathlib import Path

import pytest
from starlette.datastructures import FormData

from tests.unit.web.conftest import BOOK
from tocsin.web.acts import Act, RefusedError
from tocsin.web.desk import Desk, Look, NoSuchError
from tocsin.web.people import ACTS, people
from tocsin.web.visitors import Visitor
from tocsin.workspace.access import person


def look_of(desk: Desk, visitor: Visitor | None) -> Look:
    """Return a look of somebody at a desk."""
    return Look(desk, desk.book(), desk.latest(), False, {}, "en", visitor)


def test_without_accounts_there_is_no_such_page(tmp_path: Path) -> None:
    desk = Desk(str(tmp_path / "s.sqlite"), BOOK, "Ана")
    with pytest.raises(NoSuchError, match="opened without accounts"):
        people(look_of(desk, Visitor("Ана", "admin", "t")))


def test_analysts_and_readers_neither_look_nor_act(tmp_path: Path) -> None:
    desk = Desk(str(tmp_path / "s.sqlite"), BOOK, has_accounts=True)
    for visitor in (Visitor("Б", "analyst", "t"), Visitor("В", "reader", "t"), None):
        with pytest.raises(RefusedError, match="for admins"):
            people(look_of(desk, visitor))
        for act in ACTS.values():
            with pytest.raises(RefusedError, match="for admins"):
                act(Act(desk, FormData({"name": "Б"}), visitor))
    assert desk.store.accounts.accounts() == []
    assert people(look_of(desk, Visitor(person("Ана"), "admin", "t")))["rows"] == []
