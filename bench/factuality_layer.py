"""Fits the layer that tells whether a content was said, and tells what it reaches.

Usage: python -m bench.factuality_layer [--states FILE] [--write FILE]

Figures are out of fold by kinds of telling: the headings of all labels are gathered under thirteen
kinds (fiction, drills, forgeries, ...; `labels/tellings/kinds.yml`), and none of a kind was seen in
any language. `--write` fits on everything and writes the weights. Contents are marked as the head
that ships marks them (docs/decisions/0061). Needs jax, which is no dependency
of the project (`pip install jax` beside the group bench), and the encoder.
"""

import argparse
import functools
import importlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from bench.factuality_head import Item, items_of
from bench.factuality_labels import TELLINGS, Sentence, every_sentence, further_sentences
from tocsin.annotate.weighing.head import LABELS, Head, shipped
from tocsin.annotate.weighing.layer import HEADS, Layer, Mask, scores
from tocsin.encoder import Encoder
from tocsin.records import Matrix

SEED = 20261129
FOLDS = 4
WIDTH, INNER, BATCH, EPOCHS = 96, 192, 64, 4
# Sentences of up to so many words are fitted together; a longer one is cut.
LENGTHS = (20, 44, 96)
# How often a content is the one that the head marks, and how often the whole sentence.
_TOLD, _WHOLE = 0.35, 0.2
# Sentences of real texts count so much more.
_REAL = 1.5
# The highest step, over how many steps it rises, and how weights are pulled to zero.
_STEP, _RISE, _PULL = 2.5e-3, 40, 0.03
_MEMORY, _SQUARES = 0.9, 0.98
# Shares of what is blotted out while fitting: of states, attention, either half, and the end.
_BLOTS = (0.15, 0.1, 0.2, 0.2, 0.3)
_SMOOTH = 0.01
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)


class Batch(NamedTuple):
    """Sentences of one length: states (sentences, words, size), which words are any, which are the
    content's, the labels, and how much each counts.
    """

    states: Any
    words: Any
    content: Any
    labels: Any
    counts: Any


class Scale(NamedTuple):
    """How the encoder's states are brought to one scale: shape (size,) each."""

    middle: Matrix
    spread: Matrix


def kinds() -> dict[str, str]:
    """Return the kind that each heading belongs to, by what stands behind its letter."""
    text = (TELLINGS / "kinds.yml").read_text(encoding="utf-8")
    return {name: kind for kind, names in yaml.safe_load(text).items() for name in names.split()}


def fold_of(sentence: Sentence, known: dict[str, str]) -> int:
    """Return the fold of a sentence: that of its kind; of its heading, where it has none."""
    name = sentence.construction.split("-", 1)[-1]
    listed = list(dict.fromkeys(known.values()))
    if name in known:
        return listed.index(known[name]) % FOLDS
    return zlib.crc32(sentence.construction.encode()) % FOLDS


def chosen() -> list[Sentence]:
    """Return what is fitted on. None is swapped: beside what was not said stand the same words that
    were.
    """
    return [*every_sentence(), *further_sentences()]


def _jax() -> Any:
    """Return the library that differentiates."""
    return importlib.import_module("jax")


def _drawn(size: int) -> Layer:
    """Return a layer as it is before it is fitted; `size` is that of a state."""
    chance = np.random.default_rng(SEED)

    def matrix(rows: int, columns: int, share: float = 1.0) -> Matrix:
        drawn = share * chance.normal(size=(rows, columns)) / np.sqrt(rows)
        return np.asarray(drawn, dtype=np.float32)

    ones, zeros = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
    return Layer(
        np.zeros(size, np.float32),
        np.ones(size, np.float32),
        matrix(size, WIDTH),
        zeros,
        (chance.normal(size=WIDTH) / 2).astype(np.float32),
        *(ones, zeros),
        *(matrix(WIDTH, 3 * WIDTH), np.zeros(3 * WIDTH, np.float32)),
        *(matrix(WIDTH, WIDTH, 0.5), zeros),
        *(ones, zeros),
        *(matrix(WIDTH, INNER), np.zeros(INNER, np.float32)),
        *(matrix(INNER, WIDTH, 0.5), zeros),
        *(ones, zeros),
        matrix(WIDTH, 1),
        *(matrix(4 * WIDTH, len(LABELS), 0.5), np.zeros(len(LABELS), np.float32)),
    )


