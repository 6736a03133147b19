"""Discussions over the API: written, answered, resolved and taken back in a person's name."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import by_hand
from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.discussion_api import ACTIONS, ENDPOINTS
from tocsin.workspace.access import new_token
from tocsin.workspace.accounts import new_account

PROBLEM = "WP-SUMY-CHEM"
HERE = "http://127.0.0.1:8330"


class Programs:
    """Programs that ask in the names of people."""

    def __init__(self, url: str) -> None:
        self._url, self._app = url, make_app(url, BOOK)

    def of(self, name: str, role: str = "analyst") -> TestClient:
        """Return one with a token of a person."""
        with Store(self._url) as store:
            secret = new_token(store, name, role, by="test").secret
        headers = {"authorization": f"Bearer {secret}"}
        return TestClient(self._app, base_url=HERE, headers=headers)


@pytest.fixture
def alarm() -> str:
    """The one alarm of the store."""
    return by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM).id


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """A store with one alarm, and two people who have accounts."""
    url = str(tmp_path / "s.sqlite")
    with Store(url) as store:
        store.put_judged([], [by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM)])
        for name in ("Ана", "Бо"):
            new_account(store, name, "analyst", "пес корабль 41 берёза", by="test")
    return Programs(url)


def test_a_thread_is_begun_answered_resolved_and_opened_again(
    programs: Programs, alarm: str
) -> None:
    ana, bo = programs.of("Ана"), programs.of("Бо")
    begun = ana.post("/api/remarks", json={"record": alarm, "text": "так? @Бо"})
    assert (begun.status_code, begun.json()["signer"]) == (201, "Ана")
    thread = begun.json()["thread_id"]
    (called,) = bo.get("/api/threads", params={"mention": "Бо"}).json()
    assert (called["id"], called["status"], called["problem_id"]) == (thread, "open", PROBLEM)
    answer = bo.post("/api/remarks", json={"thread": thread, "text": "так", "mention": "Ана"})
    assert answer.json()["record_id"] == alarm
    assert bo.get("/api/threads", params={"mention": "Бо"}).json() == []
    mark = {"thread": thread, "is_resolved": True}
    late = ana.post("/api/threads/marks", json={**mark, "last": begun.json()["id"]})
    assert (late.status_code, "after you read it" in late.text) == (409, True)
    assert ana.post("/api/threads/marks", json=mark).status_code == 201
    assert ana.get(f"/api/threads/{thread}").json()["status"] == "resolved"
    ana.post("/api/remarks", json={"thread": thread, "text": "и ещё"})
    assert ana.get(f"/api/threads/{thread}").json()["status"] == "open"


def test_only_who_wrote_takes_back(programs: Programs, alarm: str) -> None:
    ana, bo = programs.of("Ана"), programs.of("Бо")
    word = ana.post("/api/remarks", json={"record": alarm, "text": "нет"}).json()["id"]
    assert bo.post("/api/withdrawals", json={"word": word}).status_code == 409
    assert ana.post("/api/withdrawals", json={"word": word}).status_code == 201
    assert ana.get("/api/threads").json() == []
    assert ana.get(f"/api/threads/{word}").status_code == 404


def test_threads_are_narrowed(programs: Programs, alarm: str) -> None:
    ana = programs.of("Ана")
    ana.post("/api/remarks", json={"record": alarm, "text": "раз"})
    for asked, number in (
        ({"record": alarm}, 1),
        ({"record": "other"}, 0),
        ({"problem": PROBLEM, "status": "open"}, 1),
        ({"problem": "other"}, 0),
        ({"status": "resolved"}, 0),
        ({"status": ""}, 1),
        ({"as_of": "2001-01-01"}, 0),
    ):
        assert len(ana.get("/api/threads", params=asked).json()) == number
    assert ana.get("/api/threads", params={"status": "half"}).status_code == 400


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": "x"}, 404),
        ({"record": "nothing", "text": "x"}, 404),
        ({"thread": "rem-none", "text": "x"}, 404),
        ({"text": ""}, 400),
        ({"text": "x" * 4_001}, 400),
        ({"record": "nothing", "text": " \n "}, 409),
        ({"text": "x", "mention": "У" * 300}, 400),
    ],
)
def test_what_cannot_be_written_is_refused(
    programs: Programs, sent: dict[str, str], status: int
) -> None:
    assert programs.of("Ана").post("/api/remarks", json=sent).status_code == status


def test_a_reader_reads_and_writes_nothing(programs: Programs) -> None:
    reader = programs.of("В", "reader")
    for action in ACTIONS:
        assert reader.post(action.path, json={}).status_code == 403
    assert reader.get(ENDPOINTS[0].path).status_code == 200
