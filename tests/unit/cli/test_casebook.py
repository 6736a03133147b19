"""`tocsin casebook`: check, new, import, schema and list."""

import json
from pathlib import Path

import pytest

from tests.by_hand import casebook as made
from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed, refused
from tocsin.casebook.write import KINDS
from tocsin.cli.casebook import _upshot

COMMON = str(ROOT / "casebooks" / "common")
TABLE = (
    "title,title_ru,wording,wording_ru\nThe bridge is mined,Мост заминирован,They mined "
    "it,Мост заминировали\n"
)


def test_a_sound_casebook_says_what_it_holds() -> None:
    told = printed("casebook", "check", "common").splitlines()[-1]
    assert told.startswith("common: sound; ")
    assert " narratives" in told


@pytest.mark.parametrize(("errors", "warnings"), [(1, 0), (2, 1)])
def test_the_upshot_counts_what_was_found(errors: int, warnings: int) -> None:
    told = _upshot(Path("x"), None, errors, warnings)
    number = "1 error" if errors == 1 else f"{errors} errors"
    assert told.startswith(f"x: not sound; {number}, ")
    sound = _upshot(Path("x"), made(), 0, warnings)
    assert sound.startswith("lumen: sound; 2 sources, 3 actors, 2 sites, 1 narrative, 1 problem.")
    assert ("1 warning" in sound) is bool(warnings)


def test_a_finding_names_file_and_line_and_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text("sources:\n  - {id: a, nam: A}\n", encoding="utf-8")
    told = printed("casebook", "check", str(tmp_path), code=2)
    assert "sources.yml:2: error:" in told
    assert "not sound" in told
    issues = as_json("casebook", "check", str(tmp_path), code=2)
    assert issues[0]["level"] == "error"


def test_an_example_is_begun_and_what_comes_next_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "мой случай"
    told = printed("casebook", "new", str(folder))
    assert (folder / "sources.yml").is_file()
    assert f"Next: tocsin casebook check {folder}" in told
    assert "Next: tocsin run" in told


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--template", "war"), f"there is no template 'war'; known: {', '.join(KINDS)}"),
        (("--from", "nowhere.txt"), "nothing could be read of nowhere.txt; no casebook was made"),
    ],
)
def test_what_cannot_be_begun_leaves_nothing(
    tmp_path: Path, more: tuple[str, ...], words: str
) -> None:
    assert words in refused("casebook", "new", str(tmp_path / "mine"), *more)
    assert not (tmp_path / "mine").exists()


def test_a_table_of_narratives_becomes_yaml(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    told = printed("casebook", "import", str(tmp_path / "t.csv"), "--known-from", "2022-02-01")
    assert told.startswith("narratives:\n")
    assert "The bridge is mined" in told
    assert "Мост заминировали" in told
    assert "2022-02-01" in told


def test_a_file_that_cannot_be_imported_is_named(tmp_path: Path) -> None:
    assert "none.csv: No such file" in refused("casebook", "import", str(tmp_path / "none.csv"))
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    wrong = ("casebook", "import", str(tmp_path / "t.csv"), "--known-from", "soon")
    assert "'soon' is not a date" in refused(*wrong)


def test_entries_are_listed_with_tabs_and_the_schema_is_json() -> None:
    rows = [line.split("\t") for line in printed("casebook", "list", "common").splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert ["narratives", "n_dam_blow_up"] in [row[:2] for row in rows]
    assert json.loads(printed("casebook", "schema"))["type"] == "object"
    assert "no such folder" in refused("casebook", "list", "no-such-book")
