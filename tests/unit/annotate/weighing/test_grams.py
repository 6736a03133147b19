"""The numbers of a sentence: the same each time, of any text, and what the screen makes of them."""

import numpy as np
import pytest

from tocsin.annotate.weighing.grams import SIZE, grams, screened
from tocsin.annotate.weighing.head import shipped

SAID = "The minister said the bridge would open in June."
ASKED = "Did the minister say that the bridge would open in June?"


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "слово " * 2_000,
        "",
        " \n",
        "a",
        "👩‍👩‍👧‍👦🔥",
        "هذا نص",
        "\ud800 half",
        "a\0b",
        "ſtraẞe İ",
    ],
)
def test_numbers_are_ordered_once_and_in_range(text: str) -> None:
    found = grams(text)
    assert found.tolist() == sorted(set(found.tolist()))
    assert all(0 <= number < SIZE for number in found.tolist())
    assert np.isfinite(screened(text, *shipped()[:2]))


def test_numbers_do_not_depend_on_the_process() -> None:
    assert grams("ab").tolist() == [20968, 50528, 62787, 63704]
    assert grams("Ab AB").tolist() == grams("ab ab").tolist()


def test_a_question_is_seen() -> None:
    assert set(grams("so it is?").tolist()) - set(grams("so it is").tolist())


def test_the_screen_tells_a_question_from_a_report() -> None:
    screen, bias = shipped().screen, shipped().screen_bias
    assert screened(ASKED, screen, bias) > 0 > screened(SAID, screen, bias) - 2


def test_nothing_is_the_constant_alone() -> None:
    assert screened("", shipped().screen, -1.5) == -1.5
