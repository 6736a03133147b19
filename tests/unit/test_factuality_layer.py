"""The fit of the layer: what is left out, what a batch holds, and what is begun with."""

import numpy as np
from bench.factuality_head import Item
from bench.factuality_labels import further_sentences
from bench.factuality_layer import (
    BATCH,
    FOLDS,
    LENGTHS,
    Scale,
    _batches,
    _drawn,
    _length,
    batch_of,
    chosen,
    fold_of,
    kinds,
)

from tocsin.annotate.weighing.head import LABELS, Read
from tocsin.annotate.weighing.layer import scores
from tocsin.records import Span

SIZE = 8
SCALE = Scale(np.zeros(SIZE, np.float32), np.ones(SIZE, np.float32))


def _items(number: int) -> list[Item]:
    """Return items with states drawn by chance."""
    chance = np.random.default_rng(5)
    made = []
    for sentence in further_sentences()[:number]:
        words = tuple(Span(start=n, end=n + 1) for n in range(len(sentence.text.split())))
        states = chance.normal(size=(len(words), SIZE)).astype(np.float32)
        made.append(Item(sentence, Read(words, states, 0.0), np.arange(len(words)) > 1))
    return made


def test_what_was_not_said_belongs_to_a_kind_that_is_left_out_whole() -> None:
    known = kinds()
    unsaid = [s for s in further_sentences() if s.label != "said"]
    named = [s for s in unsaid if s.construction.split("-", 1)[-1] in known]
    assert len(named) == len(unsaid)
    assert {fold_of(s, known) for s in unsaid} == set(range(FOLDS))
    by_kind: dict[str, set[int]] = {}
    for sentence in unsaid:
        kind = known[sentence.construction.split("-", 1)[-1]]
        by_kind.setdefault(kind, set()).add(fold_of(sentence, known))
    assert all(len(folds) == 1 for folds in by_kind.values())


def test_what_is_fitted_on_is_the_same_each_time_and_holds_every_label() -> None:
    assert chosen() == chosen()
    assert {s.label for s in chosen()} == set(LABELS)


def test_a_batch_is_filled_up_with_what_counts_nothing() -> None:
    items = _items(3)
    batch = batch_of(items, [i.content for i in items], LENGTHS[0], SCALE)
    assert batch.states.shape == (BATCH, LENGTHS[0], SIZE)
    assert (batch.counts > 0).tolist() == [True] * 3 + [False] * (BATCH - 3)
    assert batch.words[0].sum() == min(LENGTHS[0], len(items[0].read.words))
    assert (batch.content <= batch.words).all()


def test_batches_come_in_the_same_order_each_time() -> None:
    items = _items(90)
    marks = [i.content for i in items]
    first, second = ([b.labels for b in _batches(items, marks, SCALE)] for _ in range(2))
    assert len(first) == len(second)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_long_sentence_is_cut() -> None:
    assert [_length(n) for n in (1, LENGTHS[0], LENGTHS[0] + 1, 10_000)] == [
        LENGTHS[0],
        LENGTHS[0],
        LENGTHS[1],
        LENGTHS[-1],
    ]


def test_a_layer_that_is_drawn_tells_of_a_sentence() -> None:
    states = np.ones((4, SIZE), np.float32)
    assert np.isfinite(scores(states, np.ones(4, np.bool_), _drawn(SIZE))).all()
