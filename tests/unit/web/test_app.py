"""The addresses of a desk: pages in the reader's language, moments within reason, nothing done
without a name.
"""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.unit.web.conftest import BOOK
from tocsin.web.app import make_app
from tocsin.web.desk import Desk

HERE = "http://127.0.0.1:8330"
PAGES = (
    "/",
    "/problem/WP-SUMY-CHEM",
    "/map",
    "/narratives",
    "/sources",
    "/search",
    "/audit",
    "/add",
)


@pytest.fixture(scope="module")
def client(desk: Desk) -> Iterator[TestClient]:
    """A desk for reading on the store of two texts."""
    app = make_app(desk.store.url, BOOK)
    with TestClient(app, base_url=HERE, follow_redirects=False) as made:
        yield made


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_the_navigation_is_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("accepted", "cookie", "language"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "", "ru"),
        ("de-DE,uk;q=0.8", "", "uk"),
        ("de,fr", "", "en"),
        ("", "", "en"),
        ("ru", "kk", "kk"),
        ("ru", "xx", "ru"),
        (";;,,=", "", "en"),
    ],
)
def test_a_page_is_in_the_language_a_reader_chose_or_their_browser_asks_for(
    client: TestClient, accepted: str, cookie: str, language: str
) -> None:
    headers = {"accept-language": accepted} | (
        {"cookie": f"tocsin-language={cookie}"} if cookie else {}
    )
    assert f'<html lang="{language}"' in client.get("/", headers=headers).text


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2022-03-20", 200), ("2099-01-01", 200), ("1969-12-31", 400), ("soon", 400), ("9" * 40, 400)],
)
def test_a_moment_is_one_at_which_something_may_be_known(
    client: TestClient, as_of: str, status: int
) -> None:
    assert client.get(f"/?as_of={as_of}").status_code == status


@pytest.mark.parametrize("path", ["/nowhere", "/claim/nobody", "/act/sign"])
def test_what_is_not_there_is_a_page_of_the_desk(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 405)
    assert "<html" in answer.text
    asked = client.get(path, headers={"accept": "application/json"})
    assert asked.status_code == answer.status_code


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/map?x=1", "/map?x=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("http://e", "/"),
    ],
)
def test_a_chosen_language_is_kept_and_leads_back_to_this_desk(
    client: TestClient, back: str, to: str
) -> None:
    answer = client.get("/language/uk", params={"back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, to)
    assert "tocsin-language=uk" in answer.headers["set-cookie"]
    assert "set-cookie" not in client.get("/language/xx").headers
    client.cookies.clear()


def test_nothing_is_done_without_a_form_of_this_desk(client: TestClient) -> None:
    answer = client.post("/act/sign", data={"alarm": "x"}, headers={"origin": HERE})
    assert answer.status_code == 403
    log = client.get("/audit.jsonl")
    assert log.headers["content-type"].startswith("application/jsonl")
    assert b'"signed"' not in log.content
