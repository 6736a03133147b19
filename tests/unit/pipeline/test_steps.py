"""The stages in their order, and the digest of the rooms that read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import TocsinError
from tocsin.pipeline.steps import STEPS, Step, check_order, digest_of, program_digest


def step(name: str, needs: set[str], adds: set[str]) -> Step:
    """Make a stage."""
    return Step(name, frozenset(needs), frozenset(adds))


def test_the_programs_own_stages_find_what_they_need() -> None:
    check_order(STEPS)
    check_order(())
    names = [s.name for s in STEPS]
    assert (names[0], names[-1]) == ("sources", "warn")
    assert len(names) == len(set(names))


def test_a_stage_before_what_it_needs_is_named_with_what_is_missing() -> None:
    late = step("b", {"y", "x"}, {"z"})
    with pytest.raises(TocsinError, match="stage b needs x, y, which no stage before it adds"):
        check_order([late, step("a", set(), {"x", "y"})])
    check_order([step("a", set(), {"x", "y"}), late])


@given(st.permutations(STEPS))
def test_an_order_is_right_exactly_where_everything_needed_stands_before(order: list[Step]) -> None:
    there: set[str] = set()
    is_right = True
    for one in order:
        is_right = is_right and one.needs <= there
        there |= one.adds
    if is_right:
        check_order(order)
    else:
        with pytest.raises(TocsinError):
            check_order(order)


def test_a_digest_is_of_the_rooms_that_are_named() -> None:
    assert digest_of(("records",)) == digest_of(("records",))
    assert digest_of(("records",)) != digest_of(("watch",))
    assert digest_of(("gate.py",)) != digest_of(("errors.py",))
    assert digest_of(()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert len(program_digest()) == 64
