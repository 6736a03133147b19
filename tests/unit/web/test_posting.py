"""Forms: what cannot be done as it was sent comes back with what was typed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.desk.conftest import HERE
from tests.unit.web.conftest import moved_to
from tocsin.web.desk import Desk
from tocsin.web.posting import form_answer


def framed(_request: Request, template: str, shown: Mapping[str, Any], status: int) -> Response:
    """Return what a form would be sent anew from."""
    kept = shown["kept"]
    return HTMLResponse(f"{template} {kept.typed} {shown['why']}", status)


@pytest.fixture
def own(desk: Desk, tmp_path: Path) -> Desk:
    return moved_to(desk, tmp_path)


@pytest.fixture
def client(own: Desk) -> TestClient:
    app = Starlette(routes=[Route("/act/{name}", form_answer(own, framed), methods=["POST"])])
    return TestClient(app, base_url=HERE, follow_redirects=False)


def send(client: TestClient, own: Desk, act: str, accept: str = "text/html", **fields: str) -> Any:
    """Send a form as a page of the desk does."""
    headers = {"origin": HERE, "accept": accept}
    return client.post(f"/act/{act}", data={"token": own.token, **fields}, headers=headers)


def test_a_message_that_cannot_be_sent_comes_back_with_its_reason(
    client: TestClient, own: Desk
) -> None:
    answer = send(client, own, "write", record="alm-none", text="long thought")
    assert answer.status_code == 409
    assert answer.text.startswith("resume.html {'text': 'long thought'} ")
    assert "alm-none" in answer.text
    program = send(client, own, "write", "application/json", record="alm-none", text="x")
    assert (program.status_code, "alm-none" in program.text) == (409, True)


def test_what_was_done_leads_back_with_its_undo(client: TestClient, own: Desk) -> None:
    (document,) = own.store.lookup.arrivals(own.latest(), 1)
    fields = {"record": document.id, "text": "seen", "page": "/queue", "place": "discussion"}
    answer = send(client, own, "write", **fields)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/queue?done=written&undo=rem-")
    assert answer.headers["location"].endswith("#discussion")
    assert send(client, own, "nothing").status_code == 404
