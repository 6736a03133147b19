"""Markings as they are named on a command line."""

from typing import get_args

from tocsin.errors import UsageError
from tocsin.records import Marking, marking_of

MARKINGS_NAMED = ", ".join(get_args(Marking))


def marking_given(written: str) -> Marking:
    """Return the marking that is named.

    Raises:
        UsageError: there is no such.
    """
    marking = marking_of(written)
    if marking is None:
        raise UsageError(f"{written!r} is no marking; known: {MARKINGS_NAMED}.")
    return marking
