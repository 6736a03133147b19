"""Likeness by words and by letters: bounded, symmetric, and finite for any text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.match.lexical import (
    LetterIndex,
    WordIndex,
    grams_of,
    letters_listed,
    stems_of,
    words_listed,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8), st.text(max_size=80))
def test_indexes_hold_for_any_text(texts: list[str], claim: str) -> None:
    assert np.isfinite(WordIndex(words_listed(texts))(claim)).all()
    letters = LetterIndex(letters_listed(texts))(claim)
    assert ((letters >= 0) & (letters <= 1 + 1e-6)).all()
    same = LetterIndex(letters_listed(texts))
    assert all(same(t)[i] > 1 - 1e-5 for i, t in enumerate(texts) if any(c.isalnum() for c in t))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("лаборатории взорвали", "лабораторию взорвут"),
        ("лабораторії", "лабораторія"),
        ("laboratories", "laboratory"),
        ("зертханалар", "зертханадан"),
    ],
)
def test_forms_of_a_word_share_a_stem_or_most_of_their_letters(one: str, other: str) -> None:
    share = len(set(grams_of(one)) & set(grams_of(other))) / len(set(grams_of(one)))
    assert set(stems_of(one)) & set(stems_of(other)) or share > 0.5


def test_letters_end_where_words_end() -> None:
    assert grams_of("") == []
    assert grams_of("ab cd") == [*grams_of("ab"), *grams_of("cd")]


def test_the_entry_that_has_the_rarer_word_comes_first() -> None:
    index = WordIndex(
        words_listed(["the dam was mined", "the dam was opened", "the dam was painted"])
    )
    scores = index("who mined the dam")
    assert int(scores.argmax()) == 0
    assert index("").tolist() == [0, 0, 0]
    assert WordIndex(words_listed([]))("dam").tolist() == []


def test_likeness_of_words_is_mutual() -> None:
    index = WordIndex(words_listed(["the dam was mined", "rain is coming"]))
    one, other = frozenset(stems_of("the dam was mined")), frozenset(stems_of("the dam fell"))
    assert index.alike(one, other) == index.alike(other, one)
    assert index.alike(one, one) == pytest.approx(1.0)
    assert index.alike(one, frozenset()) == 0.0
    assert index.alike(frozenset(), frozenset()) == 0.0


def test_a_long_text_has_the_stems_of_its_sentences() -> None:
    sentence = "The laboratories near Almaty are guarded. "
    assert stems_of(sentence * 40) == stems_of(sentence) * 40
