"""The program's folder in the user's cache."""

from pathlib import Path

import pytest

from tocsin.cached import cache_folder, made_of


def test_the_cache_lies_where_the_user_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "tocsin"


def test_without_a_word_it_lies_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "tocsin"


class Making:
    """Makes lists of words, and counts how often it had to."""

    def __init__(self) -> None:
        """Nothing was made."""
        self.times = 0

    def __call__(self, *contents: bytes) -> dict[str, tuple[str, ...]]:
        """Return what is made of some contents, from the cache or anew."""

        def make() -> dict[str, tuple[str, ...]]:
            self.times += 1
            return {"words": tuple(content.decode() for content in contents)}

        return made_of(contents, "lists", dict[str, tuple[str, ...]], make)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where things that are made lie, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "tocsin" / "made"


def test_what_was_made_is_not_made_again_until_something_changes(folder: Path) -> None:
    make = Making()
    assert make(b"a", b"b") == make(b"a", b"b") == {"words": ("a", "b")}
    assert make.times == 1
    assert make(b"ab") == {"words": ("ab",)}
    assert make(b"a", b"b", b"") == {"words": ("a", "b", "")}
    assert make.times == 3
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 31, b"x" * 200])
def test_what_is_damaged_there_is_made_again(folder: Path, damage: bytes) -> None:
    make = Making()
    make(b"a")
    [file] = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert make(b"a") == {"words": ("a",)}
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert make(b"a") == {"words": ("a",)}
    assert make.times == 3
    assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file, where the folder belongs", encoding="utf-8")
    make = Making()
    assert make(b"a") == make(b"a") == {"words": ("a",)}
    assert make.times == 2
