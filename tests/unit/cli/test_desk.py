"""`tocsin desk`: a store that is none, a signer who is nobody and a port that is taken are told
before anything is served.
"""

import socket
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.unit.cli.said import refused
from tocsin.cli.desk import desk
from tocsin.web import serving

BOOK = ("-c", str(ROOT / "casebooks" / "almaty-2022"))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Take the place of the server; what would be served is kept."""
    import uvicorn

    kept: list[Any] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda self: kept.append(self.config))
    return kept


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--store", "none.sqlite"), "none.sqlite: no such store"),
        (("--store", "none.sqlite", "--port", "0"), "port"),
        (("--store", "none.sqlite", "--port", "70000"), "port"),
        ((), "--store"),
    ],
)
def test_what_cannot_be_opened_is_named(args: tuple[str, ...], words: str) -> None:
    assert words in refused("desk", *BOOK, *args)


def test_somebody_must_sign_or_nobody(store: str, served: list[Any]) -> None:
    told = refused("desk", *BOOK, "--store", store, "--signer", "  ")
    assert "--signer must say who" in told
    assert served == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--accounts",), "has no account"),
        (("--accounts", "--signer", "A. One"), "either --signer or --accounts"),
        (("--host", "0.0.0.0"), "needs people to log in"),
        (("--host", "0.0.0.0", "--accounts"), "needs TLS"),
        (("--host", "0.0.0.0", "--signer", "A. One"), "needs people to log in"),
    ],
)
def test_beyond_this_machine_people_log_in_over_tls(
    store: str, served: list[Any], more: tuple[str, ...], words: str
) -> None:
    assert words in refused("desk", *BOOK, "--store", store, *more)
    assert served == []


def test_a_port_that_is_taken_is_named_with_the_next(store: str, served: list[Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        told = refused("desk", *BOOK, "--store", store, "--port", str(port))
    assert f"port {port} on 127.0.0.1 cannot be had" in told
    assert f"give another one: --port {port + 1}" in told
    assert served == []


@pytest.mark.parametrize(
    ("more", "words"),
    [((), "for reading; --signer"), (("--signer", "A. Analyst"), "A. Analyst signs")],
)
def test_it_is_served_on_this_machine_only(
    store: str, served: list[Any], more: tuple[str, ...], words: str
) -> None:
    port = free_port()
    told = refused("desk", *BOOK, "--store", store, "--port", str(port), *more, code=0)
    assert f"the desk is open at http://127.0.0.1:{port}" in told
    assert words in told
    (settings,) = served
    assert (settings.host, settings.port) == ("127.0.0.1", port)
    assert settings.timeout_graceful_shutdown == serving.END_SECONDS


def test_the_command_says_what_it_is() -> None:
    assert "127.0.0.1" in (desk.__doc__ or "")
