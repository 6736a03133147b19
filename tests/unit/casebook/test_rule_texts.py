"""The files of texts beside a casebook: how they are read, and what a twin is."""

from pathlib import Path

import pytest

from tocsin.casebook.rule_texts import read_rule_texts, twin
from tocsin.errors import CasebookError

SWAP = (("Verdania", "Carrow"), ("Verdanian", "Carrowan"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verdania accused Carrow.", "Carrow accused Verdania."),
        ("Verdanian troops left Carrow.", "Carrowan troops left Verdania."),
        ("The Verdanians left.", "The Verdanians left."),
        ("Nobody was there.", "Nobody was there."),
    ],
)
def test_names_change_places_whole_and_at_once(text: str, expected: str) -> None:
    assert twin(text, SWAP) == expected


def test_a_twin_of_a_twin_is_the_text() -> None:
    text = "Verdania said that Carrowan and Verdanian troops left Carrow."
    assert twin(twin(text, SWAP), SWAP) == text


def _book(folder: Path, tests: str, head: str = "id: a\n") -> Path:
    (folder / "tests").mkdir(parents=True)
    (folder / "casebook.yml").write_text(head)
    (folder / "tests" / "rules.yml").write_text(tests)
    return folder


def test_texts_are_read_in_order_and_those_of_included_books_where_asked(tmp_path: Path) -> None:
    _book(tmp_path / "base", "narratives: {n_base: {fires: [x]}}")
    own = _book(tmp_path / "own", "narratives: {n_own: {fires: [y]}}", "id: b\ninclude: [base]\n")
    names = [n for f in read_rule_texts(own, with_included=True) for n in f.narratives]
    assert names == ["n_own", "n_base"]
    assert [n for f in read_rule_texts(own) for n in f.narratives] == ["n_own"]


@pytest.mark.parametrize("text", ["narratives: [x]", "rules: {}", "swap: [[a]]", "a: [", "- x"])
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(CasebookError, match=r"rules\.yml"):
        read_rule_texts(_book(tmp_path / "own", text))


def test_a_casebook_without_texts_has_none(tmp_path: Path) -> None:
    assert read_rule_texts(tmp_path) == []
