"""What people do at the desk: it takes a page of its own and a name, stands in the audit log, and
shows at every other desk.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.reading import read_aloud
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Claim
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.desk import clock


def token(desk: TestClient) -> str:
    """Return the token of a desk's pages."""
    found = re.search(r'name="token" value="([^"]+)"', desk.get("/add").text)
    return found.group(1) if found else ""


def send(desk: TestClient, act: str, **fields: str) -> Any:
    """Send a form as a page of the desk does."""
    return desk.post(
        f"/act/{act}", data={"token": token(desk), "page": "/", **fields}, headers={"origin": HERE}
    )


def alarm(desk: TestClient) -> str:
    """Return the latest alarm."""
    return str(desk.get("/api/alarms").json()["items"][0]["id"])


def test_two_people_sign_and_each_sees_the_other(
    url: str, desk: TestClient, other: TestClient
) -> None:
    own = alarm(desk)
    assert "draft" in desk.get("/").text
    assert send(desk, "sign", alarm=own, word="agree").status_code == 303
    assert "You have signed it" in desk.get("/problem/WP-SUMY-CHEM").text
    again = send(desk, "sign", alarm=own, word="agree")
    assert (again.status_code, "has signed this alarm before" in again.text) == (409, True)
    assert (
        "draft, signed by A. One; another person must sign"
        in other.get("/problem/WP-SUMY-CHEM").text
    )
    bare = send(other, "sign", alarm=own, word="dissent")
    assert (bare.status_code, "needs a note" in bare.text) == (409, True)
    assert (
        send(other, "sign", alarm=own, word="dissent", note="<i>too early</i>").status_code == 303
    )
    page = desk.get("/problem/WP-SUMY-CHEM").text
    assert "B. Two dissents" in page
    assert "&lt;i&gt;too early" in page
    with Store(url) as store:
        assert [(e.actor, e.action) for e in store.words.audit()][-2:] == [
            ("A. One", "signed"),
            ("B. Two", "signed"),
        ]
        assert store.words.verify() == []


def test_a_note_on_what_touches_nothing_is_kept_in_the_log(url: str, desk: TestClient) -> None:
    text = "The orchestra of a far town plays on Sunday, its conductor said."
    note = "Ask the conductor; <b>it may matter</b> later."
    assert send(desk, "add", text=text, source="tass", note=note).status_code == 303
    about = "Guards at the Sumykhimprom plant in Sumy saw nothing unusual, a guard said."
    remark = "The guard is known to us."
    assert send(desk, "add", text=about, source="tass", note=remark).status_code == 303
    assert desk.get("/search?q=orchestra").status_code == 200
    with Store(url) as store:
        details = [e.detail for e in store.words.audit() if e.action == "added"]
    assert note in details[0]
    assert remark not in details[1]
    assert "&lt;b&gt;it may matter" in desk.get("/audit").text


@pytest.mark.parametrize(
    ("fields", "headers", "told"),
    [
        ({"token": "wrong"}, {"origin": HERE}, "older than this desk"),
        ({"token": ""}, {}, "older than this desk"),
        ({}, {"origin": "http://evil.example"}, "from another page"),
        ({}, {"origin": "null"}, "from another page"),
    ],
)
def test_a_form_from_elsewhere_does_nothing(
    url: str, desk: TestClient, fields: dict[str, str], headers: dict[str, str], told: str
) -> None:
    with Store(url) as store:
        before = len(store.words.audit())
    data = {"token": token(desk), "page": "/", "alarm": alarm(desk), "word": "agree"} | fields
    answer = desk.post("/act/sign", data=data, headers=headers)
    assert (answer.status_code, told in answer.text) == (403, True)
    with Store(url) as store:
        assert len(store.words.audit()) == before


def test_without_a_name_a_desk_is_for_reading(url: str, desk: TestClient) -> None:
    reading = TestClient(make_app(url, BOOK), base_url=HERE)
    assert "This desk is read only" in reading.get("/add").text
    page = reading.get("/problem/WP-SUMY-CHEM").text
    assert 'method="post"' not in page
    refused = reading.post("/act/sign", data={"token": "", "page": "/"})
    assert refused.status_code == 403


def test_a_claim_is_corrected_where_it_is_seen_and_the_correction_survives(
    url: str, desk: TestClient, other: TestClient
) -> None:
    claim = desk.get("/api/claims?limit=1").json()["items"][0]
    wanted = "denies" if claim["stance"] != "denies" else "doubts"
    kept = send(
        desk,
        "judge",
        record=claim["id"],
        field="stance",
        value=wanted,
        note="read again",
        page=f"/claim/{claim['id']}?x=1",
    )
    assert re.fullmatch(
        rf"/claim/{claim['id']}\?x=1&done=kept&undo=jdg-\w+", kept.headers["location"]
    )
    page = other.get(f"/claim/{claim['id']}").text
    assert f'<span class="tag">{wanted}</span>' in page
    assert "read again" in page
    with Store(url) as store:
        judged = pipeline.judge(store, load_casebook(BOOK), clock())
        assert next(c.stance for c in judged.facts.claims if c.id == claim["id"]) == wanted
        found = store.record(Claim, claim["id"])
        assert found is not None
        assert found.stance == claim["stance"]
    for field, value in (("stance", "sings"), ("colour", "red")):
        wrong = send(desk, "judge", record=claim["id"], field=field, value=value)
        assert wrong.status_code == 409
    assert (
        send(desk, "judge", record="clm-none", field="stance", value="asserts").status_code == 409
    )


