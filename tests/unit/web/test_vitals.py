"""What programs ask that look after a desk."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from tests.postgres import Server
from tests.unit.store.dialects.test_server_worker import VERSION
from tests.unit.web.conftest import BOOK
from tocsin.store import Store
from tocsin.web.app import make_app
from tocsin.web.desk import Desk
from tocsin.web.vitals import FORMAT, figures

_LINE = re.compile(
    r'(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? [0-9.e+]+)'
)


def test_figures_are_in_the_format_of_prometheus_and_count(desk: Desk) -> None:
    lines = "".join(figures(desk)).splitlines()
    assert [line for line in lines if not _LINE.fullmatch(line)] == []
    assert "tocsin_captures 2" in lines
    assert lines.count("# TYPE tocsin_captures gauge") == 1
    assert not any(line.startswith("tocsin_workers") for line in lines)  # a file has one program


def test_a_desk_of_a_team_counts_who_works(postgres: Server) -> None:
    with postgres.empty_store() as url, Store(url) as elsewhere:
        client = TestClient(make_app(url, BOOK), base_url="http://127.0.0.1")
        elsewhere.worker.enlist(VERSION)
        assert "tocsin_workers 1\n" in client.get("/metrics").text
        elsewhere.worker.leave()
        assert "tocsin_workers 0\n" in client.get("/metrics").text


def test_a_desk_says_whether_it_is_well(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store(str(path)).close()
    app = make_app(str(path), BOOK)
    client = TestClient(app, base_url="http://127.0.0.1")
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok\n")
    answer = client.get("/metrics")
    assert answer.headers["content-type"] == FORMAT
    assert "tocsin_captures 0" in answer.text
    path.unlink()
    gone = client.get("/healthz")
    assert gone.status_code == 503
    assert "the store is gone" in gone.text
