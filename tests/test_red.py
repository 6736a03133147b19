"""What is marked TLP:RED leaves by no door that hands records on, unless it is named: exports,
downloads, pushes, TAXII, the JSON API, tables and feeds of the desk, tools of a language model,
webhooks, rows of a notebook, archives of evidence.
"""

import datetime as dt
import inspect
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyarrow import parquet
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.unit.workspace.test_pushing import SECRET, Misp, OpenCti
from tocsin.cli.push import push_
from tocsin.errors import TocsinError, UsageError
from tocsin.exchange import EXPORTERS, Choice
from tocsin.records import (
    Attribution,
    Change,
    Claim,
    Document,
    Event,
    Match,
    Mention,
    Quote,
    Record,
    Target,
)
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.web.api import ENDPOINTS
from tocsin.web.taxii import MEDIA
from tocsin.web.taxii import ROOT as ROOT_PATH
from tocsin.workspace.access import new_token
from tocsin.workspace.evidence import keep_evidence
from tocsin.workspace.exporting import chosen
from tocsin.workspace.leaving import leaving
from tocsin.workspace.model_tools import Tools
from tocsin.workspace.pushing import push
from tocsin.workspace.reserved import Reserved
from tocsin.workspace.webhooks import happenings
from tocsin.workspace.workspace import Workspace

