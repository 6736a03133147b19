"""A YAML file is read as plain values with their lines; what is no YAML is said with its line."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.unit.casebook.conftest import KNOWN
from tocsin.casebook.yaml_lines import Lines, Placed, read_yaml
from tocsin.records import Actor, Issue


def read_bytes(folder: Path, body: bytes) -> tuple[Any, Lines, list[Issue]]:
    """Read a file of some bytes."""
    file = folder / "x.yml"
    file.write_bytes(body)
    return read_yaml(file)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a:\n\t- b\n", 2, "replace the tab by two spaces"),
        ("a: 1\nb: 2\na: 3\n", 3, "A field stands once"),
        ("a: b: c\n", 1, "quotation marks"),
        ("a: 1\n---\nb: 2\n", 2, "holds one document"),
        ("- @tass\n", 1, "begins with @"),
        ("- `code`\n", 1, "begins with `"),
        ("- %d\n", 1, "begins with %"),
        ('a: "open\nb: 1\n', None, "is not closed"),
        ("a: [1, 2\n", None, "is not closed"),
        ("a: 'x' y\n", 1, "Check the indentation"),
    ],
)
def test_a_slip_of_syntax_is_said_with_its_line_and_what_to_do(
    tmp_path: Path, text: str, line: int | None, words: str
) -> None:
    value, _, issues = read_bytes(tmp_path, text.encode())
    assert value is None
    assert [words in (i.suggestion or "") for i in issues] == [True]
    assert line is None or issues[0].line == line


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("имя: значение".encode("utf-16"), "not UTF-8"),
        ("имя: значение".encode("cp1251"), "not UTF-8"),
        (b"a: \x00\x01\n", "not valid YAML"),
        (b"a: &x [*x]\n", "YAML"),
        (b"a: *nowhere\n", "not valid YAML"),
        (b"a: !!python/object:os.system x\n", "YAML"),
        (b"? [a, b]\n: c\n", "YAML"),
        (b"[" * 3000, "not valid YAML"),
    ],
)
def test_what_is_no_casebook_file_is_said_and_is_no_crash(
    tmp_path: Path, body: bytes, words: str
) -> None:
    value, _, issues = read_bytes(tmp_path, body)
    assert issues or value is not None
    assert all(words in i.message and i.file.endswith("x.yml") for i in issues)


def test_a_folder_or_no_file_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.yml"):
        value, _, issues = read_yaml(path)
        assert value is None
        assert ["cannot be read" in i.message for i in issues] == [True]


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf", b"# nothing\n", b"---\n", b"~\n"])
def test_a_file_without_values_has_none(tmp_path: Path, body: bytes) -> None:
    assert read_bytes(tmp_path, body)[::2] == (None, [])


def test_a_mark_of_byte_order_and_windows_line_ends_shift_no_line(tmp_path: Path) -> None:
    value, lines, issues = read_bytes(tmp_path, b"\xef\xbb\xbfa:\r\n  - x: 1\r\n\r\n  - x: 2\r\n")
    assert issues == []
    assert value == {"a": [{"x": 1}, {"x": 2}]}
    assert [lines.line(("a", n, "x")) for n in (0, 1)] == [2, 4]


def test_keys_are_texts_and_days_are_days(tmp_path: Path) -> None:
    text = "1: a\ntrue: b\n2022-01-31: c\nd: 2022-01-31\ne: 2022-02-30\nf: 0001-01-01\n"
    value, lines, _ = read_bytes(tmp_path, text.encode())
    assert value == {
        "1": "a",
        "True": "b",
        "2022-01-31": "c",
        "d": dt.date(2022, 1, 31),
        "e": "2022-02-30",
        "f": dt.date(1, 1, 1),
    }
    assert lines.line(("e",)) == 5


def test_the_line_of_what_has_none_is_that_of_what_holds_it() -> None:
    lines = Lines("x.yml")
    lines.put(("a", 0), 7)
    assert lines.line(("a", 0, "b", "c")) == 7
    assert lines.line(("z",)) == 1
    assert lines.issue(("a", 0, "b"), "wrong").line == 7


def test_a_value_put_first_moves_the_others_and_what_is_in_them() -> None:
    lines = Lines("x.yml")
    for path, line in {("a",): 2, ("a", 0): 3, ("a", 0, "k"): 4, ("a", 1): 5, ("b", 0): 9}.items():
        lines.put(path, line)
    lines.shift(("a",), 1)
    paths: list[tuple[str | int, ...]] = [("a", 0), ("a", 1), ("a", 1, "k"), ("a", 2), ("b", 0)]
    assert [lines.line(p) for p in paths] == [1, 3, 4, 5, 9]


def test_a_finding_names_its_entry_and_its_place() -> None:
    lines = Lines("actors.yml")
    lines.put(("actors", 2), 12)
    entry = Actor(id="a", name="Quay Authority", kind="state_body", **KNOWN)
    item = Placed(entry=entry, section="actors", lines=lines, path=("actors", 2))
    assert item.where == "actors.yml:12"
    found = item.issue(("kind",), "is wrong.", "Mend it.", warning=True)
    assert (found.line, found.level, found.message) == (12, "warning", "a: is wrong.")
