"""`tocsin models`: what is there, what to do about it, and removing it."""

from pathlib import Path

import pytest

from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli import doctor, models
from tocsin.encoder import EncoderFolder, build, encoder_folder
from tocsin.errors import ModelError


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_one_that_is_not_built_is_listed_with_what_to_do() -> None:
    (row,) = printed("models", "list").splitlines()
    assert row.split("\t")[:3] == ["multilingual-e5-small", "not built", "0 MB"]
    (found,) = as_json("models", "list")
    assert (found["state"], found["folder"]) == ("not built", str(encoder_folder()))


def test_an_altered_one_is_named_removed_and_gone() -> None:
    encoder_folder().mkdir(parents=True)
    (encoder_folder() / "encoder.onnx").write_bytes(b"half")
    assert "\taltered (encoder.onnx)\t" in printed("models", "list")
    assert printed("models", "remove") == f"{encoder_folder()}: removed\n"
    assert printed("models", "remove") == "nothing to remove\n"
    assert "\tnot built\t" in printed("models", "list")


def test_a_build_that_cannot_be_done_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "missing_packages", lambda: ("onnxruntime",))
    told = refused("models", "build", code=3)
    assert "onnxruntime not installed; pip install 'tocsin[vectors]'" in told


def test_a_build_shows_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(tell: models.Tell) -> Path:
        tell("writing encoder.onnx")
        return encoder_folder()

    monkeypatch.setattr(models, "build_encoder", made)
    assert printed("models", "build") == f"{encoder_folder()}: built\n"

    def full(tell: models.Tell) -> Path:
        raise ModelError("cannot be written: No space left on device.")

    monkeypatch.setattr(models, "build_encoder", full)
    assert "No space left on device" in refused("models", "build", code=3)


@pytest.mark.parametrize(
    ("state", "missing", "is_well", "told"),
    [
        ("ready", (), True, "88 MB in models/m"),
        ("not built", (), True, "not built; tocsin models build"),
        ("not built", ("onnxruntime",), True, "not built; pip install 'tocsin[vectors]'"),
        ("altered", (), False, "altered: pieces.msgpack"),
        ("incomplete", (), False, "incomplete: pieces.msgpack"),
    ],
)
def test_the_doctor_says_what_is_there(
    state: str, missing: tuple[str, ...], is_well: bool, told: str
) -> None:
    wrong = ("pieces.msgpack",) if not is_well else ()
    found = EncoderFolder(
        name="m",
        folder="models/m",
        state=state,  # type: ignore[arg-type]
        megabytes=88,
        wrong=wrong,
        missing=missing,
    )
    check = doctor._encoder(found)
    assert (check.well, check.found, check.name) == (is_well, told, "model m")
    assert check.hint == "tocsin models build"
