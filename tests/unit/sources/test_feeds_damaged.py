"""Feeds with one damaged entry lose that entry, and say so."""

import pytest

from tocsin.errors import InputError
from tocsin.sources.feed_file import read_feed
from tocsin.sources.feeds import parse_feed

URL = "https://news.example/feed"
GOOD = "<item><guid>good</guid><title>Good</title><link>https://news.example/1</link></item>"


def rss(*items: str) -> bytes:
    """Return a feed of some items."""
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'.encode()


@pytest.mark.parametrize(
    "bad",
    [
        "<item><guid>2</guid><title>&#xD800;</title><description>text</description></item>",
        "<item><guid>2</guid><title>&#99999999999999999999;</title><link>/b</link></item>",
        "<item><guid>2</guid><title>&#0; b</title><link>/b</link></item>",
        "<item><guid>2</guid><title>b</title><link>http://[]/1</link></item>",
        "<item><guid>2</guid><title>b</title><link>http://[::1</link></item>",
        "<item><guid isPermaLink='true'>http://[</guid><title>b</title></item>",
        (
            "<item><guid>2</guid><title>b</title><pubDate>Mon, 10 Jan 1000000000 10:00:00 "
            "GMT</pubDate></item>"
        ),
        "<item><guid>2</guid><title>b</title><pubDate>-1</pubDate><link>/b</link></item>",
        "<item><guid>2</guid><title>b</title><enclosure url='http://[' length='x'/></item>",
        "<item xml:base='http://['><guid>2</guid><title>b</title><link>b</link></item>",
        "<item><guid>2</guid><title type='html' xml:base='http://['>b</title></item>",
        (
            "<item><guid>2</guid><content:encoded><![CDATA[<a "
            "href='http://['>b</a>]]></content:encoded></item>"
        ),
    ],
)
def test_a_damaged_entry_loses_no_other(bad: str) -> None:
    listing = parse_feed(rss(GOOD, bad, GOOD.replace("good", "third")), URL)
    ids = [entry.id for entry in listing.entries]
    assert ids[0] == "good"
    assert ids[-1] == "third"
    assert len(ids) == 3 or listing.lost


def test_an_address_that_is_none_is_named_and_its_text_is_kept() -> None:
    bad = "<item><guid>2</guid><title>b</title><link>http://[</link></item>"
    listing = parse_feed(rss(bad), URL)
    assert [(entry.id, entry.url) for entry in listing.entries] == [("2", None)]
    assert [lost.reason for lost in listing.lost] == ["address"]
    assert "http://[" in listing.lost[0].detail


def test_a_json_feed_names_an_address_that_is_none() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "http://[", "content_text": "words"}]}'
    listing = parse_feed(body, URL)
    assert ([e.url for e in listing.entries], [x.reason for x in listing.lost]) == (
        [None],
        ["address"],
    )


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"a":' * 20_000, b"<html></html>", b"\xff\xfe"]
)
def test_what_is_no_feed_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(InputError, match=r"news\.example"):
        parse_feed(body, URL)


def test_a_saved_feed_without_an_entry_is_said_to_be_empty() -> None:
    import io

    from tests.conftest import NOW
    from tocsin.sources import Reading, Stated

    reading = Reading(name="a.rss", seen_at=NOW, stated=Stated())
    with pytest.raises(InputError, match="a feed without an entry") as refused:
        list(read_feed(reading, io.BytesIO(rss())))
    assert refused.value.reason == "empty"
