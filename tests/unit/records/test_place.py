"""Distances on the earth, and points as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.records.place import EARTH_KM, Place, kilometres, point


def at(latitude: float | None, longitude: float | None) -> Place:
    """Return a place at a point."""
    return Place(id="x", name="x", kind="city", latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ((43.25, 76.95), (51.18, 71.45), 974),
        ((50.45, 30.52), (55.75, 37.62), 756),
        ((0, 0), (0, 180), 20_015),
        ((90, 0), (-90, 55), 20_015),
        ((10, 179.5), (10, -179.5), 109),
        ((0, 0), (0, 0), 0),
    ],
)
def test_known_distances(
    first: tuple[float, float], second: tuple[float, float], distance: float
) -> None:
    """Figures of the great circle; the pairs are real cities, the poles and the date line."""
    assert kilometres(at(*first), at(*second)) == pytest.approx(distance, abs=2)


def test_without_coordinates_there_is_no_distance() -> None:
    assert kilometres(at(None, 5), at(1, 2)) is None
    assert kilometres(at(1, 2), at(1, None)) is None


POINTS = st.builds(at, st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=60, deadline=None)
@given(POINTS, POINTS, POINTS)
def test_a_distance_is_one(first: Place, second: Place, third: Place) -> None:
    there, back = kilometres(first, second), kilometres(second, first)
    onward, direct = kilometres(second, third), kilometres(first, third)
    assert there is not None
    assert onward is not None
    assert direct is not None
    assert there == pytest.approx(back)
    assert 0 <= there <= 3.1416 * EARTH_KM
    assert direct <= there + onward + 1e-3


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("43.25", "76.95"), (43.25, 76.95)),
        ((" -90 ", "180"), (-90.0, 180.0)),
        (("0", "-0.0"), (0.0, 0.0)),
        (("4.325e1", "76"), (43.25, 76.0)),
    ],
)
def test_a_point_is_read(written: tuple[str, str], read: tuple[float, float]) -> None:
    assert point(*written) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (("176.95", "43.25"), "swapped"),
        (("95", "195"), "out of range"),
        (("43", "181"), "out of range"),
        (("nan", "76"), "out of range"),
        (("43", "nan"), "out of range"),
        (("inf", "76"), "out of range"),
        (("", "76"), "no coordinates"),
        (("43,25", "76,95"), "no coordinates"),
        (("43°15'", "76"), "no coordinates"),
    ],
)
def test_what_is_no_point_is_refused_and_never_mended(written: tuple[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        point(*written)
