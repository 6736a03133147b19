"""Checking an archive: what was altered is named, whatever it is."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.exchange.evidence.made import evidence
from tocsin.errors import UsageError
from tocsin.exchange.evidence.archive import DIGEST, PACKAGE, archive
from tocsin.exchange.evidence.check import check

Files = dict[str, bytes]


def unpacked() -> Files:
    """Return the files of a sound archive."""
    with zipfile.ZipFile(io.BytesIO(archive(evidence()))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: Files, path: Path) -> Path:
    """Write an archive of some files."""
    with zipfile.ZipFile(path, "w") as made:
        for name, body in files.items():
            made.writestr(name, body)
    return path


def sealed(files: Files) -> Files:
    """Return files with lists and digests as a careful forger writes them anew."""
    package = json.loads(files[PACKAGE])
    for resource in package["resources"]:
        body = files[resource["path"]]
        resource["hash"] = f"sha256:{hashlib.sha256(body).hexdigest()}"
    files[PACKAGE] = json.dumps(package).encode()
    digest = hashlib.sha256(files[PACKAGE]).hexdigest()
    files[DIGEST] = f'{{"path":"{PACKAGE}","hash":"sha256:{digest}"}}'.encode()
    return files


def test_a_sound_archive_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    path.write_bytes(archive(evidence()))
    found = check(path)
    assert found.faults == ()
    assert found.alarm == evidence().alarm
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(unpacked()))
def test_any_altered_file_is_named(name: str, tmp_path: Path) -> None:
    files = unpacked()
    files[name] = files[name] + b" "
    found = check(packed(files, tmp_path / "e.wacz"))
    said = "says more than the digest" if name == DIGEST else "was altered"
    assert any(f"{name} {said}" in fault for fault in found.faults)
    files = unpacked()
    del files[name]
    assert f"{name} is missing" in check(packed(files, tmp_path / "e.wacz")).faults


ALTERED: list[tuple[str, Callable[[bytes], bytes], str]] = [
    (
        "archive/captures.warc",
        lambda b: b.replace(b"ministry", b"minister"),
        "the capture of https",
    ),
    ("archive/captures.warc", lambda b: b[:-300], "captures.warc"),
    ("archive/captures.warc", lambda b: b + b"x", "is no record"),
    (
        "records/documents.jsonl",
        lambda b: b.replace(b"mined", b"mimed"),
        "do not stand in its document",
    ),
    (
        "records/claims.jsonl",
        lambda b: b.replace(b"mined", b"bombed"),
        "do not stand in its document",
    ),
    (
        "records/claims.jsonl",
        lambda b: b.split(b"\n")[1] + b"\n",
        "clm-1, which the alarm rests on",
    ),
    ("records/documents.jsonl", lambda b: b"", "its document doc-a is missing"),
    ("records/claims.jsonl", lambda b: b[:50], "line 1 cannot be read"),
    ("records/alarm.json", lambda b: b"{}", "records/alarm.json: line 1 cannot be read"),
    ("audit/part.jsonl", lambda b: b"[]\n", "audit/part.jsonl: line 1 cannot be read"),
]


@pytest.mark.parametrize(("name", "alter", "said"), ALTERED)
def test_what_is_altered_shows_even_where_all_lists_were_written_anew(
    name: str, alter: Callable[[bytes], bytes], said: str, tmp_path: Path
) -> None:
    files = unpacked()
    files[name] = alter(files[name])
    found = check(packed(sealed(files), tmp_path / "e.wacz"))
    assert any(said in fault for fault in found.faults), found.faults
    assert not any("was altered" in fault and "capture of" not in fault for fault in found.faults)


@pytest.mark.parametrize("bit", [1, 128])
def test_a_byte_that_is_altered_shows_wherever_it_stands(bit: int, tmp_path: Path) -> None:
    sound = archive(evidence())
    path = tmp_path / "e.wacz"
    unnoticed, refused = [], []
    for place in range(len(sound)):
        altered = bytearray(sound)
        altered[place] ^= bit
        path.write_bytes(altered)
        try:
            if not check(path).faults:
                unnoticed.append(place)
        except UsageError as error:
            refused.append(str(error))
    assert unnoticed == []
    assert all(str(path) in reason for reason in refused)


@pytest.mark.parametrize(
    ("before", "behind"), [(b"x", b""), (b"", b"x"), (b"", b"\0" * 30)], ids=str
)
def test_what_stands_around_an_archive_shows(before: bytes, behind: bytes, tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    path.write_bytes(before + archive(evidence()) + behind)
    try:
        (fault,) = check(path).faults
    except UsageError as error:
        fault = str(error)
    assert "was changed at byte" in fault or "no archive of evidence" in fault


def test_an_archive_that_was_packed_anew_says_where(tmp_path: Path) -> None:
    found = check(packed(unpacked(), tmp_path / "e.wacz"))
    assert found.faults == (
        "its files are whole, but the archive around them was changed at byte 10",
    )


def test_what_was_added_is_named(tmp_path: Path) -> None:
    files = unpacked() | {"extra.txt": b"x"}
    assert check(packed(files, tmp_path / "e.wacz")).faults == ("extra.txt was added",)


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"x" * 100, None])
def test_what_is_no_archive_is_refused_with_a_word(body: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(UsageError, match=r"e\.wacz: "):
        check(path)


def test_an_archive_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    path.write_bytes(archive(evidence())[:-40])
    with pytest.raises(UsageError, match="cut off"):
        check(path)
