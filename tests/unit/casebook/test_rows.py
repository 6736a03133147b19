"""Rows are read as they are written, with the defaults of their file and their folder."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.unit.casebook.conftest import read, told
from tocsin.casebook.rows import Row, nearest, read_rows, said
from tocsin.records import Issue


def test_the_defaults_of_a_file_go_before_those_of_the_folder_and_after_what_an_entry_says(
    tmp_path: Path,
) -> None:
    text = (
        "defaults: {known_from: 2022-02-02, kind: state_body}\n"
        "actors:\n  - {id: a, name: Port Authority}\n  - {id: b, name: Bay Guard, kind: state, "
        "known_from: 2023-03-03}\n"
    )
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    assert [(a.kind, str(a.known_from), a.reference) for a in book.actors] == [
        ("state_body", "2022-02-02", "r"),
        ("state", "2023-03-03", "r"),
    ]


def test_a_default_that_does_not_fit_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = "defaults: {id: x, cuntry: KZ, kind: stat}\nactors:\n  - {id: a, name: Port Authority}\n"
    found = told(tmp_path, text)
    assert "x.yml:1: error: `id` is each entry's own" in found
    assert "Did you mean 'country'?" in found
    assert "x.yml:1: error: a: `kind` cannot be 'stat'. Did you mean 'state'?" in found


def rows_of(folder: Path, text: str, **given: Any) -> tuple[list[Row], list[str]]:
    """Return the rows of a text, and what is said of it."""
    file = folder / "x.yml"
    file.write_text(text, encoding="utf-8")
    issues: list[Issue] = []
    rows = read_rows(file, given, issues)
    return rows, [f"{i.line}: {i.message} {i.suggestion}" for i in issues]


@pytest.mark.parametrize("text", ["", "# nothing\n", "actors:\n", "actors: []\n", "defaults:\n"])
def test_a_file_may_be_empty(tmp_path: Path, text: str) -> None:
    assert rows_of(tmp_path, text) == ([], [])


def test_an_entry_goes_before_its_file_and_a_file_before_its_folder(tmp_path: Path) -> None:
    text = "defaults: {country: KZ}\nsites:\n  - {id: a, kind: city}\n  - {id: b, country: UA}\n"
    rows, found = rows_of(tmp_path, text, country="XX", kind="region", owner="nobody")
    assert found == []
    assert [(r.id, r.value["country"], r.value["kind"]) for r in rows] == [
        ("a", "KZ", "city"),
        ("b", "UA", "region"),
    ]
    assert all("owner" not in r.value for r in rows)  # no field of a site


def test_a_default_is_found_where_it_stands_and_an_entry_where_it_begins(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path, "defaults:\n  kind: citty\n\nsites:\n  - id: a\n\n  - id: b\n")
    assert [r.issue(("kind",), "wrong").line for r in rows] == [2, 2]
    assert [r.issue((), "wrong").line for r in rows] == [5, 7]
    assert rows[1].issue((), "wrong").message == "b: wrong"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("actor:\n  - {id: a}\n", 1, "Did you mean 'actors'?"),
        ("\n\nакторы: []\n", 3, "unknown section 'акторы'"),
        ("actors: {a: {name: x}}\n", 1, "begins with a dash"),
        ("actors: 7\n", 1, "is a list of entries"),
        ("actors:\n  - {id: a}\n  - 2022-01-31\n", 3, "found a date"),
        ("actors:\n  - [a, b]\n", 2, "found a list"),
        ("actors:\n  -\n", 2, "found nothing"),
        ("defaults: [a]\n", 1, "`defaults` holds fields"),
        ("defaults: {aliases: [x]}\n", 1, "each entry's own"),
        ("defaults: {countri: KZ}\n", 1, "Did you mean 'country'?"),
        ("just words\n", 1, "expected sections"),
    ],
)
def test_what_is_no_entry_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    _, found = rows_of(tmp_path, text)
    assert [(f.startswith(f"{line}: "), words in f) for f in found] == [(True, True)]


def test_the_nearest_known_name_is_suggested_or_all_are_listed() -> None:
    assert nearest("kynd", ["kind", "name"]) == "Did you mean 'kind'?"
    assert nearest("тип", ["name", "kind"]) == "Known here: kind, name."
    assert nearest("", []) == "Known here: ."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (False, "yes or no"),
        (0, "a number"),
        (0.5, "a number"),
        ("", "text"),
        ([], "a list"),
        ({}, "fields of its own"),
        (dt.date(2022, 1, 31), "a date"),
        (dt.datetime(2022, 1, 31, 0, 0), "a date"),
    ],
)
def test_a_value_is_called_as_a_person_would(value: object, words: str) -> None:
    assert said(value) == words
