"""The graph of a small model: the same bytes each time, and what a plain computation gives."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from tests.unit.encoder.small import HEADS, WIDTH, small_weights
from tocsin.encoder.graph import encoder_graph
from tocsin.encoder.weights import Weights

# Seven bits of weights and eight of tokens, beside four-byte numbers, on random weights.
_NEAR = 0.99


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The weights of the small model."""
    return Weights(small_weights())


def test_two_builds_give_the_same_bytes(weights: Weights) -> None:
    assert encoder_graph(weights) == encoder_graph(Weights(small_weights()))


@pytest.mark.parametrize("ids", [[0, 2], [0, 5, 2], [0, 5, 6, 4, 5, 5, 2], [0, *[3] * 13, 2]])
def test_it_computes_what_the_weights_say(weights: Weights, ids: list[int]) -> None:
    runtime = pytest.importorskip("onnxruntime", reason="needs the extra vectors")
    session = runtime.InferenceSession(encoder_graph(weights))
    mean, states = session.run(None, {"ids": np.array([ids, ids])})
    assert (mean.shape, states.shape) == ((2, WIDTH), (2, len(ids), WIDTH))
    assert np.array_equal(mean[0], mean[1])
    assert np.allclose(states[0].mean(axis=0), mean[0], atol=1e-5)
    plain = _plain(weights, ids)
    near = (plain * states[0]).sum(axis=1) / np.linalg.norm(plain, axis=1)
    assert (near / np.linalg.norm(states[0], axis=1) > _NEAR).all()


def _plain(weights: Weights, ids: Sequence[int]) -> Any:
    """Return the token states by plain arithmetic."""
    places = weights.vector("emb.pos").reshape(-1, WIDTH)[: len(ids)]
    kind = weights.vector("emb.type")[:WIDTH]
    words = weights.blocks("emb.word", WIDTH).floats()[list(ids)]
    state = _norm(weights, "emb.ln", words + places + kind)
    q, k, v = (_linear(weights, f"l0.{part}", state) for part in "qkv")
    seen = np.zeros_like(state)
    size = WIDTH // HEADS
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        scores = np.exp(q[:, part] @ k[:, part].T / math.sqrt(size))
        seen[:, part] = scores / scores.sum(axis=1, keepdims=True) @ v[:, part]
    state = _norm(weights, "l0.aln", state + _linear(weights, "l0.ao", seen))
    wide = _linear(weights, "l0.fi", state)
    bent = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
    return _norm(weights, "l0.oln", state + _linear(weights, "l0.fo", bent))


def _linear(weights: Weights, name: str, state: Any) -> Any:
    """Return a linear layer of a state."""
    matrix = weights.blocks(f"{name}.w", state.shape[1]).floats()
    return state @ matrix.T + weights.vector(f"{name}.b")


def _norm(weights: Weights, name: str, state: Any) -> Any:
    """Bring each token to one scale."""
    middle = state - state.mean(axis=1, keepdims=True)
    scaled = middle / np.sqrt((middle**2).mean(axis=1, keepdims=True) + weights.epsilon)
    return scaled * weights.vector(f"{name}.w") + weights.vector(f"{name}.b")
