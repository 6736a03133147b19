"""The layer: the same whatever stands beside, sound at the edges, and small."""

from importlib import resources

import numpy as np
import pytest

from tocsin.annotate.weighing.head import LABELS
from tocsin.annotate.weighing.layer import LAYER, Layer, scores, shipped_layer
from tocsin.encoder import SIZE


@pytest.fixture(scope="module")
def states() -> np.ndarray:
    """States of nine words, drawn by chance."""
    return np.random.default_rng(3).normal(size=(9, SIZE)).astype(np.float32)


def test_each_label_has_a_score(states: np.ndarray) -> None:
    told = scores(states, np.arange(9) > 4, shipped_layer())
    assert told.shape == (len(LABELS),)
    assert np.isfinite(told).all()


@pytest.mark.parametrize("share", [False, True])
def test_no_content_and_nothing_else_are_read(states: np.ndarray, share: bool) -> None:
    content = np.full(9, share, dtype=np.bool_)
    assert np.isfinite(scores(states, content, shipped_layer())).all()


def test_a_single_word_is_read(states: np.ndarray) -> None:
    assert np.isfinite(scores(states[:1], np.ones(1, np.bool_), shipped_layer())).all()


def test_which_words_are_the_content_counts(states: np.ndarray) -> None:
    first = scores(states, np.arange(9) < 3, shipped_layer())
    last = scores(states, np.arange(9) > 5, shipped_layer())
    assert not np.allclose(first, last)


def test_words_in_another_order_have_the_same_scores(states: np.ndarray) -> None:
    content = np.arange(9) > 4
    turned = scores(states[::-1], content[::-1], shipped_layer())
    assert turned == pytest.approx(scores(states, content, shipped_layer()), abs=1e-3)


def test_the_weights_that_ship_fit_and_are_small() -> None:
    layer = shipped_layer()
    width = layer.narrow.shape[1]
    assert layer.narrow.shape == (SIZE, width)
    assert layer.labels.shape == (4 * width, len(LABELS))
    assert set(Layer._fields) == set(layer._asdict())
    assert len(resources.files("tocsin.annotate.weighing").joinpath(LAYER).read_bytes()) < 1_000_000
