"""A desk under load: half-open requests make room, streams are counted, pages go on answering."""

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from tocsin.web import serving


async def _streamed(_: Request) -> StreamingResponse:
    """Answer with a stream that does not end by itself."""
    import asyncio
    from collections.abc import AsyncIterator

    async def parts() -> AsyncIterator[str]:
        for _ in range(100):
            yield "data: 1\n\n"
            await asyncio.sleep(0.2)

    return StreamingResponse(parts(), media_type="text/event-stream")


async def _busy(_: Request) -> PlainTextResponse:
    """Keep the whole server busy for a while, as a machine under load does."""
    time.sleep(1.0)
    return PlainTextResponse("done")


@contextlib.contextmanager
def _served(most: int) -> Iterator[int]:
    """Serve a page and a stream with room for some connections; yield the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(
        routes=[
            Route("/", lambda _: PlainTextResponse("page")),
            Route("/events", _streamed),
            Route("/busy", _busy),
        ]
    )
    table = serving.Table(most)
    server = serving.LoadServer(serving.settings(app, port, table), table)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield port
    server.force_exit = server.should_exit = True
    thread.join(5)


def _connected(port: int, sent: bytes) -> socket.socket:
    """Open a connection and send something."""
    made = socket.create_connection(("127.0.0.1", port), timeout=10)
    made.sendall(sent)
    return made


def test_half_open_requests_and_streams_leave_room_for_pages() -> None:
    with _served(60) as port, contextlib.ExitStack() as held:
        for _ in range(20):
            stream = b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            held.enter_context(_connected(port, stream)).recv(64)
        for _ in range(120):
            held.enter_context(_connected(port, b"GET / HTTP/1.1\r\nHo"))
        for _ in range(20):
            assert httpx.get(f"http://127.0.0.1:{port}/", timeout=10).text == "page"


def test_a_request_among_thousands_that_never_end_is_answered() -> None:
    asked = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    with _served(60) as port, contextlib.ExitStack() as held:
        held.enter_context(_connected(port, asked.replace(b" / ", b" /busy ")))
        time.sleep(0.2)
        for _ in range(150):
            held.enter_context(_connected(port, b"GET / HTTP/1.1\r\nHo"))
        wanted = held.enter_context(_connected(port, asked))
        for _ in range(300):
            held.enter_context(_connected(port, b"GET / HTTP/1.1\r\nHo"))
        assert wanted.recv(1_000).startswith(b"HTTP/1.1 200 ")


def test_a_table_full_of_work_answers_503_with_one_line_of_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING, "uvicorn.error")
    with _served(3) as port, contextlib.ExitStack() as held:
        # The server sets its own handlers when it begins.
        logging.getLogger("uvicorn.error").addHandler(caplog.handler)
        for _ in range(3):
            stream = b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            held.enter_context(_connected(port, stream)).recv(64)
        for _ in range(5):
            refused = held.enter_context(_connected(port, b""))
            assert refused.recv(200).startswith(b"HTTP/1.1 503 ")
    logging.getLogger("uvicorn.error").removeHandler(caplog.handler)
    told = {r.getMessage() for r in caplog.records if "503" in r.getMessage()}
    assert len(told) == 1


def test_a_request_that_does_not_come_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEADER_SECONDS", 0.2)
    with (
        _served(10) as port,
        _connected(port, b"GET / HT") as slow,
        contextlib.suppress(ConnectionResetError),
    ):
        assert slow.recv(10) == b""


def test_a_line_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    say = serving.Once()
    for _ in range(5):
        say("no file can be opened")
    assert sum(r.getMessage() == "no file can be opened" for r in caplog.records) <= 1


def test_there_is_room_on_every_machine() -> None:
    assert 20 <= serving.most_connections() <= 500
