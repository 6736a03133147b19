"""A chain is read as people write it, originator first; what can be read in two ways is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import UsageError
from tocsin.workspace.chains import new_name, parts_of_chain

NAMES = frozenset({"a", "b", "c", "Ministry of Energy, Lumenia", "Министерство", "Smith via Co"})


def parts(written: str) -> list[str]:
    """Return the names of a chain of the few that are known."""
    return parts_of_chain(written, NAMES.__contains__)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a -> b", ["a", "b"]),
        ("a→b → c", ["a", "b", "c"]),
        ("a, b; c", ["a", "b", "c"]),
        ("a > b", ["a", "b"]),
        ("a < b", ["a", "b"]),
        ("1. a\n2. b", ["a", "b"]),
        ("a via b", ["a", "b"]),
        ("b citing a", ["a", "b"]),
        ("a (via b)", ["a", "b"]),
        ("Министерство через b", ["Министерство", "b"]),
        ("a", ["a"]),
        ("  a  ", ["a"]),
        ("a\u200b -> b", ["a", "b"]),
    ],
)
def test_a_chain_is_read_originator_first(written: str, expected: list[str]) -> None:
    assert parts(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ministry of Energy, Lumenia -> b", ["Ministry of Energy, Lumenia", "b"]),
        ("Ministry of Energy, Lumenia, b", ["Ministry of Energy, Lumenia", "b"]),
        ("Smith via Co", ["Smith via Co"]),
        ("new:Smith, Brown and Co -> b", ["new:Smith, Brown and Co", "b"]),
    ],
)
def test_a_name_with_a_comma_or_a_joining_word_stays_whole(
    written: str, expected: list[str]
) -> None:
    assert parts(written) == expected


@pytest.mark.parametrize("written", ["a <- b", "a ← b", "a -> b < c"])
def test_two_directions_at_once_are_refused(written: str) -> None:
    with pytest.raises(UsageError, match="can be read in two directions; write it originator"):
        parts(written)


@pytest.mark.parametrize("written", ["", "a -> ", "-> b", "a -> -> b", "a,,b", "…"])
def test_a_hole_is_refused_with_how_to_write_it(written: str) -> None:
    with pytest.raises(UsageError, match="is no chain; write it originator first"):
        parts(written)


@settings(deadline=None, max_examples=60)
@given(
    names=st.lists(st.sampled_from(["a", "b", "c", "d x", "Ярослав"]), min_size=1, max_size=5),
    arrow=st.sampled_from([" -> ", "->", " → ", " > ", ", ", "; ", " < ", " => "]),
)
def test_names_that_are_joined_come_back_in_their_order(names: list[str], arrow: str) -> None:
    assert parts_of_chain(arrow.join(names), lambda _: False) == names


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("new:A Guard", "A Guard"),
        ("NEW: A  Guard", "A Guard"),
        ("новый: Страж", "Страж"),
        ("A Guard", None),
        ("old:A Guard", None),
    ],
)
def test_a_new_name_is_marked_as_such(written: str, expected: str | None) -> None:
    assert new_name(written) == expected


@pytest.mark.parametrize("written", ["new:", "new: 12", "new:a -> b", "new:" + "x" * 200])
def test_a_new_name_that_names_nobody_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="names nobody; write new:NAME"):
        new_name(written)
