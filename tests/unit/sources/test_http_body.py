"""Archived answers: their status, what kind of text they hold, and their body as it was."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.records import DOCX, HTML, PDF
from tocsin.sources.http_body import media_type, plain_body, read_answer

PAGE = "<html><body>У лаборатории тихо.</body></html>".encode()


@pytest.mark.parametrize(
    ("block", "status", "phrase", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 200, "OK", b"body"),
        (b"HTTP/1.1 200 OK\nA: b\n\nbody", 200, "OK", b"body"),
        (b"HTTP/2 404\r\n\r\n", 404, "", b""),
        (b"http/1.0 301 Moved Permanently\r\nA: b\r\n\r\n", 301, "Moved Permanently", b""),
        (b"ICY 200 OK\r\n\r\nx", 200, "OK", b"x"),
        (b"HTTP/1.1 200 \xd0\x94\xd0\xb0\r\n\r\nx", 200, "Ð\x94Ð°", b"x"),
        (b"HTTP/1.1 200 OK\r\nA: b", 200, "OK", b""),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nx\r\n\r\ny", 200, "OK", b"x\r\n\r\ny"),
    ],
)
def test_an_answer_is_read(block: bytes, status: int, phrase: str, body: bytes) -> None:
    answer = read_answer(block)
    assert answer is not None
    assert (answer.status, answer.phrase, answer.body) == (status, phrase, body)


@pytest.mark.parametrize(
    "block", [b"", b"<html>", b"HTTP/1.1 OK\r\n\r\n", b" HTTP/1.1 200\r\n\r\n"]
)
def test_what_is_no_answer_is_none(block: bytes) -> None:
    assert read_answer(block) is None


def test_only_a_whole_answer_with_a_content_is_a_page() -> None:
    pages = {
        status
        for status in range(100, 600)
        if (found := read_answer(b"HTTP/1.1 %d X\r\n\r\n" % status)) is not None and found.is_page
    }
    assert {200, 201, 203} <= pages
    assert not pages & {100, 204, 205, 206, 301, 302, 304, 403, 404, 410, 500, 503}


@pytest.mark.parametrize(
    ("stated", "body", "kind"),
    [
        ("text/html", b"", HTML),
        ("TEXT/HTML; charset=utf-8", b"", HTML),
        ("application/xhtml+xml", b"", HTML),
        ("text/plain", PAGE, HTML),
        ("text/plain", "Просто слова".encode(), "text/plain"),
        ("", PAGE, HTML),
        ("", "\ufeff".encode() + PAGE, HTML),
        ("", "Просто слова".encode(), "text/plain"),
        ("", "Слова".encode("utf-16"), "text/plain"),
        ("application/octet-stream", b"%PDF-1.7\n\x00", PDF),
        ("binary/octet-stream", b"PK\x03\x04 word/document.xml", DOCX),
        ("", b"\x89PNG\r\n\x1a\n\x00", "unknown"),
        ("", b"", "unknown"),
        ("image/png", PAGE, "image/png"),
        ("application/json", b"{}", "application/json"),
        ("html", b"<p>x", "text/plain"),
    ],
)
def test_the_kind_of_a_body_is_told_as_stated_or_as_it_begins(
    stated: str, body: bytes, kind: str
) -> None:
    assert media_type(stated, body) == kind


def test_a_packed_body_comes_out_however_it_was_sent() -> None:
    packed = {
        "gzip": gzip.compress(PAGE, mtime=0),
        "x-gzip": gzip.compress(PAGE, mtime=0),
        "deflate": zlib.compress(PAGE),
        "gzip, gzip": gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0),
        "identity": PAGE,
    }
    for encoding, body in packed.items():
        assert plain_body(body, {"content-encoding": encoding}, "a") == PAGE, encoding


def test_what_looks_like_a_chunk_only_at_its_begin_stays_whole() -> None:
    body = b"5\r\nfive lines of a poem\r\nfollow"
    assert plain_body(body, {}, "a") == body
    assert plain_body(body, {"transfer-encoding": "chunked"}, "a") == body


def test_chunks_that_are_cut_off_are_joined_where_the_headers_say_so() -> None:
    body = b"3\r\nabc\r\n9\r\ndef"
    assert plain_body(body, {"transfer-encoding": "chunked"}, "a") == b"abcdef"
    assert plain_body(body, {}, "a") == body


def test_a_body_that_unpacks_to_more_than_a_document_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        plain_body(gzip.compress(bytes(25_000_000), mtime=0), {}, "a.warc#1")
    assert refused.value.reason == "too_large"
    assert "a.warc#1" in str(refused.value)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80), st.lists(st.integers(1, 30), max_size=5))
def test_any_text_comes_out_of_chunks_and_gzip(text: str, sizes: list[int]) -> None:
    plain = b"<html>" + text.encode("utf-8")
    packed = gzip.compress(plain, mtime=0)
    pieces, rest = [], packed
    for size in sizes:
        pieces.append(rest[:size])
        rest = rest[size:]
    pieces = [piece for piece in (*pieces, rest) if piece]
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    assert plain_body(body, {"transfer-encoding": "chunked"}, "a") == plain
