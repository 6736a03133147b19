"""The JSON of the desk: the records as they are kept, page by page, with a description that is
true; and the feed.
"""

import xml.etree.ElementTree as ET
from typing import Any

import jsonschema_rs
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK
from tocsin.casebook import load_casebook
from tocsin.records import Alarm, Claim, Document, Match, Mention
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.api import ACTIONS, ENDPOINTS
from tocsin.workspace import discussion
from tocsin.workspace.clock import word_clock

_HOST = {"host": "127.0.0.1"}


@pytest.mark.parametrize("path", [d.path.replace("{name:path}", "{name}") for d in ENDPOINTS])
def test_every_answer_is_as_it_is_described(url: str, path: str) -> None:
    described = schemathesis.openapi.from_asgi(
        "/api/openapi.json", make_app(url, BOOK), headers=_HOST
    )

    @given(described[path]["GET"].as_strategy())
    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=_HOST, excluded_checks=[positive_data_acceptance])

    ask()


def real_addresses(desk: TestClient) -> dict[str, list[str]]:
    """Return addresses that give something, by the path they are described under."""
    taken: dict[str, list[str]] = {}
    ids = {
        n: [r["id"] for r in desk.get(f"/api/{n}?limit=40").json()["items"]]
        for n in ("alarms", "documents", "claims", "events", "matches", "mentions", "quotes")
    }
    ids["attributions"] = [r["id"] for r in desk.get("/api/attributions").json()["items"]]
    ids["problems"] = [p["id"] for p in desk.get("/api/problems").json()]
    ids["judgements"] = ids["claims"]
    ids["threads"] = [t["id"] for t in desk.get("/api/threads").json()]
    ids["lineage"] = ids["documents"]
    ids["origins"] = [
        row.json()["origin_id"] for d in ids["lineage"] if (row := desk.get(f"/api/lineage/{d}"))
    ]
    site = desk.get("/api/problems").json()[0]["sites"][0]
    key = f"group=russian_state_outlets&site={site}"
    asked = {
        "/api/search": "?q=plant&limit=3",
        "/api/readings": f"?{key}&days=60",
        "/api/counted": f"?{key}&day=2022-03-20",
        "/api/map": "?from=2022-03-01&to=2022-03-21",
    }
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{name:path}", "{name}")
        if endpoint.least == "admin":
            continue  # tests/desk/test_tokens.py asks it
        kind = path.split("/")[2]
        names = ids[kind][:12] if "{name}" in path else [""]
        limited = "?limit=20" if endpoint.pages else ""
        taken[path] = [path.format(name=n) + asked.get(path, limited) for n in names]
    return taken


