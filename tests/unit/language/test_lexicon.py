"""Word lists of each language, kept as data; a plug-in may bring a language."""

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tocsin.language.lexicon import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_list_stands_in_one_file_alone(language: str) -> None:
    folder = ROOT / "src" / "tocsin" / "language" / "lexicon" / language
    names = [
        n
        for f in sorted(folder.glob("*.yml"))
        for n in YAML(typ="safe").load(f.read_text(encoding="utf-8")) or {}
    ]
    assert [n for n in names if names.count(n) > 1] == []
