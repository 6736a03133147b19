"""A language is a code, a folder of lists and a grammar; four of them come with the program."""

import pytest

from tocsin import plugins
from tocsin.language.lexicon import LEXICONS, SHIPPED
from tocsin.language.packs import ENGLISH, KAZAKH, RUSSIAN, UKRAINIAN, Language

SHIPPING = (ENGLISH, RUSSIAN, UKRAINIAN, KAZAKH)


def test_the_languages_of_the_program_are_entered_by_their_codes() -> None:
    own = tuple(language.code for language in SHIPPING)
    assert SHIPPED[: len(own)] == own
    assert all(LEXICONS[code].language.code == code for code in SHIPPED)
    assert [LEXICONS[language.code].language for language in SHIPPING] == list(SHIPPING)
    assert set(plugins.BUILT_IN[plugins.LANGUAGES]) == set(SHIPPED)


@pytest.mark.parametrize("language", SHIPPING, ids=lambda each: each.code)
def test_each_has_lists_of_its_own_that_say_who_speaks(language: Language) -> None:
    files = {file.name for file in language.lists.iterdir()}
    assert any(name.endswith(".yml") for name in files)
    assert LEXICONS[language.code].lists["cue_speech"]


def test_a_language_is_read_by_its_surface_unless_it_says_otherwise() -> None:
    assert Language("be", ENGLISH.lists).grammar == "surface"
    assert {language.grammar for language in (UKRAINIAN, KAZAKH)} == {"surface"}
