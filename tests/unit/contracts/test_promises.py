"""A contract names every promise that is broken, and what happened."""

import pytest

from tocsin import plugins
from tocsin.contracts.promises import (
    Contract,
    broken_promises,
    no_faults,
    promises,
    require,
    shapes,
)
from tocsin.exchange import EXPORTERS
from tocsin.plugins import PlugIn


class Three(Contract):
    """A contract of three promises."""

    door = EXPORTERS

    def test_kept(self) -> None:
        """A kept promise."""

    def test_broken(self) -> None:
        """A broken promise."""
        require([], "nothing is there")

    def test_raises(self) -> None:
        """A promise that raises."""
        raise KeyError("x")

    def not_a_promise(self) -> None:
        """Another method."""
        raise AssertionError


def test_every_promise_is_held_and_what_broke_is_said() -> None:
    assert promises(Three) == ("test_broken", "test_kept", "test_raises")
    assert broken_promises(Three("jsonl")) == [
        "test_broken: AssertionError: nothing is there",
        "test_raises: KeyError: 'x'",
    ]


def test_a_part_that_no_package_brings_is_named() -> None:
    with pytest.raises(AssertionError, match="no installed package brings 'nowhere'"):
        Three("nowhere").part()
    assert callable(Three("jsonl").part())


def test_a_fault_inside_the_block_breaks_the_promise_and_one_before_does_not() -> None:
    plug_in = PlugIn("x.y", "bad", "x:y", "package", "1")
    plugins.broken(plug_in, "said before")
    with no_faults():
        pass
    with pytest.raises(AssertionError, match="said inside"), no_faults():
        plugins.broken(plug_in, "said inside")


def test_bad_input_has_many_shapes_and_each_differs_from_the_sound_file() -> None:
    sample = '{"date": "2022-01-09", "url": "https://a.example", "text": "слова"}'.encode()
    found = shapes(sample)
    assert len(found) > 40
    assert [shape for shape, body in found.items() if body == sample] == []
    assert found["the year 0"].count(b"0000") == 1
    assert shapes(b"")["cut off early"] == b""
