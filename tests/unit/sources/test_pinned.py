"""Two hosts at one address share nothing: no connection, no certificate, no cookie, no password."""

import datetime as dt
import http.server
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import InputError
from tocsin.sources import Fetcher, FetchSettings
from tocsin.sources.pinned import Pins, client

GOOD, BAD = "good.example", "bad.example"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Handler(http.server.BaseHTTPRequestHandler):
    """Sets a cookie, and shows what it was sent."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, str, str, int]] = []

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer anything."""
        sent = self.headers
        cookie, authority = sent.get("Cookie", ""), sent.get("Authorization", "")
        self.seen.append((sent.get("Host", ""), cookie, authority, self.client_address[1]))
        body = b"" if self.path == "/robots.txt" else b"words"
        self.send_response(200)
        self.send_header("Set-Cookie", "session=secret; Path=/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the good name alone, and its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
    command += ["-keyout", str(key), "-out", str(made), "-subj", f"/CN={GOOD}"]
    command += ["-addext", f"subjectAltName=DNS:{GOOD}"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    (folder / "both.pem").write_bytes(made.read_bytes() + key.read_bytes())
    return folder / "both.pem"


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name lead to this machine; no name of the tests is ever asked for elsewhere."""
    own = socket.getaddrinfo

    def here(host: str, port: int, *rest: Any, **named: Any) -> Any:
        return own("127.0.0.1", port, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", here)
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def _served(context: ssl.SSLContext | None) -> Iterator[int]:
    """Run a server; yield its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def secure(certificate: Path) -> Iterator[int]:
    """The port of a server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from _served(context)


@pytest.fixture
def plain() -> Iterator[int]:
    """The port of a server without TLS."""
    yield from _served(None)


def _fetcher() -> Fetcher:
    """A fetcher that may visit both names."""
    settings = FetchSettings(timeout=3.0, delay=0.0, allowed_hosts=frozenset({GOOD, BAD}))
    return Fetcher(settings, now=lambda: NOW, sleep=lambda _: None)


def test_a_refused_certificate_stays_refused_after_another_host_of_the_address_was_asked(
    secure: int, certificate: Path, loopback: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with _fetcher() as fetcher:
        assert fetcher.get(f"https://{GOOD}:{secure}/a").body == b"words"
        for _ in range(2):
            with pytest.raises(InputError, match=r"robots\.txt could not be read|CERTIFICATE"):
                fetcher.get(f"https://{BAD}:{secure}/a")
        assert fetcher.get(f"https://{GOOD}:{secure}/b").body == b"words"


def test_no_cookie_is_kept_and_no_connection_shared(plain: int, loopback: None) -> None:
    Handler.seen.clear()
    with _fetcher() as fetcher:
        for _ in range(2):
            for name in (GOOD, BAD):
                fetcher.get(f"http://{name}:{plain}/{_}")
    assert {cookie for _, cookie, _, _ in Handler.seen} == {""}
    ports = {name: {p for h, _, _, p in Handler.seen if h.startswith(name)} for name in (GOOD, BAD)}
    assert ports[GOOD]
    assert not ports[GOOD] & ports[BAD]


def test_a_password_goes_to_its_own_host_and_is_told_nowhere(plain: int, loopback: None) -> None:
    Handler.seen.clear()
    with _fetcher() as fetcher:
        fetched = fetcher.get(f"http://reader:MARKER-1@{GOOD}:{plain}/a")
        fetcher.get(f"http://{BAD}:{plain}/a")
        with pytest.raises(InputError) as refused:
            fetcher.get(f"ftp://reader:MARKER-1@{GOOD}/a")
    sent = {host.partition(":")[0]: authority for host, _, authority, _ in Handler.seen}
    assert sent[GOOD].startswith("Basic ")
    assert sent[BAD] == ""
    assert "MARKER-1" not in f"{fetched.requested} {fetched.url} {refused.value}"


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("http://good.example:99999/", "address"),
        ("http://good.example:0/", "0 is no port"),
        ("http://good.example:-1/", "address"),
        ("http://good.example:http/", "address"),
        ("http://good..example/", "empty"),
        ("http://.good.example/", "empty"),
        ("http://good.example../", "empty"),
        (f"http://{'a' * 64}.example/", "too long|address"),
        ("http://" + ".".join(["abcdefgh"] * 40) + "/", "too long|address"),
        ("http://good_.exa mple/", "host name|address"),
        ("http://[::1/", "address"),
        ("http://[zz]/", "address|host name"),
        ("http://\u200b.example/", "address|host name"),
        ("http://xn--\u0431.example/", "address|host name"),
        ("http:///path", "only http"),
        ("http://\ud800.example/", "address"),
        ("http://good.example/\x00", "address"),
        ("http://" + "a" * 10_000, "10007 characters"),
        ("https://-good.example/", "host name"),
        ("http://good.example\\@bad.example/", "address|host name"),
    ],
)
def test_an_odd_address_is_refused_with_a_word(address: str, word: str) -> None:
    with _fetcher() as fetcher, pytest.raises(InputError, match=word):
        fetcher.get(address)


def test_a_pinned_host_is_asked_at_its_address_only() -> None:
    pins = Pins()
    pins.pin("news.example", 443, "192.0.2.7")
    assert pins.address("news.example", 443) == "192.0.2.7"
    with client(pins, timeout=1.0, headers={"user-agent": "t"}) as asking:
        assert asking.headers["user-agent"] == "t"
        assert not asking.cookies
