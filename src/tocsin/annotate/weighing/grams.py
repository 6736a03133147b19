"""The letters and words of a sentence as numbers: what the screen sees, which tells cheaply whether
a sentence is worth reading by the encoder.
"""

import itertools
import zlib

import numpy as np

from tocsin.records import Matrix

# So many numbers there are; two strings may share one.
SIZE = 1 << 16
_LENGTHS = (3, 4, 5)
# A question mark stands apart, as a word of its own.
_ASKED = " ?? "


def grams(text: str) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return the numbers of what a sentence is made of, each once, in order: parts of words of
    three to five letters, words, and pairs of words.
    """
    listed = text.casefold().replace("?", _ASKED).split()
    numbers = {_number(f"={word}") for word in listed}
    numbers |= {_number(f"{a} {b}") for a, b in itertools.pairwise(listed)}
    for word in set(listed):
        edged = f" {word} "
        for length in _LENGTHS:
            for at in range(max(1, len(edged) - length + 1)):
                numbers.add(_number(edged[at : at + length]))
    return np.array(sorted(numbers), dtype=np.int64)


def screened(text: str, weights: Matrix, bias: float) -> float:
    """Return the log odds that a sentence tells of what was not said, by the weights of its
    numbers: shape (SIZE,).
    """
    numbers = grams(text)
    if not len(numbers):
        return bias
    return float(weights[numbers].sum() / np.sqrt(len(numbers))) + bias


def _number(part: str) -> int:
    """Return the number of a string, the same on every machine."""
    return zlib.crc32(part.encode("utf-8", "surrogatepass")) % SIZE
