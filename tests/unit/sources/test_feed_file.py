"""A saved feed: every entry that carries a text is a document; nothing is fetched, nothing lost
unsaid.
"""

import io

import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped
from tocsin.sources import Reading, Stated
from tocsin.sources.feed_file import read_feed

ITEM = (
    "<item><guid>{id}</guid><title>Заметка {id}</title>{more}"
    "<description>{text}</description></item>"
)


def item(name: str, text: str = "Зертхана жабық.", more: str = "") -> str:
    """Return an entry."""
    return ITEM.format(id=name, text=text, more=more)


def read(*items: str, stated: Stated | None = None) -> tuple[list[Capture], list[Dropped]]:
    """Read a feed of entries."""
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'
    reading = Reading(name="feed.rss", seen_at=NOW, stated=stated or Stated(source="газета"))
    found = list(read_feed(reading, io.BytesIO(feed.encode())))
    captures = [record for record in found if isinstance(record, Capture)]
    return captures, [record for record in found if isinstance(record, Dropped)]


def test_entries_are_documents_of_their_own() -> None:
    captures, dropped = read(item("1"), item("2", "У лаборатории тихо."))
    assert [(c.external_id, c.title) for c in captures] == [("1", "Заметка 1"), ("2", "Заметка 2")]
    assert [c.body.decode().split("\n\n") for c in captures] == [
        ["Заметка 1", "Зертхана жабық."],
        ["Заметка 2", "У лаборатории тихо."],
    ]
    assert {c.source_id for c in captures} == {"газета"}
    assert dropped == []


def test_an_entry_without_any_word_is_named_and_loses_no_other() -> None:
    captures, dropped = read("<item><guid>1</guid></item>", item("2"), item("3", ""))
    assert [c.external_id for c in captures] == ["2", "3"]
    assert captures[1].body.decode() == "Заметка 3"
    assert [d.reason for d in dropped] == ["empty_entry"]
    assert "feed.rss" in dropped[0].detail


@pytest.mark.parametrize(
    ("date", "published", "precision"),
    [
        ("Sun, 09 Jan 2022 00:30:00 +0600", "2022-01-08T18:30:00+00:00", "instant"),
        ("2022-01-09", "2022-01-09T00:00:00+00:00", "day"),
    ],
)
def test_dates_are_as_precise_as_they_are_written(
    date: str, published: str, precision: str
) -> None:
    (capture,), _ = read(item("1", more=f"<pubDate>{date}</pubDate>"))
    assert capture.published_at is not None
    assert capture.published_at.isoformat() == published
    assert capture.published_precision == precision


def test_a_date_nobody_can_read_is_said_and_its_text_is_kept() -> None:
    captures, dropped = read(item("1", more="<pubDate>31 Feb 2022</pubDate>"))
    assert [c.published_at for c in captures] == [None]
    assert [(d.reason, "31 Feb 2022" in d.detail) for d in dropped] == [("date", True)]


def test_a_stated_date_stands_in_for_one_the_entry_lacks_and_never_over_its_own() -> None:
    stated = Stated(published="2022-01-05")
    captures, _ = read(item("1", more="<pubDate>2022-01-09</pubDate>"), item("2"), stated=stated)
    assert [str(c.published_at)[:10] for c in captures] == ["2022-01-09", "2022-01-05"]


def test_a_feed_without_an_entry_and_no_feed_are_refused() -> None:
    with pytest.raises(InputError, match="without an entry"):
        read()
    with pytest.raises(InputError, match="no feed"):
        list(
            read_feed(
                Reading(name="a.rss", seen_at=NOW, stated=Stated()), io.BytesIO(b"<html></html>")
            )
        )
