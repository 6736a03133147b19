"""One entry of a casebook as text: found, shown, replaced, and nothing else changed."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin.casebook import read_casebook
from tocsin.casebook.editing import spot_of, spots_of, text_at, tried
from tocsin.errors import UsageError

DAY = dt.date(2026, 11, 28)
BOOKS = sorted(path.parent.name for path in (ROOT / "casebooks").glob("*/casebook.yml"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "casebooks" / "sumy-2022", tmp_path / "sumy"))


@pytest.mark.parametrize("name", BOOKS)
def test_an_entry_that_is_put_back_as_it_is_changes_no_letter(name: str) -> None:
    folder = ROOT / "casebooks" / name
    spots = spots_of(folder)
    casebook, _ = read_casebook(folder)
    assert casebook is not None
    for spot in spots:
        text = text_at(spot)
        assert "\t" not in text
        assert tried_alone(spot, text) == spot.file.read_text(encoding="utf-8"), spot.id
    assert len({(spot.section, spot.id) for spot in spots}) == len(spots)


def tried_alone(spot: object, text: str) -> str:
    from tocsin.casebook import editing

    assert isinstance(spot, editing.Spot)
    lines = editing._lines(spot.file)
    block = editing._indented(text.removesuffix("\n").split("\n"), spot)
    return "".join(f"{line}\n" for line in (*lines[: spot.first], *block, *lines[spot.end :]))


def test_a_change_stays_within_its_entry_with_comments_and_order(book: Path) -> None:
    file = book / "actors.yml"
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines()
    lines.insert(2, "  # kept: who speaks for whom")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spot = spot_of(book, "actors", "ru_mod")
    trial = tried(book, spot, text_at(spot).replace("ministry's own site", "its own site"), DAY)
    assert trial.is_valid
    assert "# kept: who speaks for whom" in trial.whole
    changed = [(a, b) for a, b in zip(lines, trial.whole.splitlines(), strict=True) if a != b]
    assert len(changed) == 1
    assert file.read_text(encoding="utf-8") != trial.whole


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("id: ru_mod\nname: [", 0, ""),
        ("id: ru_mod\nnmae: X\nkind: state_body", 2, "nmae"),
        ("id: ru_mod\nname: X\nkind: no_such_kind", 3, "kind"),
        ("id: ru_mod\nname: X\nkind: state_body\nparent: nobody", 4, "nobody"),
        ("just words", 1, "reaches beyond"),
        ("id: ru_mod\nname: X\n\n- id: other\n  name: Y", 0, ""),
        ("- id: ru_mod\n- id: other", 0, "reaches beyond"),
        ("id: a\nid: b", 0, "twice"),
        ("id: russia\nname: X\nkind: state", 0, "russia"),
        ("id: ru_mod\nname: 'X\nkind: state", 0, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_line(book: Path, text: str, line: int, told: str) -> None:
    trial = tried(book, spot_of(book, "actors", "ru_mod"), text, DAY)
    assert not trial.is_valid
    found = [*trial.here, *((0, issue) for issue in trial.elsewhere)]
    if line:
        assert [(n, issue.message) for n, issue in found if n == line and told in issue.message]
    assert all(n >= 0 for n, _ in found)


def test_an_empty_text_takes_an_entry_out_and_tells_who_needs_it(book: Path) -> None:
    free = tried(book, spot_of(book, "actors", "ua_general_staff"), " \n", DAY)
    assert free.is_valid
    assert "ua_general_staff" not in free.whole
    needed = tried(book, spot_of(book, "actors", "ru_mod"), "", DAY)
    assert not needed.is_valid
    assert any("ru_mod" in issue.message for issue in needed.elsewhere)


def test_a_new_entry_stands_behind_the_last_one_or_in_a_file_of_its_own(book: Path) -> None:
    new = "id: new_actor\nname: New\nkind: state\nknown_from: 2020-01-01\nreference: a register"
    trial = tried(book, spot_of(book, "actors", ""), new, DAY)
    assert trial.is_valid, trial.here
    assert trial.whole.startswith((book / "actors.yml").read_text(encoding="utf-8"))
    site = "id: new_site\nname: Works\nkind: other\nknown_from: 2020-01-01\nreference: a register"
    fresh = tried(book, spot_of(book, "sites", ""), site, DAY)
    assert fresh.whole.startswith("sites:\n  - id: new_site\n")
    assert not (book / "sites.yml").exists()


def test_what_is_not_its_own_is_not_found(book: Path) -> None:
    for section, name in (("sites", "sumykhimprom"), ("actors", "nobody"), ("chairs", "x")):
        with pytest.raises(UsageError, match="is no"):
            spot_of(book, section, name)
