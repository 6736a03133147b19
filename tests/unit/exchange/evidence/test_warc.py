"""Captures as a web archive: our own reader reads them again."""

import datetime as dt
import io
import json

import msgspec

from tests.unit.exchange.evidence.made import capture
from tests.unit.exchange.made import AT, TEXT
from tocsin.exchange.evidence import warc
from tocsin.records import Capture
from tocsin.sources.archives import read_warc
from tocsin.sources.captures import Reading, Stated


def test_our_own_reader_reads_them_again() -> None:
    body = warc.written([capture()], AT).body
    reading = Reading(name="c.warc", seen_at=AT + dt.timedelta(days=1), stated=Stated())
    (found,) = read_warc(reading, io.BytesIO(body))
    assert isinstance(found, Capture)
    assert (found.body.decode(), found.archived_at) == (TEXT, capture().as_found)


def test_the_index_says_where_each_record_stands() -> None:
    made = warc.written([capture()], AT)
    key, _, fields = made.index.decode().split(" ", 2)
    place = json.loads(fields)
    record = made.body[place["offset"] : place["offset"] + place["length"]]
    assert key == "example,wire)/1"
    assert record.startswith(b"WARC/1.1\r\nWARC-Type: resource")
    assert TEXT.encode() in record


def test_an_address_has_no_blanks_and_what_has_none_is_named() -> None:
    assert warc.address_of(capture()) == "https://wire.example/1?q=a%20b"
    bare = msgspec.structs.replace(capture(), url=None)
    assert warc.address_of(bare) == "urn:tocsin:cap-a"
    assert warc.written([], AT).index == b""
