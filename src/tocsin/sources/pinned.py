"""A web client whose connections go to the addresses that were checked, and belong to one host by
its name.

The name stays in every request: connections are shared, certificates checked and authority granted
by name, and only where a connection is opened does the checked address take its place. So two hosts
at one address share nothing.
"""

import ssl
from collections.abc import Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpcore
import httpx

_MOST_CONNECTIONS, _MOST_IDLE, _IDLE_SECONDS = 100, 20, 5.0


class Pins:
    """The checked address of each host and port."""

    def __init__(self) -> None:
        self._addresses: dict[tuple[str, int], str] = {}

    def pin(self, host: str, port: int, address: str) -> None:
        """Let connections to a host go to an address that was checked."""
        self._addresses[host, port] = address

    def address(self, host: str, port: int) -> str:
        """Return where a connection goes.

        Raises:
            httpcore.ConnectError: the host was not checked.
        """
        address = self._addresses.get((host.lower(), port))
        if address is None:
            raise httpcore.ConnectError(f"{host}:{port} was not checked")
        return address


class _Pinned(httpcore.NetworkBackend):
    """Opens connections to checked addresses alone."""

    def __init__(self, pins: Pins) -> None:
        self._pins, self._plain = pins, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Open a connection to the checked address of a host."""
        address = self._pins.address(host, port)
        return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)


class _Transport(httpx.HTTPTransport):
    """httpx's own transport over such connections."""

    def __init__(self, pins: Pins, context: ssl.SSLContext) -> None:
        super().__init__(verify=context)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=_MOST_CONNECTIONS,
            max_keepalive_connections=_MOST_IDLE,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=_Pinned(pins),
        )


def client(pins: Pins | None, *, timeout: float, headers: dict[str, str]) -> httpx.Client:
    """Return a client that keeps no cookie and follows no redirect; without pins it goes through
    the proxy that the environment names.
    """
    transport = None if pins is None else _Transport(pins, httpx.create_ssl_context())
    nothing = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    return httpx.Client(
        transport=transport,
        timeout=timeout,
        headers=headers,
        cookies=nothing,
        follow_redirects=False,
    )
