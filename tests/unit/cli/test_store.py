"""`tocsin store copy`: what it prints, and what it refuses."""

import json
from pathlib import Path

from tests.conftest import tocsin_here
from tests.unit.store.made import kept
from tocsin.cli.store import app
from tocsin.store import Store


def test_what_was_copied_is_printed_table_by_table(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.sqlite"), str(tmp_path / "b.sqlite")
    with Store(source) as store:
        store.keep([kept("У лаборатории тихо.", external_id="1")], "f")
    done = tocsin_here("store", "copy", source, target)
    lines = done.stdout.decode().splitlines()
    assert any(line.startswith("captures: 1 row, sha256 ") for line in lines)
    assert lines[-1].startswith("Copied and checked: ")
    again = tocsin_here("store", "copy", source, target)
    assert again.returncode != 0
    assert b"holds something already" in again.stderr
    elsewhere = tocsin_here("store", "copy", target, str(tmp_path / "c.sqlite"), "--json")
    tables = {table["name"]: table for table in json.loads(elsewhere.stdout)}
    assert tables["captures"]["rows"] == 1


def test_the_command_is_in_its_group() -> None:
    assert "copy" in {getattr(c.callback, "__name__", "") for c in app.registered_commands}


def test_a_store_that_is_not_there_is_not_copied(tmp_path: Path) -> None:
    done = tocsin_here("store", "copy", str(tmp_path / "no.sqlite"), str(tmp_path / "b.sqlite"))
    assert done.returncode == 2
    assert b"no such store" in done.stderr
    assert list(tmp_path.iterdir()) == []
