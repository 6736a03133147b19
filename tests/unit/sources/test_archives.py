"""Web archives as tools write them, sound and damaged: pages come out, what is no page is said, one
fault costs one record.
"""

import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.conftest import NOW
from tocsin.documents import Extractor
from tocsin.errors import InputError
from tocsin.records import HTML, PDF, Capture, Document, Dropped
from tocsin.sources import Reading, Stated, read_inputs
from tocsin.sources.archives import read_warc
from tocsin.sources.decode import decode

WORDS = (
    "У лаборатории стоит военная техника, сообщили жители соседних домов. Глава района "
    "заявил, что угрозы нет."
)
PAGE = (
    f"<html><head><title>Заметка</title></head><body><article><h1>Заметка</h1><p>{WORDS} "
    f"{WORDS}</p></article></body></html>"
)
OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def http(body: bytes | str = PAGE, head: str = OK) -> bytes:
    """Return an HTTP answer."""
    return head.encode() + b"\r\n" + (body.encode() if isinstance(body, str) else body)


def record(
    block: bytes | None = None,
    *,
    kind: str = "response",
    url: str = "http://news.example/a",
    more: str = "",
    length: int | None = None,
    content: str = "application/http; msgtype=response",
    date: str = "2022-01-09T10:00:00Z",
    end: bytes = b"\r\n\r\n",
) -> bytes:
    """Return one record of a web archive."""
    block = http() if block is None else block
    typed = f"Content-Type: {content}\r\n" if content else ""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: "
        f"{date}\r\n{more}{typed}Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + end


def read(body: bytes, tmp_path: Path, name: str = "a.warc") -> tuple[list[Capture], list[Dropped]]:
    """Read an archive."""
    path = tmp_path / name
    path.write_bytes(body)
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    return [c for c in found if isinstance(c, Capture)], [
        d for d in found if isinstance(d, Dropped)
    ]


def text_of(capture: Capture) -> str:
    """Return the text of a capture's document."""
    found = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)(capture)
    assert isinstance(found, Document), found
    return found.text


