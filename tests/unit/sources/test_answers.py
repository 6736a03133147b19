"""Answers of servers: as evidence, as text without their headers, and as captures of pages."""

import datetime as dt
import hashlib
from collections.abc import Iterator

import pytest

from tests.conftest import NOW
from tests.unit.sources.world import Site
from tocsin.records import HTML, Capture, Dropped
from tocsin.sources import Fetcher, FetchSettings, Stated
from tocsin.sources.answers import evidence, fetch_pages, readable
from tocsin.sources.fetch import Fetched

WORDS = "У лаборатории тихо, сообщили жители."
PAGE = f"<html><body><p>{WORDS}</p></body></html>"


def answer(body: bytes, kind: str) -> Fetched:
    """Return an answer of a server."""
    return Fetched(
        requested="https://a.example/1",
        url="https://a.example/2",
        at=NOW,
        status=200,
        body=body,
        media_type=kind.partition(";")[0],
        headers={"content-type": kind, "etag": '"1"'},
    )


@pytest.mark.parametrize(
    ("body", "kind", "read"),
    [
        (PAGE.encode(), "text/html", PAGE.encode()),
        (PAGE.encode("koi8-r"), "text/html; charset=koi8-r", b"\xef\xbb\xbf" + PAGE.encode()),
        (PAGE.encode(), "text/html; charset=koi8-r", PAGE.encode()),
        (b"%PDF \xff", "application/pdf; charset=koi8-r", b"%PDF \xff"),
        (b"", "text/html; charset=koi8-r", b""),
    ],
)
def test_a_body_can_be_read_without_its_headers(body: bytes, kind: str, read: bytes) -> None:
    assert readable(answer(body, kind)) == read


def test_evidence_keeps_the_bytes_as_they_came() -> None:
    body = PAGE.encode("koi8-r")
    kept = evidence(answer(body, "text/html; charset=koi8-r"))
    assert (kept.body, kept.sha256) == (body, hashlib.sha256(body).hexdigest())
    assert (kept.url, kept.answered_by) == ("https://a.example/1", "https://a.example/2")
    assert kept.headers["etag"] == '"1"'


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with nothing on it."""
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_every_address_gives_a_capture_or_a_reason(site: Site) -> None:
    site.page("/a", PAGE)
    site.page("/b", WORDS, "text/plain; charset=utf-8")
    site.moved("/old", "/a")
    site.moved("/taken-down", "/")
    site.page("/", PAGE)
    asked = [f"{site.base}/{path}" for path in ("a", "none", "b", "old", "taken-down")]
    settings = FetchSettings(delay=0.0, allowed_hosts=frozenset({site.host}))
    with Fetcher(settings, now=lambda: NOW) as fetcher:
        stated = Stated(source="s", published="2022-01-09")
        found = list(
            fetch_pages(
                [*asked, "no address"], fetcher, seen_at=NOW + dt.timedelta(days=1), stated=stated
            )
        )
    captures = [item for item in found if isinstance(item, Capture)]
    assert [c.media_type for c in captures] == [HTML, "text/plain", HTML]
    assert [c.url for c in captures] == [asked[0], asked[2], asked[0]]
    assert [c.external_id for c in captures] == [asked[0], asked[2], asked[3]]
    assert {c.fetch.url for c in captures if c.fetch} == {asked[0], asked[2], asked[3]}
    dropped = {item.record_id: item.reason for item in found if isinstance(item, Dropped)}
    assert dropped[asked[1]] == dropped[asked[4]] == "gone"
    assert len(found) == 6
