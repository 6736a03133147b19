"""Serving under load: limits on connections, on waiting for what was announced, and one line of log
for whatever would repeat.

A connection that sends no whole request is let go after some seconds; where the table is full, the
one that waited longest without a request makes room, and only where all are at work is a new one
answered with 503.
"""

import asyncio
import logging
import time
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from tocsin.workspace.reach import HERE, Reach

# Seconds until a connection has sent its request, and then its body; between two requests.
HEADER_SECONDS, BODY_SECONDS, IDLE_SECONDS = 10.0, 60.0, 5
# So long open answers may last when the desk is closed.
END_SECONDS = 2
_MOST_CONNECTIONS, _LARGEST_HEADERS = 500, 32_768
# So many connections are taken at a time before what the others sent is read: among thousands that
# send nothing, one that sends its request is then heard before it would have to make room. As many
# as `_WAITING` wait for their turn meanwhile.
_TAKEN_AT_ONCE, _WAITING = 16, 1_024
# Files that a desk has open beside its connections.
_OTHER_FILES = 100
_LOG_EVERY = 60.0
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\n"
    b"Content-Type: text/plain\r\nContent-Length: 34\r\n\r\nThe desk has too many connections."
)
_LOG = logging.getLogger("uvicorn.error")


class Once:
    """Writes a line of log, and the same not again for a minute."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def __call__(self, line: str) -> None:
        """Write a line, unless it was written a short while ago."""
        now = time.monotonic()
        if now - self._last.get(line, -_LOG_EVERY) >= _LOG_EVERY:
            self._last[line] = now
            _LOG.warning(line)


class Table:
    """The connections that are open, in the order in which they came or were last answered."""

    def __init__(self, most: int) -> None:
        """`most` connections are held at a time."""
        self.most = most
        self.say = Once()
        self._open: dict[Limited, float] = {}

    def __len__(self) -> int:
        return len(self._open)

    def admit(self, connection: "Limited") -> bool:
        """Take a connection in; where the table is full, in place of one that sent no request.
        Return whether there was room.
        """
        if len(self._open) >= self.most:
            waiting = next((c for c in self._open if c.awaits_request()), None)
            if waiting is None:
                self.say(f"{self.most} connections are open; new ones are answered with 503")
                return False
            self.let_go(waiting)
        self._open[connection] = time.monotonic()
        return True

    def touched(self, connection: "Limited") -> None:
        """Begin a connection's time anew: it was answered, or has sent a request."""
        if self._open.pop(connection, None) is not None:
            self._open[connection] = time.monotonic()

    def let_go(self, connection: "Limited") -> None:
        """Close a connection."""
        self._open.pop(connection, None)
        connection.transport.abort()

    def gone(self, connection: "Limited") -> None:
        """Forget a connection that was closed."""
        self._open.pop(connection, None)

    def sweep(self) -> None:
        """Close what has waited too long for a request, or for the rest of one."""
        now = time.monotonic()
        for connection, since in list(self._open.items()):
            limit = connection.limit()
            if limit is not None and now - since > limit:
                self.let_go(connection)


class Limited(H11Protocol):
    """uvicorn's connection, held in a table."""

    table: Table

    def connection_made(self, transport: Any) -> None:
        """Take a connection in, or say that there is no room."""
        super().connection_made(transport)
        if not self.table.admit(self):
            transport.write(_FULL)
            transport.close()

    def data_received(self, data: bytes) -> None:
        """Take what was sent; a request that is whole begins the time anew."""
        if self.transport.is_closing():
            return
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self.table.touched(self)

    def on_response_complete(self) -> None:
        """Begin the time until the next request."""
        super().on_response_complete()
        self.table.touched(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self.table.gone(self)
        super().connection_lost(exc)

    def awaits_request(self) -> bool:
        """Return whether no request of this connection is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def limit(self) -> float | None:
        """Return for how long a connection may stay as it is; None while it is answered."""
        if self.awaits_request():
            return HEADER_SECONDS
        return BODY_SECONDS if self.cycle.more_body else None


class LoadServer(uvicorn.Server):
    """A server that holds its limits, and ends open streams when it is stopped."""

    def __init__(self, config: uvicorn.Config, table: Table) -> None:
        super().__init__(config)
        self._table, self._ticks = table, 0

    async def startup(self, sockets: Any = None) -> None:
        """Begin; what the event loop complains of is said once."""
        asyncio.get_running_loop().set_exception_handler(self._complained)
        await super().startup(sockets)
        for server in self.servers:
            for listening in server.sockets:
                with listening.dup() as same:
                    same.listen(_WAITING)

    async def on_tick(self, counter: int) -> bool:
        """Look after the connections about once a second."""
        if counter % 10 == 0:
            self._table.sweep()
        return await super().on_tick(counter)

    def _complained(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Say in one line what went wrong beside all requests, as where no file can be opened."""
        error = context.get("exception")
        why = f" ({type(error).__name__}: {error})" if error is not None else ""
        self._table.say(f"{context.get('message', 'the server')}{why}")


def most_connections() -> int:
    """Return how many connections this machine's limit of open files leaves room for."""
    try:
        import resource
    except ImportError:  # no such limit on Windows
        return _MOST_CONNECTIONS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    room = _MOST_CONNECTIONS if soft == resource.RLIM_INFINITY else soft - _OTHER_FILES
    return max(20, min(_MOST_CONNECTIONS, room // 2 if room < _MOST_CONNECTIONS else room))


def settings(app: Any, port: int, table: Table, reach: Reach = HERE) -> uvicorn.Config:
    """Return how an application is served with these limits: on this machine, or as far as it is to
    be reached. Of who asks, and whether over TLS, nobody but the stated proxy is believed.
    """
    protocol = type("Served", (Limited,), {"table": table})
    return uvicorn.Config(
        app,
        host=reach.host,
        port=port,
        ssl_certfile=reach.certificate,
        ssl_keyfile=reach.key,
        proxy_headers=bool(reach.proxy),
        forwarded_allow_ips=reach.proxy or None,
        http=protocol,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        h11_max_incomplete_event_size=_LARGEST_HEADERS,
        timeout_graceful_shutdown=END_SECONDS,
        backlog=_TAKEN_AT_ONCE,
    )
