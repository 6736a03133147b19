"""What is downloaded from the desk: what the command line exports, nothing above its marking,
and the brief.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from tests.desk.conftest import BOOK, HERE
from tests.desk.test_acts import send
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.cli.main import app
from tocsin.exchange import EXPORTERS
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace.clock import as_of_moment

_PROBLEM = "WP-SUMY-CHEM"
_SECRET = "A guard at the Sumykhimprom plant in Sumy keeps the ammonia store, a guard said."


@pytest.fixture(scope="module")
def marked(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk after a text came in that is marked TLP:RED."""
    text = tmp_path_factory.mktemp("red") / "red.jsonl"
    row = {"id": "red", "source": "tass", "published_at": "2022-03-21T08:00:00Z", "text": _SECRET}
    text.write_text(json.dumps(row), encoding="utf-8")
    with Store(url) as store:
        pipeline.read_into(
            store,
            load_casebook(BOOK),
            [str(text)],
            as_of=as_of_moment("2022-03-21"),
            stated=Stated(marking="red"),
            tell=lambda _: None,
        )
    with TestClient(make_app(url, BOOK, "A. One"), base_url=HERE, follow_redirects=False) as client:
        yield client


def test_a_dissent_shows_in_the_brief_at_once(desk: TestClient) -> None:
    assert "it is far too early" not in desk.get(f"/brief/{_PROBLEM}").text
    alarm = desk.get("/api/alarms").json()["items"][0]["id"]
    send(desk, "sign", alarm=alarm, word="dissent", note="it is far too early")
    assert "it is far too early" in desk.get(f"/brief/{_PROBLEM}").text


@pytest.mark.parametrize("form", ["stix", "misp", "geojson", "ftm"])
def test_the_desk_sends_what_the_command_line_exports(
    desk: TestClient, url: str, form: str, tmp_path: Path
) -> None:
    asked = {"form": form, "problem": _PROBLEM, "drafts": "1"}
    sent = desk.get("/export/file", params=asked)
    assert sent.status_code == 200
    assert sent.headers["content-disposition"].startswith(
        f'attachment; filename="tocsin-{_PROBLEM}-'
    )
    out = tmp_path / "out"
    arguments = ["export", form, "--store", url, "--problem", _PROBLEM, "--drafts", "-o", str(out)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert sent.content == out.read_bytes()


def test_several_files_come_as_one_archive_the_same_each_time(desk: TestClient) -> None:
    first, second = (desk.get("/export/file", params={"form": "csv"}) for _ in range(2))
    assert first.content == second.content
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        assert {"documents.csv", "claims.csv", "alarms.csv"} <= set(archive.namelist())
        assert archive.testzip() is None


def test_what_is_marked_red_leaves_in_no_format_and_no_table(marked: TestClient) -> None:
    assert "keeps the ammonia store" not in marked.get("/api/claims?limit=500").text
    page = marked.get("/search?q=ammonia").text  # whoever works here sees it
    names = set(re.findall(r"/document/(doc-[0-9a-f]+)", page))
    (document,) = (name for name in names if "TLP:RED" in marked.get(f"/api/documents/{name}").text)
    for form in EXPORTERS:
        asked = {"form": form, "drafts": "1"}
        content = marked.get("/export/file", params=asked).content
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        assert b"keeps the ammonia store" not in content, form
        assert document.encode() not in content, form
    for table in (
        "/search.csv",
        "/search.csv?q=ammonia",
        "/table/source.csv?name=tass",
        "/table/site.csv?name=sumykhimprom",
        f"/table/document.csv?name={document}",
    ):
        answer = marked.get(table)
        assert answer.status_code == 200, table
        assert document not in answer.text, table
    for form in ("html", "md"):
        brief = marked.get(f"/brief/{_PROBLEM}/file?form={form}").text
        assert "keeps the ammonia store" not in brief


def test_only_signed_alarms_leave_unless_drafts_are_asked_for(marked: TestClient) -> None:
    refused = marked.get("/export/file", params={"form": "cap", "problem": _PROBLEM})
    assert refused.status_code == 400
    assert "Drafts left out: 1" in refused.text


def test_the_tables_of_pages_are_kept_elsewhere(desk: TestClient) -> None:
    board = list(csv.DictReader(io.StringIO(desk.get("/table/board.csv").text)))
    assert [row["problem_id"] for row in board] == [_PROBLEM]
    assert 0 < float(board[0]["low"]) <= float(board[0]["high"]) < 1
    for kind in ("sources", "actors", "narratives", "map"):
        rows = list(csv.reader(io.StringIO(desk.get(f"/table/{kind}.csv").text)))
        assert len(rows) > 1, kind
    assert desk.get("/table/lineage.csv").text.startswith("origin,documents,first_id")
    said = desk.get("/table/actor.csv", params={"name": "mizintsev"}).text
    assert "Saboteurs mined the ammonia storage" in said


def test_a_brief_is_read_and_downloaded(desk: TestClient) -> None:
    page = desk.get(f"/brief/{_PROBLEM}")
    assert "DRAFT" in page.text
    assert page.text.count("<h1") == 1
    public = desk.get(f"/brief/{_PROBLEM}?public=1").text
    assert "TLP:CLEAR" in public
    assert "Attribution chain" not in public
    whole = desk.get(f"/brief/{_PROBLEM}/file?form=html")
    assert whole.headers["content-disposition"] == f'attachment; filename="brief-{_PROBLEM}.html"'
    assert whole.text.startswith("<!doctype html>")
    assert desk.get(f"/brief/{_PROBLEM}/file?form=md").text.startswith("#")
