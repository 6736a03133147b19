"""One contract for every format: the words come out, bad files are refused by name, nothing
crashes.
"""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOW
from tocsin.documents import Extractor
from tocsin.records import Capture, Document, Dropped, Occurrence
from tocsin.sources import FORMATS, Stated, read_inputs
from tocsin.sources.columns import fields_of_columns
from tocsin.sources.decode import decode

WORDS = (
    "The biological laboratory in Almaty was under guard on Sunday, the ministry said. "
    "Nothing had been seized, it added."
)
PAGE = f"""<html lang="en"><head><title>Laboratory under guard</title><meta property="article:published_time" content="2022-01-09"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Laboratory under guard</h1><p>{WORDS}</p>
<p>The police said that the street was quiet and that the camera crews had left before noon, as they do on most days.</p>
<figure><img src="a.jpg"><figcaption>The gate of the laboratory on Sunday. PHOTO AGENCY / LENS</figcaption></figure></article>
<footer>All rights reserved</footer></body></html>"""
EXPORT = {
    "name": "Channel",
    "type": "public_channel",
    "id": 42,
    "messages": [
        {"id": 1, "type": "service", "date": "2022-01-09T10:00:00", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2022-01-09T10:00:00",
            "date_unixtime": "1641722400",
            "text": [{"type": "bold", "text": WORDS[:30]}, WORDS[30:]],
        },
        {"id": 3, "type": "message", "date": "2022-01-09T11:00:00", "text": "", "photo": "x.jpg"},
    ],
}


FEED = f"""<rss version="2.0"><channel><title>Paper</title>
<item><title>Laboratory</title><link>https://news.example/1</link><guid>1</guid><pubDate>Sun, 09 Jan 2022 10:00:00 GMT</pubDate>
<description>{WORDS}</description></item></channel></rss>"""


def _csv(path: Path) -> None:
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerows([["Channel", "Date", "Message"], ["TASS", "2022-01-09", WORDS]])
    path.write_text(text.getvalue(), encoding="cp1251")


def _parquet(path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"content": [WORDS], "published": ["2022-01-09"]}), path)


def _warc_bytes() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
        "https://example.org/lab\r\nWARC-Date: 2022-01-10T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: "
        "application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _pdf(path: Path) -> None:
    """Write a PDF of one page by hand."""
    lines = "".join(f"({line}) Tj T* " for line in (WORDS[:60], WORDS[60:]))
    content = f"BT /F1 10 Tf 40 700 Td 14 TL {lines}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    end = (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(body),
        )
    )
    path.write_bytes(body + end)


def _docx(path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.add_table(1, 2).rows[0].cells[0].text = "Guards"
    made.save(str(path))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside/report.txt", WORDS)


WRITERS: dict[str, Callable[[Path], object]] = {
    ".txt": lambda p: p.write_bytes(WORDS.encode("utf-16")),
    ".html": lambda p: p.write_text(PAGE, encoding="utf-8"),
    ".jsonl": lambda p: p.write_text(json.dumps({"text": WORDS}), encoding="utf-8"),
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": lambda p: p.write_text(json.dumps(EXPORT), encoding="utf-8"),
    ".xml": lambda p: p.write_text(FEED, encoding="utf-8"),
    ".warc": lambda p: p.write_bytes(_warc_bytes()),
    ".pdf": _pdf,
    ".docx": _docx,
    ".zip": _zip,
}


def read(path: Path) -> list[Capture | Dropped | Occurrence]:
    """Read one file."""
    return list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))


