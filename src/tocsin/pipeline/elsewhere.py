"""What the process that loads ahead has loaded, to be asked as if it were here. What comes out is
the same, and without that process it is done here.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from tocsin.annotate.parsers.served import loaded
from tocsin.encoder import NAME, SIZE, Encoder, encoder_folder
from tocsin.engines import ahead
from tocsin.match.vectors import ENCODER, SETTING
from tocsin.records import Matrix

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Result]
_VECTORS, _STATES, _PIECES = "vectors", "states", "pieces"


def load_works(inputs: Sequence[str]) -> Mapping[str, Callable[[Any], Any]]:
    """Load what reads the inputs of a command, and return it by name: the parser first, and the
    encoder beside whatever is asked meanwhile.
    """
    works = dict(loaded(inputs))
    if os.environ.get(SETTING, "") in ("", ENCODER) and encoder_folder().is_dir():
        encoder = Encoder()
        encoder.load_ahead()
        works |= {_VECTORS: encoder, _STATES: encoder.states, _PIECES: _cutting(encoder)}
    return works


def where_it_is_loaded(name: str, here: Work[Item, Result]) -> Work[Item, Result]:
    """Return a work that is done by the process that loads ahead, or here without it."""

    def work(items: Sequence[Item]) -> Result:
        elsewhere = ahead.begun()
        if not items or elsewhere is None:
            return here(items)
        done: tuple[Result] | None = elsewhere.ask(name, items)
        return here(items) if done is None else done[0]

    return work


class EncoderAtHand:
    """The encoder of the process that loads ahead, while there is one, else of this one."""

    name, size = NAME, SIZE

    def __init__(self, here: Encoder) -> None:
        """`here` is asked where no other process can be."""
        self._here = here

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return one row of length 1 (L2) per text, as `Encoder` does."""
        return where_it_is_loaded(_VECTORS, self._here)(texts)

    def states(self, texts: Sequence[str]) -> list[Matrix]:
        """Return the state of every token of each text, as `Encoder.states` does."""
        return where_it_is_loaded(_STATES, self._here.states)(texts)

    def cut(self, text: str) -> list[str]:
        """Return the pieces of a text, as `Encoder.cut` does."""
        [pieces] = where_it_is_loaded(_PIECES, _cutting(self._here))([text])
        return pieces

    def load_ahead(self) -> None:
        """Begin to load the model, where no other process has."""
        if ahead.begun() is None:
            self._here.load_ahead()


def _cutting(encoder: Encoder) -> Work[str, list[list[str]]]:
    """Return what cuts several texts into their pieces."""
    return lambda texts: [encoder.cut(text) for text in texts]
