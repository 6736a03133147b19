"""The encoder at work: texts in, vectors and token states out."""

import importlib
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tocsin.encoder.folder import GRAPH, LETTERS, PIECES, PINNED, encoder_folder
from tocsin.encoder.graph import IDS, MEAN, STATES
from tocsin.encoder.pieces import Cutter, read_letters, spelled
from tocsin.errors import ModelError
from tocsin.records import Matrix

NAME = f"e5-small int8 {PINNED[GRAPH][:16]}"
SIZE = 384
# Both sides carry this, as its authors advise for like against like.
_PREFIX = "query: "
# So many tokens are read at once, with one before and one after; a longer text is read in windows.
_WINDOW = 510
_BEGIN, _END = 0, 2
# So many tokens are on their way at once; more win nothing and take memory.
_TOKENS_AT_ONCE = 1_024
_PLACES = 6
_OFF = "or set TOCSIN_VECTORS=none to match by words"

Ids = np.ndarray[Any, np.dtype[np.int64]]
# The session, what cuts texts into pieces, and how letters are spelled.
Model = tuple[Any, Cutter, dict[int, str]]


class _Window(NamedTuple):
    """A part of a text that is read at once."""

    text: int
    ids: tuple[int, ...]


class Encoder:
    """multilingual-e5-small on onnxruntime, in one thread.

    The model is loaded when the first text needs it. A text's vector does not depend on the texts
    beside it, and is the same each time on one machine.
    """

    name, size = NAME, SIZE

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where `tocsin models build` left the model."""
        self._folder = folder or encoder_folder()
        self._loading: Future[Model] | None = None
        self._process = 0

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return one row of length 1 (L2) per text: float32, shape (texts, 384). A text of more
        than 510 tokens is read in windows, which count by their length; an empty one is one blank.

        Raises:
            ModelError: the model cannot be loaded.
        """
        sums = np.zeros((len(texts), SIZE), dtype=np.float64)
        for windows, outputs in self._run(texts, MEAN):
            for window, mean in zip(windows, outputs, strict=True):
                sums[window.text] += mean.astype(np.float64) * max(1, len(window.ids) - 2)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        unit = sums / np.where(length == 0, 1, length)
        return np.round(unit, _PLACES).astype(np.float32)

    def states(self, texts: Sequence[str]) -> list[Matrix]:
        """Return the state of every token of each text, those of the prefix and the ends included:
        float32, shape (tokens, 384).

        Raises:
            ModelError: the model cannot be loaded.
        """
        by_text: list[list[Matrix]] = [[] for _ in texts]
        for windows, outputs in self._run(texts, STATES):
            for window, states in zip(windows, outputs, strict=True):
                by_text[window.text].append(states)
        return [np.concatenate(rows) for rows in by_text]

    def tokens(self, text: str) -> list[int]:
        """Return the ids of the pieces of a text, without the ends."""
        pieces, letters = self._model()[1:]
        return [piece.id for piece in pieces(spelled(text, letters))]

    def cut(self, text: str) -> list[str]:
        """Return the pieces that `states` gives the states of, with those of the prefix and without
        the ends; one that opens a word begins with "▁".

        Raises:
            ModelError: the model cannot be loaded.
        """
        pieces, letters = self._model()[1:]
        return [piece.letters for piece in pieces(spelled(_PREFIX + text, letters))]

    def _run(self, texts: Sequence[str], output: str) -> Iterator[tuple[Sequence[_Window], Matrix]]:
        """Yield windows with what the graph makes of them; windows of one length go together, and
        those of one text in order.
        """
        by_length: dict[int, list[_Window]] = {}
        for number, text in enumerate(texts):
            for window in _windows(number, self.tokens(_PREFIX + text)):
                by_length.setdefault(len(window.ids), []).append(window)
        for length in sorted(by_length, reverse=True):
            most = max(1, _TOKENS_AT_ONCE // length)
            rows = by_length[length]
            for at in range(0, len(rows), most):
                windows = rows[at : at + most]
                ids = np.array([window.ids for window in windows], dtype=np.int64)
                yield windows, self._model()[0].run([output], {IDS: ids})[0]

    def load_ahead(self) -> None:
        """Begin to load the model in a thread, beside what else is made ready. What cannot be
        loaded is said when the first text needs it.
        """
        if self._loading is None:
            self._begin()

    def _begin(self) -> "Future[Model]":
        """Begin to load the model."""
        loading: Future[Model] = Future()
        self._loading, self._process = loading, os.getpid()
        threading.Thread(target=_fulfil, args=(loading, self._folder)).start()
        return loading

    def _model(self) -> Model:
        """Return the model, loaded once. A forked process has no thread of the one before: what was
        not loaded then is loaded anew.
        """
        loading = self._loading
        if loading is None or not (loading.done() or self._process == os.getpid()):
            loading = self._begin()
        return loading.result()


def _windows(number: int, ids: Sequence[int]) -> list[_Window]:
    """Cut the pieces of a text into windows, each with its ends; an empty text has one."""
    starts = range(0, max(1, len(ids)), _WINDOW)
    parts = (ids[at : at + _WINDOW] for at in starts)
    return [_Window(number, (_BEGIN, *part, _END)) for part in parts]


def _fulfil(loading: "Future[Model]", folder: Path) -> None:
    """Load the model, or keep why it could not be loaded."""
    try:
        loading.set_result(_load(folder))
    except BaseException as error:  # noqa: BLE001  (raised again for whoever waits)
        loading.set_exception(error)


def _load(folder: Path) -> Model:
    """Load the model in one thread.

    Raises:
        ModelError: onnxruntime does not start here, or the model does not load.
    """
    try:
        runtime = importlib.import_module("onnxruntime")
    except ImportError as error:
        raise ModelError(
            f"The encoder cannot start: {error}. onnxruntime may lack this machine's processor or "
            f"system; pip install 'tocsin[vectors]', {_OFF}."
        ) from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = runtime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )
        cutter = Cutter((folder / PIECES).read_bytes())
        letters = read_letters((folder / LETTERS).read_bytes())
    except Exception as error:
        raise ModelError(
            f"The encoder in {folder} cannot be loaded: {error}. Run tocsin models build, {_OFF}."
        ) from error
    return session, cutter, letters
