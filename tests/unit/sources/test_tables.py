"""Rows of tables: a bad one is named with its number, and the next one is read."""

import io
import json

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped, Occurrence
from tocsin.sources import Reading, Stated
from tocsin.sources.tables import read_csv, read_jsonl

READING = Reading(name="a.table", seen_at=NOW, stated=Stated())


def line(**fields: object) -> bytes:
    """Return a line of JSON."""
    return json.dumps(fields).encode() + b"\n"


def test_a_bad_line_loses_no_other() -> None:
    good, bad = (
        line(text="one"),
        [b"{\n", b"7\n", line(text=7), line(text=" "), line(text="x", url=[1])],
    )
    bad += [
        line(text="x", published_at="1000000000-01-01"),
        b'{"text": "\xff"}\n',
        b"[" * 50_000 + b"\n",
    ]
    for each in bad:
        first, second, third = read_jsonl(READING, io.BytesIO(good + each + line(text="two")))
        assert isinstance(first, Capture)
        assert isinstance(second, Dropped), each[:40]
        assert second.record_id == "a.table#2"
        assert isinstance(third, Capture)


def test_columns_under_other_names_are_ours() -> None:
    (capture,) = read_csv(READING, io.BytesIO(b"Channel;Date;Message\nTASS;2022-01-09;words\n"))
    assert isinstance(capture, Capture)
    assert (capture.source_id, capture.body, str(capture.published_at)[:10]) == (
        "TASS",
        b"words",
        "2022-01-09",
    )


def test_rows_with_a_day_and_a_point_are_events() -> None:
    rows = b"event_date,latitude,longitude,notes\n2022-01-09,43.2,76.9,a\n99999999999999999,43.2,76.9,b\n2022-01-09,north,76.9,c\n"
    first, second, third = read_csv(READING, io.BytesIO(rows))
    assert isinstance(first, Occurrence)
    assert [d.reason for d in (second, third) if isinstance(d, Dropped)] == ["date", "coordinates"]


def test_a_table_without_a_text_is_refused_with_the_names_it_may_have() -> None:
    with pytest.raises(InputError, match="no column holds the text; name one of: text, content"):
        list(read_csv(READING, io.BytesIO(b"a,b\n1,2\n")))
