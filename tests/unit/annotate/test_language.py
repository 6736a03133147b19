"""A rule asks a language for the property it rests on; a language nobody described has none."""

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tocsin.annotate.language import ENGLISH, KAZAKH, READ, RUSSIAN, UKRAINIAN, language_of
from tocsin.language.lexicon import LANGUAGES, TOGETHER

LEXICON = ROOT / "src" / "tocsin" / "language" / "lexicon"


def test_every_language_with_lists_is_described() -> None:
    assert tuple(READ) == TOGETHER
    assert all(language_of(code).has_claims for code in LANGUAGES)


@pytest.mark.parametrize("code", ["it", "nl", "", None])
def test_another_language_has_nothing_but_its_code(code: str | None) -> None:
    language = language_of(code)
    assert language.code == (code or "")
    assert language.parser is None
    assert not language.has_claims
    assert language.words("cue_speech") == frozenset()
    assert language.lists == {}


def test_which_parser_reads_which_language() -> None:
    parsers = {code: language.parser for code, language in READ.items()}
    assert parsers == {"en": "english", "ru": "russian", "uk": None, "kk": None}


def test_what_the_languages_differ_in() -> None:
    assert [item.code for item in READ.values() if item.cyrillic] == ["ru", "uk", "kk"]
    assert [item.code for item in READ.values() if item.names_on_nouns] == ["ru", "uk"]
    assert KAZAKH.place_endings
    assert KAZAKH.owner_opens
    assert ENGLISH.infinitive_plans
    assert not ENGLISH.owner_behind


def test_words_are_those_of_the_language_alone() -> None:
    assert "say" in ENGLISH.words("cue_speech")
    assert "say" not in RUSSIAN.words("cue_speech")
    assert ENGLISH.words("no list has this name") == frozenset()
    assert RUSSIAN.stem("войсками") == RUSSIAN.stem("войска")
    assert language_of("uk") is UKRAINIAN


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_list_stands_in_one_file_only(code: str) -> None:
    """A second list of the same name would silently replace the first."""
    files: list[Path] = sorted((LEXICON / code).glob("*.yml"))
    listed = Counter(
        name for file in files for name in YAML(typ="safe").load(file.read_text("utf-8")) or {}
    )
    assert [name for name, count in listed.items() if count > 1] == []
