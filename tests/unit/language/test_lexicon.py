"""Word lists of each language, kept as data; a plug-in may bring a language."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tocsin import plugins
from tocsin.language.lexicon import (
    LANGUAGES,
    TOGETHER,
    Lexicon,
    _accept,
    installed_languages,
    lexicon,
    word_set,
)
from tocsin.language.packs import Language
from tocsin.plugins import PlugIn


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_list_stands_in_one_file_alone(language: str) -> None:
    folder = ROOT / "src" / "tocsin" / "language" / "lexicon" / language
    names = [
        n
        for f in sorted(folder.glob("*.yml"))
        for n in YAML(typ="safe").load(f.read_text(encoding="utf-8")) or {}
    ]
    assert [n for n in names if names.count(n) > 1] == []


LISTS = "cue_speech: [казаў, сказала]\nmonth_words:\n  - студзень\n"


def accepted(folder: Path, text: str = LISTS, code: str = "be", name: str = "be") -> Lexicon:
    """Accept a language of a plug-in with one file of lists."""
    (folder / "lists.yml").write_text(text, encoding="utf-8")
    plug_in = PlugIn(plugins.LANGUAGES, name, "x:Y", "a-package", "1")
    return _accept(plug_in, Language(code, folder))


def test_a_language_of_a_plug_in_is_read_with_its_lists(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no list", encoding="utf-8")
    found = accepted(tmp_path)
    assert found.lists == {"cue_speech": ("казаў", "сказала"), "month_words": ("студзень",)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cue_speech: казаў\n", "is no list of words"),
        ("cue_speech: [[казаў]]\n", "is no list of words"),
        ("- казаў\n", "does not map names to lists"),
        ("other: [казаў]\n", "no list cue_speech"),
        ("cue_speech: []\n", "no list cue_speech"),
        ("", "no list cue_speech"),
    ],
)
def test_lists_that_cannot_be_read_are_refused_with_a_reason(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        accepted(tmp_path, text)


def test_a_code_is_that_of_its_entry_point(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'be'"):
        accepted(tmp_path, name="by")


def test_what_has_no_lists_has_empty_ones() -> None:
    assert lexicon("xx") == {}
    assert word_set("cue_speech", "xx") == frozenset()
    assert word_set("no_such_list") == frozenset()


def test_a_set_of_words_is_of_one_language_or_of_all() -> None:
    of_all = word_set("cue_speech")
    assert of_all == frozenset().union(*(word_set("cue_speech", code) for code in TOGETHER))
    assert all(word == word.casefold() for word in of_all)


def test_the_languages_of_the_program_tell_no_run_apart() -> None:
    assert installed_languages() == ()
