"""`tocsin gazetteer`: what it is made of, names looked up, and a build from a dump of one's own."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import gazetteer

FIELDS = 7


@pytest.mark.parametrize(
    ("name", "country"), [("Lebanon", "LB"), ("Алма-Ате", "KZ"), ("lebanon", "LB")]
)
def test_a_name_is_found_as_a_text_writes_it(name: str, country: str) -> None:
    rows = [line.split("\t") for line in printed("gazetteer", "find", name).splitlines()]
    assert all(len(row) == FIELDS for row in rows)
    assert country in [row[3] for row in rows]
    population = [int(row[5]) for row in rows]
    assert population == sorted(population, reverse=True)


def test_a_name_of_no_place_says_what_may_know_it() -> None:
    told = refused("gazetteer", "find", "Xqzwopolis", code=1)
    assert "Xqzwopolis: no place of that name" in told
    assert "gazetteer build --geonames FILE" in told


@pytest.mark.parametrize("name", ["", "12", "…"])
def test_what_holds_no_letters_is_no_name(name: str) -> None:
    done = refused("gazetteer", "find", name, code=2 if not name or name == "…" else 1)
    assert name in done


def test_it_says_which_file_is_used() -> None:
    found = as_json("gazetteer", "info")
    assert found["path"].endswith(".sqlite")
    assert int(found["places"]) > 1000
    assert f"file: {found['path']}\n" in printed("gazetteer", "info")


def test_a_dump_that_is_not_there_is_named(tmp_path: Path) -> None:
    out = ("-o", str(tmp_path / "own.sqlite"))
    told = refused("gazetteer", "build", "--geonames", str(tmp_path / "KZ.zip"), *out, code=3)
    assert "KZ.zip" in told
    assert not (tmp_path / "own.sqlite").exists()


def test_alone_it_shows_its_help() -> None:
    told = CliRunner().invoke(gazetteer.app, [])
    assert all(name in told.output for name in ("build", "info", "find"))
