"""Zips: whatever is wrong with one member is said, and the next one is read."""

import io
import zipfile

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped
from tocsin.sources import FORMATS, Reading, Stated
from tocsin.sources.texts import read_text
from tocsin.sources.zips import read_zip

READING = Reading(name="a.zip", seen_at=NOW, stated=Stated())


def packed(**members: bytes) -> bytes:
    """Return a zip; `_` in names stands for the dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("_", "."), body)
    return stream.getvalue()


def read(body: bytes) -> list[object]:
    """Read a zip."""
    return list(FORMATS["zip"](READING, io.BytesIO(body)))


def test_members_are_read_by_their_own_formats() -> None:
    items = read(packed(a_txt=b"one", b_jsonl=b'{"text": "two"}\n', c_xyz=b"three"))
    assert [item.body for item in items if isinstance(item, Capture)] == [b"one", b"two"]
    assert [item.reason for item in items if isinstance(item, Dropped)] == ["format"]


@pytest.mark.parametrize(
    "bad",
    [
        {"b_json": b"{"},
        {"b_json": b"[" * 50_000},
        {"b_csv": b""},
        {"b_csv": b"a\x00b,text\n\x00,\x00"},
        {"b_warc": b"WARC/1.0\r\n"},
        {"b_jsonl.gz": b"\x1f\x8b\x08\x00cut"},
        {"b_geojson": b'{"features": [{"geometry": {"type": "Point", "coordinates": [1, {}]}}]}'},
        {"b_zip": b"PK"},
        {"b_parquet": b"PAR1PAR1"},
    ],
)
def test_a_bad_member_loses_no_other(bad: dict[str, bytes]) -> None:
    items = read(packed(a_txt=b"one", **bad, c_txt=b"two"))
    assert [item.body for item in items if isinstance(item, Capture)] == [b"one", b"two"]
    assert all("a.zip/b" in item.detail for item in items if isinstance(item, Dropped))
    assert any(isinstance(item, Dropped) for item in items)


def test_damaged_bytes_of_a_member_are_said() -> None:
    body = bytearray(packed(a_txt=b"one " * 400, b_txt=b"two"))
    body[60] ^= 0xFF
    items = read(bytes(body))
    assert [item.body for item in items if isinstance(item, Capture)][-1] == b"two"


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, b"no zip"])
def test_what_is_no_zip_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.zip"):
        read(body)


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt"])
def test_a_member_that_points_outside_is_refused_and_the_next_is_read(name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "outside")
        archive.writestr("папка/внутри.txt", "inside")
    items = list(read_zip(READING, stream, read_text))
    read_in = [item.body for item in items if isinstance(item, Capture)]
    assert b"inside" in read_in
    assert len(items) == 2
