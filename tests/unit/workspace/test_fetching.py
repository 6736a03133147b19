"""Fetching leaves out what people on duty stopped, and says so to who asks for it."""

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.store import Store
from tocsin.workspace.collecting import order, stopped
from tocsin.workspace.fetching import check_going, collect_once, fetch_due


class Feed(http.server.BaseHTTPRequestHandler):
    """A server that has one feed, and counts who asks for it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = b"<rss version='2.0'><channel><title>t</title></channel></rss>"
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(b"" if self.path == "/robots.txt" else body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def asked() -> Iterator[tuple[list[str], str]]:
    """What a server on this machine was asked for, and its address."""
    paths: list[str] = []
    handler = type("Counted", (Feed,), {"asked": paths})
    server = http.server.HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield paths, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def served(almaty: Casebook, base: str) -> Casebook:
    """Return a casebook of two sources that are on that server."""
    plain: dict[str, Any] = {"sitemaps": (), "pages": (), "handles": {}}
    sources = tuple(
        msgspec.structs.replace(source, feeds=(f"{base}/{source.id}",), **plain)
        for source in almaty.sources[:2]
    )
    return msgspec.structs.replace(almaty, sources=sources)


def clock() -> dt.datetime:
    """Return the moment."""
    return NOW


def test_a_source_that_is_stopped_is_not_asked_and_its_address_is_kept_for_later(
    empty: Store, almaty: Casebook, asked: tuple[list[str], str]
) -> None:
    paths, base = asked
    book = served(almaty, base)
    one, two = (source.id for source in book.sources)
    order(empty, book, one, is_stopped=True, signer="Ана", at=NOW)
    fetch_due(empty, book, (), allowed=["127.0.0.1"], clock=clock)
    assert f"/{two}" in paths
    assert f"/{one}" not in paths
    order(empty, book, one, is_stopped=False, signer="Ана", at=NOW)
    fetch_due(empty, book, (), allowed=["127.0.0.1"], clock=clock)
    assert paths.count(f"/{one}") == 1
    assert {mark.succeeded_at for mark in empty.fetch_marks()} == {NOW}


def test_who_asks_for_what_is_stopped_is_told_by_whom(empty: Store, almaty: Casebook) -> None:
    book = served(almaty, "http://127.0.0.1:1")
    one, two = (source.id for source in book.sources)
    order(empty, book, one, is_stopped=True, signer="Ана", at=NOW)
    with pytest.raises(UsageError, match=f"{one} is not collected: Ана stopped it"):
        collect_once(empty, book, [one], allowed=())
    check_going(stopped(empty, book), (), book)
    check_going(stopped(empty, book), [two], book)
    order(empty, book, "*", is_stopped=True, signer="Б", at=NOW)
    with pytest.raises(UsageError, match=f"{book.id} is not collected"):
        collect_once(empty, book, (), allowed=())
