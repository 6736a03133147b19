"""Where a redirect led: the page asked or one that stands for it is taken, another is not."""

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.sources.fetch import Fetched
from tocsin.sources.redirects import check_redirect

ASKED = "https://a.example/2022/news"


def answer(came: str, asked: str = ASKED) -> Fetched:
    """Return an answer that came from another address than the one asked."""
    return Fetched(requested=asked, url=came, at=NOW, status=200, body=b"", media_type="text/html")


@pytest.mark.parametrize(
    ("came", "reason"),
    [
        ("https://a.example/", "gone"),
        ("https://a.example", "gone"),
        ("https://a.example/ru/", "gone"),
        ("https://a.example/uk", "gone"),
        ("https://a.example/kaz/index.html", "gone"),
        ("https://a.example/en-us/home", "gone"),
        ("https://a.example/?utm_source=x", "gone"),
        ("https://a.example/404", "gone"),
        ("https://a.example/page-not-found.html", "gone"),
        ("https://a.example/error/410/", "gone"),
        ("https://a.example/login", "unreadable"),
        ("https://a.example/login?next=/2022/news", "unreadable"),
        ("https://a.example/ru/sign-in/", "unreadable"),
        ("https://a.example/showcaptcha", "unreadable"),
        ("https://consent.a.example/x", "unreadable"),
        ("https://passport.example/auth?retpath=x", "unreadable"),
    ],
)
def test_an_answer_from_another_page_is_not_taken(came: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        check_redirect(answer(came))
    assert refused.value.reason == reason
    assert ASKED in str(refused.value)
    assert came in str(refused.value)


@pytest.mark.parametrize(
    "came",
    [
        ASKED,
        ASKED + "/",
        "http://a.example/2022/news",
        "https://www.a.example/2022/news",
        "https://a.example/2022/news.amp",
        "https://a.example/2022/the-login-of-the-minister-was-stolen",
        "https://a.example/2022/404-days-of-war",
        "https://a.example/?p=5512",
        "https://a.example/index.php?id=7",
        "https://a.example/новости/лаборатория",
    ],
)
def test_a_page_that_stands_for_the_one_asked_is_taken(came: str) -> None:
    found = answer(came)
    assert check_redirect(found) is found


@pytest.mark.parametrize(
    ("asked", "came"),
    [
        ("https://a.example/", "https://a.example/ru/"),
        ("https://a.example/login", "https://a.example/ru/login"),
        ("https://a.example/errors/404", "https://a.example/404"),
    ],
)
def test_what_was_asked_for_itself_is_taken(asked: str, came: str) -> None:
    found = answer(came, asked)
    assert check_redirect(found) is found
