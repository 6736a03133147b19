"""Vectors of meaning, as the matching stage sees them: who makes them, and where they are
remembered.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np

Matrix: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"


class Embedder(Protocol):
    """A model that makes one vector of a text, whatever its language.

    `name` tells the model and its weights, so that vectors of two models are never mixed; `size` is
    the length of a vector.
    """

    name: str
    size: int

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return one row of length 1 (L2) per text: float32, shape (texts, size)."""
        ...


class VectorMemory(Protocol):
    """Vectors that were made before, by model and text. The store keeps them, so that no text is
    read by a model twice.
    """

    def vectors(self, model: str, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is known of some texts: little-endian float32, by the sha256 of the text."""
        ...

    def put_vectors(self, model: str, rows: Mapping[str, bytes]) -> None:
        """Remember vectors."""
        ...
