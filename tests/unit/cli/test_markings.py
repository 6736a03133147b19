"""Markings are named on a command line as TLP names them."""

import pytest

from tocsin.cli.markings import MARKINGS_NAMED, marking_given
from tocsin.errors import UsageError


def test_every_marking_that_is_named_is_known() -> None:
    for name in MARKINGS_NAMED.split(", "):
        assert marking_given(name) == name
    assert marking_given("TLP:RED") == "red"


def test_another_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'pink' is no marking; known: clear"):
        marking_given("pink")
