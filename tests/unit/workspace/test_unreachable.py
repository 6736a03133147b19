"""Why something was not reached is said in words, by the libraries that are really used."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator

import httpx
import pytest

from tocsin.workspace.unreachable import known_reason, reason_of


@pytest.fixture
def silent() -> Iterator[str]:
    """Give the address of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def plain() -> Iterator[str]:
    """Give the address of a server that answers everything without TLS."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1_000)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def _free() -> str:
    """Return an address at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def _asked(address: str) -> BaseException:
    """Return what asking an address raises."""
    with pytest.raises(httpx.HTTPError) as raised:
        httpx.get(address, timeout=0.5)
    return raised.value


def test_what_does_not_listen_is_told() -> None:
    assert reason_of(_asked(f"http://{_free()}/")) == "nothing listens there"


def test_what_does_not_answer_is_told(silent: str) -> None:
    assert reason_of(_asked(f"http://{silent}/")) == "it did not answer in time"


def test_what_speaks_no_tls_is_told(plain: str) -> None:
    assert "does not answer over TLS" in reason_of(_asked(f"https://{plain}/"))


def test_a_library_that_carries_the_error_as_an_argument_is_read() -> None:
    pymisp = pytest.importorskip("pymisp", reason="pymisp is not installed")
    with pytest.raises(pymisp.PyMISPError) as raised:
        pymisp.PyMISP(f"http://{_free()}", "k" * 40, timeout=1)
    assert reason_of(raised.value) == "nothing listens there"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ssl.SSLCertVerificationError("x"), "its certificate is not accepted"),
        (socket.gaierror(-2, "Name or service not known"), "there is no host of that name"),
        (http.client.RemoteDisconnected("x"), "it closed the connection"),
        (http.client.BadStatusLine("secret"), "BadStatusLine"),
    ],
)
def test_other_kinds_are_told_without_their_words(error: BaseException, said: str) -> None:
    assert reason_of(error) == said


def test_a_circle_of_errors_ends() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert (reason_of(one), known_reason(one)) == ("ValueError", "")
