"""TAXII 2.1: read by its own client over a real connection, page by page, while new things come."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.taxii import MEDIA
from tocsin.workspace import access
from tocsin.workspace.clock import now
from tocsin.workspace.sign_off import sign

ROOT = "/taxii2/root/"


class Served(NamedTuple):
    """A desk, the store behind it, a token, and the collection's address."""

    client: TestClient
    url: str
    secret: str
    address: str

    def get(self, path: str, **asked: str) -> Any:
        """Ask for something as a holder of the token."""
        head = {"authorization": f"Bearer {self.secret}", "accept": MEDIA}
        return self.client.get(path, params=asked, headers=head)


@pytest.fixture(scope="module")
def served(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk of its own: others sign on the shared one."""
    url = str(shutil.copy(filled, tmp_path_factory.mktemp("taxii") / "s.sqlite"))
    with Store(url) as store:
        secret = access.new_token(store, "R. Reader", "reader", by="test").secret
    with TestClient(make_app(url, BOOK), base_url=HERE) as client:
        head = {"authorization": f"Bearer {secret}"}
        listed = client.get(f"{ROOT}collections/", headers=head).json()["collections"]
        yield Served(client, url, secret, f"{ROOT}collections/{listed[0]['id']}/")


def walked(served: Served, what: str, **asked: str) -> list[Any]:
    """Return every entry of a list, page by page."""
    seen: list[Any] = []
    after: dict[str, str] = {}
    while True:
        answer = served.get(f"{served.address}{what}/", **asked, **after)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        seen += page.get("objects", page.get("versions", []))
        if not page.get("more"):
            return seen
        after = {"next": page["next"]}


def test_who_asks_needs_a_token(served: Served) -> None:
    bare = served.client.get("/taxii2/")
    assert bare.status_code == 401
    assert bare.headers["content-type"] == MEDIA
    assert bare.json()["http_status"] == "401"
    assert bare.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        (MEDIA, 200),
        ("application/taxii+json; version=2.1", 200),
        ("application/taxii+json", 200),
        ("*/*", 200),
        ("text/html, application/taxii+json;version=2.1;q=0.5", 200),
        ("application/taxii+json;version=2.0", 406),
        ("application/json", 406),
        ("text/html", 406),
    ],
)
def test_answers_are_in_the_form_of_taxii_or_none(served: Served, accept: str, status: int) -> None:
    head = {"authorization": f"Bearer {served.secret}", "accept": accept}
    answer = served.client.get("/taxii2/", headers=head)
    assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA)


def test_pages_hold_each_object_once_and_the_manifest_says_the_same(served: Served) -> None:
    objects = walked(served, "objects", limit="17")
    ids = [o["id"] for o in objects]
    assert len(ids) == len(set(ids)) > 17
    manifest = walked(served, "manifest", limit="23")
    assert [row["id"] for row in manifest] == ids
    assert [r["date_added"] for r in manifest] == sorted(r["date_added"] for r in manifest)
    kinds = walked(served, "objects", **{"match[type]": "narrative,location"})
    assert {o["type"] for o in kinds} <= {"narrative", "location"}
    assert len(kinds) == sum(o["type"] in ("narrative", "location") for o in objects)
    one = served.get(f"{served.address}objects/{ids[-1]}/").json()["objects"]
    assert one == objects[-1:]
    versions = served.get(f"{served.address}objects/{ids[-1]}/versions/").json()["versions"]
    assert len(versions) == 1
    exact = walked(served, "objects", **{"match[id]": ids[-1], "match[version]": versions[0]})
    assert exact == one
    assert walked(served, "objects", **{"match[spec_version]": "2.0"}) == []


def test_a_draft_does_not_leave_and_a_signed_alarm_comes_behind_what_was_there(
    served: Served,
) -> None:
    first = served.get(f"{served.address}objects/", limit="10")
    rest = first.json()
    before = walked(served, "objects")
    assert "report" not in {o["type"] for o in before}
    last = walked(served, "manifest")[-1]["date_added"]
    with Store(served.url) as store:
        for name in ("A. One", "B. Two"):
            sign(store, "WP-SUMY-CHEM", signer=name, dissent=False, note=None, at=now())
    seen = [*rest["objects"]]
    while rest.get("more"):
        rest = served.get(f"{served.address}objects/", limit="10", next=rest["next"]).json()
        seen += rest["objects"]
    ids = [o["id"] for o in seen]
    assert len(ids) == len(set(ids))
    assert {o["id"] for o in before} <= set(ids)
    fresh = walked(served, "objects", added_after=last)
    assert {"report", "opinion"} <= {o["type"] for o in fresh}
    assert {o["id"] for o in fresh}.isdisjoint({o["id"] for o in before}) or len(fresh) < len(ids)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"limit": "0"}, 400),
        ({"limit": "-1"}, 400),
        ({"limit": "x"}, 400),
        ({"limit": "9" * 30}, 400),
        ({"limit": "100000"}, 200),
        ({"added_after": "soon"}, 400),
        ({"added_after": "0001-01-01T00:00:00+14:00"}, 400),
        ({"added_after": "2999-01-01T00:00:00.123456789Z"}, 200),
        ({"next": "5.0000000000"}, 400),
        ({"next": "x"}, 400),
        ({"match[version]": "newest"}, 400),
        ({"match[colour]": "red"}, 400),
        ({"match[id]": "\x00,'; drop table"}, 200),
    ],
)
def test_what_cannot_be_read_is_said(served: Served, asked: dict[str, str], status: int) -> None:
    answer = served.get(f"{served.address}objects/", **asked)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA


def test_a_page_of_another_query_is_refused(served: Served) -> None:
    after = served.get(f"{served.address}objects/", limit="5").json()["next"]
    asked = {"next": after, "match[type]": "narrative"}
    assert served.get(f"{served.address}objects/", **asked).status_code == 400
    assert served.get(f"{served.address}manifest/", next=after).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"{ROOT}collections/none/", 404),
        ("GET", f"{ROOT}status/1/", 404),
        ("GET", "{own}objects/report--x/", 404),
        ("POST", "{own}objects/", 403),
        ("DELETE", "{own}objects/report--x/", 403),
    ],
)
def test_nothing_is_taken_in_and_what_is_not_there_is_said(
    served: Served, method: str, path: str, status: int
) -> None:
    head = {"authorization": f"Bearer {served.secret}", "accept": MEDIA}
    answer = served.client.request(method, path.format(own=served.address), headers=head)
    assert (answer.status_code, answer.json()["http_status"]) == (status, str(status))


@pytest.fixture
def listening(served: Served) -> Iterator[str]:
    """The desk on a port of this machine."""
    settings = uvicorn.Config(
        make_app(served.url, BOOK), host="127.0.0.1", port=0, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def test_the_client_of_the_standard_reads_every_page(served: Served, listening: str) -> None:
    common = pytest.importorskip("taxii2client.common", reason="taxii2-client is not installed")
    client = pytest.importorskip("taxii2client.v21")
    auth = common.TokenAuth(served.secret)
    with client.Server(f"{listening}/taxii2/", auth=auth) as server, server.default as root:
        collection = root.collections[0]
        assert (collection.can_read, collection.can_write) == (True, False)
        pages = list(client.as_pages(collection.get_objects, per_request=25))
        seen = [o["id"] for page in pages for o in page.get("objects", [])]
        manifest = list(client.as_pages(collection.get_manifest, per_request=40))
        listed = [o["id"] for page in manifest for o in page.get("objects", [])]
        one = collection.get_object(seen[0])["objects"][0]
        assert collection.object_versions(seen[0])["versions"]
    assert len(pages) > 1
    assert seen == listed
    assert one["id"] == seen[0]
