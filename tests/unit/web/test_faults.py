"""Pages that say what is wrong: in the reader's language, with its status, in JSON for programs."""

import pytest
from starlette.requests import Request

from tocsin.errors import StoreError, TocsinError, UsageError
from tocsin.web.acts import RefusedError
from tocsin.web.desk import Desk, NoSuchError
from tocsin.web.faults import handlers, is_built, spoken, wants_json, wrong_page


def asked(path: str = "/x", **headers: str) -> Request:
    """Return a request with some headers."""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "scheme": "http",
            "server": ("127.0.0.1", 8330),
            "headers": [
                (name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()
            ],
        }
    )


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RefusedError("no"), 403),
        (NoSuchError("no"), 404),
        (UsageError("no"), 400),
        (StoreError("no"), 503),
        (TocsinError("no"), 500),
    ],
)
def test_each_kind_has_its_status_on_a_page_and_in_json(
    desk: Desk, error: TocsinError, status: int
) -> None:
    assert wrong_page(desk, asked(), error).status_code == status
    program = wrong_page(desk, asked(accept="application/json"), error)
    assert (program.status_code, program.media_type) == (status, "application/json")


def test_a_page_that_is_not_there_is_told_in_the_readers_language(desk: Desk) -> None:
    answer = handlers(desk)[404](asked(accept_language="ru-RU,ru"), Exception())
    assert answer.status_code == 404
    assert 'lang="ru"' in bytes(answer.body).decode()
    program = handlers(desk)[404](asked("/api/none"), Exception())
    assert program.media_type == "application/json"


def test_the_chosen_language_counts_before_that_of_the_browser() -> None:
    assert spoken(asked(cookie="tocsin-language=kk", accept_language="ru")) == "kk"
    assert spoken(asked(accept_language="fr, uk;q=0.5")) == "uk"
    assert spoken(asked(cookie="tocsin-language=xx")) == "en"
    assert wants_json(asked(accept="text/html, application/json")) is False
    assert isinstance(is_built(), bool)
