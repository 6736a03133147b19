"""Records of a web archive: sound ones as they are, damaged ones named, the next one found."""

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.sources.warc_records import WarcFile, WarcRecord, header_fields


def record(body: bytes, *, length: int | str | None = None, end: bytes = b"\r\n\r\n") -> bytes:
    """Return a record of a body."""
    size = len(body) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + body + end


def read(body: bytes, most: int = 1_000_000) -> tuple[list[WarcRecord], list[str]]:
    """Read an archive."""
    file = WarcFile(io.BytesIO(body), most)
    return list(file), file.faults


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        (b"A: b\r\nC: d", {"a": "b", "c": "d"}),
        (b"A: b\nC: d\n", {"a": "b", "c": "d"}),
        (b"WARC-Target-URI :  http://x ", {"warc-target-uri": "http://x"}),
        (b"A: b\r\n more\r\n\tstill", {"a": "b more still"}),
        (b"A: first\r\nA: second", {"a": "first"}),
        (b"no colon\r\n goes on\r\nA: b", {"a": "b"}),
        ("A: Алматы".encode(), {"a": "Алматы"}),
        (b"A: \xff", {"a": "ÿ"}),
        (b"", {}),
    ],
)
def test_headers_are_read_in_any_case_and_form(block: bytes, fields: dict[str, str]) -> None:
    assert header_fields(block) == fields


def test_the_type_of_a_record_has_small_letters() -> None:
    (found,), _ = read(record(b"x").replace(b"resource", b"Resource"))
    assert found.kind == "resource"


BODIES = st.lists(
    st.binary(max_size=60).filter(lambda body: b"WARC" not in body and not body.endswith(b"\n")),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(
    BODIES, st.sampled_from([b"\r\n\r\n", b"\n\n", b"\r\n", b"", b"\r\n\r\n\r\n"]), st.booleans()
)
def test_sound_records_come_out_as_they_went_in(
    bodies: list[bytes], end: bytes, packed: bool
) -> None:
    members = [record(body, end=end) for body in bodies]
    archive = b"".join(gzip.compress(m, mtime=0) if packed else m for m in members)
    found, faults = read(archive)
    assert [item.body for item in found] == bodies
    assert faults == []
    assert not any(item.cut or item.fault for item in found)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 400))
def test_rubbish_in_front_never_loses_a_record_behind_it(rubbish: bytes, at: int) -> None:
    clean = rubbish.replace(b"WARC", b"")[:at]
    found, faults = read(clean + b"\r\n" + record(b"whole"))
    assert found[-1].body == b"whole"
    assert bool(faults) == bool(clean.strip())


def test_rubbish_that_looks_packed_does_not_hide_the_records_behind_it() -> None:
    for rubbish in (b"\x1f\x8b\x08", gzip.compress(b"x" * 99, mtime=0)[:12] + b"!!"):
        found, faults = read(rubbish + b"\r\n" + record(b"whole"))
        assert [item.body for item in found] == [b"whole"]
        assert faults
    packed = gzip.compress(record(b"first"), mtime=0)
    damaged = packed[:14] + b"\xff" + packed[15:]
    found, faults = read(damaged + gzip.compress(record(b"second"), mtime=0))
    assert found[-1].body == b"second"
    assert faults


@pytest.mark.parametrize("length", [0, 2, 99, 100_000, "many", "-1", "9" * 20])
def test_a_wrong_length_costs_only_its_own_record(length: int | str) -> None:
    found, _ = read(record(b"first") + record(b"second", length=length) + record(b"third"))
    assert (found[0].body, found[-1].body) == (b"first", b"third")
    assert len(found) == 3
    assert found[1].fault or found[1].cut


def test_a_record_larger_than_the_limit_is_kept_up_to_it_and_the_next_is_whole() -> None:
    found, faults = read(record(b"x" * 5_000) + record(b"next"), most=100)
    assert (found[0].cut, found[0].length) == (True, 5_000)
    assert len(found[0].body) <= 101
    assert (found[1].body, found[1].cut, faults) == (b"next", False, [])


def test_headers_without_an_end_are_named() -> None:
    found, faults = read(b"WARC/1.0\r\nWARC-Type: x\r\n" + record(b"whole"))
    assert [item.body for item in found] == [b"whole"]
    assert len(faults) == 1


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_an_archive_cut_anywhere_ends_without_an_error(at: int) -> None:
    whole = record(b"first") + record(b"second")
    found, _ = read(whole[: len(record(b"first")) + at])
    assert found[0].body == b"first"
    assert all(item.cut for item in found[1:])
