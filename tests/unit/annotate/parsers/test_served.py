"""Parsers that another process can be asked for: which it loads first, and that they are these."""

from pathlib import Path

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.parsers.served import Parsers, _is_cyrillic, _peeked, loaded
from tocsin.errors import ModelError


def test_letters_say_which_parser_is_needed_first(tmp_path: Path) -> None:
    english, russian = tmp_path / "one.txt", tmp_path / "two.txt"
    english.write_text("The bridge at Kherson is closed.", encoding="utf-8")
    russian.write_text("Мост закрыт, сообщил ТАСС (TASS).", encoding="utf-8")
    assert not _is_cyrillic(_peeked(["-c", str(english), str(russian)]))
    assert _is_cyrillic(_peeked(["--as-of", "2022-01-12", str(russian)]))
    assert _peeked(["-", "https://example.org/", str(tmp_path)]) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [("The bridge is closed. The road is open.", "en"), ("Мост закрыт. Дорога открыта.", "ru")],
)
def test_all_parsers_are_there_whatever_was_guessed(
    tmp_path: Path, text: str, language: str
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    works, page = loaded([str(file)]), document(text, language)
    assert set(works) == {"english", "russian", "names"}
    kind = "english" if language == "en" else "russian"
    try:
        [trees] = works[kind]([page])
    except ModelError:
        pytest.skip("the Russian models are not installed")
    [expected] = getattr(Parsers(), kind)([page])
    assert [tree.span for tree in trees] == [tree.span for tree in expected]
    assert len(trees) == 2
