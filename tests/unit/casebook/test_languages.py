"""Entries in several languages: shown in the reader's, checked like everything else."""

from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tocsin.casebook import load_casebook
from tocsin.casebook.languages import check_languages, in_language
from tocsin.errors import CasebookError
from tocsin.records import Problem

BOOK = ROOT / "casebooks" / "sumy-2022"


@pytest.fixture
def problem() -> Problem:
    (one,) = load_casebook(BOOK).problems
    return one


def test_a_reader_is_shown_their_language_else_the_casebooks_own(problem: Problem) -> None:
    title = "Выброс химикатов на «Сумыхимпроме»"
    both = msgspec.structs.replace(problem, titles={"ru": title})
    assert in_language(both, "title", "ru") == title
    assert in_language(both, "title", "kk") == problem.title
    assert in_language(both, "question", "ru") == problem.question


def test_a_language_nobody_reads_and_an_empty_text_are_faults(problem: Problem) -> None:
    wrong = msgspec.structs.replace(
        problem, titles={"xx": "?", "ru": " "}, questions={"ru": "Что?"}
    )
    faults = {(path, doubtful) for path, _, doubtful in check_languages(wrong)}
    assert faults == {(("titles", "xx"), False), (("titles", "ru"), False)}
    assert list(check_languages(problem)) == []


def test_the_check_of_a_casebook_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "problems.yml"
    text = (BOOK / "problems.yml").read_text(encoding="utf-8")
    for source in BOOK.glob("*.yml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    head = "    horizon_days: 14\n"
    assert head in text
    file.write_text(text.replace(head, f"{head}    titles: {{xx: Nowhere}}\n"), encoding="utf-8")
    with pytest.raises(CasebookError, match="unknown language 'xx'"):
        load_casebook(tmp_path)
