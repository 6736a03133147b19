"""Copies are found exactly, in any order, with the numbers that differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_document
from tocsin.documents.reprints import copies, differing_numbers, longest_common, runs


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_longest_common_subsequence_is_right(first: list[str], second: list[str]) -> None:
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    assert longest_common(first, second) == table[-1][-1]


WORDS = [f"слово{n}" for n in range(60)]
TEXT = " ".join(WORDS)


def basis(first: str, second: str) -> str | None:
    """Return how the second text is a copy of the first; None where it is none."""
    found = list(copies([make_document(first), make_document(second, external_id="2")]))
    assert found[0] == []
    return found[1][0].basis if found[1] else None


@pytest.mark.parametrize(
    ("second", "how"),
    [
        (TEXT, "near_copy"),
        (TEXT.upper() + "!!!", "near_copy"),
        ("Срочно: " + TEXT, "near_copy"),
        (TEXT + " " + " ".join(f"другое{n}" for n in range(60)), "contains_copy"),
        (" ".join(w if n % 7 else f"иное{n}" for n, w in enumerate(WORDS)), "edited_copy"),
        (" ".join(f"другое{n}" for n in range(60)), None),
        ("...", None),
    ],
)
def test_a_copy_is_told_by_what_stands_in_it(second: str, how: str | None) -> None:
    assert basis(TEXT, second) == how


@pytest.mark.parametrize(
    ("first", "second", "is_copy"),
    [
        ("Мост закрыт сегодня", "мост закрыт СЕГОДНЯ!", True),
        ("Мост закрыт сегодня", "Мост открыт сегодня", False),
        ("Мост закрыт", "Мост закрыт", False),  # two words are said by anybody
        ("...", "!", False),
    ],
)
def test_short_texts_are_compared_word_for_word(first: str, second: str, is_copy: bool) -> None:
    assert (basis(first, second) is not None) is is_copy


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        ("погибли 12", "погибли 20", ("20 -> 12",)),
        ("погибли 12", "погибли", ("- -> 12",)),
        ("10–12 машин, 3 дома", "10–14 машин, 3 дома", ("10–14 -> 10–12",)),
        ("в 2022 году", "в 2022 году", ()),
        ("https://a.example/12", "https://a.example/20", ()),
        ("", "", ()),
    ],
)
def test_numbers_that_differ_are_told(ours: str, theirs: str, differ: tuple[str, ...]) -> None:
    assert differing_numbers(ours, theirs) == differ


@given(st.lists(st.sampled_from("абв"), max_size=9), st.integers(1, 4))
def test_runs_cover_every_word(spoken: list[str], length: int) -> None:
    found = runs(spoken, length)
    assert len(found) == max(1, len(spoken) - length + 1)
    assert {w for run in found for w in run.split()} == set(spoken)
