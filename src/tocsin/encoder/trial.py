"""A trial of the encoder, run in a process of its own: `python -m tocsin.encoder.trial FOLDER`."""

import sys
from pathlib import Path

import numpy as np

from tocsin import threads
from tocsin.encoder.encoder import Encoder
from tocsin.errors import ModelError

# Two that say the same in two languages, and one that says something else.
_SAME = ("The bridge over the river was closed at night.", "Мост через реку закрыли ночью.")
_OTHER = "A cook tells how to bake bread with rye flour."
# How much nearer the two are than the third; measured .15.
_NEARER = 0.05


def trial(folder: Path) -> None:
    """Compare two sentences that say the same with one that does not.

    Raises:
        ModelError: the encoder does not load, or its vectors make no sense.
    """
    vectors = Encoder(folder)([*_SAME, _OTHER])
    near = vectors @ vectors.T
    if not np.isfinite(near).all() or near[0, 1] < max(near[0, 2], near[1, 2]) + _NEARER:
        raise ModelError("its vectors do not tell a translation from another sentence.")


if __name__ == "__main__":
    threads.hold_to_one()
    try:
        trial(Path(sys.argv[1]))
    except ModelError as error:
        sys.stderr.write(f"tocsin: {error}\n")
        sys.exit(error.exit_code)
