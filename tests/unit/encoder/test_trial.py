"""An encoder that does not tell a translation from another sentence is not taken."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tocsin.encoder import trial
from tocsin.errors import ModelError


@pytest.mark.parametrize(
    ("rows", "is_well"),
    [
        ([[1.0, 0.0], [0.96, 0.28], [0.0, 1.0]], True),
        ([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], False),
        ([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]], False),
        ([[np.nan, 0.0], [1.0, 0.0], [0.0, 1.0]], False),
    ],
)
def test_vectors_must_make_sense(
    rows: list[list[float]], is_well: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encoder(_: Path) -> object:
        def read(texts: Sequence[str]) -> np.ndarray:
            assert len(texts) == 3
            return np.array(rows, dtype=np.float32)

        return read

    monkeypatch.setattr(trial, "Encoder", encoder)
    if is_well:
        trial.trial(Path("model"))
    else:
        with pytest.raises(ModelError, match="do not tell a translation"):
            trial.trial(Path("model"))
