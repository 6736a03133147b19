"""Fetching against a real server on loopback: polite, safe, and never stopped by one that
misbehaves.
"""

import contextlib
import datetime as dt
import gzip
import http.server
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import InputError
from tocsin.records import Document, Source
from tocsin.sources import Fetcher, FetchSettings
from tocsin.sources.feeds import parse_feed
from tocsin.sources.fetch import LaterError
from tocsin.store import Store

WORDS = "The biological laboratory in Almaty was under guard on Sunday, the ministry said. " * 8
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><guid>one</guid><title>Guarded</title><link>{base}/page</link><pubDate>Sun, 09 Jan 2022 10:00:00 GMT</pubDate>
<description>Short.</description></item>
<item><guid>two</guid><title>Long</title><link>{base}/other</link><pubDate>Mon, 10 Jan 2022 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{words}&lt;/p&gt;</description></item></channel></rss>"""
BOMB = (
    """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">"""
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]><rss><channel><item><title>&j;</title></item></channel></rss>"
)


class Handler(http.server.BaseHTTPRequestHandler):
    """A server that can misbehave in every way a test needs."""

    asked: Counter[str] = Counter()
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer by path."""
        Handler.asked[self.path] += 1
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /closed\n", "text/plain")
        elif self.path == "/feed":
            if self.headers.get("If-None-Match") == '"v1"':
                self.answer(b"", "text/xml", status=304)
            else:
                self.answer(
                    RSS.format(base=base, words=WORDS).encode(), "text/xml", {"ETag": '"v1"'}
                )
        elif self.path == "/page":
            self.answer(
                f"<html><body><article><p>{WORDS}</p></article></body></html>".encode(), "text/html"
            )
        elif self.path == "/circle":
            self.answer(b"", "text/html", {"Location": "/circle2"}, status=302)
        elif self.path == "/circle2":
            self.answer(b"", "text/html", {"Location": "/circle"}, status=302)
        elif self.path == "/inside":
            self.answer(
                b"", "text/html", {"Location": "http://localhost.localdomain:9/"}, status=302
            )
        elif self.path == "/private":
            self.answer(b"", "text/html", {"Location": "http://10.0.0.1/"}, status=302)
        elif self.path == "/busy":
            self.answer(b"", "text/html", {"Retry-After": "3600"}, status=429)
        elif self.path == "/bomb":
            self.answer(gzip.compress(b"0" * 6_000_000), "text/html", {"Content-Encoding": "gzip"})
        elif self.path == "/lies":
            self.answer(b"short", "text/html", {"Content-Length": "5000"})
            self.close_connection = True
        elif self.path == "/slow":
            time.sleep(3)
        elif self.path == "/html":
            self.answer(b"<html><body>no feed</body></html>", "text/html")
        elif self.path == "/entities":
            self.answer(BOMB.encode(), "text/xml")
        else:
            self.answer(b"gone", "text/html", status=404)

    def answer(
        self, body: bytes, kind: str, headers: dict[str, str] | None = None, *, status: int = 200
    ) -> None:
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        extra = headers or {}
        if "Content-Length" not in extra:
            self.send_header("Content-Length", str(len(body)))
        for name, value in extra.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of a server that runs as long as the tests do."""
    yield from _serve()


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """The address of a second one: a host that asks for patience closes only itself."""
    yield from _serve()


