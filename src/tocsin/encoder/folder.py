"""Where the encoder lies on this machine, and in what state."""

import hashlib
import importlib.util
import os
import shutil
from pathlib import Path
from typing import Literal

from tocsin.cached import cache_folder
from tocsin.encoder.weights import PACKAGE, weights_file
from tocsin.errors import ModelError
from tocsin.records import Record

MODEL = "multilingual-e5-small"
GRAPH, PIECES, LETTERS = "encoder.onnx", "pieces.msgpack", "letters.json"
# sha256 of what a build leaves: the same bytes on every machine.
PINNED = {
    GRAPH: "eb4d4c56e9896a3e416a95dd9f421d57ea04f90900c137bc835ba500aaa6dc9b",
    PIECES: "1a89df009df7ea4acef361b48f8533293ac8bef723c9703bd8bfd436fc377e36",
    LETTERS: "ad1d27d82677ee3eaf9f1b299ff206303827c3bb8ead3e160f7e06dbd563ba01",
}
# What runs the encoder.
RUNS_ON = ("onnxruntime",)
BUILDING = ".building-"

State = Literal["ready", "not built", "incomplete", "altered"]


class EncoderFolder(Record, frozen=True):
    """What is there of the encoder: `missing` packages, and files that are wrong."""

    name: str
    folder: str
    state: State
    megabytes: int
    wrong: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def hint(self) -> str | None:
        """Return what to do, or None where nothing is to be done."""
        if self.missing:
            return "pip install 'tocsin[vectors]'"
        if self.state == "ready":
            return None
        return "tocsin models build"


def models_folder() -> Path:
    """Return the folder of models in the user's cache."""
    return cache_folder() / "models"


def encoder_folder() -> Path:
    """Return where the encoder lies, or would lie: each build of other weights has its own."""
    return models_folder() / f"{MODEL}-{PINNED[GRAPH][:8]}"


def find_encoder(folder: Path | None = None) -> EncoderFolder:
    """Return what is there; its files are compared with what a build leaves, and nothing is
    loaded.
    """
    at = folder or encoder_folder()
    files = {name: at / name for name in PINNED}
    there = [name for name, file in files.items() if file.is_file()]
    altered = [name for name in there if _digest(files[name]) != PINNED[name]]
    absent = [name for name in files if name not in there]
    size = sum(files[name].stat().st_size for name in there)
    state: State = "altered" if altered else "incomplete" if there and absent else "ready"
    return EncoderFolder(
        name=MODEL,
        folder=str(at),
        state=state if there else "not built",
        megabytes=round(size / 1e6),
        wrong=tuple(altered or (absent if there else ())),
        missing=missing_packages(),
    )


def missing_packages() -> tuple[str, ...]:
    """Return which of the packages are not installed that build and run the encoder."""
    needed = [name for name in RUNS_ON if importlib.util.find_spec(name) is None]
    return (*needed, *(() if weights_file() is not None else (PACKAGE,)))


def can_run() -> bool:
    """Return whether the packages are installed that run the encoder once it is built."""
    return all(importlib.util.find_spec(name) is not None for name in RUNS_ON)


def remove_encoder() -> Path | None:
    """Remove the encoder with what broken builds left; return its folder, or None where there was
    none.

    Raises:
        ModelError: it cannot be removed.
    """
    at = encoder_folder()
    was_there = at.exists()
    try:
        if was_there:
            shutil.rmtree(at)
        sweep(at.parent)
    except OSError as error:
        raise ModelError(f"{at} cannot be removed: {error.strerror}.") from error
    return at if was_there else None


def sweep(folder: Path) -> None:
    """Remove what builds left that were ended on the way; one that goes on is left alone."""
    for left in folder.glob(f"{BUILDING}*"):
        number = left.name.removeprefix(BUILDING)
        if not (number.isdecimal() and _is_alive(int(number))):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    """Return whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _digest(file: Path) -> str:
    """Return the sha256 of a file; nothing where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
