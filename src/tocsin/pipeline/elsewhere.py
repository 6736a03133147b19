"""What the processes that load ahead have loaded, to be asked as if it were here. What comes out is
the same, and without such a process it is done here.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from tocsin.annotate.parsers.served import loaded
from tocsin.encoder import NAME, SIZE, Encoder, encoder_folder
from tocsin.engines import ahead
from tocsin.engines.ahead import ENCODER
from tocsin.match.vectors import ENCODER as CHOSEN
from tocsin.match.vectors import SETTING
from tocsin.records import Matrix

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Result]
_VECTORS, _STATES, _PIECES = "vectors", "states", "pieces"


def parser_works(inputs: Sequence[str]) -> Mapping[str, Callable[[Any], Any]]:
    """Load the parser that the inputs of a command probably need; return all parsers by name."""
    return loaded(inputs)


def encoder_works() -> Mapping[str, Callable[[Any], Any]]:
    """Begin to load the encoder, and return its works by name; none where it is not built, or not
    to be used.
    """
    if os.environ.get(SETTING, "") not in ("", CHOSEN) or not encoder_folder().is_dir():
        return {}
    encoder = Encoder()
    encoder.load_ahead()
    return {_VECTORS: encoder, _STATES: encoder.states, _PIECES: _cutting(encoder)}


def where_it_is_loaded(loader: str, name: str, here: Work[Item, Result]) -> Work[Item, Result]:
    """Return a work that is done by the process that loads such things ahead, or here without
    it.
    """

    def work(items: Sequence[Item]) -> Result:
        elsewhere = ahead.begun(loader)
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
        return where_it_is_loaded(ENCODER, _VECTORS, self._here)(texts)

    def states(self, texts: Sequence[str]) -> list[Matrix]:
        """Return the state of every token of each text, as `Encoder.states` does."""
        return where_it_is_loaded(ENCODER, _STATES, self._here.states)(texts)

    def cut(self, text: str) -> list[str]:
        """Return the pieces of a text, as `Encoder.cut` does."""
        [pieces] = where_it_is_loaded(ENCODER, _PIECES, _cutting(self._here))([text])
        return pieces

    def load_ahead(self) -> None:
        """Begin to load the model, where no other process has."""
        if ahead.begun(ENCODER) is None:
            self._here.load_ahead()


def _cutting(encoder: Encoder) -> Work[str, list[list[str]]]:
    """Return what cuts several texts into their pieces."""
    return lambda texts: [encoder.cut(text) for text in texts]
