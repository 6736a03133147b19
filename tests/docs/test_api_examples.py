"""The examples of the page on the API, run against a desk on this machine: its Python as it stands,
its curl lines as requests.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from tests.conftest import ROOT
from tests.docs.test_console import demo  # noqa: F401  (a fixture)
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace import access

PAGE = (ROOT / "docs" / "how-to" / "api.md").read_text(encoding="utf-8")
_HERE = "http://127.0.0.1:8330"


def blocks(kind: str) -> list[str]:
    """Return the blocks of the page of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def desk(
    demo: Any,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """A desk on the demo's store, with the token of an analyst in the environment."""
    url = str(shutil.copy(demo[0] / "demo-out" / "run.sqlite", tmp_path / "s.sqlite"))
    with Store(url) as store:
        made = access.new_token(store, "A. Analyst", "analyst", by="test")
    monkeypatch.setenv("TOCSIN_TOKEN", made.secret)
    app = make_app(url, ROOT / "casebooks" / "almaty-demo")
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def test_the_examples_do_what_the_page_says(desk: str) -> None:
    for line in "".join(blocks("sh")).splitlines():
        _, _, header, address = shlex.split(line)
        name, _, value = header.partition(": ")
        value = value.replace("$TOCSIN_TOKEN", os.environ["TOCSIN_TOKEN"])
        answer = httpx.get(address.replace(_HERE, desk), headers={name: value}, timeout=60)
        assert (answer.status_code, bool(answer.json()["items"])) == (200, True), line
    names: dict[str, Any] = {}
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        for code in blocks("py"):
            if "taxii2client" in code and not _has_client():
                continue
            exec(compile(code.replace(_HERE, desk), "page", "exec"), names)
    names["desk"].close()
    printed = told.getvalue()
    assert re.match(r"\d+ claims; .+\n201 A\. Analyst agree\n", printed), printed
    assert re.search(
        r"{'read': 1, 'touched': 1, 'later': 0, 'documents': \['doc-\w+'\]}\nsignature\n", printed
    )
    assert not _has_client() or "'media-content'" in printed


def _has_client() -> bool:
    """Return whether the client of TAXII is installed."""
    try:
        import taxii2client  # noqa: F401
    except ImportError:
        return False
    return True
