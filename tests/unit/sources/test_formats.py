"""Formats by the end of a file's name, and the guard around those of plug-ins."""

import io
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.plugins import PlugIn, faults
from tocsin.records import Dropped
from tocsin.sources import FORMATS, Reading, Stated
from tocsin.sources.formats import Format, _accept, format_of

PLUG_IN = PlugIn(group="tocsin.formats", name="abc", value="m:f", package="pack", version="1")


def guarded(reader: Any) -> Format:
    """Return a reader as that of a plug-in."""
    return _accept(PLUG_IN, reader)


def read(reader: Format) -> list[object]:
    """Read an empty file."""
    return list(reader(Reading(name="x.abc", seen_at=NOW, stated=Stated()), io.BytesIO()))


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.TXT", "txt"),
        ("folder.zip/b.jsonl.gz", "jsonl.gz"),
        ("crawl.warc.wet.gz", "warc.wet.gz"),
        ("page.htm", "htm"),
    ],
)
def test_the_longest_ending_decides(name: str, ending: str) -> None:
    assert format_of(name) == ending


@pytest.mark.parametrize("name", ["a.xyz", "txt", "a", "a.txt.bak", ""])
def test_an_unknown_format_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(InputError, match=r"\.txt, \.html"):
        format_of(name)


def test_the_names_are_known_without_loading_a_reader() -> None:
    assert "parquet" in FORMATS
    assert "xyz" not in FORMATS
    assert len(FORMATS) >= 22
    with pytest.raises(KeyError):
        FORMATS["xyz"]


def test_what_a_plug_in_raises_is_named_with_its_package_and_the_file() -> None:
    def reader(reading: Reading, stream: object) -> Iterator[Dropped]:
        yield Dropped(stage="sources", record_id="one", reason="kept", detail="x.abc: kept")
        raise ZeroDivisionError("by nought")

    with pytest.raises(InputError, match=r"x\.abc: plug-in 'abc'.*pack 1 raised ZeroDivision"):
        read(guarded(reader))
    assert any("by nought" in str(fault) for fault in faults())


def test_what_is_no_record_is_named_and_the_next_item_comes() -> None:
    kept = Dropped(stage="sources", record_id="two", reason="kept", detail="x.abc: kept")
    first, second = read(guarded(lambda reading, stream: [7, kept]))
    assert isinstance(first, Dropped)
    assert (first.record_id, first.reason) == ("x.abc#1", "plugin")
    assert "a value of type int" in first.detail
    assert second is kept


def test_a_refusal_of_the_plug_in_keeps_its_reason() -> None:
    def reader(reading: Reading, stream: object) -> Iterator[Dropped]:
        raise InputError("no blocks in it", reason="empty")
        yield

    with pytest.raises(InputError, match=r"x\.abc: no blocks in it") as refused:
        read(guarded(reader))
    assert refused.value.reason == "empty"


def test_what_cannot_be_called_is_no_format() -> None:
    with pytest.raises(ValueError, match="a value of type str"):
        guarded("read")
