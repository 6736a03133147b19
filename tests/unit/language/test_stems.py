"""The forms of a word share its stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.stems import (
    bare_form,
    kept_of_stem,
    language_of,
    may_have_stem,
    name_forms,
    name_stem,
    stem,
    stem_forms,
    stem_in,
)
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


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "laboratory laboratories laboratory's"),
        ("en", "attack attacks attacked attacking"),
        ("ru", "лаборатория лаборатории лабораторий ЛАБОРАТОРИЮ"),
        ("ru", "взрыв взрыва взрывы взрывов взрывами"),
        ("uk", "лабораторії лабораторією"),
        ("uk", "вибухів вибухі"),
        ("kk", "қаланың қаладан қалада"),
    ],
)
def test_forms_of_a_word_share_their_stem(language: str, forms: str) -> None:
    found = {stem_in(form, language) for form in forms.split()}
    assert len(found) == 1, found


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("місто", "uk"),
        ("ґанок", "uk"),
        ("қала", "kk"),
        ("әкім", "kk"),
        ("город", "ru"),
        ("мост", "ru"),
        ("town", "en"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_letters_tell_a_language(word: str, language: str) -> None:
    assert language_of(word) == language


def test_what_nobody_sees_and_look_alike_letters_change_no_stem() -> None:
    assert stem("лабо\u00adратория") == stem("лаборатория") == stem("лaбоpатория")
    assert bare_form("мо\u200bст") == "мост"


def test_a_word_in_the_other_script_is_stemmed_by_its_letters() -> None:
    assert stem_in("laboratories", "ru") == stem("laboratories")
    assert stem_in("лаборатории", "en") == stem("лаборатории")
    assert stem_in("лаборатории", None) == stem("лаборатории")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Вадима", "Вадим"),
        ("Вадимом", "Вадим"),
        ("Анны", "Анна"),
        ("Семёну", "Семён"),
        ("Assad's", "Assad"),
        ("U.S.", "US"),
    ],
)
def test_a_written_name_may_be_a_form_of_the_entered_one(written: str, name: str) -> None:
    assert name_stem(name) in name_forms(written)


@given(st.text(alphabet="абыийьіїқңaiesy'", max_size=10))
def test_every_word_begins_with_what_is_kept_of_its_stem(text: str) -> None:
    for word in word_list(text):
        stemmed = stem(word)
        assert may_have_stem(word, stemmed)
        assert bare_form(word).startswith(kept_of_stem(stemmed))
        assert stem_forms(word) == {stemmed}
