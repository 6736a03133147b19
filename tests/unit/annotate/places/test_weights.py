"""The weights by which spots are judged: logistic in their features, unknown ones count nothing."""

import pytest

from tocsin.annotate.places.weights import Logistic, place_weights


@pytest.mark.parametrize(
    ("bias", "features", "wanted"),
    [
        (0.0, [], 0.5),
        (0.0, ["unknown"], 0.5),
        (0.0, ["for"], 0.8808),
        (0.0, ["against"], 0.1192),
        (2.0, ["against"], 0.5),
        (0.0, ["for", "against"], 0.5),
    ],
)
def test_judge(bias: float, features: list[str], wanted: float) -> None:
    judge = Logistic(bias=bias, weights={"for": 2.0, "against": -2.0})
    assert judge.judge(features) == pytest.approx(wanted, abs=1e-4)


def test_the_weights_that_ship_prefer_a_tagged_place() -> None:
    english = place_weights().english
    assert english.judge(["tag is GPE"]) > english.judge(["tag none"])
    assert english.judge(["tag is GPE"]) > english.judge(["tag is PERSON"])
    assert place_weights() is place_weights()
