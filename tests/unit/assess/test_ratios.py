"""Each grade stands for a likelihood with its range, in order."""

import itertools

import pytest

from tocsin.assess.ratios import likelihood, ratio_table
from tocsin.records import Likelihood

ORDER = ("CC", "C", "N", "I", "II")


def test_every_grade_has_a_figure_inside_its_range() -> None:
    assert {*ORDER, "power", "chance"} <= set(ratio_table())
    for grade, value in ratio_table().items():
        assert 0 < value.low <= value.p <= value.high < 1, grade


def test_a_better_grade_is_likelier() -> None:
    for better, worse in itertools.pairwise(ORDER):
        assert likelihood(better).p > likelihood(worse).p
        assert likelihood(better).low >= likelihood(worse).low
    assert likelihood("power").p > likelihood("chance").p


def test_figures_of_ones_own_are_taken_as_they_are() -> None:
    own = Likelihood(p=0.3, low=0.2, high=0.4)
    assert likelihood(own) is own


def test_an_unknown_grade_is_no_likelihood() -> None:
    with pytest.raises(KeyError):
        likelihood("X")
