"""Which of several places of one name is meant: scores, shares, and the company of others."""

import pytest

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.places.links import closeness, grouped, point_of, read, score, softmax
from tocsin.annotate.places.spots import spot_at
from tocsin.annotate.places.weights import place_weights
from tocsin.gazetteer import find_gazetteer

GAZETTEER = find_gazetteer()


@pytest.mark.parametrize(
    ("scores", "shares"),
    [([0.0, 0.0], [0.5, 0.5]), ([1000.0, 0.0], [1.0, 0.0]), ([3.0], [1.0])],
)
def test_shares_add_up_to_one(scores: list[float], shares: list[float]) -> None:
    assert softmax(scores).tolist() == pytest.approx(shares)
    assert sum(softmax(scores)) == pytest.approx(1.0)


def test_a_score_adds_weighted_features() -> None:
    assert score({"a": 2.0, "unknown": 9.0}, {"a": 1.5, "b": 3.0}) == 3.0
    assert score({}, {"a": 1.5}) == 0.0


def test_spots_of_one_name_are_one_group() -> None:
    page = document("Paris is old. Paris is large. Lyon is near.")
    second = span_of(page.text, "Paris", 10)
    spans = [span_of(page.text, "Paris"), second, span_of(page.text, "Lyon")]
    groups = list(grouped(page, [spot_at(page, span, GAZETTEER) for span in spans]))
    assert [(group.surface, len(group.spots)) for group in groups] == [("Paris", 2), ("Lyon", 1)]
    assert closeness(groups).shape[0] >= 1


def test_each_group_has_readings_whose_probabilities_add_up() -> None:
    page = document("The train arrived in Paris on Monday.")
    spot = spot_at(page, span_of(page.text, "Paris"), GAZETTEER)
    ((_, _, readings),) = read(page, [spot], place_weights().links)
    assert sum(reading.probability for reading in readings) == pytest.approx(1.0)
    likeliest = max(readings, key=lambda reading: reading.probability)
    assert likeliest.named is not None
    assert likeliest.named.place.country == "FR"


def test_without_company_there_is_no_point() -> None:
    assert point_of(None) is None
    assert read(document("Nothing."), [], place_weights().links) == []
