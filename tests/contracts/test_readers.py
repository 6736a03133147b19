"""One contract for every format: the words come out, bad files are refused by name, nothing crashes."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOW
from tocsin.documents import Extractor
from tocsin.records import Capture, Document, Dropped
from tocsin.sources import FORMATS, Stated, read_inputs
from tocsin.sources.decode import decode

WORDS = "The biological laboratory in Almaty was under guard on Sunday, the ministry said. Nothing had been seized, it added."
PAGE = f"""<html lang="en"><head><title>Laboratory under guard</title><meta property="article:published_time" content="2022-01-09"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Laboratory under guard</h1><p>{WORDS}</p>
<p>The police said that the street was quiet and that the camera crews had left before noon, as they do on most days.</p>
<figure><img src="a.jpg"><figcaption>The gate of the laboratory on Sunday. PHOTO AGENCY / LENS</figcaption></figure></article>
<footer>All rights reserved</footer></body></html>"""
EXPORT = {
    "name": "Channel", "type": "public_channel", "id": 42,
    "messages": [
        {"id": 1, "type": "service", "date": "2022-01-09T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2022-01-09T10:00:00", "date_unixtime": "1641722400",
         "text": [{"type": "bold", "text": WORDS[:30]}, WORDS[30:]]},
        {"id": 3, "type": "message", "date": "2022-01-09T11:00:00", "text": "", "photo": "x.jpg"},
    ],
}  # fmt: skip


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
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/lab\r\nWARC-Date: 2022-01-10T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


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
    ".warc": lambda p: p.write_bytes(_warc_bytes()),
    ".zip": _zip,
}


def read(path: Path) -> list[Capture | Dropped]:
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
    assert WORDS in document.text
    assert document.language == "en"
    assert [c.id for c in read(path) if isinstance(c, Capture)] == [c.id for c in read(path) if isinstance(c, Capture)]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01\x02\x03" * 50, b"{", b"PK\x03\x04 cut off", b"\x1f\x8b\x08\x00 cut off", "Ё" * 40]
)
def test_rubbish_is_refused_by_name(suffix: str, body: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / f"file{suffix}"
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


def test_private_chats_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"chats": {"list": [EXPORT | {"type": "personal_chat"}]}}), encoding="utf-8")
    assert [getattr(d, "reason", None) for d in read(path)] == ["not_public"]


def test_a_web_archive_keeps_addresses_and_says_where_it_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_warc_bytes())
    (document,) = documents(path)
    assert document.url == "https://example.org/lab"


def test_a_zip_that_points_outside_or_explodes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../outside.txt", WORDS)
        archive.writestr("bomb.txt", b"0" * 3_000_000)
        archive.writestr("inner.zip", b"PK")
        archive.writestr("good.txt", WORDS)
        archive.writestr("odd.xyz", WORDS)
    found = read(path)
    assert sorted(d.reason for d in found if isinstance(d, Dropped)) == ["format", "zip_bomb", "zip_nested", "zip_path"]
    assert len([c for c in found if isinstance(c, Capture)]) == 1
    assert not (tmp_path.parent / "outside.txt").exists()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-16-le", "utf-8-sig", "cp866"])
def test_old_encodings_are_read_right(encoding: str) -> None:
    text = "Лаборатория в Алматы охраняется, сообщили в министерстве. Никто не пострадал, добавил представитель."
    assert decode(text.encode(encoding), "x") == text


def test_damaged_utf8_loses_only_what_is_damaged() -> None:
    body = "Лаборатория охраняется, сообщили в министерстве.".encode()
    assert decode(body[:10] + b"\xff" + body[10:], "x").replace("\ufffd", "") != ""
    assert "охраняется" in decode(body[:2] + b"\xff" + body[2:], "x")


def test_every_field_has_names_in_tables() -> None:
    from tocsin.sources.captures import FIELDS
    from tocsin.sources.tables import _NAMES

    assert set(_NAMES) == set(FIELDS)