@pytest.mark.parametrize(
    "status",
    [
        "301 Moved Permanently",
        "302 Found",
        "404 Not Found",
        "410 Gone",
        "403 Forbidden",
        "503 Service Unavailable",
        "500",
        "304 Not Modified",
        "206 Partial Content",
        "204 No Content",
        "429 Too Many Requests",
    ],
)
def test_what_an_address_answers_instead_of_its_page_is_left_out(
    status: str, tmp_path: Path
) -> None:
    bad = record(http(head=f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n"))
    captures, dropped = read(bad + record(url="http://news.example/b"), tmp_path)
    assert [c.url for c in captures] == ["http://news.example/b"]
    assert [
        (d.reason, status.split()[0] in d.detail, "news.example/a" in d.detail) for d in dropped
    ] == [("http_status", True, True)]


@pytest.mark.parametrize(
    "head",
    [
        "HTTP/1.0 200 OK\r\n",
        "HTTP/2 200\r\n",
        "HTTP/1.1 203 Non-Authoritative\r\n",
        "http/1.1 200 ok\r\n",
        "ICY 200 OK\r\n",
    ],
)
def test_answers_with_a_page_are_read(head: str, tmp_path: Path) -> None:
    captures, dropped = read(record(http(head=f"{head}Content-Type: text/html\r\n")), tmp_path)
    assert WORDS in text_of(captures[0])
    assert dropped == []


@pytest.mark.parametrize(
    "written", ["<http://news.example/a>", " http://news.example/a ", "http://news.example/a"]
)
def test_an_address_stands_without_brackets(written: str, tmp_path: Path) -> None:
    (capture,), _ = read(record(url=written), tmp_path)
    assert capture.url == "http://news.example/a"


def test_resources_and_conversions_are_read_and_logs_of_crawlers_are_not(tmp_path: Path) -> None:
    body = b"".join(
        [
            record(
                PAGE.encode(),
                kind="resource",
                content="text/html; charset=utf-8",
                url="http://news.example/a",
            ),
            record(WORDS.encode(), kind="resource", content="text/plain", url="file:///notes.txt"),
            record(
                WORDS.encode(), kind="conversion", content="text/plain", url="http://news.example/c"
            ),
            record(
                b"--convert-links",
                kind="resource",
                content="text/plain",
                url="metadata://gnu.org/software/wget/warc/wget_arguments.txt",
            ),
            record(
                WORDS.encode(),
                kind="resource",
                content="text/plain",
                url="urn:text:http://news.example/a",
            ),
            record(b"via: http://x/", kind="metadata", content="application/warc-fields"),
            record(
                b"GET / HTTP/1.1\r\n\r\n",
                kind="request",
                content="application/http; msgtype=request",
            ),
            record(b"software: x", kind="warcinfo", content="application/warc-fields"),
            record(
                b"\x89PNG", kind="resource", content="image/png", url="http://news.example/x.png"
            ),
        ]
    )
    captures, dropped = read(body, tmp_path)
    assert [(c.url, c.media_type) for c in captures] == [
        ("http://news.example/a", HTML),
        ("file:///notes.txt", "text/plain"),
        ("http://news.example/c", "text/plain"),
    ]
    (others,) = dropped
    assert others.reason == "not_a_page"
    assert all(
        part in others.detail
        for part in (
            "4 records",
            "metadata records: 1",
            "image/png: 1",
            "resource records beside the pages: 2",
        )
    )


def test_a_conversion_beside_its_page_is_not_read_twice(tmp_path: Path) -> None:
    page = record(more="WARC-Record-ID: <urn:uuid:1>\r\n")
    text = record(
        WORDS.encode(),
        kind="conversion",
        content="text/plain",
        more="WARC-Refers-To: <urn:uuid:1>\r\n",
    )
    captures, dropped = read(page + text, tmp_path)
    assert len(captures) == 1
    assert [d.reason for d in dropped] == ["not_a_page"]


def test_a_page_archived_again_is_said(tmp_path: Path) -> None:
    again = record(
        b"HTTP/1.1 200 OK\r\n\r\n",
        kind="revisit",
        more="WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n",
    )
    captures, dropped = read(record() + again, tmp_path)
    assert len(captures) == 1
    assert [(d.reason, "news.example/a" in d.detail) for d in dropped] == [("revisit", True)]


def chunked(body: bytes, *, end: bytes = b"0\r\n\r\n", extension: bytes = b"") -> bytes:
    """Return a body in chunks."""
    pieces = [body[i : i + 300] for i in range(0, len(body), 300)]
    return b"".join(b"%x%s\r\n%s\r\n" % (len(p), extension, p) for p in pieces) + end


RAW = PAGE.encode()
BARE_DEFLATE = zlib.compressobj(wbits=-15)
CODED = {
    "said chunked, stored joined": ("Transfer-Encoding: chunked\r\n", RAW),
    "said gzip, stored unpacked": ("Content-Encoding: gzip\r\n", RAW),
    "said both, stored as sent": (
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        chunked(gzip.compress(RAW, mtime=0)),
    ),
    "said both, stored joined": (
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        gzip.compress(RAW, mtime=0),
    ),
    "said both, stored plain": ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", RAW),
    "said nothing, stored packed": ("", gzip.compress(RAW, mtime=0)),
    "said nothing, stored in chunks": ("", chunked(RAW)),
    "said nothing, stored as packed chunks": ("", chunked(gzip.compress(RAW, mtime=0))),
    "chunks with extensions": ("Transfer-Encoding: chunked\r\n", chunked(RAW, extension=b";a=b")),
    "chunks with a trailer": (
        "Transfer-Encoding: Chunked\r\n",
        chunked(RAW, end=b"0\r\nX: y\r\n\r\n"),
    ),
    "packed twice": ("Content-Encoding: gzip\r\n", gzip.compress(gzip.compress(RAW, mtime=0))),
    "said x-gzip": ("Content-Encoding: x-gzip\r\n", gzip.compress(RAW, mtime=0)),
    "deflate in its frame": ("Content-Encoding: deflate\r\n", zlib.compress(RAW)),
    "deflate without its frame": (
        "Content-Encoding: deflate\r\n",
        BARE_DEFLATE.compress(RAW) + BARE_DEFLATE.flush(),
    ),
    "said deflate, stored unpacked": ("Content-Encoding: deflate\r\n", RAW),
    "said br, stored unpacked": ("Content-Encoding: br\r\n", RAW),
    "an encoding nobody knows": ("Content-Encoding: \xe9\xff, none\r\n", RAW),
    "identity": ("Content-Encoding: identity\r\n", RAW),
}


@pytest.mark.parametrize("name", CODED)
def test_the_bytes_decide_how_a_body_was_stored(name: str, tmp_path: Path) -> None:
    head, body = CODED[name]
    captures, dropped = read(record(http(body, OK + head)), tmp_path)
    assert [c.body for c in captures] == [RAW]
    assert dropped == []


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_packed_body_that_is_damaged_is_named(encoding: str, tmp_path: Path) -> None:
    body = gzip.compress(RAW, mtime=0)[:60] if encoding == "gzip" else b"\x01\x02\xff\x00" * 40
    captures, dropped = read(
        record(http(body, f"{OK}Content-Encoding: {encoding}\r\n"))
        + record(url="http://news.example/b"),
        tmp_path,
    )
    assert [c.url for c in captures] == ["http://news.example/b"]
    assert [d.reason for d in dropped] == ["gzip"]


@pytest.mark.parametrize(
    ("charset", "stored"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8_r"),
        ("utf-8", "utf-8"),
        ("iso-8859-5", "iso8859_5"),
        ('"windows-1251"', "cp1251"),
        ("windows-1251", "utf-8"),
        ("ISO-8859-1", "utf-8"),
        ("no-such-thing", "utf-8"),
        ("utf-16", "utf-8"),
        ("undefined", "utf-8"),
    ],
)
def test_the_encoding_a_server_names_is_heard(charset: str, stored: str, tmp_path: Path) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n"
    (capture,), _ = read(record(http(PAGE.encode(stored), head)), tmp_path)
    assert WORDS in text_of(capture)


@pytest.mark.parametrize(
    "block",
    [
        OK.replace("\r\n", "\n").encode() + b"\n" + RAW,
        b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nno colon here\r\n folded: on\r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\nCONTENT-TYPE :text/html\r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: \r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<!DOCTYPE html>" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: html\r\n\r\n\xef\xbb\xbf" + RAW,
        b"HTTP/1.1 200 OK\r\nContent-Type: application/xhtml+xml\r\n\r\n" + RAW,
        b"HTTP/1.1 200 OK\r\nX-Odd: \xe9\xff\r\nContent-Type: text/html\r\n\r\n" + RAW,
    ],
)
def test_headers_in_odd_forms_and_without_a_type_are_read(block: bytes, tmp_path: Path) -> None:
    captures, dropped = read(record(block), tmp_path)
    assert [c.media_type for c in captures] == [HTML]
    assert WORDS in text_of(captures[0])
    assert dropped == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4 x", PDF),
        (WORDS.encode(), "text/plain"),
        (b"\x00\x01\x02binary", None),
        (b"\x89PNG\r\n\x1a\n\x00", None),
    ],
)
def test_a_missing_type_is_told_from_the_bytes(
    body: bytes, kind: str | None, tmp_path: Path
) -> None:
    captures, _ = read(
        record(b"HTTP/1.1 200 OK\r\n\r\n" + body) + record(url="http://news.example/b"), tmp_path
    )
    assert [c.media_type for c in captures] == [*([kind] if kind else []), HTML]


