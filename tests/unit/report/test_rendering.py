"""Templates: compiled once, and only into a folder that nobody else can write to."""

import os
import stat
from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError

from tocsin.report.rendering import templates_of


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_what_is_compiled_is_kept_for_the_next_start(cache: Path) -> None:
    templates_of("tocsin.report").get_template("brief.html")
    (folder,) = (cache / "tocsin").iterdir()
    kept = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert kept
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    templates_of("tocsin.report").get_template("brief.html")
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == kept


def test_what_others_may_write_to_is_not_used(cache: Path) -> None:
    templates_of("tocsin.report")
    (folder,) = (cache / "tocsin").iterdir()
    folder.chmod(0o777)
    environment = templates_of("tocsin.report")
    assert environment.bytecode_cache is None
    assert environment.get_template("brief.html")


def test_without_a_place_all_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "tocsin").write_text("a file stands where the folder would be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    environment = templates_of("tocsin.report")
    assert environment.bytecode_cache is None
    assert environment.get_template("brief.html")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owner here")
def test_the_cache_of_another_user_is_not_used(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates_of("tocsin.report")
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert templates_of("tocsin.report").bytecode_cache is None


def test_a_half_written_file_is_compiled_anew(cache: Path) -> None:
    templates_of("tocsin.report").get_template("brief.html")
    (folder,) = (cache / "tocsin").iterdir()
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert templates_of("tocsin.report").get_template("brief.html")


def test_pages_are_escaped_and_markdown_is_not(cache: Path) -> None:
    environment = templates_of("tocsin.report")
    assert environment.from_string("{{ said }}").render(said="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ missing }}").render()


def test_words_of_others_do_nothing_in_markdown(cache: Path) -> None:
    environment = templates_of("tocsin.report")
    bad = "a | b <img src=x> ![p](http://x.example/p) [l](http://x.example) 7"
    source = "| {{ word }} | {{ number }} | [own](page) <br> |"
    environment.loader = DictLoader({"t.md": source, "t.html": source})
    written = environment.get_template("t.md").render(word=bad, number=7)
    assert written == (
        "| a \\| b &lt;img src=x> !\\[p]\\(http://x.example/p) [l]\\(http://x.example) 7 "
        "| 7 | [own](page) <br> |"
    )
    page = environment.get_template("t.html").render(word=bad, number=7)
    assert "a | b &lt;img src=x&gt; ![p](http" in page