def _serve() -> Iterator[str]:
    """Run a server on a free port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(base: str, other: str) -> Iterator[Fetcher]:
    """A fetcher that may visit the test servers, and does not dawdle."""
    allowed = frozenset({base.removeprefix("http://"), other.removeprefix("http://")})
    settings = FetchSettings(
        timeout=1.0, total_timeout=2.0, delay=0.0, max_bytes=2_000_000, allowed_hosts=allowed
    )
    with Fetcher(settings, now=lambda: dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/closed/x", "robots"),
        ("/circle", "redirects"),
        ("/private", "private"),
        ("/bomb", "too_large"),
        ("/lies", "connection"),
        ("/slow", "timeout"),
        ("/nowhere", "gone"),
    ],
)
def test_what_misbehaves_is_refused_with_its_reason(
    base: str, fetcher: Fetcher, path: str, reason: str
) -> None:
    with pytest.raises(InputError) as caught:
        fetcher.get(base + path)
    assert caught.value.reason == reason
    assert "http" in str(caught.value)


def test_a_private_address_is_never_asked(base: str) -> None:
    with Fetcher(FetchSettings(delay=0.0), now=lambda: dt.datetime.now(dt.UTC)) as strict:
        before = sum(Handler.asked.values())
        for url in (
            base + "/page",
            "http://localhost/x",
            "http://[::1]/x",
            "http://169.254.169.254/latest",
            "http://0x7f000001/",
        ):
            with pytest.raises(InputError) as caught:
                strict.get(url)
            assert caught.value.reason in ("private", "dns", "robots_unread")
        assert sum(Handler.asked.values()) == before
        with pytest.raises(InputError, match="only http"):
            strict.get("file:///etc/passwd")


def test_come_back_later_is_told_with_its_time(base: str, fetcher: Fetcher) -> None:
    with pytest.raises(LaterError) as caught:
        fetcher.get(base + "/busy")
    assert caught.value.not_before == dt.datetime(2026, 1, 1, 1, tzinfo=dt.UTC)


def test_an_unchanged_feed_costs_no_body(base: str, fetcher: Fetcher) -> None:
    first = fetcher.get(base + "/feed")
    second = fetcher.get(base + "/feed", etag=first.etag)
    assert (first.status, second.status, second.body) == (200, 304, b"")


def test_feeds_of_three_kinds() -> None:
    rss = parse_feed(
        RSS.format(base="http://x.example", words=WORDS).encode(), "http://x.example/feed"
    ).entries
    assert [e.id for e in rss] == ["one", "two"]
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>T</title><updated>2022-01-09T10:00:00Z</updated></entry></feed>'
    assert parse_feed(atom, "http://x.example/a").entries[0].published == dt.datetime(
        2022, 1, 9, 10, tzinfo=dt.UTC
    )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "j", "content_text": "x", "date_published": "2022-01-09T12:00:00+02:00"}],
    }
    assert parse_feed(json.dumps(feed).encode(), "http://x.example/j").entries[
        0
    ].published == dt.datetime(2022, 1, 9, 10, tzinfo=dt.UTC)


def test_what_is_no_feed_is_refused(base: str, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match="no feed"):
        parse_feed(fetcher.get(base + "/html").body, base)


def test_entities_that_expand_to_gigabytes_do_not(base: str, fetcher: Fetcher) -> None:
    start = time.monotonic()
    body = fetcher.get(base + "/entities").body
    with contextlib.suppress(InputError):
        assert all(len(e.title or "") < 1_000_000 for e in parse_feed(body, base).entries)
    assert time.monotonic() - start < 20


def test_run_takes_an_address(base: str, tmp_path: Path) -> None:
    host = base.removeprefix("http://")
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "run",
        f"{base}/page",
        f"{base}/closed/x",
        "-c",
        "almaty-2022",
        "-o",
        str(tmp_path),
    ]
    done = subprocess.run(
        [*command, "--allow-host", host], capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 1, done.stderr
    assert b"(robots)" in done.stderr
    (row,) = (tmp_path / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["url"] == f"{base}/page"
    assert (
        b"(private)" in subprocess.run(command, capture_output=True, cwd=ROOT, check=False).stderr
    )


def test_a_date_in_the_future_is_told_and_not_believed(
    base: str, fetcher: Fetcher, tmp_path: Path
) -> None:
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    source = Source(
        id="good",
        name="g",
        kind="outlet",
        owner="o",
        feeds=(f"{base}/feed",),
        known_from=dt.date(2020, 1, 1),
        reference="t",
    )
    book = msgspec.structs.replace(book, sources=(*book.sources, source))
    store = Store(str(tmp_path / "s.sqlite"))
    early = dt.datetime(2022, 1, 9, 12, tzinfo=dt.UTC)
    read, refused = pipeline.collect_into(
        store, book, fetcher, only=["good"], now=early, tell=lambda _: None
    )
    assert (read, [d.reason for d in refused]) == (2, ["future_date"])
    assert {d.external_id: d.published_at is None for d in store.records(Document)} == {
        "one": False,
        "two": True,
    }


def test_collecting_takes_in_what_is_new_once_and_goes_on_past_failures(
    base: str, other: str, fetcher: Fetcher, tmp_path: Path
) -> None:
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    common = {
        "kind": "outlet",
        "owner": "o",
        "known_from": dt.date(2020, 1, 1),
        "reference": "test",
    }
    sources = (
        Source(id="bad", name="bad", feeds=(f"{other}/busy",), **common),  # type: ignore[arg-type]
        Source(id="good", name="good", feeds=(f"{base}/feed",), every_minutes=10, **common),  # type: ignore[arg-type]
    )
    book = msgspec.structs.replace(book, sources=(*book.sources, *sources))
    store = Store(str(tmp_path / "s.sqlite"))
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    def round_at(now: dt.datetime) -> tuple[int, list[str]]:
        read, refused = pipeline.collect_into(
            store, book, fetcher, only=[], now=now, tell=lambda _: None
        )
        return read, [d.reason for d in refused]

    assert round_at(moment) == (2, ["retry_later"])
    found = {d.external_id: d for d in store.records(Document)}
    assert set(found) == {"one", "two"}
    assert "under guard" in found["one"].text
    assert (found["one"].source_id, str(found["one"].published_at)[:10]) == ("good", "2022-01-09")
    assert round_at(moment + dt.timedelta(minutes=1)) == (0, [])
    pages = Handler.asked["/page"]
    assert round_at(moment + dt.timedelta(minutes=30)) == (0, [])
    assert Handler.asked["/page"] == pages
    assert round_at(moment + dt.timedelta(hours=3)) == (0, ["retry_later"])
