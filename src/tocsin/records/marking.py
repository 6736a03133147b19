"""The Traffic Light Protocol (FIRST, TLP 2.0): how far something may be passed on."""

from collections.abc import Iterable
from typing import Literal, get_args

Marking = Literal["clear", "green", "amber", "amber+strict", "red"]
# From what may be passed on freely to what is for its readers alone.
MARKINGS: tuple[Marking, ...] = get_args(Marking)
# What else people write: TLP 1.0 called the first one white.
_SPELLINGS = {"white": "clear", "amber strict": "amber+strict", "amber-strict": "amber+strict"}


def marking_of(text: str) -> Marking | None:
    """Return the marking that a text names, as in `TLP:RED` or `tlp:amber+strict`; None where it
    names none.
    """
    name = text.strip().casefold().removeprefix("tlp:").strip()
    name = _SPELLINGS.get(name, name)
    return next((marking for marking in MARKINGS if marking == name), None)


def strictest(markings: Iterable[Marking | None]) -> Marking | None:
    """Return the strictest of some markings; None where none is given."""
    given = [MARKINGS.index(marking) for marking in markings if marking is not None]
    return MARKINGS[max(given)] if given else None


def label_of(marking: Marking) -> str:
    """Return a marking as it is written, such as `TLP:AMBER+STRICT`."""
    return f"TLP:{marking.upper()}"
