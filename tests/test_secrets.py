"""A password that stands in an address of a source, a target or a store is printed, logged, written
and shown nowhere: a word that stands in all of them is looked for behind every door.
"""

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import tocsin_here
from tests.unit.sources.world import Site, site
from tocsin.store import Store
from tocsin.web import make_app

__all__ = ["site"]

WORD = "mArKeRpAsSwOrD42xyz"
STATED = "    known_from: 2020-01-01\n    reference: a test\n"
TEXT = (
    "The health ministry said on Sunday that the biological laboratory in Almaty was under guard. "
    "Nobody had seized it, the ministry said; its staff had left on Friday evening."
)
PAGES = ("", "sources", "source/sheet", "audit", "search?q=laboratory", "metrics", "queue", "add")


@pytest.fixture
def book(site: Site, tmp_path: Path) -> Path:
    """A casebook whose addresses all hold the word."""
    secret = f"http://user:{WORD}@{site.host}"
    items = "".join(
        f"<item><title>Report {n}</title><link>{secret}/p{n}</link></item>" for n in range(2)
    )
    site.page(
        "/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml"
    )
    site.page("/map", "<urlset><url><loc>/p0</loc></url></urlset>", "application/xml")
    for number in range(2):
        site.page(f"/p{number}", f"<html><body><article><p>{TEXT}</p></article></body></html>")
    site.page("/p1", "gone", status=500)
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "casebook.yml").write_text("id: secrets\ntitle: t\ninclude: [almaty-demo]\n")
    (folder / "sources.yml").write_text(
        "sources:\n  - id: sheet\n    name: Sheet\n    kind: outlet\n    owner: Sheet\n"
        f"    feeds: [{secret}/feed, {secret}/nothing]\n    sitemaps: [{secret}/map]\n"
        f"    pages: ['{secret}/p0']\n{STATED}"
    )
    targets = (
        f"webhook+http://:{WORD}@127.0.0.1:9/hook",
        f"mailto://user:{WORD}@127.0.0.1:9",
        f"json://user:{WORD}@127.0.0.1:9/{WORD}",
        f"nosuchscheme://user:{WORD}@127.0.0.1:9/{WORD}",
    )
    entries = "".join(
        f"  - id: t{n}\n    name: T\n    least: NOTE\n    url: {url}\n"
        f"    events: [alarms, matches, changes]\n{STATED}"
        for n, url in enumerate(targets)
    )
    (folder / "targets.yml").write_text(f"targets:\n{entries}")
    return folder


def hidden(text: bytes, where: str) -> None:
    """Hold that the word does not stand in what was printed or written."""
    place = text.find(WORD.encode())
    assert place < 0, (where, text[max(0, place - 200) : place + 60])


def test_a_password_stands_nowhere(
    site: Site, book: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # what a library logs to debug itself is its own
    store, out = str(tmp_path / "w.sqlite"), tmp_path / "out"
    kept = ["--store", store]
    fetching = ["--allow-host", "127.0.0.1"]
    address = f"http://user:{WORD}@{site.host}/p0"
    commands = (
        [
            "watch",
            *kept,
            "-c",
            str(book),
            "-o",
            str(out),
            *fetching,
            "--rounds",
            "2",
            "--every",
            "0",
        ],
        ["collect", *kept, "-c", str(book), *fetching],
        ["run", address, *kept, "-c", str(book), "-o", str(out), *fetching],
        ["run", f"http://user:{WORD}@{site.host}/p1", *kept, "-c", str(book), "-o", str(out)],
        ["run", f"http://user:{WORD}@[::1/", *kept, "-c", str(book), "-o", str(out)],
        ["alerts", "test", "-c", str(book)],
        ["alerts", "list", *kept],
        ["sources", *kept, "-c", str(book)],
        ["changes", *kept],
        ["audit", "list", *kept, "--json"],
        ["doctor", *kept],
        ["search", "laboratory", *kept, "--json"],
        ["casebook", "check", str(book)],
        ["push", "misp", *kept, "--to", f"https://user:{WORD}@127.0.0.1:9"],
        ["store", "check", *kept],
        *(
            [*words, "--store", f"{scheme}://user:{WORD}@127.0.0.1/base"]
            for scheme in ("postgresql", "mysql", "sqlite", "sqlite+nobody")
            for words in (["audit", "list"], ["doctor"], ["store", "check"])
        ),
    )
    for words in commands:
        done = tocsin_here(*words)
        printed = done.stdout + done.stderr
        assert b"Traceback" not in printed, printed
        hidden(printed, " ".join(words[:2]))
    for file in (file for file in out.rglob("*") if file.suffix != ".sqlite"):
        hidden(file.read_bytes(), str(file))
    with TestClient(make_app(store, book, "A. One"), base_url="http://127.0.0.1:8330") as desk:
        for page in PAGES:
            answer = desk.get(f"/{page}")
            assert answer.status_code < 500, page
            hidden(answer.content, page)
        hidden(desk.get("/api/documents").content, "api")
    with Store(store) as opened:
        hidden("".join(map(str, opened.words.audit())).encode(), "the audit log")
        hidden("".join(map(str, opened.dropped())).encode(), "the drop log")
        hidden("".join(map(str, opened.words.deliveries())).encode(), "deliveries")
    hidden(caplog.text.encode(), "the program's log")
    assert site.asked["/p0"]
