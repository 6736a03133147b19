"""A real server whose pages a test sets, and a world that collects from it. All pages here are
written for the tests.
"""

import base64
import datetime as dt
import http.server
import json
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Casebook, Document, Source
from tocsin.sources import Fetcher, FetchSettings
from tocsin.store import Store

WORDS = "The biological laboratory in Almaty was under guard on Sunday, the ministry said. "
START = dt.datetime(2022, 1, 10, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


class Site:
    """A server whose pages a test sets: path -> (status, type, body)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.asked: Counter[str] = Counter()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                site.asked[self.path] += 1
                if self.path == "/endless":
                    self.send_response(200)
                    self.send_header("Content-Length", str(2_000_000_000))
                    self.end_headers()
                    try:
                        while True:
                            self.wfile.write(b"x" * 65_536)
                            site.asked["/endless bytes"] += 65_536
                    except OSError:
                        return
                status, kind, body = site.pages.get(self.path, (404, "text/html", b"nothing"))
                self.send_response(status)
                self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.base = f"http://{self.host}"

    def page(self, path: str, text: str, kind: str = "text/html", status: int = 200) -> None:
        """Set a page."""
        self.pages[path] = (status, kind, text.encode())

    def moved(self, path: str, to: str, status: int = 302) -> None:
        """Let a page lead to another one."""
        self.pages[path] = (status, to, b"")

    def article(self, path: str, *sentences: str) -> None:
        """Set an article with some words around it that differ each time."""
        text = "".join(f"<p>{s}</p>" for s in sentences)
        self.page(
            path,
            (
                f"<html><head><!-- {len(self.asked)} "
                f"--></head><body><article>{text}</article></body></html>"
            ),
        )


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with nothing on it."""
    served = Site()
    yield served
    served.server.shutdown()
    served.server.server_close()


class World:
    """A store and a casebook with one source, collected at moments the test chooses."""

    def __init__(self, site: Site, path: Path, **source: object) -> None:
        book = load_casebook(ROOT / "casebooks" / "almaty-demo")
        common = {
            "id": "src",
            "name": "src",
            "kind": "outlet",
            "owner": "o",
            "known_from": dt.date(2020, 1, 1),
            "reference": "test",
        }
        self.source = Source(**(common | source))  # type: ignore[arg-type]
        self.book: Casebook = msgspec.structs.replace(book, sources=(*book.sources, self.source))
        self.store = Store(str(path / "s.sqlite"))
        self.site = site
        self.fetched_with = FetchSettings(
            timeout=2.0,
            total_timeout=4.0,
            delay=0.0,
            max_bytes=2_000_000,
            allowed_hosts=frozenset({site.host}),
        )

    def look(self, now: dt.datetime, back: int = 0) -> tuple[int, list[str]]:
        """Collect at a moment; return how many captures there were, and why others failed."""
        with Fetcher(self.fetched_with, now=lambda: now) as fetcher:
            read, refused = pipeline.collect_into(
                self.store,
                self.book,
                fetcher,
                only=["src"],
                now=now,
                tell=lambda _: None,
                back=back,
            )
        return read, [d.reason for d in refused]

    def texts(self) -> dict[str, str]:
        """Return the texts of documents by their id at the source; the last one wins."""
        return {
            d.external_id: d.text
            for d in sorted(self.store.records(Document), key=lambda d: d.seen_at)
        }


def feed(site: Site, *paths: str, words: str = "") -> None:
    """Set a feed of articles."""
    items = "".join(
        (
            f"<item><guid>{p}</guid><title>On "
            f"{p}</title><link>{site.base}{p}</link><description>{words}</description></item>"
        )
        for p in paths
    )
    site.page(
        "/feed",
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>',
        "text/xml",
    )


def preview(
    site: Site,
    name: str,
    number: int,
    posts: dict[int, str],
    *,
    older: int | None = None,
    path: str = "",
) -> None:
    """Set a page in the form of a channel's public preview."""
    view = (
        base64.urlsafe_b64encode(json.dumps({"c": -1_000_000_000_000 - number, "p": 1}).encode())
        .decode()
        .rstrip("=")
    )
    body = "".join(
        f'<div class="tgme_widget_message js-widget_message" data-post="{name}/{n}" '
        f'data-view="{view}">'
        f'<div class="tgme_widget_message_text js-message_text">{text}</div>'
        '<a class="tgme_widget_message_date"><time '
        f'datetime="2022-01-09T10:{n % 60:02d}:00+00:00"></time></a></div>'
        for n, text in posts.items()
    )
    link = f'<link rel="prev" href="/s/{name}?before={older}">' if older else ""
    head = f'<div class="tgme_channel_info_header_title"><span>{name} title</span></div>'
    site.page(path or f"/s/{name}", f"<html><head>{link}</head><body>{head}{body}</body></html>")
