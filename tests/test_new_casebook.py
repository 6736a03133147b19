"""A casebook that is begun from an example or from reports loads, is sound and gives a brief."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tests.conftest import tocsin_here
from tests.reports import write_reports
from tocsin.casebook import load_casebook, read_casebook
from tocsin.casebook.write import KINDS


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with reports of several kinds."""
    return write_reports(tmp_path / "reports")


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_whatever_is_proposed_loads_once_it_is_taken_in(
    reports: Path, tmp_path: Path, kind: str | None
) -> None:
    folder = tmp_path / "mine"
    template = ["--template", kind] if kind else []
    done = tocsin_here(
        "casebook",
        "new",
        str(folder),
        "--from",
        str(reports),
        "--from",
        str(reports / "a.txt"),
        *template,
    )
    assert done.returncode == 0, done.stderr
    assert "refused" in done.stderr.decode()
    number = 0
    for name in ("actors.yml", "sites.yml", "sources.yml"):
        path = folder / name
        text, taken = re.subn(
            r"^#  - \{", "  - {", path.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        path.write_text(text, encoding="utf-8")
        number += taken
    book, issues = read_casebook(folder)
    assert book is not None, [str(i) for i in issues if i.level == "error"]
    assert number > 10
    assert all(
        e.known_from <= dt.datetime.now(dt.UTC).date()
        for e in (*book.actors, *book.sites, *book.sources)
    )
    assert any(a.name == "Kassym-Jomart Tokayev" for a in book.actors)


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_sound_and_gives_a_brief(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "my-case"
    assert tocsin_here("casebook", "new", str(folder), "--template", kind).returncode == 0
    checked = tocsin_here("casebook", "check", str(folder))
    assert checked.returncode == 0
    assert "warning" not in checked.stdout.decode()
    texts = str(folder / "texts")
    done = tocsin_here(
        "run",
        texts,
        "-c",
        str(folder),
        "--as-of",
        "2024-03-12",
        "-o",
        str(tmp_path / "out"),
        "--json",
    )
    said = json.loads(done.stdout)
    assert (done.returncode, said["read"], said["documents"]) == (0, 5, 4)
    assert said["alarms"][0]["problem_id"] == "WP-EXAMPLE"
    assert (tmp_path / "out" / "brief.html").exists()


def test_without_anything_said_an_example_is_written(tmp_path: Path) -> None:
    assert tocsin_here("casebook", "new", str(tmp_path / "a b")).returncode == 0
    assert load_casebook(tmp_path / "a b").problems[0].id == "WP-EXAMPLE"


def test_a_folder_that_is_taken_or_a_report_that_cannot_be_read_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    for args in (["taken"], ["mine", "--from", "nowhere.txt"], ["mine", "--template", "war"]):
        done = tocsin_here("casebook", "new", str(tmp_path / args[0]), *args[1:])
        assert done.returncode == 2, args
        assert b"Traceback" not in done.stderr
    assert not (tmp_path / "mine").exists()
