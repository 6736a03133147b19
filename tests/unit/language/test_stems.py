"""The forms of a word share its stem."""

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.stems import may_have_stem, stem
from tocsin.language.words import word_list


def test_a_stem_that_the_letters_exclude_is_no_stem() -> None:
    """The cheap look at the letters behind a stem excludes no stem that stemming finds."""
    for code in LANGUAGES:
        for word in sorted(
            {w for listed in lexicon(code).values() for entry in listed for w in word_list(entry)}
        ):
            assert may_have_stem(word, stem(word)), word
    assert not may_have_stem("стройка", "стро")
    assert not may_have_stem("Сумка", "сум")
