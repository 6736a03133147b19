"""A sidecar states what its file does not; one that is wrong is named with its path."""

from pathlib import Path

import pytest

from tocsin.errors import InputError
from tocsin.sources import Stated
from tocsin.sources.sidecar import read_sidecar


def sidecar(folder: Path, text: str, name: str = "a.meta.yml") -> Path:
    """Write a sidecar; return the file it stands beside."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / "a.txt"


def test_a_sidecar_states_what_its_file_does_not(tmp_path: Path) -> None:
    path = sidecar(tmp_path, "source: газета\npublished: 2022-01-09\n")
    stated = read_sidecar(path, Stated(title="kept"))
    assert (stated.source, stated.published, stated.title) == ("газета", "2022-01-09", "kept")
    assert read_sidecar(tmp_path / "b.txt", Stated(title="kept")) == Stated(title="kept")


def test_what_the_sidecar_says_comes_before_what_is_stated_for_all(tmp_path: Path) -> None:
    path = sidecar(tmp_path, "source: own\n")
    stated = read_sidecar(path, Stated(source="all", language="kk"))
    assert (stated.source, stated.language) == ("own", "kk")


def test_a_sidecar_may_bear_the_whole_name_of_its_file(tmp_path: Path) -> None:
    path = sidecar(tmp_path, "source: whole\n", name="a.txt.meta.yml")
    assert read_sidecar(path, Stated()).source == "whole"
    sidecar(tmp_path, "source: stem\n")
    assert read_sidecar(path, Stated()).source == "whole"
    assert read_sidecar(tmp_path / "a.html", Stated()).source == "stem"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2022-01-09", "2022-01-09"),
        ("2022-01-09T14:00:00Z", "2022-01-09T14:00:00Z"),
        ("2022-01-09T00:30:00+06:00", "2022-01-09T00:30:00+06:00"),
        ("'2022-01-09T00:30:00+06:00'", "2022-01-09T00:30:00+06:00"),
    ],
)
def test_a_moment_keeps_its_zone(written: str, published: str, tmp_path: Path) -> None:
    """YAML would turn what looks like a moment into one, and a number into another one."""
    path = sidecar(tmp_path, f"published: {written}\n")
    assert read_sidecar(path, Stated()).published == published


@pytest.mark.parametrize("title", ["1.10", "007", "1e3", "true", "no", "12:30", "0x10", "5_000"])
def test_a_title_that_looks_like_a_number_stays_as_it_is_written(
    title: str, tmp_path: Path
) -> None:
    path = sidecar(tmp_path, f"title: {title}\n")
    assert read_sidecar(path, Stated()).title == title


@pytest.mark.parametrize("text", ["", "# nothing\n", "source:\n", "title: ~\n"])
def test_a_field_without_a_value_states_nothing(text: str, tmp_path: Path) -> None:
    stated = Stated(source="kept", title="kept")
    assert read_sidecar(sidecar(tmp_path, text), stated) == stated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sauce: paper\n", "unknown sauce"),
        ("source: a\nауthor: b\n", "known: source"),
        ("- source\n", "not a mapping"),
        ("5\n", "not a mapping"),
        ("source: [\n", "not valid YAML"),
        ("source: a\nsource: b\n", "not valid YAML"),
        ("5: a\nsauce: b\n", "unknown 5, sauce"),
    ],
)
def test_a_wrong_sidecar_is_named_with_what_is_wrong(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told) as refused:
        read_sidecar(sidecar(tmp_path, text), Stated())
    assert refused.value.reason == "sidecar"
    assert "a.meta.yml" in str(refused.value)


def test_a_sidecar_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yml").write_bytes("source: газета\n".encode("cp1251"))
    with pytest.raises(InputError, match=r"a\.meta\.yml"):
        read_sidecar(tmp_path / "a.txt", Stated())


@pytest.mark.parametrize("value", ["[a, b]", "{a: b}"])
def test_a_value_that_is_no_text_is_refused(value: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="source"):
        read_sidecar(sidecar(tmp_path, f"source: {value}\n"), Stated())