def test_every_real_answer_is_as_it_is_described(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        discussion.write(store, store.alarms()[0].id, "так?", signer="B. Two", at=word_clock(store))
    described = desk.get("/api/openapi.json").json()
    addresses = real_addresses(desk)
    assert set(addresses) == {p for p, o in described["paths"].items() if "get" in o} - {
        "/api/tokens"
    }
    for path, asked in addresses.items():
        schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        whole = {**schema["schema"], "components": described["components"]}
        validator = jsonschema_rs.validator_for(whole)
        given = 0
        for address in asked:
            answer = desk.get(address)
            if answer.status_code == 200:
                faults = [
                    f"{e.instance_path} {e.message}" for e in validator.iter_errors(answer.json())
                ]
                assert faults == [], address
                given += 1
        assert given, path


def test_every_page_of_every_list_is_walked_once(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        wanted = {
            "claims": {c.id for c in store.records(Claim)},
            "documents": {d.id for d in store.records(Document)},
            "alarms": {a.id for a in store.alarms()},
            "lineage": {row.document_id for row in store.lookup.lineages(1_000)},
            "casebook/narratives": {n.id for n in load_casebook(BOOK).narratives},
            "judgements": set(),
        }
    for name, ids in wanted.items():
        seen, cursor = [], None
        while True:
            page = desk.get(
                f"/api/{name}", params={"limit": "7"} | ({"cursor": cursor} if cursor else {})
            ).json()
            seen += [r.get("id") or r["document_id"] for r in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert len(seen) == len(set(seen)), name
        assert set(seen) == ids, name


def walked(desk: TestClient, path: str, **asked: str) -> list[dict[str, Any]]:
    """Return every record of a list, page by page."""
    seen: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = desk.get(path, params={"limit": "40", "cursor": cursor, **asked}).json()
        seen += page["items"]
        if not (cursor := page["next"] or ""):
            return seen


def test_a_list_is_narrowed_to_what_is_asked(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        claims, mentions = store.records(Claim), store.records(Mention)
        published = {d.id: d.published_at for d in store.records(Document)}
        matches = store.records(Match)
    site = next(c.site_id for c in claims if c.site_id)
    own = {c["id"] for c in walked(desk, "/api/claims", site=site)}
    assert own == {c.id for c in claims if c.site_id == site} != set()
    named = {m["id"] for m in walked(desk, "/api/mentions", site=site)}
    assert named == {m.id for m in mentions if m.entity_id == site} != set()
    day = {c["id"] for c in walked(desk, "/api/claims", day="2022-03-20")}
    on_it = {
        c.id
        for c in claims
        if (at := published[c.document_id]) and f"{at:%Y-%m-%d}" == "2022-03-20"
    }
    assert day == on_it != set()
    story = next(m.narrative_id for m in matches)
    told = {m["id"] for m in walked(desk, "/api/matches", story=story)}
    assert told == {m.id for m in matches if m.narrative_id == story}
    of_one = {c["document_id"] for c in walked(desk, "/api/claims", document=claims[0].document_id)}
    assert of_one == {claims[0].document_id}
    problem = desk.get("/api/problems").json()[0]["id"]
    around = {q["document_id"] for q in walked(desk, "/api/quotes", problem=problem)}
    cards = {c["id"] for c in walked(desk, "/api/documents", problem=problem)}
    assert around <= cards != set()


def test_readings_of_all_groups_are_paged(desk: TestClient) -> None:
    asked = {"from": "2022-03-01", "to": "2022-03-21"}
    rows = walked(desk, "/api/attention", **asked)
    site = next(r["site_id"] for r in rows if r["site_id"])
    own = walked(desk, "/api/attention", site=site, **asked)
    assert 0 < len(own) < len(rows)
    assert {r["site_id"] for r in own} == {site}


def test_a_cursor_of_another_list_is_refused(desk: TestClient) -> None:
    cursor = desk.get("/api/claims?limit=1").json()["next"]
    assert desk.get(f"/api/claims?limit=7&cursor={cursor}").status_code == 200
    for other in (
        "/api/mentions?",
        "/api/claims?site=sumykhimprom&",
        "/api/claims?as_of=2022-03-20&",
    ):
        answer = desk.get(f"{other}cursor={cursor}")
        assert (answer.status_code, "page before" in answer.json()["error"]) == (400, True), other
    assert desk.get(f"/api/claims?cursor={cursor[:-1]}").status_code == 400
    assert desk.get("/api/claims?cursor=%00.x").status_code == 400


def test_a_record_is_the_record(url: str, desk: TestClient) -> None:
    with Store(url) as store:
        alarm = store.alarms()[-1]
    assert msgspec.json.decode(desk.get(f"/api/alarms/{alarm.id}").content, type=Alarm) == alarm


def test_every_address_is_described(desk: TestClient) -> None:
    paths = desk.get("/api/openapi.json").json()["paths"]
    reads = {d.path.replace("{name:path}", "{name}") for d in ENDPOINTS}
    assert {p for p, o in paths.items() if "get" in o} == reads
    assert {p for p, o in paths.items() if "post" in o} == {a.path for a in ACTIONS}


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
