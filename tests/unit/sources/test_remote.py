"""Files by path or address."""

from pathlib import Path

import pytest

from tests import warcs
from tocsin.errors import InputError
from tocsin.records import Stretch
from tocsin.sources.remote import is_remote, joined, opened, size_of
from tocsin.sources.stretches import stretches_of


def test_a_path_stands_below_its_base() -> None:
    assert joined("s3://bucket/x/", "a/b.warc") == "s3://bucket/x/a/b.warc"
    assert joined("/data", "a/b.warc") == "/data/a/b.warc"
    assert joined("/data", "s3://bucket/b.warc") == "s3://bucket/b.warc"
    assert joined("s3://bucket", "/data/b.warc") == "/data/b.warc"


def test_a_file_of_this_machine_needs_no_package(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"words")
    assert (is_remote(str(path)), size_of(str(path))) == (False, 5)
    with opened(str(path)) as stream:
        stream.seek(2)
        assert stream.read() == b"rds"
    with pytest.raises(FileNotFoundError):
        size_of(str(tmp_path / "b"))


def test_a_file_in_a_store_of_objects_is_read_from_anywhere_on() -> None:
    fsspec = pytest.importorskip("fsspec")
    address = "memory://bucket/a.warc.gz"
    with fsspec.open(address, "wb") as target:
        target.write(warcs.packed(warcs.records(2)))
    found = list(stretches_of("a.warc.gz", address, 500))
    assert len(found) > 3
    assert all(isinstance(stretch, Stretch) for stretch in found)
    with opened(address) as stream:
        stream.seek(0)
        assert stream.read(2) == b"\x1f\x8b"
    with pytest.raises(FileNotFoundError):
        size_of("memory://bucket/none")


def test_an_address_nobody_knows_says_what_is_missing() -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(InputError, match="nonsense"):
        opened("nonsense://bucket/a.warc.gz")


def test_without_its_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
    with pytest.raises(InputError, match=r"tocsin\[archive\]"):
        size_of("s3://bucket/a.warc.gz")