def test_records_with_bare_line_feeds_and_without_gaps_are_read(tmp_path: Path) -> None:
    bare = (
        record()
        .replace(b"\r\n", b"\n")
        .replace(
            b"Content-Length: %d" % len(http()),
            b"Content-Length: %d" % len(http().replace(b"\r\n", b"\n")),
        )
    )
    captures, dropped = read(
        b"\xef\xbb\xbf\r\n"
        + bare
        + record(end=b"\r\n", url="http://x.example/2")
        + record(end=b"", url="http://x.example/3"),
        tmp_path,
    )
    assert len(captures) == 3
    assert {d.reason for d in dropped} <= {"warc"}


FAULTS = {
    "garbage between": record(url="http://x.example/1") + b"GARBAGE GARBAGE\r\n\r\n",
    "a length too short": record(url="http://x.example/1", length=100),
    "a length far too long": record(url="http://x.example/1", length=10_000_000),
    "a length a little too long": record(url="http://x.example/1", length=len(http()) + 9),
    "a length that is none": record(url="http://x.example/1").replace(
        b"Content-Length: ", b"Content-Length: x"
    ),
    "no length": record(url="http://x.example/1").replace(b"Content-Length", b"Content-Size"),
    "a negative length": record(url="http://x.example/1", length=-5),
    "binary garbage": record(url="http://x.example/1") + bytes(range(256)) * 20,
    "half a header": b"WARC/1.0\r\nWARC-Type: resp",
    "a header cut by the next record": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/1\r\n",
    "an empty record": b"WARC/1.0\r\n\r\n\r\n\r\n",
    "zeros": record(url="http://x.example/1") + bytes(5_000),
    "much that is no record": record(url="http://x.example/1") + b"nothing to read here\n" * 20_000,
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FAULTS)
def test_one_bad_record_does_not_lose_the_next(name: str, packed: bool, tmp_path: Path) -> None:
    parts = [record(url="http://x.example/0"), FAULTS[name], record(url="http://x.example/9")]
    body = b"".join(gzip.compress(p, mtime=0) if packed else p for p in parts)
    captures, dropped = read(body, tmp_path, "a.warc.gz" if packed else "a.warc")
    urls = [c.url for c in captures]
    assert (urls[0], urls[-1]) == ("http://x.example/0", "http://x.example/9")
    assert name == "zeros" or dropped
    assert all("a.warc" in d.detail for d in dropped)