def test_a_match_and_an_origin_are_judged(desk: TestClient) -> None:
    match = next(m for m in desk.get("/api/matches?limit=50").json()["items"] if m.get("voice"))
    assert (
        send(desk, "judge", record=match["id"], field="same", value="different").status_code == 409
    )
    assert (
        send(
            desk, "judge", record=match["id"], field="same", value="different", change="1"
        ).status_code
        == 303
    )
    page = desk.get(f"/claim/{match['claim_id']}").text
    assert "same narrative: different" in read_aloud(page)
    first, second = (d["id"] for d in desk.get("/api/documents?limit=2").json()["items"])
    assert send(desk, "judge", record=first, field="origin_id", value=second).status_code == 303
    assert "taken from: another text" in read_aloud(desk.get(f"/document/{first}").text)
    assert send(desk, "judge", record=first, field="origin_id", value="doc-none").status_code == 409


def test_the_page_to_go_back_to_is_one_of_this_desk(desk: TestClient) -> None:
    match = desk.get("/api/matches?limit=1").json()["items"][0]
    pages = ("//evil.example/", "/\\evil.example/", "http://evil.example/", "javascript:alert(1)")
    for page, word in zip(pages, ("unsure", "same", "unsure", "same"), strict=True):
        kept = send(
            desk, "judge", record=match["id"], field="same", value=word, change="1", page=page
        )
        assert kept.headers["location"].startswith("/?done=kept&undo=jdg-")


def test_a_document_is_added_as_text_or_file_and_found_at_once(
    url: str, desk: TestClient, tmp_path: Path
) -> None:
    text = (
        "Guards at the Sumykhimprom plant in Sumy saw nothing unusual, the regional "
        "administration said."
    )
    told = send(
        desk, "add", text=text, source="tass", published="2022-03-21T08:00", title="A quiet night"
    )
    assert re.fullmatch(r"/document/doc-\w+\?done=added-1-1-0", told.headers["location"])
    assert "A quiet night" in desk.get("/").text
    assert "A quiet night" in desk.get("/search?q=guards+unusual").text
    file = {"file": ("note.txt", text.replace("Guards", "Workers").encode(), "text/plain")}
    sent = desk.post(
        "/act/add",
        data={"token": token(desk), "page": "/add"},
        files=file,
        headers={"origin": HERE},
    )
    assert sent.status_code == 303
    for name in ("../../etc/passwd", "..", "con\\..\\x.txt", "\u202etxt.exe", "a" * 300 + ".txt"):
        again = {"file": (name, text.replace("Guards", name[:9]).encode(), "text/plain")}
        assert (
            desk.post(
                "/act/add",
                data={"token": token(desk), "page": "/add"},
                files=again,
                headers={"origin": HERE},
            ).status_code
            < 500
        )
    with Store(url) as store:
        added = [e for e in store.words.audit() if e.action == "added"]
    assert {e.actor for e in added} == {"A. One"}
    assert "source tass" in added[0].detail


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "one of the three"),
        ({"text": "a", "url": "http://a.example/"}, "one of the three"),
        ({"url": "file:///etc/passwd"}, "no address"),
        ({"url": "http://127.0.0.1:9/"}, "127.0.0.1"),
        ({"text": "In Sumy.", "published": "soon"}, "not a date"),
        ({"text": "In Sumy.", "title": "x" * 401}, "too many"),
    ],
)
def test_what_cannot_be_added_is_told(desk: TestClient, fields: dict[str, str], told: str) -> None:
    answer = send(desk, "add", **fields)
    assert (answer.status_code, told in answer.text) == (409, True), answer.text[-500:]


def test_a_search_is_kept_for_everybody(desk: TestClient, other: TestClient) -> None:
    assert send(desk, "search", name="ammonia, daily", query="/search?q=ammonia").status_code == 303
    assert (
        '<a href="/search?q=ammonia"><bdi lang="und">ammonia, daily</bdi></a>'
        in other.get("/search").text
    )
    assert send(desk, "search", name="", query="/search?q=x").status_code == 409
    assert send(desk, "nothing").status_code == 404


def test_a_name_is_linked_anew_where_it_stands(desk: TestClient) -> None:
    mention = next(m for m in desk.get("/api/mentions?limit=50").json()["items"] if m["entity_id"])
    assert (
        send(desk, "judge", record=mention["id"], field="entity_id", value="none").status_code
        == 303
    )
    page = desk.get(f"/document/{mention['document_id']}").text
    assert "linked to: none" in read_aloud(page)
    assert "not linked" in page


def test_an_address_that_cannot_be_read_is_none(desk: TestClient) -> None:
    kept = send(desk, "search", name="x", query="https://[::1", page="http://[")
    assert kept.status_code == 409


def test_a_remark_on_a_document_is_kept_and_shown(desk: TestClient) -> None:
    text = "Guards left the Sumykhimprom plant in Sumy, the regional administration said at noon."
    sent = send(desk, "add", text=text, source="tass", note="the third time <b>this</b> week")
    page = desk.get(sent.headers["location"]).text
    assert "the third time &lt;b&gt;this&lt;/b&gt; week" in page
    assert "A. One" in page
