"""Sessions of one desk: what is open to all, what to programs, and how wrong passwords count."""

from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from tests.unit.web.conftest import moved_to
from tocsin.web.access import Guard
from tocsin.web.desk import Desk
from tocsin.web.safety import wrong
from tocsin.web.sessions import Admission, Sessions, TooManyError
from tocsin.workspace import accounts

GOOD = "harbour violin seventeen moss"


class Plain:
    """Compares passwords as they are: how they are hashed is tested with the hasher."""

    def hashed(self, password: str) -> str:
        return password

    def is_right(self, password: str, hashed: str) -> bool:
        return password == hashed


@pytest.fixture
def sessions(desk: Desk, tmp_path: Path) -> Sessions:
    own = moved_to(desk, tmp_path)
    accounts.new_account(own.store, "A. One", "analyst", GOOD, by="test", hasher=Plain())
    return Sessions(own, is_secret=True, hasher=Plain())


def asked(path: str = "/", cookie: str = "", client: str = "192.0.2.1", **headers: str) -> Request:
    sent = {"cookie": cookie, **headers}
    raw = [(name.replace("_", "-").encode(), text.encode()) for name, text in sent.items() if text]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": raw}
    return Request({**scope, "client": (client, 1), "scheme": "https", "server": ("x", 443)})


def test_who_is_logged_in_is_known_by_the_cookie(sessions: Sessions) -> None:
    begun = sessions.log_in(asked(), "a one", GOOD)
    assert begun is not None
    visitor = sessions.visitor(asked(cookie=f"__Host-tocsin={begun.secret}"))
    assert visitor is not None
    assert (visitor.name, visitor.signer) == ("A. One", "A. One")
    assert sessions.is_in(visitor)
    for cookie in ("", "__Host-tocsin=", "__Host-tocsin=x", f"tocsin-session={begun.secret}"):
        assert sessions.visitor(asked(cookie=cookie)) is None
    sessions.end(visitor)
    assert not sessions.is_in(visitor)


def test_the_cookie_is_for_this_desk_alone(sessions: Sessions) -> None:
    answer = Response()
    sessions.keep(answer, "secret")
    sessions.forget(answer)
    for cookie in answer.headers.getlist("set-cookie"):
        assert cookie.startswith("__Host-tocsin=")
        for part in ("HttpOnly", "Path=/", "SameSite=lax", "Secure"):
            assert part in cookie
        assert "Domain" not in cookie


def test_one_name_is_not_tried_from_many_addresses(sessions: Sessions) -> None:
    known = asked(client="192.0.2.200")
    assert sessions.log_in(known, "A. One", GOOD) is not None
    for number in range(30):
        assert sessions.log_in(asked(client=f"192.0.2.{number}"), "A. One", "wrong") is None
    with pytest.raises(TooManyError) as found:
        sessions.log_in(asked(client="192.0.2.99"), "a. ONE", GOOD)
    assert found.value.seconds > 60
    assert sessions.log_in(known, "A. One", GOOD) is not None


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 303),
        ("/login", 0),
        ("/healthz", 0),
        ("/static/desk.css", 0),
        ("/language/ru", 0),
        ("/account", 303),
        ("/api/alarms", 401),
        ("/taxii2/", 401),
        ("/metrics", 401),
        ("/alarms.atom", 401),
        ("/events", 403),
        ("/audit.jsonl", 303),
        ("/anything", 303),
    ],
)
def test_what_is_not_open_needs_somebody(sessions: Sessions, path: str, status: int) -> None:
    admission = Admission(Response(), sessions, Guard(sessions._desk), wrong)
    request = asked(path)
    answer = admission._answer(request, request.scope)
    assert (answer.status_code if answer is not None else 0) == status
