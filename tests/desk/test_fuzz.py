"""Whatever is sent to the API, to pages and by their forms: no answer is an error of the server.

The API is asked by its own description where schemathesis is installed. All of it is seeded: the
same requests are sent each time.
"""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.test_acts import token
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.acts import ACTS
from tocsin.web.app import _PAGES
from tocsin.web.entries import ACTS as ENTRY_ACTS
from tocsin.workspace import access

_SEED, _FORMS, _ADDRESSES, _EXAMPLES = 24, 40, 120, 4
_HOSTILE = (
    "",
    " ",
    "0",
    "-1",
    "1e999",
    "nan",
    "9" * 400,
    "x" * 5_000,
    "\x00",
    "\u202e",
    "\ud7ff",
    "😀",
    "<script>",
    "%00",
    "../../etc/passwd",
    "'; drop table documents; --",
    '"',
    "{}",
    "[]",
    "null",
    "2022-02-30",
    "9999-12-31",
    "0001-01-01",
    "2022-03-20T25:00",
    "id: [",
    "a: &a [*a]",
    "a -> b",
    "new:",
    "new:\u200b",
    "http://",
    "https://[::1",
    "javascript:alert(1)",
    "//evil.example/",
    "*",
    "-",
    "OR",
    "a OR",
    "yaml",
    "form",
    "save",
)
_FIELDS = (
    "alarm",
    "word",
    "note",
    "record",
    "field",
    "value",
    "change",
    "name",
    "query",
    "url",
    "text",
    "source",
    "published",
    "where",
    "title",
    "section",
    "entry",
    "as",
    "step",
    "began-with",
    "digest",
    "once",
    "place",
    "page",
    "f.id",
    "f.name",
    "f.indicators.0.id",
    "f.sites",
    "f.known_from",
    "f.thresholds.warning_low",
)
_ASKED = (
    "as_of",
    "from",
    "to",
    "q",
    "source",
    "language",
    "site",
    "story",
    "actor",
    "before",
    "after",
    "limit",
    "skip",
    "sort",
    "state",
    "days",
    "day",
    "against",
    "match",
    "problem",
    "form",
    "view",
    "past",
    "public",
    "since",
    "marking",
    "group",
    "done",
    "undo",
    "url",
)


@pytest.fixture(scope="module")
def fuzzed(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk whose store and casebook may be changed; an error of the server is an answer here."""
    folder = tmp_path_factory.mktemp("fuzz")
    url = str(shutil.copy(filled, folder / "s.sqlite"))
    book = Path(shutil.copytree(BOOK, folder / "sumy-2022"))
    with Store(url) as store:
        secret = access.new_token(store, "F. Uzz", "admin", by="test").secret
    app = make_app(url, book, "A. One")
    with TestClient(
        app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False
    ) as client:
        client.headers["authorization"] = f"Bearer {secret}"
        yield client


@pytest.fixture(scope="module")
def known(fuzzed: TestClient) -> list[str]:
    """Ids of records and entries that are there, so that not all that is asked for is nowhere."""
    found = ["WP-SUMY-CHEM", "sumykhimprom", "tass", "mizintsev", "problems", "actors", "new"]
    for kind in ("claims", "documents", "matches", "alarms", "mentions"):
        items = fuzzed.get(f"/api/{kind}?limit=2")
        if items.status_code == 200:
            found += [row["id"] for row in items.json()["items"]]
    return found


def test_no_address_of_a_page_breaks_the_server(fuzzed: TestClient, known: list[str]) -> None:
    chance = random.Random(_SEED)
    for number in range(_ADDRESSES):
        path = _PAGES[number % len(_PAGES)][0]
        for part in re.findall(r"\{[^}]*\}", path):
            name = chance.choice((*known, *_HOSTILE)).replace("/", "").encode("utf-8", "replace")
            path = path.replace(part, "".join(f"%{byte:02x}" for byte in name[:200]) or "x")
        asked = {chance.choice(_ASKED): chance.choice((*known, *_HOSTILE)) for _ in range(3)}
        answer = fuzzed.get(path, params=asked)
        assert answer.status_code < 500, (path, asked)


@pytest.mark.parametrize("name", [*ACTS, *ENTRY_ACTS, "add", "nothing"])
def test_no_form_breaks_the_server(fuzzed: TestClient, known: list[str], name: str) -> None:
    chance = random.Random(f"{_SEED} {name}")
    own = token(fuzzed)
    for _ in range(_FORMS):
        fields = {field: chance.choice((*known, *_HOSTILE)) for field in chance.sample(_FIELDS, 12)}
        if fields.get("url", "").startswith("http"):
            del fields["url"]
        sent = fuzzed.post(f"/act/{name}", data={**fields, "token": own}, headers={"origin": HERE})
        assert sent.status_code < 500, (name, fields)


def test_no_request_of_the_apis_own_description_breaks_the_server(fuzzed: TestClient) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="pip install schemathesis")
    headers = {"host": "127.0.0.1:8330", "authorization": fuzzed.headers["authorization"]}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", fuzzed.app, headers=headers)
    asked = 0
    for operation in schema.get_all_operations():
        found = operation.ok()

        @settings(
            max_examples=_EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )
        @given(case=found.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            answer = case.call(headers=headers)
            assert answer.status_code < 500, case.as_curl_command()

        ask()
    assert asked > 100
