"""A desk that is really served, and Debian's Chromium to look at it; without them the tests say so
and are skipped.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.desk.conftest import BOOK, fill

BUILT = ROOT / "src" / "tocsin" / "web" / "static" / "built" / "desk.js"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
_PATIENCE = 120.0


class Served(NamedTuple):
    """A desk that runs: its address, its store, and how it is stopped and started."""

    base: str
    store: str
    stop: Callable[[], None]
    start: Callable[[], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with a reason, what cannot be run here."""
    why = None
    if _CHROMIUM is None:
        why = "no Chromium here; apt-get install chromium"
    elif not BUILT.exists() or not AXE.exists():
        why = "the desk's scripts are not built; run python hatch_build.py where Node is"
    for item in items:
        if why and "browser" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The desk on the reports on Sumy, started as anybody would."""
    folder = tmp_path_factory.mktemp("served")
    store = str(folder / "s.sqlite")
    fill(store, folder)
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    running: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        command = [
            sys.executable,
            "-m",
            "tocsin",
            "desk",
            "--store",
            store,
            "-c",
            str(BOOK),
            "--port",
            str(port),
            "--signer",
            "A. One",
        ]
        with (folder / "log").open("wb") as log:
            running.append(subprocess.Popen(command, stderr=log))
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                httpx.get(f"{base}/add", timeout=5)
                return
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError((folder / "log").read_text())

    def stop() -> None:
        process = running.pop()
        process.terminate()
        process.wait(15)

    start()
    yield Served(base, store, stop, start)
    stop()


def _free_port() -> int:
    """Return a port nobody has."""
    import socket

    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


class Watched(NamedTuple):
    """A page, and everything that went wrong on it: errors of its scripts, requests that left the
    machine.
    """

    page: Page
    wrong: list[str]


@pytest.fixture
def look(browser: Browser, served: Served) -> Iterator[Callable[..., Watched]]:
    """Open pages as a reader of some kind; at the end nothing may have gone wrong on any."""
    opened = []

    def open_page(width: int = 1280, **kind: Any) -> Watched:
        context = browser.new_context(
            base_url=served.base, viewport={"width": width, "height": 900}, **kind
        )
        page, wrong = context.new_page(), list[str]()
        page.on(
            "console",
            lambda m: wrong.append(f"{page.url}: {m.text}") if m.type == "error" else None,
        )
        page.on("pageerror", lambda e: wrong.append(f"{page.url}: {e}"))
        page.on(
            "request",
            lambda r: (
                wrong.append(f"leaves: {r.url}")
                if not r.url.startswith((served.base, "data:", "blob:"))
                else None
            ),
        )
        opened.append((context, wrong))
        return Watched(page, wrong)

    yield open_page
    for context, wrong in opened:
        context.close()
        assert wrong == []
