"""The records as JSON: pages without a gap, and what is wrong said in one form."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.unit.web.conftest import BOOK
from tocsin.web import make_app
from tocsin.web.api import ENDPOINTS
from tocsin.web.desk import Desk

HERE = "http://127.0.0.1:8330"


@pytest.fixture(scope="module")
def client(desk: Desk) -> Iterator[TestClient]:
    """A desk for reading on the store of two texts."""
    with TestClient(make_app(desk.store.url, BOOK), base_url=HERE) as made:
        yield made


@pytest.mark.parametrize(
    "path",
    [e.path for e in ENDPOINTS if "{" not in e.path and not e.needs and e.least != "admin"],
)
def test_every_list_answers_with_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), list | dict)


def test_pages_of_a_list_hold_every_record_once(client: TestClient) -> None:
    whole = [row["id"] for row in client.get("/api/mentions").json()["items"]]
    seen: list[str] = []
    cursor = ""
    while True:
        page: dict[str, Any] = client.get(f"/api/mentions?limit=1&cursor={cursor}").json()
        seen += [row["id"] for row in page["items"]]
        if not (cursor := page.get("next") or ""):
            break
    assert seen == whole == sorted(set(whole))


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/claims/nobody", 404, "is not there"),
        ("/api/documents/nobody", 404, "is not there"),
        ("/api/problems/wp", 404, "is not there"),
        ("/api/origins/nobody", 404, "is not there"),
        ("/api/readings?group=nobody", 404, "no group of sources"),
        ("/api/documents?limit=0", 400, "number of records"),
        ("/api/documents?limit=501", 400, "number of records"),
        ("/api/documents?cursor=x", 400, "cursor"),
        ("/api/documents?from=soon", 400, "is no day"),
        ("/api/search?q=", 400, "no word"),
        ("/api/claims?as_of=soon", 400, "soon"),
        ("/api/claims?problem=nobody", 404, "is not there"),
        ("/api/mentions?story=nobody", 404, "is not there"),
        ("/api/events?day=yesterday", 400, "is no day"),
        ("/api/attention?from=2022-01-01&to=2022-12-31", 400, "at most 92 days"),
        ("/api/attention?from=2022-02-01&to=2022-01-01", 400, "the first comes first"),
        ("/api/tokens", 401, "none was made"),
        ("/api/nothing", 404, "no such page"),
    ],
)
def test_what_is_wrong_is_said_in_json(
    client: TestClient, path: str, status: int, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.json()["error"]
