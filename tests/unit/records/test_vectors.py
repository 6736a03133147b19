"""Vectors are remembered by model and text, and a store keeps every bit of them."""

import hashlib

import numpy as np
import pytest

from tocsin.records.vectors import Matrix, VectorMemory
from tocsin.store import Store


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> VectorMemory:
    """An empty memory."""
    return Store(str(tmp_path_factory.mktemp("vectors") / "v.sqlite"))


def test_vectors_come_back_bit_for_bit_and_models_are_never_mixed(memory: VectorMemory) -> None:
    rows: Matrix = np.random.default_rng(7).normal(size=(3, 16)).astype("<f4")
    names = [hashlib.sha256(text.encode()).hexdigest() for text in ("а", "a", "")]
    kept = dict(zip(names, (row.tobytes() for row in rows), strict=True))
    memory.put_vectors("one", kept)
    memory.put_vectors("one", kept)
    assert dict(memory.vectors("one", [*names, "0" * 64])) == kept
    assert dict(memory.vectors("other", names)) == {}
    assert dict(memory.vectors("one", [])) == {}
