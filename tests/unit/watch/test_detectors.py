"""The detectors there are, by name: each makes rows for keys and goes on from a stored state."""

import numpy as np
import pytest

from tocsin.watch.detector import PRIMARY
from tocsin.watch.detectors import DETECTORS


def test_the_primary_detector_is_there_by_its_name() -> None:
    assert PRIMARY in set(DETECTORS)
    assert DETECTORS[PRIMARY](1).name == PRIMARY


@pytest.mark.parametrize("name", sorted(DETECTORS))
def test_a_detector_gives_a_number_a_key_and_goes_on_where_it_stopped(name: str) -> None:
    ones = np.ones(3)
    detector = DETECTORS[name](3)
    for _ in range(5):
        assert detector.update(ones, ones).shape == (3,)
    again = DETECTORS[name](3, detector.state)
    assert np.array_equal(again.update(ones * 4, ones), detector.update(ones * 4, ones))
    mean, size = again.expect(ones)
    assert (mean > 0).all()
    assert (size > 0).all()
