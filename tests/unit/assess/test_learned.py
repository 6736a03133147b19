"""What outcomes make of an expert's figure: beta-binomial, classes lean on each other."""

import pytest

from tocsin.assess.learned import Trials, learn
from tocsin.records import Likelihood

EXPERT = Likelihood(p=0.55, low=0.42, high=0.68)


def test_without_trials_the_experts_figure_stands() -> None:
    found = learn(EXPERT, {}).all
    assert found.mean == pytest.approx(0.55, abs=0.01)
    assert found.low < 0.42 < 0.68 < found.high


def test_many_trials_move_the_figure_and_narrow_the_range() -> None:
    few, many = (learn(EXPERT, {"a": Trials(n, 0.2 * n)}).classes["a"] for n in (10, 400))
    assert 0.2 < few.mean < 0.55
    assert many.mean == pytest.approx(0.2, abs=0.03)
    assert many.high - many.low < few.high - few.low


def test_a_class_with_few_trials_leans_on_the_others() -> None:
    alone = learn(EXPERT, {"small": Trials(4, 3)}).classes["small"]
    others = {name: Trials(100, 15) for name in ("a", "b", "c")}
    among = learn(EXPERT, others | {"small": Trials(4, 3)})
    assert among.classes["small"].mean < alone.mean
    assert among.classes["small"].mean > among.classes["a"].mean
    assert among.all.mean < 0.45


def test_shares_of_a_trial_count_as_shares() -> None:
    found = learn(EXPERT, {"a": Trials(10.5, 2.25)}).classes["a"]
    assert found.low < found.mean < found.high


def test_the_same_trials_give_the_same_figures() -> None:
    trials = {"b": Trials(7, 2), "a": Trials(3, 3)}
    assert learn(EXPERT, trials) == learn(EXPERT, dict(reversed(trials.items())))
