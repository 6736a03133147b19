"""A run without a store of one's own goes on where the question is the same, and begins anew where
it is another.
"""

from pathlib import Path

import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tests.conftest import ROOT
from tocsin.errors import OutputError, TocsinError, UsageError
from tocsin.sources import Stated
from tocsin.workspace import runs
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.done import Done

BOOK = casebook()


def own_store(out: Path, *inputs: str, days: int = 0, digest: str = "0") -> bool:
    """Ask for the store of a run; return whether what was in it is still there."""
    book = casebook(digest=digest)
    url = runs._own_store(out, book, MOMENT + days * DAY, inputs, Stated())
    path = Path(url)
    assert path == out / runs.RUN_STORE
    was_kept = path.exists()
    by_hand.bare(path).close()
    return was_kept


def test_the_same_question_goes_on_and_another_begins_anew(tmp_path: Path) -> None:
    text = tmp_path / "in.txt"
    text.write_text("one", encoding="utf-8")
    out = tmp_path / "out"
    assert not own_store(out, str(text))
    assert own_store(out, str(text))
    assert not own_store(out, str(text), days=1)
    assert not own_store(out, str(text), days=1, digest="1")
    text.write_text("another", encoding="utf-8")
    assert not own_store(out, str(text), days=1, digest="1")
    assert own_store(out, str(text), days=1, digest="1")


def test_a_file_that_came_into_a_folder_is_another_question(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "deep").mkdir(parents=True)
    assert not own_store(out, str(folder))
    assert own_store(out, str(folder))
    (folder / "deep" / "новый.txt").write_text("x", encoding="utf-8")
    assert not own_store(out, str(folder))


def test_what_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert runs._stamps(["-", "https://x.example/y", str(tmp_path / "none.txt")]) == []


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("taken", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot be written .*; choose another --out"):
        own_store(tmp_path / "out")


def run(
    tmp_path: Path,
    *inputs: str,
    day: str = "2022-01-12",
    language: str = "en",
    casebook: Path = ROOT / "casebooks" / "almaty-2022",
) -> Done:
    """Run on the shared catalogue, or another casebook."""
    return runs.run(
        inputs,
        casebook=casebook,
        as_of=as_of_moment(day),
        out=tmp_path / "out",
        store=None,
        stated=Stated(),
        language=language,
        workers=1,
    )


@pytest.mark.parametrize("code", ["xx", ""])
def test_a_language_without_a_catalogue_is_refused_before_anything_is_done(
    tmp_path: Path, code: str
) -> None:
    with pytest.raises(UsageError):
        run(tmp_path, "in.txt", language=code)
    assert not (tmp_path / "out").exists()


def test_wrong_questions_are_refused_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"standard input \(-\) can be read only once"):
        run(tmp_path, "-", "-")
    with pytest.raises(TocsinError, match="as-of 1900-01-01 lies before everything in casebook"):
        run(tmp_path, "in.txt", day="1900-01-01")
    assert not (tmp_path / "out").exists()


def test_a_casebook_that_watches_nothing_is_said_to(tmp_path: Path) -> None:
    book = tmp_path / "empty"
    book.mkdir()
    (book / "casebook.yml").write_text("id: empty\ntitle: Empty\n", encoding="utf-8")
    with pytest.raises(TocsinError, match="casebook empty has neither a problem nor a site"):
        run(tmp_path, "in.txt", casebook=book)
