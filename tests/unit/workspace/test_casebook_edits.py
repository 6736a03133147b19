"""Editing a casebook: drafts of each person, files as a whole, earlier versions that come back."""

import shutil
from pathlib import Path

import pytest

from tests import by_hand
from tests.conftest import ROOT
from tocsin.casebook.editing import spot_of, text_at
from tocsin.errors import UsageError
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace import casebook_edits as edits
from tocsin.workspace.opening import open_store

SHIPPED = ROOT / "casebooks" / "sumy-2022"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "sumy"))


@pytest.fixture
def opened(tmp_path: Path) -> OpenStore:
    by_hand.bare(tmp_path / "s.sqlite").close()
    return open_store(str(tmp_path / "s.sqlite"))


def draft(book: Path, old: str, new: str, by: str = "A. One") -> edits.Draft:
    text = text_at(spot_of(book, "actors", "ru_mod"))
    return edits.keep_draft(
        book, "actors", "ru_mod", text.replace(old, new, 1), began_with=text, by=by
    )


def test_each_person_has_a_draft_and_no_casebook_is_read_from_it(book: Path) -> None:
    kept = draft(book, "Russian Ministry", "The Ministry")
    assert edits.draft_of(book, "actors", "ru_mod", "a one") == kept
    assert edits.draft_of(book, "actors", "ru_mod", "B. Two") is None
    assert edits.trial_of(book, kept).is_valid
    assert sorted(file.name for file in book.glob("*.y*ml")) == [
        file.name for file in sorted(SHIPPED.glob("*.y*ml"))
    ]
    edits.drop_draft(book, "actors", "ru_mod", "A. One")
    assert edits.draft_of(book, "actors", "ru_mod", "A. One") is None


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_file_keeps_its_ends_of_lines_and_comes_back(
    opened: OpenStore, book: Path, ends: bytes
) -> None:
    file = book / "actors.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", ends))
    before = file.read_bytes()
    saved = edits.save(opened, book, draft(book, "Russian Ministry", "The Ministry"))
    assert saved is not None
    assert file.read_bytes() == before.replace(b"Russian Ministry", b"The Ministry", 1)
    assert edits.can_be_undone(book, saved)
    undone = edits.undo(opened, book, saved.after, by="B. Two")
    assert (file.read_bytes(), undone.by, undone.is_undo) == (before, "B. Two", True)
    assert [one.is_undo for one in edits.saved_in(book)] == [True, False]
    with pytest.raises(UsageError, match="changed after this was saved"):
        edits.undo(opened, book, saved.after, by="B. Two")
    with pytest.raises(UsageError, match="changed after this was saved"):
        edits.undo(opened, book, "none", by="B. Two")
    opened.close()


def test_what_changes_nothing_or_was_changed_by_others_is_refused(
    opened: OpenStore, book: Path
) -> None:
    with pytest.raises(UsageError, match="nothing would change"):
        edits.save(opened, book, draft(book, "x-not-there", "y"))
    mine = draft(book, "Russian Ministry", "My Ministry")
    assert edits.save(opened, book, draft(book, "Russian Ministry", "Their Ministry", "B. Two"))
    assert edits.has_moved(book, mine)
    with pytest.raises(UsageError, match="somebody changed this entry"):
        edits.save(opened, book, mine)
    assert edits.draft_of(book, "actors", "ru_mod", "A. One") == mine
    opened.close()


def test_what_is_not_sound_is_not_saved(opened: OpenStore, book: Path) -> None:
    before = (book / "actors.yml").read_bytes()
    assert edits.save(opened, book, draft(book, "state_body", "no_such_kind")) is None
    assert (book / "actors.yml").read_bytes() == before
    assert edits.saved_in(book) == []
    opened.close()


def test_a_casebook_that_ships_stays_as_it_is(book: Path) -> None:
    assert edits.is_read_only(SHIPPED)
    assert not edits.is_read_only(book)
    with pytest.raises(UsageError, match="ships with the program"):
        draft(SHIPPED, "a", "b")


def test_a_difference_is_told_line_by_line() -> None:
    told = edits.difference("a\nb\nc\n", "a\nB\nc\n")
    assert [line for line in told if line[:1] in "+-"] == ["-b", "+B"]
