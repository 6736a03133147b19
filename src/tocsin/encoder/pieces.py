"""What a text is cut into: the tokenizer's pieces as they are kept, and the letters that are
replaced before.

The letters stand beside the pieces, and are replaced here: the rules of a library follow the
Unicode version that it was built with, and what a text is cut into must not depend on that.
"""

import functools
import json
import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec
import numpy as np

from tocsin.encoder.weights import Pieces
from tocsin.records import Record

_WEIGHT = np.dtype("<f4")
# How a space is written in pieces; it only ever opens one.
_SPACE = "▁"
_WORD = re.compile(f"{_SPACE}?[^{_SPACE}]+|{_SPACE}")
# A letter that is no piece counts so much less than the rarest piece.
_UNKNOWN_BELOW = 10.0
# So many words are remembered, if they are no longer than this.
_REMEMBERED, _LONGEST_WORD = 20_000, 64


class KeptPieces(Record, frozen=True):
    """The pieces as a file holds them: each on a line of its own, its number the id of the weights;
    how likely each is (32-bit floats, natural logarithm); the ids that no text is cut into, and the
    one of what is no piece.
    """

    pieces: str
    scores: bytes
    never: tuple[int, ...]
    unknown: int


class Piece(NamedTuple):
    """A piece of a text: its id, and its letters."""

    id: int
    letters: str


def pieces_file(pieces: Pieces) -> bytes:
    """Return the pieces as they are kept."""
    mask = len(pieces.pieces) - 1
    kept = KeptPieces(
        pieces=b"\n".join(pieces.pieces).decode(),
        scores=pieces.scores.astype(_WEIGHT).tobytes(),
        never=tuple(sorted({pieces.begin, pieces.end, pieces.pad, pieces.unknown, mask})),
        unknown=pieces.unknown,
    )
    return msgspec.msgpack.encode(kept)


class Cutter:
    """Cuts texts into the most likely pieces: a unigram model (Kudo 2018), by Viterbi's algorithm.

    The sums are 32-bit floats, as in the library sentencepiece (Kudo & Richardson 2018), and a tie
    goes to the longer first piece, as there; but each word is cut for itself, so that it is cut the
    same wherever it stands. Loading takes a tenth of what the library takes.
    """

    def __init__(self, content: bytes) -> None:
        """Read what `pieces_file` made.

        Raises:
            msgspec.DecodeError: it is something else.
        """
        kept = msgspec.msgpack.decode(content, type=KeptPieces)
        pieces = kept.pieces.split("\n")
        scores = np.frombuffer(kept.scores, dtype=_WEIGHT).copy()
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        for never in kept.never:
            del self._ids[pieces[never]]
        scores[kept.unknown] = np.delete(scores, kept.never).min() - _WEIGHT.type(_UNKNOWN_BELOW)
        self._scores: list[float] = scores.tolist()
        self._unknown, self._longest = kept.unknown, max(map(len, pieces))
        self._remembered = functools.lru_cache(_REMEMBERED)(self._cut)

    def __call__(self, text: str) -> list[Piece]:
        """Return the pieces of a text that is spelled as they are; spaces beside each other count
        as one, and those at the ends not at all.
        """
        words = [word for word in text.split(" ") if word]
        marked = f"{_SPACE}{_SPACE.join(words)}".rstrip(_SPACE) if words else ""
        return list(chain.from_iterable(self._of_word(word) for word in _WORD.findall(marked)))

    def _of_word(self, word: str) -> tuple[Piece, ...]:
        """Return the pieces of a word."""
        return self._remembered(word) if len(word) <= _LONGEST_WORD else self._cut(word)

    def _cut(self, word: str) -> tuple[Piece, ...]:
        """Cut a word; letters beside each other that are no pieces make one."""
        begins, ids = self._best(word)
        pieces: list[Piece] = []
        at = len(word)
        while at:
            piece = Piece(ids[at], word[begins[at] : at])
            if pieces and piece.id == pieces[-1].id == self._unknown:
                piece = Piece(piece.id, piece.letters + pieces.pop().letters)
            pieces.append(piece)
            at = begins[at]
        return tuple(reversed(pieces))

    def _best(self, word: str) -> tuple[list[int], list[int]]:
        """Return for each offset where the piece that best ends there begins, and its id."""
        size = len(word)
        begins, ids = [-1] * (size + 1), [self._unknown] * (size + 1)
        # An array holds each sum as a 32-bit float.
        best, sums = array("f", bytes(4 * (size + 1))), array("f", (0.0,))
        for start in range(size):
            for end, piece in self._beginning(word, start):
                sums[0] = self._scores[piece] + best[start]
                if begins[end] < 0 or sums[0] > best[end]:
                    begins[end], ids[end], best[end] = start, piece, sums[0]
        return begins, ids

    def _beginning(self, word: str, start: int) -> Iterator[tuple[int, int]]:
        """Yield end and id of the pieces that begin at an offset; the letter there is one, known or
        not.
        """
        ids = self._ids
        yield start + 1, ids.get(word[start], self._unknown)
        for end in range(start + 2, min(start + self._longest, len(word)) + 1):
            piece = ids.get(word[start:end])
            if piece is not None:
                yield end, piece


def letters_file(letters: Mapping[int, str]) -> bytes:
    """Return the replaced letters as they are kept beside the pieces."""
    return json.dumps({str(letter): letters[letter] for letter in sorted(letters)}).encode()


def read_letters(content: bytes) -> dict[int, str]:
    """Return the replaced letters of a file that `letters_file` made."""
    return {int(letter): instead for letter, instead in json.loads(content).items()}


def spelled(text: str, letters: Mapping[int, str]) -> str:
    """Return a text as the pieces spell it: marks joined with their letters, letters replaced, and
    what is no character left out.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return unicodedata.normalize("NFC", whole).translate(letters)