BOOK = ROOT / "casebooks" / "sumy-2022"
AS_OF = dt.datetime(2022, 3, 21, 23, 59, 59, tzinfo=dt.UTC)
HERE = "http://127.0.0.1:8330"
WORD, SITE = "zanzibarine", "sumykhimprom"
KINDS: tuple[type[Record], ...] = (Document, Mention, Quote, Attribution, Claim, Event, Match)
TEXTS = (
    (
        "open",
        None,
        "Sirens were heard at the Sumykhimprom plant in Sumy, the regional administration said.",
    ),
    (
        "secret",
        "red",
        f"Ukraine is preparing a chemical attack at the Sumykhimprom plant in Sumy, the {WORD} "
        "ministry of defence said. “The plant in Sumy is mined,” it said.",
    ),
    ("unread-secret", "red", f"The {WORD} bakery opened at noon."),
)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A store with an open text, a red one, and a red one that is not read for claims."""
    folder = tmp_path_factory.mktemp("red")
    rows = [
        {
            "id": f"{name}-{WORD}" if marking else name,
            "source": "tass",
            "published_at": "2022-03-20T09:00:00Z",
            "title": f"Title {WORD}" if marking else "Title",
            "url": f"https://x.example/{WORD if marking else name}",
            "text": text,
            "marking": marking or "amber",
        }
        for name, marking, text in TEXTS
    ]
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Workspace(Store(str(folder / "s.sqlite")), BOOK, "A. Analyst") as made:
        assert made.read(folder / "in.jsonl", as_of=AS_OF).refused == ()
        made.assess(as_of=AS_OF, keep=True)
        yield made


@pytest.fixture(scope="module")
def red(work: Workspace) -> frozenset[str]:
    """The ids of everything that is red, and the word that stands in all of it."""
    every = [record for kind in KINDS for record in work.rows(kind, red=True)]
    homes = {d.id for d in work.rows(Document, red=True) if d.marking == "red"}
    assert len(homes) == 1
    own = [r for r in every if getattr(r, "document_id", getattr(r, "id", None)) in homes]
    assert {type(record) for record in own} >= {Document, Mention, Claim}
    return frozenset(str(getattr(record, "id", "")) for record in own) | {WORD}


def check(body: object, red: frozenset[str]) -> None:
    """Check that nothing red stands in what was handed on."""
    text = body if isinstance(body, str) else msgspec.json.encode(body).decode()
    assert [name for name in sorted(red) if name and name in text] == []


@pytest.mark.parametrize("form", [name for name in EXPORTERS if name not in ("xlsx", "parquet")])
@pytest.mark.parametrize("since", [None, AS_OF - dt.timedelta(days=30)])
def test_exports(
    work: Workspace, red: frozenset[str], form: str, since: dt.datetime | None
) -> None:
    for highest in ("amber+strict", "red"):
        choice = Choice(drafts=True, since=since, highest=highest)
        found = chosen(work, choice, as_of=AS_OF, briefs=True).results
        files = [b"".join(file.content) for file in EXPORTERS[form](found)]
        text = b"\n".join(files).decode("utf-8", "replace")
        if highest != "red":
            check(text, red)
        elif form in ("jsonl", "stix", "csv", "ftm"):
            assert WORD in text  # named, it leaves


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_exports_that_are_packed(work: Workspace, red: frozenset[str], form: str) -> None:
    for highest in ("amber+strict", "red"):
        found = chosen(work, Choice(drafts=True, highest=highest), as_of=AS_OF).results
        files = [io.BytesIO(b"".join(file.content)) for file in EXPORTERS[form](found)]
        text = "\n".join(map(_unpacked if form == "xlsx" else _rows, files))
        assert SITE in text
        if highest == "red":
            assert WORD in text
        else:
            check(text, red)


def _unpacked(file: io.BytesIO) -> str:
    """Return everything that stands in the parts of a workbook."""
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def _rows(file: io.BytesIO) -> str:
    """Return everything that stands in a Parquet file."""
    return str(parquet.read_table(file).to_pylist())


def test_downloads_from_the_desk(work: Workspace, red: frozenset[str]) -> None:
    with TestClient(make_app(work.store.url, BOOK), base_url=HERE) as desk:
        for form in ("stix", "misp", "jsonl", "ftm", "csv", "geojson"):
            asked = {"form": form, "drafts": "1", "as_of": "2022-03-21"}
            answer = desk.get("/export/file", params=asked)
            if answer.status_code == 200:
                is_archive = answer.content[:2] == b"PK"
                check(_unpacked(io.BytesIO(answer.content)) if is_archive else answer.text, red)
            named = desk.get("/export/file", params={**asked, "marking": "red"})
            assert named.status_code in (200, 400), form


@pytest.mark.parametrize("platform", ["misp", "opencti"])
def test_pushes(work: Workspace, red: frozenset[str], platform: str) -> None:
    # The choice of `tocsin push`, which names no marking and cannot.
    found = chosen(work, Choice(drafts=True), as_of=AS_OF)
    assert found.documents == 1
    with Misp() if platform == "misp" else OpenCti() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        push(found.results, platform, server.address, SECRET)
        server.shutdown()
        came = str(server.uploads if isinstance(server, OpenCti) else server.events)
    assert "Sumykhimprom" in came
    check(came, red)
    assert "marking" not in inspect.signature(push_).parameters


def test_taxii(work: Workspace, red: frozenset[str]) -> None:
    check(leaving(work.store, work.casebook, work.store.alarms(), AS_OF), red)
    token = new_token(work.store, "T. Taxii", "reader", by="A. Admin").secret
    head = {"Authorization": f"Bearer {token}", "Accept": MEDIA}
    with TestClient(make_app(work.store.url, BOOK), base_url=HERE, headers=head) as server:
        (own,) = server.get(f"{ROOT_PATH}collections/").json()["collections"]
        place = f"{ROOT_PATH}collections/{own['id']}"
        for part in ("objects", "manifest"):
            page = server.get(f"{place}/{part}/", params={"limit": 5})
            seen = page.json()["objects"]
            while page.json()["more"]:
                check(page.text, red)
                page = server.get(
                    f"{place}/{part}/", params={"limit": 5, "next": page.json()["next"]}
                )
                seen += page.json()["objects"]
            check(page.text, red)
            assert len(seen) > 10
        asked = server.get(f"{place}/objects/", params={"limit": 1000, "marking": "red"})
        check(asked.text, red)


def test_notebook_rows(work: Workspace, red: frozenset[str]) -> None:
    for kind in KINDS:
        check(work.rows(kind), red)
        check(work.table(kind), red)
    check([*work.actor("ru_mod"), *work.site(SITE)], red)
    assert len(work.rows(Document, red=True)) == len(work.rows(Document)) + 1
    assert len(work.table(Claim, red=True)) > len(work.table(Claim))


def test_tools_of_a_language_model(work: Workspace, red: frozenset[str]) -> None:
    tools = Tools(work)
    answers: list[Any] = [
        tools.board(),
        tools.claims(limit=50),
        tools.search(WORD),
        tools.search("Sumy"),
    ]
    answers += [tools.problem(problem.id) for problem in work.casebook.problems]
    for answer in answers:
        check({k: v for k, v in answer.items() if k != "notice"}, red)
    for name in sorted(red - {WORD}):
        with pytest.raises(UsageError) as error:
            tools.claim(name) if name.startswith("clm") else tools.document(name)
        assert WORD not in str(error.value)


def test_the_json_api(work: Workspace, red: frozenset[str]) -> None:
    tokens = {
        role: new_token(work.store, f"A. {role.title()}", role, by="A. Admin").secret
        for role in ("reader", "analyst")
    }
    heads = {role: {"Authorization": f"Bearer {token}"} for role, token in tokens.items()}
    asked = {"group": "russian_state_outlets", "day": "2022-03-20", "q": "Sumy"}
    with TestClient(make_app(work.store.url, BOOK), base_url=HERE, headers=heads["analyst"]) as api:
        seen = []
        for endpoint in ENDPOINTS:
            if endpoint.least == "admin":
                continue
            for name in sorted(red - {WORD}) if "{name" in endpoint.path else [""]:
                path = endpoint.path.replace("{name:path}", name).replace("{name}", name)
                asks = {key: value for key, value in asked.items() if key in endpoint.needs}
                answer = api.get(path, params={**asks, "limit": "500"} if not name else asks)
                if not name:
                    check(answer.text, red)
                elif answer.status_code == 200:
                    check(answer.text.replace(name, ""), red - {name})
                seen.append(answer.status_code)
        assert seen.count(200) > 20
        for document in (d for d in work.rows(Document, red=True) if d.marking == "red"):
            path = f"/api/documents/{document.id}"
            refused = api.get(path)
            assert (refused.status_code, WORD in refused.text) == (404, False)
            assert "marking=red" in refused.json()["error"]
            assert WORD in api.get(path, params={"marking": "red"}).text
            reading = api.get(path, params={"marking": "red"}, headers=heads["reader"])
            assert reading.status_code == 403
        assert api.get("/api/claims", params={"marking": "pink"}).status_code == 400
        assert WORD in api.get("/api/claims", params={"marking": "red", "limit": "500"}).text


def test_tables_and_the_feed_of_the_desk(work: Workspace, red: frozenset[str]) -> None:
    with TestClient(make_app(work.store.url, BOOK), base_url=HERE) as desk:
        for kind in ("board", "sources", "actors", "narratives", "lineage", "map"):
            answer = desk.get(f"/table/{kind}.csv")
            assert answer.status_code == 200, kind
            check(answer.text, red)
        for path in (
            "/search.csv?q=Sumy",
            f"/search.csv?q={WORD}",
            f"/table/site.csv?name={SITE}",
            "/table/source.csv?name=tass",
            "/alarms.atom",
        ):
            check(desk.get(path).text.replace(f"q={WORD}", ""), red)


def test_webhooks(work: Workspace, red: frozenset[str]) -> None:
    target = Target(
        id="t",
        name="T",
        url="webhook+https://:" + "s" * 20 + "@x.example/",
        events=("matches", "changes"),
        reference="a test",
    )
    book = msgspec.structs.replace(work.casebook, targets=(target,))
    (secret,) = (d for d in work.rows(Document, red=True) if d.marking == "red")
    change = Change(
        id="chg-1",
        kind="edited",
        locator=f"https://x.example/{WORD}",
        at=AS_OF,
        earlier_id=secret.capture_id,
        difference=f"[-{WORD}-]",
    )
    told = happenings(work.store, book, AS_OF - dt.timedelta(days=90), AS_OF, [change])
    check(told, red)
    other = msgspec.structs.replace(change, earlier_id="cap-other", locator="x", difference="y")
    assert [h.id for h in happenings(work.store, book, AS_OF, AS_OF, [other])] == ["chg-1"]


def test_alarms_that_rest_on_something_red(work: Workspace, tmp_path: Path) -> None:
    reserved = Reserved(work.store)
    resting = [alarm for alarm in work.board() if reserved.holds(alarm)]
    assert resting  # the red text is evidence here
    for alarm in resting:
        with pytest.raises(UsageError, match="rests on something marked TLP:RED"):
            keep_evidence(work, alarm.id, tmp_path / "e.wacz")
        shown = Tools(work).problem(alarm.problem_id)["problem"]
        assert shown["alarm_id"] is None
        assert "TLP:RED" in shown["note"]
    assert issubclass(UsageError, TocsinError)
