"""YAML read fast: the same values and lines as the slow reader gives, with the
types of YAML 1.2.
"""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tocsin.casebook.yaml_lines import read_yaml
from tocsin.language.yaml_text import DuplicateKeyError, placed_values, read_text

SHIPPED = sorted(
    [*ROOT.glob("src/**/*.yml"), *ROOT.glob("casebooks/**/*.yml"), *ROOT.glob("demo/**/*.yml")]
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[on, off, yes, no, y, n]", ["on", "off", "yes", "no", "y", "n"]),
        ("[12:30, 190:20:30]", ["12:30", "190:20:30"]),
        ("[017, 0o17, 0x1f, 1_000, +12]", [17, 15, 31, 1000, 12]),
        ("[2.5, 1e3, .5, -.inf]", [2.5, 1000.0, 0.5, float("-inf")]),
        (
            "[2022-01-12, 2022-13-45, 12-12-2022]",
            [dt.date(2022, 1, 12), "2022-13-45", "12-12-2022"],
        ),
        ("[~, null, NULL, '', nothing]", [None, None, None, "", "nothing"]),
        ("текст: слово # примечание", {"текст": "слово"}),
        ("", None),
    ],
)
def test_types_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert read_text(text) == value


def test_what_ships_reads_as_the_slow_reader_reads_it() -> None:
    assert SHIPPED
    for path in SHIPPED[::7]:
        text = path.read_text(encoding="utf-8")
        assert read_text(text) == YAML(typ="safe").load(text), path


def test_values_come_with_their_lines() -> None:
    text = "a:\n  - b: 1\n    c: two\n\nd:\n  - x\n"
    assert list(placed_values(text)) == [
        ((), 1, {}),
        (("a",), 1, []),
        (("a", 0), 2, {}),
        (("a", 0, "b"), 2, 1),
        (("a", 0, "c"), 3, "two"),
        (("d",), 5, []),
        (("d", 0), 6, "x"),
    ]


def test_a_key_that_stands_twice_is_an_error_and_no_silent_choice(tmp_path: Path) -> None:
    with pytest.raises(DuplicateKeyError):
        list(placed_values("a: 1\na: 2"))
    file = tmp_path / "sites.yml"
    file.write_text("a: 1\na: 2\n", encoding="utf-8")
    _, _, issues = read_yaml(file)
    assert "found duplicate key" in issues[0].message


def test_what_is_merged_in_gives_way_to_what_stands_there(tmp_path: Path) -> None:
    file = tmp_path / "merged.yml"
    file.write_text("x: &a {k: 1, l: 3}\ny: {<<: *a, k: 2}\nz: *a\n", encoding="utf-8")
    value, _, issues = read_yaml(file)
    assert issues == []
    assert value == {"x": {"k": 1, "l": 3}, "y": {"k": 2, "l": 3}, "z": {"k": 1, "l": 3}}


WORDS = st.text(alphabet="abcnyo -:#'\"0123456789.,теж", max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_both_readers_give_the_same_values(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    assert read_text(text) == YAML(typ="safe").load(text)


NO_VALUES = (
    "!!timestamp soon",
    "!!timestamp",
    "!!int many",
    "!!int 0xZZ",
    "!!int ''",
    "!!float .",
    "!!bool maybe",
    "!!bool 1",
    "2٠22-01-01",
    "2022-٠1-01",
    "2022-01-01T1٠:00:00Z",
    "2022-13-45",
    "1" * 5_000,
    "0x" + "f" * 5_000,
)


@pytest.mark.parametrize("written", NO_VALUES, ids=lambda written: written[:24])
def test_what_is_no_value_of_its_type_stays_text(written: str, tmp_path: Path) -> None:
    text = f"a: {written}\n"
    shown = written.rpartition("!!")[2].partition(" ")[2].strip("'") if "!!" in written else written
    assert read_text(text) == {"a": shown}
    file = tmp_path / "sites.yml"
    for end in ("", "b: 1\nb: 2\n", "b: [\n"):  # with an error behind it, the slow reader reads it
        file.write_text(text + end, encoding="utf-8")
        value, _, issues = read_yaml(file)
        assert issues if end else value == {"a": shown}


@pytest.mark.parametrize("written", ["!!omap x", "!!set x", "!!omap [a: 1]", "!!str [1]"])
def test_what_is_tagged_wrongly_ends_no_check(written: str, tmp_path: Path) -> None:
    file = tmp_path / "sites.yml"
    file.write_text(f"a: {written}\nb: 1\nb: 2\n", encoding="utf-8")
    assert read_yaml(file)[2]
