"""An assessment names what it rests on, and which of it says something of the problem itself."""

import msgspec
import pytest

from tests.unit.records.made import ASSESSMENT
from tocsin.records.assessment import Bound, Observation


def bound(record: str, origin: str, weight: float) -> Bound:
    """Return how a record is bound."""
    return Bound(record_id=record, origin_id=origin, way="site_in_claim", weight=weight)


OBSERVED = Observation(
    indicator_id="i",
    name="n",
    state="observed",
    origins=("a", "b"),
    bound=(bound("1", "a", 0.5), bound("2", "a", 0.75), bound("3", "b", 0.25)),
)


def test_an_origin_weighs_as_its_record_that_is_bound_most_strongly() -> None:
    wanted = {"a": 0.75, "b": 0.25, "unbound": 1.0}
    seen = msgspec.structs.replace(OBSERVED, origins=("a", "b", "unbound"))
    assert seen.weights() == wanted
    assert msgspec.structs.replace(seen, bound=seen.bound[::-1]).weights() == wanted


@pytest.mark.parametrize(
    ("origins", "loose", "core"),
    [
        (("a", "b", "c"), ("b",), ("a", "c")),
        (("a",), ("a",), ()),
        ((), (), ()),
        (("a", "а"), ("а",), ("a",)),
        (("a",), ("z",), ("a",)),
    ],
)
def test_core_origins_are_those_that_are_not_loose(
    origins: tuple[str, ...], loose: tuple[str, ...], core: tuple[str, ...]
) -> None:
    made = msgspec.structs.replace(ASSESSMENT, origins=origins, loose_origins=loose)
    assert made.core_origins == core


def test_an_assessment_of_an_earlier_version_is_read_without_what_it_lacks() -> None:
    """Fields that came later have defaults, so that what was kept before is still read."""
    raw = msgspec.to_builtins(ASSESSMENT)
    for later in ("range_holds", "range_shares", "cap_message", "related", "loose_origins"):
        raw.pop(later)
    assert msgspec.convert(raw, type(ASSESSMENT)) == ASSESSMENT
