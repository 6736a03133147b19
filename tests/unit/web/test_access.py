"""The header that carries a token, and wrong ones counted by address."""

import base64

import pytest

from tocsin.web.access import DeniedError, Failures, token_of


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer x", "x"),
        ("bearer  x ", "x"),
        ("Token x", "x"),
        (basic("who:x"), "x"),
        (basic(":x"), "x"),
        (basic("who:"), None),
        (basic("who"), None),
        ("Basic \udcff", None),
        ("Basic ?", None),
        ("Digest x", None),
        ("Bearer", None),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_a_token_is_read_from_its_header(header: str | None, token: str | None) -> None:
    assert token_of(header) == token


def test_wrong_tokens_are_counted_by_address_and_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = [0.0]
    monkeypatch.setattr("tocsin.web.access.time.monotonic", lambda: moment[0])
    failures = Failures()
    failures.right("good")
    assert [failures.wrong("a") for _ in range(10)] == [False] * 9 + [True]
    assert failures.wait("a", "new") == 60
    assert failures.wait("a", "good") == 0
    assert failures.wait("b", "new") == 0
    moment[0] = 61.0
    assert failures.wait("a", "new") == 0


def test_many_addresses_take_no_more_room() -> None:
    failures = Failures()
    for number in range(3_000):
        failures.wrong(str(number))
    assert len(failures._wrong) <= 1_000


def test_who_is_denied_is_told_with_a_status() -> None:
    denied = DeniedError("no", 429, {"Retry-After": "3"})
    assert (str(denied), denied.status, denied.headers) == ("no", 429, {"Retry-After": "3"})