@pytest.mark.parametrize("at", [12, 200, -12])
def test_a_damaged_gzip_member_loses_only_itself(at: int, tmp_path: Path) -> None:
    members = [bytearray(gzip.compress(record(url=f"http://x.example/{n}"))) for n in range(3)]
    members[1][at] ^= 0xFF
    captures, dropped = read(b"".join(members), tmp_path, "a.warc.gz")
    assert {"http://x.example/0", "http://x.example/2"} <= {c.url for c in captures}
    assert any(d.reason == "warc" for d in dropped) or len(captures) == 3


def test_a_cut_member_and_a_plain_file_under_a_packed_name(tmp_path: Path) -> None:
    members = [gzip.compress(record(url=f"http://x.example/{n}")) for n in range(2)]
    captures, dropped = read(members[0] + members[1][:-40], tmp_path, "a.warc.gz")
    assert [c.url for c in captures][:1] == ["http://x.example/0"]
    assert [d.reason for d in dropped] == ["warc"]
    assert len(read(record(), tmp_path, "b.warc.gz")[0]) == 1
    assert len(read(gzip.compress(record()), tmp_path, "c.warc")[0]) == 1


@pytest.mark.parametrize(
    "date", ["20220109100000", "2022-01-09T10:00:00.123456789Z", "2022-01-09T10:00:00Z"]
)
def test_dates_of_archiving_are_read_as_tools_write_them(date: str, tmp_path: Path) -> None:
    (capture,), dropped = read(record(date=date), tmp_path)
    assert str(capture.archived_at)[:19] == "2022-01-09 10:00:00"
    assert dropped == []


