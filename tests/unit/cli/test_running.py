"""The commands on small stores: what they print, how they end, and what wrong words are told."""

from pathlib import Path

import pytest

from tests.by_hand import MOMENT
from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed, refused, unexplained
from tocsin.cli.running import app
from tocsin.records import Change
from tocsin.store import Store

BOOK = ("-c", str(ROOT / "casebooks" / "almaty-2022"))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("run", "x.txt"), "--casebook"),
        (("run", "x.txt", "-c", "no-such-book"), "no such folder"),
        (("run", "x.txt", *BOOK, "--as-of", "12.2022"), "'12.2022' is not a date"),
        (("run", "x.txt", *BOOK, "--workers", "0"), "workers"),
        (("run", "x.txt", *BOOK, "--language", "xx"), "xx"),
        (("collect", *BOOK, "--store", "none.sqlite", "--back", "-1"), "back"),
        (("watch", *BOOK, "--store", "none.sqlite", "--rounds", "0"), "rounds"),
        (("changes", "--store", "none.sqlite"), "no such store; make one with: tocsin run"),
        (("sources", *BOOK, "--store", "none.sqlite"), "no such store"),
        (("readings", *BOOK, "--store", "none.sqlite"), "no such store"),
        (
            ("readings", *BOOK, "--store", "x", "--detector", "guess"),
            "unknown detector 'guess'; known: mixture",
        ),
        (("readings", *BOOK, "--store", "x", "--days", "0"), "days"),
        (("frobnicate",), "No such command"),
    ],
)
def test_wrong_words_are_named(args: tuple[str, ...], words: str) -> None:
    assert words in refused(*args)


def test_an_impossible_moment_or_store_ends_with_3(tmp_path: object) -> None:
    out = ("-o", f"{tmp_path}/out")
    assert "before everything" in refused("run", "x", *BOOK, "--as-of", "1900-01-01", *out, code=3)
    server = ("--store", "mysql://x/y")
    assert "SQLite" in refused("run", "x", *BOOK, *server, *out, code=3)


def test_changes_are_shown_with_what_went_and_came(store: str, bare: str) -> None:
    change = Change(
        id="chg-1",
        kind="edited",
        locator="https://x.example/1",
        at=MOMENT,
        earlier_id="a",
        source_id="courier",
        difference="[-не-] {+но+}",
    )
    with Store(store) as opened:
        opened.keep([change], "x", MOMENT)
    assert printed("changes", "--store", store) == (
        "2022-01-12 12:00 edited courier https://x.example/1\n    [-не-] {+но+}\n1 change.\n"
    )
    assert as_json("changes", "--store", store)[0]["id"] == "chg-1"
    assert as_json("changes", "--store", store, "--as-of", "2022-01-11") == []
    assert printed("changes", "--store", bare) == "0 changes.\n"


@pytest.mark.usefixtures("book")
def test_readings_of_a_store_nothing_touches(bare: str) -> None:
    what = ("readings", "-c", "common", "--store", bare, "--as-of", "2022-01-12")
    assert as_json(*what) == []
    assert printed(*what) == ""
    told = refused(*what, "bridgee")
    assert "'bridgee' is no group, site or narrative of lumen; near it: bridge" in told


def test_every_command_has_help_and_an_example_of_its_use() -> None:
    assert unexplained(app) == set()


@pytest.mark.parametrize(("option", "are_written"), [("--records", True), ("--no-records", False)])
def test_every_record_is_written_where_it_is_asked_for(
    option: str, are_written: bool, tmp_path: Path
) -> None:
    text = tmp_path / "one.txt"
    text.write_text("The ministry said that the biological laboratory in Almaty was not seized.")
    out = tmp_path / "out"
    kept = ("--store", str(tmp_path / "w.sqlite"), "-o", str(out))
    printed("run", str(text), *BOOK, *kept, "--as-of", "2022-01-12", option)
    assert (out / "brief.md").exists()
    assert (out / "claims.jsonl").exists() is are_written
