"""Acting over the API: each act in the name of the person whose token came, and nothing without
one.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.test_acts import send
from tocsin.records import AccessToken, Document, Judgement, Match, Signature
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace import access
from tocsin.workspace.clock import now

_HOST = {"host": "127.0.0.1"}
PEOPLE = {"reader": "R. Reader", "analyst": "A. Analyst", "admin": "D. Admin"}


@pytest.fixture(scope="module")
def secrets(url: str) -> dict[str, str]:
    """A token for each role."""
    with Store(url) as store:
        return {
            role: access.new_token(store, name, role, by="test").secret
            for role, name in PEOPLE.items()
        }


@pytest.fixture(scope="module")
def api(url: str, secrets: dict[str, str]) -> Iterator[TestClient]:
    """A desk at which nobody signs, on a store with tokens."""
    with TestClient(make_app(url, BOOK), base_url=HERE) as client:
        yield client


@pytest.fixture
def fresh(url: str, secrets: dict[str, str]) -> Iterator[TestClient]:
    """A desk that has seen no wrong token."""
    with TestClient(make_app(url, BOOK), base_url=HERE) as client:
        yield client


def by(secret: str) -> dict[str, str]:
    """Return the header that carries a token."""
    return {"authorization": f"Bearer {secret}"}


def test_with_tokens_made_the_api_asks_for_one_and_the_pages_do_not(
    api: TestClient, secrets: dict[str, str]
) -> None:
    bare = api.get("/api/claims")
    assert (bare.status_code, bare.headers["www-authenticate"]) == (401, 'Bearer realm="tocsin"')
    assert api.get("/api/claims", headers=by(secrets["reader"])).status_code == 200
    assert api.get("/api/outlines").status_code == 200
    assert api.get("/").status_code == 200
    assert (
        "access-control-allow-origin"
        not in api.get(
            "/api/claims", headers={**by(secrets["reader"]), "origin": "http://evil.example"}
        ).headers
    )


def test_a_token_comes_in_its_header_and_nowhere_else(
    api: TestClient, secrets: dict[str, str]
) -> None:
    secret = secrets["reader"]
    basic = base64.b64encode(f"anybody:{secret}".encode()).decode()
    assert api.get("/api/claims", headers={"authorization": f"Token {secret}"}).status_code == 200
    assert api.get("/api/claims", headers={"authorization": f"Basic {basic}"}).status_code == 200
    for params in ({"token": secret}, {"access_token": secret}):
        assert api.get("/api/claims", params=params).status_code == 401
    assert api.get("/api/claims", headers={"cookie": f"token={secret}"}).status_code == 401


@pytest.mark.parametrize(
    "written",
    [
        "Bearer",
        "Bearer ",
        "Digest x",
        "Basic !!!",
        "Basic bm9ib2R5",
        "tocsin",
        "",
    ],
)
def test_a_header_without_a_token_is_as_none(fresh: TestClient, written: str) -> None:
    assert fresh.get("/api/claims", headers={"authorization": written}).status_code == 401


@pytest.mark.parametrize("made", ["tocsin_00_x", "x", "tocsin__", "токен", "tocsin_" + "a" * 4_000])
def test_a_wrong_token_is_refused(fresh: TestClient, made: str) -> None:
    answer = fresh.get("/api/claims", headers={b"authorization": b"Bearer " + made.encode()})
    assert (answer.status_code, "none of this store" in answer.json()["error"]) == (401, True)


def test_an_expired_and_a_revoked_token_are_refused_each_with_its_reason(
    url: str, fresh: TestClient
) -> None:
    long_ago = now().replace(year=2020)
    with Store(url) as store:
        old = access.new_token(store, "O. Old", "admin", days=1, by="test", at=long_ago)
        gone = access.new_token(store, "G. Gone", "admin", by="test")
        assert fresh.get("/api/tokens", headers=by(gone.secret)).status_code == 200
        store.access.revoke(gone.token.id, "test", now())
    for secret, said in ((old.secret, "expired"), (gone.secret, "revoked")):
        answer = fresh.get("/api/claims", headers=by(secret))
        assert (answer.status_code, said in answer.json()["error"]) == (401, True)


def test_after_many_wrong_tokens_no_new_one_is_looked_at(
    url: str, fresh: TestClient, secrets: dict[str, str]
) -> None:
    assert fresh.get("/api/claims", headers=by(secrets["reader"])).status_code == 200
    codes = [fresh.get("/api/claims", headers=by(f"tocsin_00_{n}")).status_code for n in range(12)]
    assert codes == [401] * 10 + [429] * 2
    late = fresh.get("/api/claims", headers=by(secrets["analyst"]))
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 60
    assert fresh.get("/api/claims", headers=by(secrets["reader"])).status_code == 200
    with Store(url) as store:
        bursts = [e for e in store.words.audit() if e.action == "refused-tokens"]
        assert [e.actor for e in bursts] == ["tocsin"]
        assert store.words.verify() == []


def test_a_role_too_low_is_told_which_it_takes(api: TestClient, secrets: dict[str, str]) -> None:
    sent = {"word": "agree"}
    answer = api.post("/api/alarms/x/signatures", json=sent, headers=by(secrets["reader"]))
    said = answer.json()["error"]
    assert (answer.status_code, "role analyst" in said, "R. Reader" in said) == (403, True, True)
    assert api.get("/api/tokens", headers=by(secrets["analyst"])).status_code == 403
    assert api.post("/api/documents", json={"text": "x"}).status_code == 401


def test_people_sign_dissent_and_take_back_under_their_own_names(
    url: str, api: TestClient, secrets: dict[str, str]
) -> None:
    head = by(secrets["analyst"])
    alarm = api.get("/api/alarms?limit=1", headers=head).json()["items"][0]["id"]
    address = f"/api/alarms/{alarm}/signatures"
    assert api.post(address, json={"word": "dissent"}, headers=head).status_code == 409
    signed = api.post(address, json={"word": "agree"}, headers=head)
    assert (signed.status_code, signed.json()["signer"]) == (201, "A. Analyst")
    again = api.post(address, json={"word": "agree"}, headers=head)
    assert (again.status_code, "signed this alarm before" in again.json()["error"]) == (409, True)
    other = api.post(
        address, json={"word": "dissent", "note": "one origin"}, headers=by(secrets["admin"])
    )
    assert other.json()["signer"] == "D. Admin"
    word = other.json()["id"]
    taken = api.post("/api/withdrawals", json={"word": word}, headers=head)
    assert taken.status_code == 409  # another person's own judgement
    back = api.post("/api/withdrawals", json={"word": word}, headers=by(secrets["admin"]))
    assert (back.status_code, back.json()["kind"]) == (201, "signature")
    with Store(url) as store:
        assert [(e.actor, e.action) for e in store.words.audit()][-3:] == [
            ("A. Analyst", "signed"),
            ("D. Admin", "signed"),
            ("D. Admin", "withdrawn"),
        ]
        assert store.words.verify() == []


def test_two_people_judge_one_match_in_the_same_second(
    url: str, api: TestClient, secrets: dict[str, str]
) -> None:
    with Store(url) as store:
        match = next(m for m in store.records(Match))
    sent = {"word": "unsure", "change": True}
    for role in ("analyst", "admin"):
        sent = {"word": "same" if role == "analyst" else "different", "change": True}
        answer = api.post(
            f"/api/matches/{match.id}/judgements", json=sent, headers=by(secrets[role])
        )
        assert answer.status_code == 201, answer.text
        assert answer.json()["signer"] == PEOPLE[role]
    listed = api.get("/api/judgements", headers=by(secrets["reader"])).json()["items"]
    assert len({row["id"] for row in listed if row["record_id"] == match.id}) == 2
    with Store(url) as store:
        assert len(store.words.of(Judgement, now())) >= 2


def test_a_claim_is_corrected_a_problem_estimated_and_resolved(
    url: str, api: TestClient, secrets: dict[str, str]
) -> None:
    head = by(secrets["analyst"])
    claim = api.get("/api/claims?limit=1", headers=head).json()["items"][0]
    stance = "denies" if claim["stance"] != "denies" else "doubts"
    sent = {"record": claim["id"], "field": "stance", "value": stance, "note": "=1+1 \u202e"}
    kept = api.post("/api/judgements", json=sent, headers=head)
    assert (kept.status_code, kept.json()["value"]) == (201, stance)
    assert api.post("/api/judgements", json=sent, headers=head).status_code == 409
    problem = api.get("/api/problems", headers=head).json()[0]
    figures = {h["id"]: 0.2 for h in problem["hypotheses"]}
    address = f"/api/problems/{problem['id']}"
    estimate = api.post(f"{address}/estimates", json={"probabilities": figures}, headers=head)
    assert (estimate.status_code, estimate.json()["analyst"]) == (201, "A. Analyst")
    sent = {"incident": False, "reference": "a report"}
    outcome = api.post(f"{address}/resolutions", json=sent, headers=head)
    assert (outcome.status_code, outcome.json()["signer"]) == (201, "A. Analyst")


def test_a_document_is_added_and_stands_in_the_log(
    url: str, api: TestClient, secrets: dict[str, str]
) -> None:
    head = by(secrets["analyst"])
    sent = {
        "text": "The Sumykhimprom plant in Sumy was inspected, the regional administration said.",
        "source": "tass",
        "published": "2022-03-20",
        "title": "=HYPERLINK",
    }
    answer = api.post("/api/documents", json=sent, headers=head)
    assert answer.status_code == 201
    added = answer.json()
    (document,) = added.pop("documents")
    assert added == {"read": 1, "touched": 1, "later": 0}
    assert api.post("/api/documents", json=sent, headers=head).status_code == 409
    both = {"text": "x", "url": "https://example.org/"}
    assert api.post("/api/documents", json=both, headers=head).status_code == 409
    with Store(url) as store:
        last = store.words.audit()[-1]
        titles = {d.id: d.title for d in store.records(Document)}
        assert titles[document] == "=HYPERLINK"
    assert (last.actor, last.action) == ("A. Analyst", "added")


@pytest.mark.parametrize(
    ("path", "sent", "status", "said"),
    [
        ("/api/alarms/alm-none/signatures", {"word": "agree"}, 404, "no alarm"),
        ("/api/matches/mat-none/judgements", {"word": "same"}, 404, "not there"),
        ("/api/problems/WP-NONE/resolutions", {"incident": True, "reference": "x"}, 404, "there"),
        ("/api/problems/WP-NONE/estimates", {"probabilities": {}}, 404, "not there"),
        ("/api/withdrawals", {"word": "jdg-none"}, 404, "no word"),
        ("/api/judgements", {"record": "clm-x", "field": "stance", "value": "x"}, 404, "no record"),
        ("/api/alarms/x/signatures", {"word": "perhaps"}, 400, "not what is taken"),
        ("/api/alarms/x/signatures", {"word": "agree", "signer": "Other"}, 400, "signer"),
        ("/api/alarms/x/signatures", [], 400, "not what is taken"),
        ("/api/withdrawals", {"word": ""}, 400, "not what is taken"),
        ("/api/judgements", {"record": "x" * 300, "field": "a", "value": "b"}, 400, "length"),
        ("/api/documents", {}, 409, "one of the three"),
        ("/api/documents", {"url": "file:///etc/passwd"}, 409, "no address"),
        ("/api/documents", {"text": "x", "source": "nobody"}, 409, "no source"),
    ],
)
def test_what_cannot_be_done_is_said(
    api: TestClient, secrets: dict[str, str], path: str, sent: Any, status: int, said: str
) -> None:
    answer = api.post(path, json=sent, headers=by(secrets["analyst"]))
    assert (answer.status_code, said in answer.json()["error"]) == (status, True), answer.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"word=agree", "application/x-www-form-urlencoded", 415),
        (b'{"word": "agree"}', "text/plain", 415),
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"word": "\\ud800"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"note": "' + b"x" * 120_000 + b'"}', "application/json", 413),
    ],
)
def test_what_is_sent_in_another_form_is_refused(
    api: TestClient, secrets: dict[str, str], body: bytes, kind: str, status: int
) -> None:
    head = by(secrets["analyst"]) | {"content-type": kind}
    answer = api.post("/api/alarms/x/signatures", content=body, headers=head)
    assert answer.status_code == status, answer.text


def test_a_body_that_does_not_say_how_long_it_is_ends_at_the_bound(
    api: TestClient, secrets: dict[str, str]
) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 1_000

    head = by(secrets["analyst"]) | {"content-type": "application/json"}
    answer = api.post("/api/withdrawals", content=endless(), headers=head)
    assert (answer.status_code, "too large" in answer.json()["error"]) == (413, True)


def test_an_admin_makes_and_revokes_tokens(
    url: str, api: TestClient, secrets: dict[str, str]
) -> None:
    head = by(secrets["admin"])
    made = api.post("/api/tokens", json={"name": "N. New", "role": "reader"}, headers=head)
    assert made.status_code == 201
    own = by(made.json()["secret"])
    assert api.get("/api/claims", headers=own).status_code == 200
    name = made.json()["token"]["id"]
    listed = api.get("/api/tokens", headers=head)
    assert name in {t["id"] for t in listed.json()}
    assert made.json()["secret"].rpartition("_")[2] not in listed.text
    assert api.post(f"/api/tokens/{name}/revocation", json={}, headers=head).status_code == 201
    assert api.post(f"/api/tokens/{name}/revocation", json={}, headers=head).status_code == 409
    assert api.post("/api/tokens/tok-x/revocation", json={}, headers=head).status_code == 404
    assert api.get("/api/claims", headers=own).status_code == 401
    for bad in ("=cmd()", "a\u202eb", "\u0000", "tocsin"):
        sent = {"name": bad, "role": "reader"}
        assert api.post("/api/tokens", json=sent, headers=head).status_code == 409
    raw = Path(url).read_bytes() + Path(f"{url}-wal").read_bytes()
    assert made.json()["secret"].rpartition("_")[2].encode() not in raw
    page = api.get("/audit").text
    assert "token made" in page
    assert "token revoked" in page


def test_the_desk_still_signs_for_whom_it_was_opened(url: str, secrets: dict[str, str]) -> None:
    desk = TestClient(make_app(url, BOOK, "S. Desk"), base_url=HERE, follow_redirects=False)
    assert send_ok(desk) == 303
    with Store(url) as store:
        assert store.words.of(Signature, now())[-1].signer == "S. Desk"


def send_ok(desk: TestClient) -> int:
    """Sign the first problem's latest alarm at a desk; return the status."""
    return int(send(desk, "sign", alarm="WP-SUMY-CHEM", word="agree").status_code)


def test_every_act_is_answered_as_it_is_described(url: str, secrets: dict[str, str]) -> None:
    head = _HOST | by(secrets["admin"])
    described = schemathesis.openapi.from_asgi(
        "/api/openapi.json", make_app(url, BOOK), headers=head
    )
    acts = described.include(method="POST").exclude(path="/api/documents")

    @given(acts.as_strategy())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def act(case: schemathesis.Case[Any]) -> None:
        # Its own try without a token carries the one of `headers`.
        case.call_and_validate(
            headers=head, excluded_checks=[positive_data_acceptance, ignored_auth]
        )

    act()


def test_what_is_made_is_as_it_is_described(api: TestClient, secrets: dict[str, str]) -> None:
    described = api.get("/api/openapi.json").json()
    sent = {"name": "V. Valid", "role": "analyst", "days": 3}
    made = api.post("/api/tokens", json=sent, headers=by(secrets["admin"]))
    operation = described["paths"]["/api/tokens"]["post"]
    schema = operation["responses"]["201"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": described["components"]}
    assert list(jsonschema_rs.validator_for(whole).iter_errors(json.loads(made.text))) == []
    assert AccessToken.__name__ in described["components"]["schemas"]
