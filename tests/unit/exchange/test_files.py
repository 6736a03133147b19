"""A file is written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.errors import OutputError
from tocsin.exchange.files import write_whole


def test_pieces_are_written_in_order_into_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write_whole(path, [b"one", b"", b"two"]) == path
    assert path.read_bytes() == b"onetwo"
    assert list(path.parent.iterdir()) == [path]


def test_an_old_file_stays_where_a_new_one_cannot_be_finished(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(b"old")

    def content() -> Iterator[bytes]:
        yield b"new"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_whole(path, content())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(OutputError, match=r"b\.txt: cannot be written"):
        write_whole(tmp_path / "a" / "b.txt", [b""])
