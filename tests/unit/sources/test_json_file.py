"""Files that are not what their name says, and folders and zips of them: read by what they hold, or
refused with what to do.
"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW, SHARED, needs_shared
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped, Occurrence
from tocsin.sources import Reading, Stated, read_inputs
from tocsin.sources.json_file import read_json as read_json_file

WORDS = "Лаборатория охраняется, сообщили в министерстве."


def read(path: Path) -> tuple[list[Capture], list[Dropped]]:
    """Read one file or folder."""
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    return [c for c in found if isinstance(c, Capture)], [
        d for d in found if isinstance(d, Dropped)
    ]


def read_json(
    value: Any, tmp_path: Path, encoding: str = "utf-8"
) -> tuple[list[Capture], list[Dropped]]:
    """Read a JSON value as a file."""
    path = tmp_path / "answer.json"
    path.write_bytes(json.dumps(value, ensure_ascii=False).encode(encoding))
    return read(path)


ROW = {
    "id": 7,
    "text": WORDS,
    "title": "Заметка",
    "url": "https://news.example/a",
    "published_at": "2022-01-09T10:00:00Z",
}
API = {
    "articles": {
        "status": "ok",
        "articles": [
            {
                "source": {"id": None, "name": "Газета"},
                "title": "Заметка",
                "content": WORDS,
                "url": "https://news.example/a",
                "publishedAt": "2022-01-09T10:00:00Z",
            }
        ],
    },
    "items": {"items": [ROW]},
    "data": {"data": [ROW], "meta": {"page": 1}},
    "results inside response": {
        "response": {"status": "ok", "total": 1, "results": [ROW | {"webPublicationDate": "x"}]}
    },
    "hits inside hits": {
        "took": 1,
        "hits": {"total": 1, "hits": [{"text": WORDS, "id": 1, "published": "2022-01-09"}]},
    },
    "a list": [ROW],
    "a lone object": ROW,
    "body": {"posts": [{"body": f"<p>{WORDS}</p>", "date": "2022-01-09", "guid": "x"}]},
    "full_text": [{"full_text": WORDS, "created_at": "2022-01-09T10:00:00Z", "lang": "ru"}],
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "content_html": f"<p>{WORDS}</p>", "date_published": "2022-01-09T10:00:00Z"}
        ],
    },
    "message": [{"message_id": 3, "message": WORDS, "channel": "Канал", "date": "2022-01-09"}],
    "under a name nobody knows": {"ответ": [{"text": WORDS}]},
    "with comments inside": {"text": WORDS, "comments": [{"text": "Чужое"}]},
}


@pytest.mark.parametrize("name", API)
def test_rows_of_a_saved_answer_are_read(name: str, tmp_path: Path) -> None:
    captures, dropped = read_json(API[name], tmp_path)
    assert [c.body.decode() for c in captures] == [WORDS]
    assert dropped == []


def test_fields_of_a_saved_answer_are_taken_for_ours(tmp_path: Path) -> None:
    (capture,), _ = read_json(API["articles"], tmp_path)
    assert (capture.source_id, capture.title, capture.url) == (
        "Газета",
        "Заметка",
        "https://news.example/a",
    )
    assert str(capture.published_at) == "2022-01-09 10:00:00+00:00"


def test_a_bad_row_of_a_saved_answer_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = [
        ROW,
        5,
        None,
        "слово",
        {"title": "Без текста"},
        {"text": ["a"]},
        {"text": "  "},
        ROW | {"id": 8},
    ]
    captures, dropped = read_json({"items": rows}, tmp_path)
    assert len(captures) == 2
    assert len(dropped) == 6
    assert all("answer.json#items/" in d.detail for d in dropped)


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        [1, 2],
        "слово",
        3,
        None,
        {"a": {"b": 1}},
        [{"title": "Без текста"}],
        {"items": []},
        [[ROW]],
    ],
)
def test_json_without_a_text_is_refused_with_what_to_do(value: Any, tmp_path: Path) -> None:
    captures, dropped = read_json(value, tmp_path)
    assert captures == []
    assert [d.reason for d in dropped] == ["schema"]
    assert "answer.json" in dropped[0].detail
    assert ".jsonl" in dropped[0].detail


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_json_in_old_encodings_is_read(encoding: str, tmp_path: Path) -> None:
    captures, _ = read_json([{"text": f"{WORDS} {WORDS}"}], tmp_path, encoding)
    assert [c.body.decode() for c in captures] == [f"{WORDS} {WORDS}"]


def test_lines_of_json_under_another_name_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'{{"text": "{WORDS}"}}\n{{"text": "{WORDS} Снова."}}\n', encoding="utf-8")
    assert len(read(path)[0]) == 2


def test_a_feature_collection_under_another_name_is_read(tmp_path: Path) -> None:
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
        "properties": {"date": "2022-01-09", "text": "x"},
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}))
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    assert [type(item) for item in found] == [Occurrence]


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    for body in ("[" * 100_000, '{"a":' * 100_000, '{"text": "\\ud800"}', "{} {}", "\ufeff"):
        path = tmp_path / "a.json"
        path.write_text(body, encoding="utf-8")
        captures, dropped = read(path)
        assert captures or dropped


@pytest.mark.parametrize(
    "line",
    [
        "5",
        '"слово"',
        "null",
        "[]",
        "true",
        "{}",
        '{"text": null}',
        '{"text": 5}',
        '{"text": ""}',
        "{",
        "[" * 99_999,
        '{"text": "a", "published_at": "9999-12-31T23:59:59-12:00"}',
        '{"text": "a", "url": [1]}',
    ],
)
def test_lines_that_are_no_row_are_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{line}\n{json.dumps({'text': WORDS})}\n", encoding="utf-8")
    captures, dropped = read(path)
    assert len(captures) == 1
    assert [("a.jsonl#1" in d.detail) for d in dropped] == [True]


def zipped(path: Path, **files: bytes) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return path


def test_hidden_files_are_no_inputs(tmp_path: Path) -> None:
    names = {
        "good.txt": WORDS.encode(),
        ".hidden.txt": b"x",
        ".git/config.txt": b"x",
        "__MACOSX/._good.txt": b"\x00",
        "in/.DS_Store": b"\x00",
    }
    captures, dropped = read(zipped(tmp_path / "a.zip", **names))
    assert (len(captures), dropped) == (1, [])
    folder = tmp_path / "folder"
    for name, body in names.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    captures, _ = read(folder)
    assert [Path(c.origin).name for c in captures] == ["good.txt"]


def test_zips_inside_zips_and_locked_ones_say_what_to_do(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", **{"a.txt": WORDS.encode()}).read_bytes()
    captures, dropped = read(
        zipped(
            tmp_path / "a.zip",
            **{"inner.zip": inner, "inner.wacz": inner, "good.txt": WORDS.encode()},
        )
    )
    assert len(captures) == 1
    assert [(d.reason, "unpack it first" in d.detail) for d in dropped] == [
        ("zip_nested", True)
    ] * 2
    locked = bytearray(zipped(tmp_path / "b.zip", **{"secret.txt": WORDS.encode()}).read_bytes())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(locked)
    captures, dropped = read(tmp_path / "b.zip")
    assert captures == []
    assert [(d.reason, "password" in d.detail) for d in dropped] == [("zip_encrypted", True)]


@pytest.mark.parametrize(
    "suffix",
    [
        ".txt",
        ".html",
        ".json",
        ".jsonl",
        ".csv",
        ".warc",
        ".warc.gz",
        ".zip",
        ".wacz",
        ".warc.wet.gz",
        ".geojson",
    ],
)
@pytest.mark.parametrize("body", [b"", b" \r\n \t"])
def test_empty_files_are_refused_by_name(suffix: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"nothing{suffix}"
    path.write_bytes(body)
    captures, dropped = read(path)
    assert captures == []
    assert [("nothing" in d.detail) for d in dropped] == [True]


def test_an_empty_zip_and_a_method_nobody_knows_are_said(tmp_path: Path) -> None:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    (tmp_path / "a.zip").write_bytes(made.getvalue())
    assert [d.reason for d in read(tmp_path / "a.zip")[1]] == ["empty"]
    body = bytearray(zipped(tmp_path / "b.zip", **{"a.txt": WORDS.encode()}).read_bytes())
    for at in (8, body.index(b"PK\x01\x02") + 10):
        body[at] = 99
    (tmp_path / "b.zip").write_bytes(body)
    assert [d.reason for d in read(tmp_path / "b.zip")[1]] == ["zip"]


SUFFIXES = {
    "warcgz": ".warc.gz",
    "jsonlgz": ".jsonl.gz",
    "telegram": ".json",
    "jsonfeed": ".json",
    "preview": ".html",
    "rss": ".html",
    "sitemap": ".html",
    "moment": ".txt",
}


@needs_shared
@pytest.mark.parametrize(
    "name",
    sorted(p.name for p in (SHARED / "cases" / "fuzz").glob("*_*")) if SHARED.is_dir() else [],
)
def test_files_that_once_broke_a_reader_end_in_a_record(name: str, tmp_path: Path) -> None:
    kind = name.rpartition("_")[2]
    path = tmp_path / f"file{SUFFIXES.get(kind, f'.{kind}')}"
    path.write_bytes((SHARED / "cases" / "fuzz" / name).read_bytes())
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    assert found
    assert all("file" in item.detail for item in found if isinstance(item, Dropped))


@pytest.mark.parametrize("suffix", ["jsonl", "json"])
@pytest.mark.parametrize(
    "row",
    [
        {"title": "Quiet & calm"},
        {"Title": "Quiet &amp; calm"},
        {"headline": "Quiet & calm"},
        {"title": {"rendered": "Quiet &amp; calm"}},
        {"title": "  Quiet\n& calm "},
        {"title": "", "headline": "Quiet & calm"},
    ],
)
def test_a_row_gives_its_title_under_any_usual_name(
    tmp_path: Path, suffix: str, row: dict[str, object]
) -> None:
    path = tmp_path / f"rows.{suffix}"
    whole = {"id": "a", "text": " Unchanged &amp; whole.\n", **row}
    path.write_text(json.dumps(whole if suffix == "jsonl" else [whole]), encoding="utf-8")
    (found,) = read_inputs([str(path)], seen_at=NOW, stated=Stated())
    assert isinstance(found, Capture)
    assert (found.title, found.body.decode()) == ("Quiet & calm", " Unchanged &amp; whole.\n")


@pytest.mark.parametrize("value", [None, 5, True, "text", [], {}, [[]], {"a": 5}, {"items": []}])
def test_a_value_without_rows_is_refused_with_the_files_name(value: Any) -> None:
    reading = Reading(name="answer.json", seen_at=NOW, stated=Stated())
    with pytest.raises(InputError, match=r"answer\.json"):
        list(read_json_file(reading, io.BytesIO(json.dumps(value).encode())))
