"""A small layer of attention over the words of a sentence, trained on the encoder's states: it
tells what is done to the words of a content by those around them.

One transformer layer (Vaswani et al. 2017), with the sum scaled behind each half: words come in
narrowed, those of the content marked; the mean of the content, of what stands around it, of all,
and a mean weighed by a learnt question decide the label. `bench/factuality_layer.py` fits it.
"""

import functools
from importlib import resources
from typing import NamedTuple

import numpy as np

from tocsin.records import Matrix

LAYER = "layer.npz"
# So many parts of a state attend on their own.
HEADS = 4
_LEAST = 1e-5
_NONE = 1e-6
# Whether each word of a sentence belongs to something.
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
_BEND = np.float32(np.sqrt(2 / np.pi))


class Layer(NamedTuple):
    """What was fitted: how a state of the encoder is scaled (`middle`, `spread`) and narrowed to
    `width`; the mark of a content; attention; two linear layers; the question; the labels, shape (4
    x width, 5). A name that ends in `_at` is what is added behind, one in `_by` a scale.
    """

    middle: Matrix
    spread: Matrix
    narrow: Matrix
    narrow_at: Matrix
    mark: Matrix
    first_by: Matrix
    first_at: Matrix
    three: Matrix
    three_at: Matrix
    turn: Matrix
    turn_at: Matrix
    second_by: Matrix
    second_at: Matrix
    wide: Matrix
    wide_at: Matrix
    back: Matrix
    back_at: Matrix
    third_by: Matrix
    third_at: Matrix
    question: Matrix
    labels: Matrix
    labels_at: Matrix


@functools.lru_cache(maxsize=1)
def shipped_layer() -> Layer:
    """Return the layer that ships, loaded once."""
    kept = shipped_numbers(LAYER)
    return Layer(*(kept[name].astype(np.float32) for name in Layer._fields))


def shipped_numbers(name: str) -> dict[str, Matrix]:
    """Return the numbers of a file of weights that ships, by their names, in the precision that
    they are kept in.
    """
    with (
        resources.files(__package__).joinpath(name).open("rb") as opened,
        np.load(opened, allow_pickle=False) as kept,
    ):
        return {part: kept[part] for part in kept.files}


def scores(states: Matrix, content: Mask, layer: Layer) -> Matrix:
    """Return a score for each label of a content: `states` has shape (words, size), `content` tells
    of each word whether it is inside.
    """
    inside = np.asarray(content, dtype=np.float32)[:, None]
    level = np.asarray((states - layer.middle) / layer.spread, dtype=np.float32)
    seen = _linear(level, layer.narrow, layer.narrow_at)
    seen = _scaled(seen + inside * layer.mark, layer.first_by, layer.first_at)
    seen = _scaled(seen + _attended(seen, layer), layer.second_by, layer.second_at)
    bent = _linear(_bent(_linear(seen, layer.wide, layer.wide_at)), layer.back, layer.back_at)
    seen = _scaled(seen + bent, layer.third_by, layer.third_at)
    means = [_mean(seen, inside), _mean(seen, 1 - inside), _mean(seen, np.ones_like(inside))]
    weight = _shares(np.asarray((seen @ layer.question).T, dtype=np.float32))[0]
    whole = np.concatenate([*means, weight @ seen])
    return _linear(np.asarray(whole, dtype=np.float32), layer.labels, layer.labels_at)


def _linear(seen: Matrix, by: Matrix, at: Matrix) -> Matrix:
    """Return numbers times a matrix, with what is added behind."""
    return np.asarray(seen @ by + at, dtype=np.float32)


def _attended(seen: Matrix, layer: Layer) -> Matrix:
    """Return what each word takes from all."""
    words, width = seen.shape
    parts = _linear(seen, layer.three, layer.three_at).reshape(words, 3, HEADS, width // HEADS)
    query, match, value = (parts[:, n].transpose(1, 0, 2) for n in range(3))
    near = query @ match.transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
    whole = (_shares(np.asarray(near, dtype=np.float32)) @ value).transpose(1, 0, 2)
    return _linear(np.asarray(whole.reshape(words, width), np.float32), layer.turn, layer.turn_at)


def _scaled(seen: Matrix, by: Matrix, at: Matrix) -> Matrix:
    """Return each word brought to one scale."""
    middle = seen.mean(axis=-1, keepdims=True)
    spread = np.sqrt(((seen - middle) ** 2).mean(axis=-1, keepdims=True) + _LEAST)
    return np.asarray((seen - middle) / spread * by + at, dtype=np.float32)


def _shares(numbers: Matrix) -> Matrix:
    """Return numbers as shares of one, along the last axis (softmax)."""
    raised = np.exp(numbers - numbers.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def _bent(numbers: Matrix) -> Matrix:
    """Return numbers bent by the Gaussian error linear unit (Hendrycks & Gimpel 2016)."""
    return np.asarray(
        numbers / 2 * (1 + np.tanh(_BEND * (numbers + 0.044715 * numbers**3))), dtype=np.float32
    )


def _mean(seen: Matrix, share: Matrix) -> Matrix:
    """Return the mean of some words; zero of none."""
    return np.asarray((seen * share).sum(axis=0) / (share.sum() + _NONE), dtype=np.float32)
