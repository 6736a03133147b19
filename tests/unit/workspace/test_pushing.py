"""Pushing over the platform's own library, to a server on this machine that records what came."""

import json
import logging
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.unit.exchange.made import results
from tocsin.errors import UsageError
from tocsin.workspace.pushing import MISSING, Pushed, PushError, push

SECRET = "k" * 40
_TYPES = {
    "sane_defaults": {"md5": {"default_category": "x", "to_ids": 1}},
    "types": ["md5"],
    "categories": ["x"],
    "category_type_mappings": {"x": ["md5"]},
}


class Misp(ThreadingHTTPServer):
    """Answers as MISP does, and keeps the events that were sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.events: dict[str, Any] = {}
        self.calls: list[str] = []
        self.refuses = self.knows_nobody = False
        self.authorization = SECRET

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, body: bytes) -> tuple[int, Any]:
        """Return the status and the answer to one request."""
        if self.knows_nobody:
            return 403, {"message": "Authentication failed."}
        path = path.removeprefix("/misp")
        if path.startswith("/events/view"):
            return (200 if path.rpartition("/")[2] in self.events else 404), {"name": "x"}
        if path.startswith("/events/") and self.refuses:
            return 403, {"name": "x", "message": "No permission.", "errors": "No permission."}
        if path.startswith("/events/"):
            event = json.loads(body)
            self.events[event["uuid"]] = event
            return 200, {"Event": event}
        known = {"version": "2.5.34", "perm_sync": True, "result": _TYPES}
        return 200, known | {"User": {"id": "1"}, "Role": {"id": "1"}, "UserSetting": []}


class _Handler(BaseHTTPRequestHandler):
    server: Misp

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.calls.append(self.path)
        assert self.headers["authorization"] == self.server.authorization
        status, what = self.server.answer(self.path, body)
        sent = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(sent)

    do_GET = do_POST = do_HEAD = _answer  # noqa: N815  (the names http.server asks for)

    def log_message(self, *_: Any) -> None:
        pass


class OpenCti(Misp):
    """Answers as OpenCTI does, and keeps the bundles that were uploaded."""

    said: Any = {"data": {"uploadImport": {"id": "import/global/x", "name": "x.json"}}}

    def __init__(self) -> None:
        super().__init__()
        self.authorization = f"Bearer {SECRET}"
        self.uploads: list[bytes] = []

    def answer(self, path: str, body: bytes) -> tuple[int, Any]:
        """Return the status and the answer to one upload."""
        self.uploads.append(body)
        return (403 if self.refuses else 200), self.said

    def bundle(self) -> Any:
        """Return the bundle that was uploaded last."""
        file = self.uploads[-1].partition(b"application/json\r\n\r\n")[2]
        return json.loads(file.rpartition(b"\r\n--")[0])


@pytest.fixture
def opencti() -> Iterator[OpenCti]:
    with OpenCti() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def test_a_bundle_is_handed_to_opencti_as_a_person_would_upload_it(opencti: OpenCti) -> None:
    pushed = push(results(), "opencti", opencti.address, SECRET)
    assert opencti.calls == ["/graphql"]
    upload = opencti.uploads[-1]
    assert b"uploadImport(file: $file)" in upload
    assert b'{"0": ["variables.file"]}' in upload
    bundle = opencti.bundle()
    assert bundle["type"] == "bundle"
    assert len(bundle["objects"]) == pushed.waiting > 0
    push(results(), "opencti", opencti.address + "/", SECRET)
    assert opencti.bundle() == bundle


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"errors": [{"message": "You must be logged in"}], "data": None}, "You must be logged in"),
        ({"errors": ["odd"]}, "odd"),
        ({"data": {"uploadImport": None}}, "is this its address"),
        ([], "is this its address"),
        (None, "is this its address"),
    ],
)
def test_what_opencti_does_not_take_is_said_without_the_key(
    opencti: OpenCti, said: Any, told: str
) -> None:
    opencti.said = said
    with pytest.raises(PushError, match=told) as refused:
        push(results(), "opencti", opencti.address, SECRET)
    assert SECRET not in str(refused.value)


def test_opencti_that_refuses_or_is_away_is_told(opencti: OpenCti) -> None:
    opencti.refuses = True
    with pytest.raises(PushError, match="refused the bundle \\(403\\)"):
        push(results(), "opencti", opencti.address, SECRET)
    with pytest.raises(PushError, match="cannot be reached: nothing listens there"):
        push(results(), "opencti", "http://127.0.0.1:9", SECRET)


@pytest.fixture
def misp() -> Iterator[Misp]:
    pytest.importorskip("pymisp", reason="pymisp is not installed")
    made = Misp()
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def test_an_event_is_added_once_and_written_anew_after_that(
    misp: Misp, caplog: pytest.LogCaptureFixture
) -> None:
    assert push(results(), "misp", misp.address, SECRET) == Pushed(added=1, updated=0)
    (event,) = misp.events.values()
    assert event["Object"]
    assert push(results(), "misp", misp.address, SECRET) == Pushed(added=0, updated=1)
    assert len(misp.events) == 1
    assert SECRET not in caplog.text


def test_what_is_not_taken_is_said_without_the_key(
    misp: Misp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    misp.refuses = True
    with pytest.raises(PushError, match="403") as refused:
        push(results(), "misp", misp.address, SECRET)
    assert SECRET not in f"{refused.value}{caplog.text}"


def test_a_platform_below_a_path_is_asked_there(misp: Misp) -> None:
    push(results(), "misp", f"{misp.address}/misp", SECRET)
    assert misp.calls
    assert all(call.startswith("/misp/") for call in misp.calls)


def test_what_is_no_misp_and_a_key_that_is_refused_are_told(misp: Misp) -> None:
    misp.knows_nobody = True
    with pytest.raises(PushError, match="check the address, and that the key is one") as refused:
        push(results(), "misp", misp.address, SECRET)
    assert SECRET not in str(refused.value)


def test_a_platform_that_is_away_is_told() -> None:
    pytest.importorskip("pymisp", reason="pymisp is not installed")
    with pytest.raises(PushError, match="cannot be reached: nothing listens there"):
        push(results(), "misp", "http://127.0.0.1:9", SECRET)


@pytest.mark.parametrize(
    ("platform", "address", "key", "said"),
    [
        ("mips", "https://x", SECRET, "no platform"),
        ("misp", "misp.example", SECRET, "begins with https"),
        ("misp", "ftp://misp.example", SECRET, "begins with https"),
        ("misp", "https://user:pass@misp.example", SECRET, "no password"),
        ("misp", "https://misp.example", None, "TOCSIN_PUSH_KEY"),
        ("misp", "https://misp.example", "", "TOCSIN_PUSH_KEY"),
        ("opencti", "https://cti.example", None, "TOCSIN_PUSH_KEY"),
    ],
)
def test_what_cannot_be_pushed_is_said(
    platform: str, address: str, key: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        push(results(), platform, address, key)


def test_without_the_library_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymisp", None)
    with pytest.raises(UsageError) as missing:
        push(results(), "misp", "https://misp.example", SECRET)
    assert str(missing.value) == MISSING
