"""Whatever goes wrong in one item becomes a record that says where and why."""

import gzip
import lzma
import zlib

import pytest

from tocsin.errors import InputError, PluginError
from tocsin.sources.faults import refusal


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (InputError("a.csv#3: no date.", reason="date"), "date"),
        (PluginError("a.csv#3: plug-in 'x' raised"), "plugin"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "encoding"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), "encoding"),
        (EOFError("a.csv#3"), "gzip"),
        (zlib.error("a.csv#3"), "gzip"),
        (lzma.LZMAError("a.csv#3"), "gzip"),
        (gzip.BadGzipFile("a.csv#3"), "gzip"),
        (FileNotFoundError(2, "No such file"), "missing"),
        (PermissionError(13, "Permission denied"), "unreadable"),
        (OverflowError("date value out of range"), "damaged"),
        (RecursionError("maximum recursion depth"), "damaged"),
        (AttributeError("'int' object has no attribute 'get'"), "damaged"),
    ],
)
def test_every_error_has_a_reason_and_names_its_place(error: Exception, reason: str) -> None:
    dropped = refusal("a.csv#3", error)
    assert (dropped.stage, dropped.record_id, dropped.reason) == ("sources", "a.csv#3", reason)
    assert dropped.detail.startswith("a.csv#3")


def test_an_unforeseen_error_is_named_by_its_kind() -> None:
    assert "OverflowError: too large" in refusal("a", OverflowError("too large")).detail
