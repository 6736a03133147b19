"""The parsers of a run: those of the process that loads ahead, while there is one, else of this
one. What comes out is the same.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tocsin.annotate import Parsers
from tocsin.engines import ahead

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Sequence[Result]]


def parsers_at_hand() -> Parsers:
    """Return the parsers; where they run is looked up each time they are asked."""
    here = Parsers()
    return Parsers(
        english=_where_it_is_loaded("english", here.english),
        russian=_where_it_is_loaded("russian", here.russian),
        names=_where_it_is_loaded("names", here.names),
    )


def _where_it_is_loaded(name: str, here: Work[Item, Result]) -> Work[Item, Result]:
    """Return a work that is done by the process that loads ahead, or here without it."""

    def work(items: Sequence[Item]) -> Sequence[Result]:
        elsewhere = ahead.begun()
        if not items or elsewhere is None:
            return here(items)
        done = elsewhere.ask(name, items)
        return here(items) if done is None else done[0]

    return work
