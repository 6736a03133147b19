"""The JSON of the desk: the records as they are kept, page by page, with a description that is
true; and the feed.
"""

import xml.etree.ElementTree as ET
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK
from tocsin.records import Alarm, Claim, Document
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.api import ENDPOINTS

_HOST = {"host": "127.0.0.1"}


@pytest.mark.parametrize("path", [d.path.replace("{name:path}", "{name}") for d in ENDPOINTS])
def test_every_answer_is_as_it_is_described(url: str, path: str) -> None:
    described = schemathesis.openapi.from_asgi(
        "/api/openapi.json", make_app(url, BOOK), headers=_HOST
    )

    @given(described[path]["GET"].as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=_HOST, excluded_checks=[positive_data_acceptance])

    ask()


def test_every_page_of_every_list_is_walked_once(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        wanted = {
            "claims": {c.id for c in store.records(Claim)},
            "documents": {d.id for d in store.records(Document)},
            "alarms": {a.id for a in store.alarms()},
        }
    for name, ids in wanted.items():
        seen, cursor = [], None
        while True:
            page = desk.get(
                f"/api/{name}", params={"limit": "7"} | ({"cursor": cursor} if cursor else {})
            ).json()
            seen += [r["id"] for r in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert len(seen) == len(set(seen)), name
        assert set(seen) == ids, name


def test_a_record_is_the_record(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        alarm = store.alarms()[-1]
    assert msgspec.json.decode(desk.get(f"/api/alarms/{alarm.id}").content, type=Alarm) == alarm


def test_every_address_is_described(desk: TestClient) -> None:
    paths = desk.get("/api/openapi.json").json()["paths"]
    assert {d.path.replace("{name:path}", "{name}") for d in ENDPOINTS} == set(paths)


def test_the_feed_is_atom_and_says_what_is_a_draft(desk: TestClient) -> None:
    feed = ET.fromstring(desk.get("/alarms.atom").text)
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    entries = feed.findall(f"{atom}entry")
    assert entries
    assert all(
        e.find(f"{atom}{part}") is not None
        for e in entries
        for part in ("id", "title", "updated", "link", "summary")
    )
    assert "(draft, not signed off)" in (entries[0].findtext(f"{atom}title") or "")
    link = entries[0].find(f"{atom}link")
    assert link is not None
    assert desk.get(link.attrib["href"].removeprefix("http://127.0.0.1:8330")).status_code == 200
