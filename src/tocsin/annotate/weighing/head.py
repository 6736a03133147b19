"""A trained head on the encoder's token states: which words of a sentence somebody is told to say,
and whether he said them.

Two linear layers: the first marks the words of the content; the second looks at the mean state of
what stands around the content, how the content differs from it, and the whole, and tells one of
five labels. Beside the second stands a layer of attention (`layer.py`); what is told is the mean of
both. `bench/factuality_head.py` and `bench/factuality_layer.py` fit them; what they were fitted on
and what they reach stands in CARD.md beside the weights.
"""

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, get_args

import numpy as np

from tocsin.annotate.weighing.grams import screened
from tocsin.annotate.weighing.layer import Layer, Mask, scores, shipped_layer, shipped_numbers
from tocsin.records import Matrix, Span

Label = Literal["said", "denied", "negated", "hypothetical", "unconfirmed"]
LABELS: tuple[Label, ...] = get_args(Label)
WEIGHTS = "head.npz"
# The states of so many words before and behind a word are looked at with its own.
REACH = 3
# How far what the screen says counts beside the states.
SCREEN_SHARE = 0.15
# A piece that opens a word begins with this.
_OPENS = "▁"
_PLACES = 3
_WORD = re.compile(r"\S+")


class States(Protocol):
    """A model that gives the state of each piece of a text, in a text's own order."""

    def states(self, texts: Sequence[str]) -> list[Matrix]:
        """Return the states of each text: float32, shape (pieces and two ends, size)."""
        ...

    def cut(self, text: str) -> list[str]:
        """Return the pieces of a text with what is put before it, without the ends."""
        ...


class Weights(NamedTuple):
    """What was fitted: the screen, shape (65536,); the marking of content, shape (3 x size,); the
    labels, shape (3 x size + 1, 5). Where one number stands beside, it is the constant.
    """

    screen: Matrix
    screen_bias: float
    content: Matrix
    content_bias: float
    labels: Matrix
    labels_bias: Matrix


class Read(NamedTuple):
    """A sentence as the encoder reads it: where its words stand, the state of each, shape (words,
    size), and what the screen says.
    """

    words: tuple[Span, ...]
    states: Matrix
    screen: float


@functools.lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship, loaded once."""
    kept = shipped_numbers(WEIGHTS)
    return Weights(
        kept["screen"].astype(np.float32),
        float(kept["screen_bias"]),
        kept["content"],
        float(kept["content_bias"]),
        kept["labels"],
        kept["labels_bias"],
    )


class Head:
    """Tells what is said in a sentence, and how likely each label is."""

    def __init__(self, model: States, weights: Weights | None = None) -> None:
        """`model` is asked only for sentences that pass the screen. With weights of its own the
        head is linear alone.
        """
        self._model = model
        self._weights = weights or shipped()
        self._layer: Layer | None = shipped_layer() if weights is None else None

    def screened(self, text: str) -> float:
        """Return the log odds that a sentence tells of what was not said, without the model."""
        return screened(text, self._weights.screen, self._weights.screen_bias)

    def read(self, texts: Sequence[str]) -> list[Read | None]:
        """Return sentences as the model reads them; None where its pieces do not fit the words.

        Raises:
            ModelError: the model cannot be loaded.
        """
        states = self._model.states(texts)
        return [
            read_of(text, self._model.cut(text), state, self.screened(text))
            for text, state in zip(texts, states, strict=True)
        ]

    def content(self, read: Read) -> Mask:
        """Return which words of a sentence somebody is told to say: one run of them, or none."""
        sums = around(read.states) @ self._weights.content + self._weights.content_bias
        return best_run(sums)

    def chances(self, read: Read, content: Mask) -> dict[Label, float]:
        """Return how likely each label is for what some words say, rounded to three places; they
        add up to one but for that.
        """
        seen = np.append(features(read.states, content), SCREEN_SHARE * read.screen)
        each = [seen @ self._weights.labels + self._weights.labels_bias]
        if self._layer is not None:
            each.append(scores(read.states, content, self._layer))
        chances = np.mean([_shares(numbers) for numbers in each], axis=0)
        return {
            label: round(float(chance), _PLACES)
            for label, chance in zip(LABELS, chances, strict=True)
        }


def _shares(numbers: Matrix) -> Matrix:
    """Return numbers as shares of one (softmax)."""
    raised = np.exp(numbers - numbers.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def read_of(text: str, pieces: Sequence[str], states: Matrix, screen: float) -> Read | None:
    """Return a sentence with the mean state of each of its words; None where pieces and words do
    not fit together. The first word of the pieces is what is put before a text.
    """
    spans = [Span(start=m.start(), end=m.end()) for m in _WORD.finditer(text)]
    homes = np.cumsum([piece.startswith(_OPENS) for piece in pieces]) - 1
    own = states[1:-1]
    if not spans or len(homes) != len(own) or homes[-1] != len(spans):
        return None
    sums = np.zeros((len(spans) + 1, own.shape[1]), dtype=np.float32)
    np.add.at(sums, homes, own)
    counts = np.bincount(homes, minlength=len(spans) + 1)
    means = (sums[1:] / counts[1:, None]).astype(np.float32)
    return Read(tuple(spans), means, screen)


def around(states: Matrix) -> Matrix:
    """Return the state of each word, and the means of those before and behind it: shape (words, 3
    x size). Beyond the ends all is zero.
    """
    count, size = states.shape
    edge = np.zeros((REACH, size), dtype=np.float32)
    summed = np.cumsum(np.vstack([edge[:1], edge, states, edge]), axis=0, dtype=np.float64)
    before = (summed[REACH : REACH + count] - summed[:count]) / REACH
    past = 2 * REACH + 1
    behind = (summed[past : past + count] - summed[REACH + 1 : REACH + 1 + count]) / REACH
    return np.hstack([states, before, behind]).astype(np.float32)


def features(states: Matrix, content: Mask) -> Matrix:
    """Return what the labels are told from: the mean state outside a content, how the content's
    differs from it, and the mean of all; shape (3 x size,).
    """
    nothing = np.zeros(states.shape[1], dtype=np.float32)
    outside = nothing if content.all() else states[~content].mean(axis=0)
    inside = states[content].mean(axis=0) if content.any() else nothing
    return np.hstack([outside, outside - inside, states.mean(axis=0)])


def best_run(scores: Matrix) -> Mask:
    """Return the run of words with the highest sum of scores; none where no score is above zero."""
    best, kept, total, begin = 0.0, (0, 0), 0.0, 0
    for number, score in enumerate(scores.tolist()):
        if total <= 0:
            total, begin = 0.0, number
        total += score
        if total > best:
            best, kept = total, (begin, number + 1)
    mask = np.zeros(len(scores), dtype=np.bool_)
    mask[kept[0] : kept[1]] = True
    return mask
