"""Whatever is done to a file, reading it ends in captures and records of what was refused, never in
a fault of the program.
"""

import base64
import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tocsin.documents import Extractor
from tocsin.records import Capture, Dropped, Occurrence
from tocsin.sources import SourceNames, Stated, read_inputs
from tocsin.sources.decode import decode
from tocsin.sources.preview import parse_preview

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WORDS = "The laboratory in the city was under guard on Sunday, the ministry said. "
MESSAGE: dict[str, Any] = {
    "id": 2,
    "type": "message",
    "date": "2022-01-09T10:00:00",
    "date_unixtime": "1641722400",
    "edited_unixtime": "1641722500",
    "from": "Channel",
    "forwarded_from": None,
    "text": [{"type": "text_link", "text": WORDS, "href": "https://x.example/"}, "end"],
    "text_entities": [{"type": "plain", "text": WORDS}],
    "poll": {"question": "Which?", "answers": [{"text": "One", "voters": 1}]},
    "inline_bot_buttons": [[{"type": "url", "data": "https://x.example/b"}]],
    "contact_information": {"first_name": "A", "last_name": "B"},
    "todo_list": {"title": "List", "answers": [{"id": 1, "text": "Task"}]},
    "rich": {"blocks": [{"text": "Rich words here now"}]},
}
EXPORT: dict[str, Any] = {
    "name": "Channel",
    "type": "public_channel",
    "id": 42,
    "messages": [MESSAGE, {"id": 3, "type": "service", "action": "pin_message"}],
}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.just("9" * 30)
    | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*MESSAGE, *EXPORT, "list", "items"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return every place in a JSON value."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(p for key, item in inner for p in places(item, (*path, key)))]


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Return a JSON value with another one at a place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def check(path: Path) -> None:
    """Read a file and extract its captures; every refusal names the file."""
    extract = Extractor(as_of=NOW, decode=decode, find_source=SourceNames([]).find)
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    assert found
    for item in found:
        assert isinstance(item, Capture | Dropped | Occurrence)
        if isinstance(item, Capture):
            extract.open(item)
        elif isinstance(item, Dropped):
            assert path.name in item.detail
            assert item.reason
    again = [
        i.id if isinstance(i, Capture | Occurrence) else i
        for i in read_inputs([str(path)], seen_at=NOW, stated=Stated())
    ]
    assert again == [i.id if isinstance(i, Capture | Occurrence) else i for i in found]


@QUICK
@given(st.sampled_from(places({"chats": {"list": [EXPORT]}})), ANYTHING)
def test_any_value_may_stand_anywhere_in_an_export(
    tmp_path: Path, at: tuple[Any, ...], new: Any
) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(replaced({"chats": {"list": [EXPORT]}}, at, new)), encoding="utf-8")
    check(path)


@QUICK
@given(ANYTHING)
def test_any_json_may_stand_in_a_file(tmp_path: Path, value: Any) -> None:
    for suffix in (".json", ".jsonl", ".geojson"):
        path = tmp_path / f"file{suffix}"
        path.write_text(json.dumps(value), encoding="utf-8")
        check(path)


def _post(number: int) -> str:
    view = base64.urlsafe_b64encode(b'{"c":-1000000000042}').decode()
    return (
        f'<div class="tgme_widget_message" data-post="chan/{number}" data-view="{view}">'
        '<div class="tgme_widget_message_forwarded_from">x</div>'
        f'<div class="tgme_widget_message_text">{WORDS}<br/><a '
        'href="https://x.example/">there</a></div>'
        '<a class="tgme_widget_message_date"><time '
        'datetime="2022-01-09T10:00:00+00:00"></time></a></div>'
    )


PREVIEW = (
    f'<html><div class="tgme_channel_info_header_title">Channel</div>{_post(1)}{_post(2)}</html>'
).encode()
PAGES = (
    (
        '<html><div class="page_wrap"><div class="page_header"><div class="text '
        'bold">Channel</div></div><div class="page_body chat_page">'
    )
    + "".join(
        f'<div class="message default" id="message{n}"><div class="body"><div class="date" '
        'title="09.01.2022 14:01:00 UTC+03:00"></div>'
        '<div class="from_name">Channel</div><div class="forwarded body"><div '
        'class="from_name">Other</div>'
        f'<div class="text">{WORDS}</div></div></div></div>'
        for n in range(3)
    )
    + "</div></div></html>"
).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nWARC-Date: 2022-01-09T10:00:00Z\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(ANSWER), ANSWER)
)


def _zip(tmp_path: Path) -> bytes:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("result.json", json.dumps(EXPORT))
        archive.writestr("a.warc.gz", gzip.compress(RECORD))
        archive.writestr("a.txt", WORDS)
    return path.read_bytes()


BODIES = {
    "file.html": PREVIEW,
    "pages.html": PAGES,
    "file.warc": RECORD * 3,
    "file.warc.gz": gzip.compress(RECORD) * 3,
    "file.wacz": b"",
    "file.zip": b"",
    "file.json": json.dumps(EXPORT).encode(),
    "file.txt": WORDS.encode(),
}


@pytest.mark.parametrize("name", BODIES)
@QUICK
@given(st.data())
def test_a_file_may_be_cut_anywhere_and_any_byte_may_be_wrong(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    body = bytearray(BODIES[name] or _zip(tmp_path))
    for _ in range(data.draw(st.integers(0, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del body[data.draw(st.integers(0, len(body))) :]
    path = tmp_path / name
    path.write_bytes(body)
    check(path)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_may_stand_in_a_preview(body: bytes) -> None:
    at = len(PREVIEW) // 2
    listing = parse_preview(PREVIEW[:at] + body + PREVIEW[at:], "https://t.me/s/chan")
    assert all(entry.body for entry in listing.entries)
