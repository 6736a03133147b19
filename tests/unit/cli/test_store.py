"""`tocsin store`, as people use it after something broke."""

import json
from pathlib import Path

from tests.conftest import tocsin_here
from tests.unit.store.damage import overwrite, pages_of, settle
from tests.unit.store.made import kept
from tocsin.cli.store import app
from tocsin.store import Store


def said(*words: str, code: int = 0) -> str:
    """Return what a command prints, which ends with a code."""
    done = tocsin_here(*words)
    assert done.returncode == code, (done.stdout, done.stderr)
    return (done.stdout + done.stderr).decode()


def test_the_group_has_its_commands() -> None:
    assert [
        command.callback.__name__ for command in app.registered_commands if command.callback
    ] == [
        "check",
        "backup",
        "restore",
        "repair",
        "copy",
        "roles",
    ]


def test_a_store_is_checked_backed_up_and_restored(store: str, tmp_path: Path) -> None:
    copy, back = str(tmp_path / "copy.sqlite"), str(tmp_path / "back.sqlite")
    assert "sound" in said("store", "check", "--store", store)
    assert "Note its digest elsewhere" in said("store", "backup", "--store", store, "-o", copy)
    assert "as of" in said("store", "restore", copy, "--store", back)
    assert "not overwritten" in said("store", "restore", copy, "--store", back, code=3)
    assert '"findings":[]' in said("store", "check", "--store", back, "--json").replace(" ", "")


def test_every_command_says_what_to_do_with_a_damaged_store(store: str, tmp_path: Path) -> None:
    path = Path(store)
    settle(path)
    for table in ("captures", "alarms", "documents", "marks", "audit", "migrations", "claims"):
        overwrite(path, pages_of(path, table)[-1])
    out = str(tmp_path / "out")
    for words in (
        ("audit", "verify"),
        ("audit", "list"),
        ("sources", "-c", "almaty-demo"),
        ("changes",),
        ("reread", "-c", "almaty-demo"),
        ("brief", "-c", "almaty-demo", "-o", out),
        ("search", "bridge"),
        ("ledger",),
        ("run", __file__, "-c", "almaty-demo", "-o", out),
    ):
        text = said(*words, "--store", store, code=3)
        assert "tocsin store check" in text, (words, text)
        assert "Traceback" not in text


def test_what_can_be_read_is_saved_and_what_was_lost_is_said(store: str, tmp_path: Path) -> None:
    path, saved = Path(store), str(tmp_path / "saved.sqlite")
    settle(path)
    overwrite(path, pages_of(path, "claims")[-1])
    assert "store repair" in said("store", "check", "--store", store, code=1)
    text = said("store", "repair", "--store", store, "-o", saved)
    assert "lost:" in text
    assert "of claims" in text
    assert "tocsin reread" in text
    assert "sound" in said("store", "check", "--store", saved)


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


def test_a_store_that_is_not_there_is_not_copied(tmp_path: Path) -> None:
    done = tocsin_here("store", "copy", str(tmp_path / "no.sqlite"), str(tmp_path / "b.sqlite"))
    assert done.returncode == 2
    assert b"no such store" in done.stderr
    assert list(tmp_path.iterdir()) == []
