"""The days of a replay in a folder: kept whole, found again, never mixed with another's."""

from pathlib import Path

import pytest

from tests.unit.replay.stream import DAY, FIRST, row
from tocsin.errors import OutputError
from tocsin.replay.book import Book, read_ledger


def test_a_day_that_was_written_is_read_again(tmp_path: Path) -> None:
    Book(tmp_path, ["q"]).write(FIRST, [row(FIRST)])
    again = Book(tmp_path, ["q"])
    assert again.read(FIRST) == [row(FIRST)]
    assert again.read(FIRST + DAY) is None


def test_another_question_begins_anew(tmp_path: Path) -> None:
    Book(tmp_path, ["q"]).write(FIRST, [row(FIRST)])
    assert Book(tmp_path, ["another"]).read(FIRST) is None


def test_a_day_that_was_begun_and_not_finished_is_none(tmp_path: Path) -> None:
    book = Book(tmp_path, ["q"])
    (tmp_path / ".days" / f".{FIRST}.jsonl.part").write_bytes(b'{"id": "frz')
    assert book.read(FIRST) is None


def test_the_ledger_holds_the_days_in_order(tmp_path: Path) -> None:
    book = Book(tmp_path, ["q"])
    for day in (FIRST + DAY, FIRST):
        book.write(day, [row(day)])
    path = book.close([FIRST, FIRST + DAY])
    assert [r.day for r in read_ledger(path)] == [FIRST, FIRST + DAY]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file"):
        Book(tmp_path / "file", ["q"])


def test_a_day_whose_file_was_altered_is_judged_anew_and_named(tmp_path: Path) -> None:
    Book(tmp_path, ["q"]).write(FIRST, [row(FIRST)])
    file = tmp_path / ".days" / f"{FIRST}.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"p":0.1', b'"p":0.9'))
    again = Book(tmp_path, ["q"])
    assert again.read(FIRST) is None
    assert again.altered == [FIRST]
    again.write(FIRST, [row(FIRST)])
    assert again.read(FIRST) == [row(FIRST)]
