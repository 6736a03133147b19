"""What came under a marking keeps it, and what came later takes none back in time."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import make_capture
from tocsin.pipeline.kept_markings import KeptMarkings
from tocsin.records import Kept, Marking, strictest
from tocsin.store import Store

DAY = dt.timedelta(days=1)


def _kept(marking: Marking | None, days: int = 0, **fields: object) -> Kept:
    """Make what came of a capture that was seen so many days later."""
    capture = make_capture("The plant is mined.", url="https://wire.example/1", **fields)
    later = capture.seen_at + days * DAY
    return Kept(capture=msgspec.structs.replace(capture, marking=marking, seen_at=later))


@pytest.mark.parametrize("first", ["clear", "green", "amber", "amber+strict", "red"])
@pytest.mark.parametrize("second", ["clear", "green", "amber", "amber+strict", "red"])
def test_of_two_markings_the_stricter_one_holds(
    empty: Store, first: Marking, second: Marking
) -> None:
    markings = KeptMarkings(empty)
    markings.obeyed(_kept(first))
    found = markings.obeyed(_kept(second, days=1)).capture.marking
    assert found == strictest([first, second])


def test_a_marking_bears_on_nothing_that_was_seen_before_it(empty: Store) -> None:
    markings = KeptMarkings(empty)
    markings.obeyed(_kept("red", days=1))
    assert markings.obeyed(_kept("clear")).capture.marking == "clear"


def test_what_states_no_marking_and_was_not_edited_is_its_own(empty: Store) -> None:
    markings = KeptMarkings(empty)
    markings.obeyed(_kept("red"))
    assert markings.obeyed(_kept(None, days=1)).capture.marking is None


def test_what_the_store_holds_is_known(empty: Store) -> None:
    empty.keep([_kept("red")], "f")
    assert [capture.marking for capture in empty.marked_captures()] == ["red"]
    assert KeptMarkings(empty).obeyed(_kept("clear", days=1)).capture.marking == "red"
