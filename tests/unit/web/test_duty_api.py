"""Alerts and collecting over the API: how they stand, and said in a person's name."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import by_hand
from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.duty_api import ACTIONS, ENDPOINTS
from tocsin.workspace.access import new_token

PROBLEM = "WP-SUMY-CHEM"
HERE = "http://127.0.0.1:8330"


@pytest.fixture
def asked(tmp_path: Path) -> TestClient:
    """A program that asks in the name of an analyst, of a store with one problem at WATCH."""
    url = str(tmp_path / "s.sqlite")
    with Store(url) as store:
        store.put_judged([], [by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM)])
        secret = new_token(store, "Ана", "analyst", by="test").secret
    app = make_app(url, BOOK)
    return TestClient(app, base_url=HERE, headers={"authorization": f"Bearer {secret}"})


def test_an_alert_is_acknowledged_and_snoozed_in_the_name_of_the_token(
    asked: TestClient,
) -> None:
    (alert,) = asked.get("/api/alerts").json()
    assert (alert["status"], alert["cause"], alert["shared"]) == ("open", PROBLEM, [])
    sent = {"alerts": [PROBLEM], "note": "на месте"}
    done = asked.post("/api/alerts/acknowledgements", json=sent)
    assert (done.status_code, done.json()["signer"]) == (201, "Ана")
    again = asked.post("/api/alerts/acknowledgements", json=sent)
    assert (again.status_code, "acknowledged this at" in again.text) == (409, True)
    done = asked.post("/api/alerts/snoozes", json={"alerts": [PROBLEM], "until": "4h"})
    assert done.status_code == 201
    (alert,) = asked.get("/api/alerts").json()
    assert (alert["status"], alert["snoozed"]["id"]) == ("snoozed", done.json()["id"])
    for word in (alert["snoozed"]["id"], alert["acknowledged"]["id"]):
        assert asked.post("/api/withdrawals", json={"word": word}).status_code == 201
    assert asked.get("/api/alerts").json()[0]["status"] == "open"


def test_collecting_is_stopped_and_started(asked: TestClient) -> None:
    assert asked.get("/api/collecting").json() == []
    done = asked.post("/api/collecting/orders", json={"do": "stop"})
    assert (done.status_code, done.json()["source_id"]) == (201, None)
    assert asked.post("/api/collecting/orders", json={"do": "stop"}).status_code == 409
    assert asked.post("/api/collecting/orders", json={"do": "start"}).status_code == 201
    wrong = asked.post("/api/collecting/orders", json={"do": "stop", "source": "nobody"})
    assert (wrong.status_code, "is no source of" in wrong.text) == (409, True)
    assert asked.post("/api/collecting/orders", json={"do": "halt"}).status_code == 400


def test_a_reader_says_nothing(tmp_path: Path) -> None:
    url = str(tmp_path / "s.sqlite")
    with Store(url) as store:
        secret = new_token(store, "Б", "reader", by="test").secret
    headers = {"authorization": f"Bearer {secret}"}
    with TestClient(make_app(url, BOOK), base_url=HERE, headers=headers) as reader:
        for action in ACTIONS:
            assert reader.post(action.path, json={}).status_code == 403
        for endpoint in ENDPOINTS:
            assert reader.get(endpoint.path).status_code == 200
