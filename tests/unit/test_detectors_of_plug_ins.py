"""The guard around a plug-in's detector: what it gives is a finite number for each key, or it is
named.
"""

from typing import Any

import numpy as np
import pytest

from tocsin.errors import PluginError
from tocsin.plugins import PlugIn
from tocsin.watch.detector import Detector, MixtureSR
from tocsin.watch.detectors import _accept

PLUG_IN = PlugIn(group="tocsin.detectors", name="odd", value="m:f", package="pack", version="1")
ONES = np.ones(3)


def guarded(**methods: Any) -> Detector:
    """Return the primary detector as that of a plug-in, with some methods replaced."""
    odd = type("Odd", (MixtureSR,), methods)
    return _accept(PLUG_IN, odd)(3, None)


def test_a_sound_detector_passes_unchanged() -> None:
    own, plug_in = MixtureSR(3), guarded()
    for _ in range(5):
        assert np.array_equal(own.update(ONES, ONES), plug_in.update(ONES, ONES))
    assert np.array_equal(own.state, plug_in.state)
    assert plug_in.name == "odd"


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ({"update": lambda *given: 1 / 0}, "raised ZeroDivisionError"),
        ({"update": lambda *given: np.ones(2)}, "without a row for each of its keys"),
        ({"update": lambda *given: 7.0}, "without a row for each of its keys"),
        ({"update": lambda *given: np.ones((3, 2))}, "not as 3 finite numbers"),
        ({"update": lambda *given: np.array([1.0, np.nan, 1.0])}, "not as 3 finite numbers"),
        ({"update": lambda *given: np.array([1.0, np.inf, 1.0])}, "not as 3 finite numbers"),
        ({"update": lambda *given: "high"}, "that is no array"),
        ({"update": lambda *given: ["a", "b", "c"]}, "that is no array"),
        ({"update": lambda self: None}, "raised TypeError"),
    ],
)
def test_nonsense_is_named_with_its_package(methods: dict[str, Any], said: str) -> None:
    with pytest.raises(PluginError, match=r"pack 1") as raised:
        guarded(**methods).update(ONES, ONES)
    assert said in str(raised.value)


def test_an_expectation_is_a_pair() -> None:
    with pytest.raises(PluginError, match="did not return mean and size"):
        guarded(expect=lambda self, exposure: exposure).expect(ONES)


def test_what_cannot_be_made_is_named() -> None:
    with pytest.raises(PluginError, match="raised TypeError"):
        _accept(PLUG_IN, lambda: None)(3, None)
    with pytest.raises(ValueError, match="a value of type int"):
        _accept(PLUG_IN, 7)
