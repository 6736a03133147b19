"""Addresses: hosts, ports and passwords, and which are refused before anything is asked."""

import pytest

from tocsin.errors import InputError
from tocsin.sources.addresses import place_of, without_password


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://news.example/a", "news.example", 443),
        ("http://news.example:8080/a", "news.example", 8080),
        ("https://NEWS.Example/", "news.example", 443),
        ("https://новости.example/", "xn--b1amnebsh.example", 443),
    ],
)
def test_a_place_has_its_host_and_port(url: str, host: str, port: int) -> None:
    place = place_of(url)
    assert (place.host, place.port) == (host, port)
    assert place.host_and_port == f"{host}:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "https:///nothing",
        "https://a..example/",
        f"https://{'a' * 64}.example/",
        "https://" + ".".join(["abcdefgh"] * 32) + "/",
        "https://news.example:99999/",
        "https://news.example:x/",
        "https://news.example\\.evil.example/",
        "ftp://news.example/",
    ],
)
def test_an_address_that_no_host_can_have_is_refused_with_a_word(url: str) -> None:
    with pytest.raises(InputError) as refused:
        place_of(url)
    assert str(refused.value)


def test_no_password_is_told() -> None:
    assert "secret" not in without_password("https://user:secret@news.example/a")
    assert "secret" not in place_of("https://user:secret@news.example/a").shown