@pytest.mark.parametrize("date", ["yesterday", "2022-99-09T10:00:00Z", "0000"])
def test_a_date_of_archiving_that_is_none_costs_the_date_only(date: str, tmp_path: Path) -> None:
    (capture,), dropped = read(record(date=date), tmp_path)
    assert capture.archived_at is None
    assert [d.reason for d in dropped] == ["date"]


@pytest.mark.parametrize("name", ["a.warc.wet.gz", "a.wet.gz", "a.warc.wet"])
def test_extracted_texts_are_read(name: str, tmp_path: Path) -> None:
    info = record(b"isPartOf: x", kind="warcinfo", content="application/warc-fields")
    body = info + record(WORDS.encode(), kind="conversion", content="text/plain")
    captures, dropped = read(
        gzip.compress(body, mtime=0) if name.endswith("gz") else body, tmp_path, name
    )
    assert [c.body.decode() for c in captures] == [WORDS]
    assert dropped == []


@pytest.mark.parametrize("name", ["a.wacz", "a.zip"])
def test_a_packed_archive_gives_each_page_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc.gz", gzip.compress(record()))
        archive.writestr(
            "pages/pages.jsonl",
            '{"format": "json-pages-1.0"}\n'
            + json.dumps({"url": "http://news.example/a", "text": WORDS}),
        )
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"x", mtime=0))
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
    captures, dropped = read(path.read_bytes(), tmp_path, name)
    assert [c.url for c in captures] == ["http://news.example/a"]
    assert [d.reason for d in dropped] == ["not_a_page"]


def test_an_archive_without_a_page_says_what_it_holds(tmp_path: Path) -> None:
    captures, dropped = read(record(b"{}", kind="metadata", content="application/json"), tmp_path)
    assert captures == []
    assert [d.reason for d in dropped] == ["not_a_page", "empty"]


def test_posts_of_an_archived_preview_stand_apart(tmp_path: Path) -> None:
    posts = "".join(
        (
            f'<div class="tgme_widget_message" data-post="chan/{n}"><div '
            f'class="tgme_widget_message_text">Пост {n}.</div></div>'
        )
        for n in (1, 2)
    )
    page = f'<html><div class="tgme_channel_info_header_title">Канал</div>{posts}</html>'
    captures, _ = read(record(http(page), url="https://t.me/s/chan"), tmp_path)
    assert [(c.url, c.source_id) for c in captures] == [
        ("https://t.me/chan/1", "chan"),
        ("https://t.me/chan/2", "chan"),
    ]
    assert {str(c.archived_at)[:10] for c in captures} == {"2022-01-09"}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    body = gzip.compress(gzip.compress(b"0" * 200_000_000, mtime=0))
    captures, dropped = read(
        record(http(gzip.decompress(body), f"{OK}Content-Encoding: gzip\r\n")), tmp_path
    )
    assert captures == []
    assert [d.reason for d in dropped] == ["too_large"]


def test_an_archive_with_nothing_to_read_is_refused_with_its_name() -> None:
    reading = Reading(name="a.warc", seen_at=NOW, stated=Stated())
    for body in (b"", record(b"x", kind="warcinfo")):
        with pytest.raises(InputError, match=r"a\.warc"):
            list(read_warc(reading, io.BytesIO(body)))


def test_what_is_stated_for_an_archive_holds_for_its_pages_and_their_address_stays() -> None:
    stated = Stated(source="газета", language="ru", archived="2022-01-05")
    reading = Reading(name="a.warc", seen_at=NOW, stated=stated)
    (own,) = read_warc(reading, io.BytesIO(record()))
    (undated,) = read_warc(reading, io.BytesIO(record(date="")))
    assert isinstance(own, Capture)
    assert isinstance(undated, Capture)
    assert (own.source_id, own.language, own.url) == ("газета", "ru", "http://news.example/a")
    assert [str(page.archived_at)[:10] for page in (own, undated)] == ["2022-01-09", "2022-01-05"]
