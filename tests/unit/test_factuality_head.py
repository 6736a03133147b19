"""The fit of the head: folds by key, states kept between calls, and a fit on a few sentences."""

from pathlib import Path

import numpy as np
from bench.factuality_head import FOLDS, TARGET, Item, _keep, _kept, fitted, fold_of
from bench.factuality_labels import every_sentence

from tocsin.annotate.weighing.grams import SIZE
from tocsin.annotate.weighing.head import LABELS, Read, Weights
from tocsin.records import Span


def test_a_fold_depends_on_its_key_alone() -> None:
    keys = [f"{s.construction} {s.language}" for s in every_sentence()]
    assert {fold_of(key) for key in keys} == set(range(FOLDS))
    assert fold_of(keys[0]) == fold_of(keys[0])


def test_states_are_kept_between_calls(tmp_path: Path) -> None:
    states = {"a b": np.ones((4, 3), np.float32), "слово": np.zeros((3, 3), np.float32)}
    _keep(tmp_path / "kept.npz", states)
    kept = _kept(tmp_path / "kept.npz")
    assert list(kept) == list(states)
    assert [k.shape for k in kept.values()] == [(4, 3), (3, 3)]
    assert _kept(tmp_path / "none.npz") == {}


def test_the_fit_is_the_same_each_time_and_has_the_shapes_that_ship() -> None:
    chosen = [s for s in every_sentence() if s.origin == "own" and s.language == "en"]
    chance = np.random.default_rng(7)
    items = []
    for sentence in chosen:
        words = tuple(Span(start=n, end=n + 1) for n in range(len(sentence.text.split())))
        states = chance.normal(size=(len(words), 8)).astype(np.float32)
        content = np.arange(len(words)) > len(words) // 2
        items.append(Item(sentence, Read(words, states, 0.0), content))
    first, second = fitted(items), fitted(items)
    for name in Weights._fields:
        assert np.array_equal(getattr(first, name), getattr(second, name))
    assert first.screen.shape == (SIZE,)
    assert first.content.shape == (3 * 8,)
    assert first.labels.shape == (3 * 8 + 1, len(LABELS))


def test_the_weights_that_ship_are_small() -> None:
    assert TARGET.stat().st_size < 1_000_000