def documents(path: Path) -> list[Document]:
    """Read one file into documents."""
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)
    found = [extract(c) for c in read(path) if isinstance(c, Capture)]
    return [d for d in found if isinstance(d, Document)]


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_words_come_out(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"file{suffix}"
    WRITERS[suffix](path)
    (document,) = documents(path)
    assert WORDS in document.text.replace("\n", "")
    assert document.language == "en"
    assert [c.id for c in read(path) if isinstance(c, Capture)] == [
        c.id for c in read(path) if isinstance(c, Capture)
    ]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\x01\x02\x03" * 50,
        b"{",
        b"PK\x03\x04 cut off",
        b"\x1f\x8b\x08\x00 cut off",
        "Ё" * 40,
    ],
)
def test_rubbish_is_refused_by_name(suffix: str, body: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / f"file.{suffix}"
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    found = read(path)
    assert found
    for item in found:
        if isinstance(item, Dropped):
            assert "file" in item.detail
            assert item.reason


def test_a_page_gives_its_title_date_and_captions(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = documents(path)
    assert document.title == "Laboratory under guard"
    assert str(document.published_at)[:10] == "2022-01-09"
    assert document.date.basis == "markup"
    assert [s.of(document.text) for s in document.captions] == [
        "The gate of the laboratory on Sunday. PHOTO AGENCY / LENS"
    ]
    assert "All rights" not in document.text


def test_a_telegram_message_keeps_its_channel_and_its_moment(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(EXPORT), encoding="utf-8")
    (document,) = documents(path)
    assert (document.source_id, document.external_id) == ("Channel", "42/2")
    assert str(document.published_at) == "2022-01-09 10:00:00+00:00"


def test_a_saved_feed_gives_its_entries_each_with_its_moment_and_says_what_it_could_not_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "feed.rss"
    end = "</channel></rss>"
    undated = "<item><guid>2</guid><title>Second</title><pubDate>0001-01-01</pubDate><description>No date.</description></item>"
    empty = "<item><guid>3</guid><link>https://news.example/3</link></item>"
    path.write_text(FEED.replace(end, undated + empty + end), encoding="utf-8")
    first, second = documents(path)
    assert (first.external_id, first.url, first.title) == (
        "1",
        "https://news.example/1",
        "Laboratory",
    )
    assert str(first.published_at) == "2022-01-09 10:00:00+00:00"
    assert (second.external_id, second.published_at) == ("2", None)
    assert [d.reason for d in read(path) if isinstance(d, Dropped)] == ["date", "empty"]


def test_private_chats_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(
        json.dumps({"chats": {"list": [EXPORT | {"type": "personal_chat"}]}}), encoding="utf-8"
    )
    assert [getattr(d, "reason", None) for d in read(path)] == ["not_public"]


def test_a_web_archive_keeps_addresses_and_the_moment_of_archiving(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_warc_bytes())
    (document,) = documents(path)
    assert document.url == "https://example.org/lab"
    assert str(document.archived_at) == "2022-01-10 00:00:00+00:00"
    assert (document.fetched_at, document.seen_at) == (None, NOW)


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_cut_in_the_middle_gives_what_came_before(
    tmp_path: Path, packed: bool
) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    second = _warc_bytes().replace(b"/lab", b"/two")
    parts = [gzip.compress(p) if packed else p for p in (_warc_bytes(), second)]
    path.write_bytes(parts[0] + parts[1][: len(parts[1]) // 2])
    found = read(path)
    assert [c.url for c in found if isinstance(c, Capture)][:1] == ["https://example.org/lab"]
    assert [d.reason for d in found if isinstance(d, Dropped)] == ["warc"]


def test_a_web_archive_is_unpacked_as_it_was_sent(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE.encode())
    body = (
        b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (packed[:100], packed[100:])) + b"0\r\n\r\n"
    )
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
        "https://example.org/lab\r\nWARC-Date: 2022-01-10T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    path = tmp_path / "a.warc"
    path.write_bytes(head.encode() + http + b"\r\n\r\n")
    (document,) = documents(path)
    assert WORDS in document.text


def test_a_web_archive_keeps_every_version_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    later = (
        _warc_bytes()
        .replace(b"2022-01-10", b"2022-01-12")
        .replace(b"Nothing had been", b"Nothing has been")
    )
    path.write_bytes(_warc_bytes() + later)
    assert len([c for c in read(path) if isinstance(c, Capture)]) == 2


def test_an_old_article_under_a_new_date_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("2022-01-09", "2014-05-03"), encoding="utf-8")
    stated = Stated(published="2022-01-09", url="https://example.org/2014/05/03/lab")
    (capture,) = read_inputs([str(path)], seen_at=NOW, stated=stated)
    document = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)(capture)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    assert "2014-05-03" in (document.date.conflict or "")
    fresh = documents(path)[0]
    assert fresh.date.conflict is None


def test_a_locked_or_damaged_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 nothing follows")
    (capture,) = read(path)
    found = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)(capture)  # type: ignore[arg-type]
    assert isinstance(found, Dropped)
    assert (found.reason, "a.pdf" in found.detail) == ("pdf", True)


def test_a_zip_that_points_outside_or_explodes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../outside.txt", WORDS)
        archive.writestr("bomb.txt", b"0" * 3_000_000)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("good.txt", WORDS)
        archive.writestr("odd.xyz", WORDS)
    found = read(path)
    assert sorted(d.reason for d in found if isinstance(d, Dropped)) == [
        "format",
        "zip_bomb",
        "zip_nested",
        "zip_path",
    ]
    assert len([c for c in found if isinstance(c, Capture)]) == 1
    assert not (tmp_path.parent / "outside.txt").exists()


@pytest.mark.parametrize(
    "encoding", ["cp1251", "koi8-r", "utf-16", "utf-16-le", "utf-8-sig", "cp866"]
)
def test_old_encodings_are_read_right(encoding: str) -> None:
    text = (
        "Лаборатория в Алматы охраняется, сообщили в министерстве. Никто не пострадал, "
        "добавил представитель."
    )
    assert decode(text.encode(encoding), "x") == text


def test_damaged_utf8_loses_only_what_is_damaged() -> None:
    body = "Лаборатория охраняется, сообщили в министерстве.".encode()
    assert decode(body[:10] + b"\xff" + body[10:], "x").replace("\ufffd", "") != ""
    assert "охраняется" in decode(body[:2] + b"\xff" + body[2:], "x")


def test_every_field_has_names_in_tables() -> None:
    from tocsin.sources.captures import FIELDS

    assert set(fields_of_columns(FIELDS)) == set(FIELDS)