def label_scores(layer: Any, batch: Batch, key: Any = None) -> Any:
    """Return scores for the labels, shape (sentences, 5), as `scores` of the product does for one;
    with a key part of what is seen is blotted out.
    """
    jax = _jax()
    keys = [None] * len(_BLOTS) if key is None else jax.random.split(key, len(_BLOTS))
    blot = [functools.partial(_blotted, k, s) for k, s in zip(keys, _BLOTS, strict=True)]
    count, words = batch.words.shape
    inside = batch.content[..., None]
    seen = blot[0](batch.states) @ layer.narrow + layer.narrow_at + inside * layer.mark
    seen = _scaled(seen, layer.first_by, layer.first_at)
    parts = (seen @ layer.three + layer.three_at).reshape(count, words, 3, HEADS, WIDTH // HEADS)
    query, match, value = (parts[:, :, n].swapaxes(1, 2) for n in range(3))
    near = query @ match.swapaxes(2, 3) / np.sqrt(WIDTH // HEADS)
    near = jax.numpy.where(batch.words[:, None, None, :] > 0, near, -1e9)
    whole = blot[1](jax.nn.softmax(near, -1)) @ value
    whole = whole.swapaxes(1, 2).reshape(count, words, WIDTH) @ layer.turn + layer.turn_at
    seen = _scaled(seen + blot[2](whole), layer.second_by, layer.second_at)
    bent = jax.nn.gelu(seen @ layer.wide + layer.wide_at) @ layer.back + layer.back_at
    seen = _scaled(seen + blot[3](bent), layer.third_by, layer.third_at)
    asks = jax.numpy.where(batch.words > 0, (seen @ layer.question)[..., 0], -1e9)
    shares = [batch.content, batch.words - batch.content, batch.words]
    means = [_mean(seen, share) for share in shares]
    means.append((seen * jax.nn.softmax(asks, -1)[..., None]).sum(1))
    return blot[4](jax.numpy.concatenate(means, -1)) @ layer.labels + layer.labels_at


def _blotted(key: Any, share: float, seen: Any) -> Any:
    """Return numbers of which a share is zero, where there is a key."""
    if key is None:
        return seen
    return seen * _jax().random.bernoulli(key, 1 - share, seen.shape) / (1 - share)


def _scaled(seen: Any, by: Any, at: Any) -> Any:
    """Return each word brought to one scale."""
    middle = seen.mean(-1, keepdims=True)
    spread = ((seen - middle) ** 2).mean(-1, keepdims=True)
    return (seen - middle) / _jax().numpy.sqrt(spread + 1e-5) * by + at


def _mean(seen: Any, share: Any) -> Any:
    """Return the mean of some words of each sentence."""
    return (seen * share[..., None]).sum(1) / (share.sum(1, keepdims=True) + 1e-6)


def _loss(layer: Any, batch: Batch, key: Any) -> Any:
    """Return how far the scores are from the labels: said or not counts twice the rest."""
    jax = _jax()
    logs = jax.nn.log_softmax(label_scores(layer, batch, key))
    aim = jax.nn.one_hot(batch.labels, len(LABELS)) * (1 - len(LABELS) * _SMOOTH) + _SMOOTH
    unsaid = jax.numpy.log1p(-jax.numpy.exp(jax.numpy.minimum(logs[:, 0], -1e-5)))
    either = jax.numpy.where(batch.labels == 0, logs[:, 0], unsaid)
    return -((0.5 * (aim * logs).sum(-1) + either) * batch.counts).mean()


def fitted_layer(items: Sequence[Item], marks: Sequence[Mask], scale: Scale) -> Layer:
    """Return the layer that fits some sentences; `marks` are the contents that the head marks."""
    jax = _jax()
    step = jax.jit(_step)
    layer = _drawn(len(scale.middle))
    state = (layer, *(jax.tree.map(jax.numpy.zeros_like, layer) for _ in range(2)))
    batches = list(_batches(items, marks, scale))
    for number, batch in enumerate(batches, start=1):
        rate = _STEP * min(1.0, number / _RISE) * (1 - 0.95 * number / len(batches))
        key = jax.random.fold_in(jax.random.PRNGKey(SEED), number)
        state = step(state, float(number), rate, batch, key)
    return Layer(*(np.asarray(part) for part in state[0]))._replace(**scale._asdict())


def _step(state: Any, number: Any, rate: Any, batch: Batch, key: Any) -> Any:
    """Return the layer after one step (Adam, Kingma & Ba 2015, with decay apart)."""
    jax = _jax()
    layer, means, squares = state
    slope = jax.grad(_loss)(layer, batch, key)
    means = jax.tree.map(lambda m, g: _MEMORY * m + (1 - _MEMORY) * g, means, slope)
    squares = jax.tree.map(lambda s, g: _SQUARES * s + (1 - _SQUARES) * g * g, squares, slope)

    def moved(part: Any, mean: Any, square: Any) -> Any:
        size = jax.numpy.sqrt(square / (1 - _SQUARES**number)) + 1e-8
        pull = _PULL * part * (part.ndim > 1)
        return part - rate * (mean / (1 - _MEMORY**number) / size + pull)

    return jax.tree.map(moved, layer, means, squares), means, squares


def _batches(items: Sequence[Item], marks: Sequence[Mask], scale: Scale) -> Iterator[Batch]:
    """Yield the batches of all rounds, in a chance order that is the same each time."""
    chance = np.random.default_rng(SEED)
    lengths = np.array([_length(len(i.read.words)) for i in items])
    for _ in range(EPOCHS):
        jobs = []
        for length in LENGTHS:
            mine = chance.permutation(np.flatnonzero(lengths == length))
            jobs += [(length, mine[at : at + BATCH]) for at in range(0, len(mine), BATCH)]
        for number in chance.permutation(len(jobs)):
            length, mine = jobs[number]
            luck = chance.random(len(mine))
            contents = [
                _content(items[n], marks[n], share)
                for n, share in zip(mine.tolist(), luck.tolist(), strict=True)
            ]
            yield batch_of([items[n] for n in mine.tolist()], contents, length, scale)


def _length(words: int) -> int:
    """Return the length that a sentence of so many words is fitted in."""
    return next((length for length in LENGTHS if words <= length), LENGTHS[-1])


def _content(item: Item, mark: Mask, luck: float) -> Mask:
    """Return the words that are taken for the content this time."""
    if luck < _TOLD and mark.any():
        return mark
    if luck < _TOLD + _WHOLE or not item.content.any():
        return np.ones_like(item.content)
    return item.content


def batch_of(items: Sequence[Item], contents: Sequence[Mask], length: int, scale: Scale) -> Batch:
    """Return sentences as a batch of one size, filled up with what counts nothing."""
    size = len(scale.middle)
    states = np.zeros((BATCH, length, size), np.float32)
    words, content = np.zeros((2, BATCH, length), np.float32)
    labels, counts = np.zeros(BATCH, np.int32), np.zeros(BATCH, np.float32)
    for row, (item, inside) in enumerate(zip(items, contents, strict=True)):
        shown = item.read.states[:length]
        states[row, : len(shown)] = (shown - scale.middle) / scale.spread
        words[row, : len(shown)] = 1
        content[row, : len(shown)] = inside[:length]
        labels[row] = LABELS.index(item.sentence.label)
        counts[row] = _REAL if item.sentence.origin == "stretches" else 1
    return Batch(states, words, content, labels, counts)


def scale_of(items: Sequence[Item]) -> Scale:
    """Return the scale of the states of some sentences."""
    rows = np.concatenate([i.read.states for i in items[::5]])
    return Scale(rows.mean(axis=0), rows.std(axis=0) + 1e-6)


def figures(items: Sequence[Item], marks: Sequence[Mask], scale: Scale) -> list[str]:
    """Return lines that tell what is reached without the kinds of a fold."""
    known = kinds()
    folds = np.array([fold_of(i.sentence, known) for i in items])
    doubts = np.zeros(len(items), dtype=np.float32)
    for fold in range(FOLDS):
        seen = np.flatnonzero(folds != fold).tolist()
        layer = fitted_layer([items[n] for n in seen], [marks[n] for n in seen], scale)
        for n in np.flatnonzero(folds == fold).tolist():
            content = marks[n] if marks[n].any() else np.ones_like(marks[n])
            raised = np.exp(scores(items[n].read.states, content, layer))
            doubts[n] = 1 - raised[0] / raised.sum()
    return [
        line
        for origin in ("own", "sentences", "unreal", "tellings", "stretches")
        for line in _lines(items, doubts, origin)
    ]


def _lines(items: Sequence[Item], doubts: Matrix, origin: str) -> Iterator[str]:
    """Yield the figures of one origin."""
    mine = np.array([i.sentence.origin == origin for i in items])
    unsaid = np.array([i.sentence.label != "said" for i in items])
    gone, kept = doubts[mine & unsaid], doubts[mine & ~unsaid]
    levels = "  ".join(
        f"at {level}: {(gone < level).sum()} / {(kept >= level).sum()}" for level in _LEVELS
    )
    above = float((gone[:, None] > kept[None, :]).mean())
    yield (
        f"  {origin}: AUC {above:.3f}; not said but held, of {len(gone)} / said but taken back, of "
        f"{len(kept)}: {levels}"
    )


def main() -> None:
    """Print the figures, or write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=Path, help="file that keeps the encoder's states")
    parser.add_argument("--write", type=Path, help="fit on everything and write the weights there")
    args = parser.parse_args()
    items = items_of(chosen(), args.states)
    head = Head(Encoder(), shipped())
    marks = [head.content(i.read) for i in items]
    scale = scale_of(items)
    print(f"{len(items)} sentences")
    if args.write is not None:
        layer = fitted_layer(items, marks, scale)
        np.savez_compressed(
            args.write, **{n: p.astype(np.float16) for n, p in layer._asdict().items()}
        )
        return
    print("by kind", *figures(items, marks, scale), sep="\n")


if __name__ == "__main__":
    main()
