"""Dates and charsets of what is collected: what a server states is believed as far as it can be
true. All pages here are written for the tests.
"""

from pathlib import Path

import pytest

from tests.unit.sources.world import HOUR, START, WORDS, Site, World, site
from tocsin.records import Document
from tocsin.store import Store

__all__ = ["site"]


def test_dates_where_clocks_begin_are_unknown(site: Site, tmp_path: Path) -> None:
    date = "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
    items = (
        f"<item><guid>z</guid><title>T</title>{date}<description>{WORDS * 8}</description></item>"
    )
    site.page(
        "/feed",
        f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>',
        "text/xml",
    )
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, ["clock_zero"])
    assert world.store.records(Document)[0].published_at is None


def dated_feed(site: Site, raw: str, kind: str = "text/xml", encoding: str = "utf-8") -> None:
    """Set a feed of one entry with a date as written, in an encoding."""
    item = (
        "<item><guid>z</guid><title>Насосная "
        f"станция</title><pubDate>{raw}</pubDate><description>{WORDS * 8}</description></item>"
    )
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?><rss '
        f'version="2.0"><channel>{item}</channel></rss>'
    )
    site.pages["/feed"] = (200, kind, text.encode(encoding))


@pytest.mark.parametrize(
    "raw",
    [
        "Mon, 10 Jan 2022 12:20:00 GMT",
        "Mon, 10 Jan 2022 15:00:00 GMT",
        "10.01.2022 18:00",
        "11 января 2022",
    ],
)
def test_a_clock_that_is_ahead_counts_when_the_entry_was_first_seen(
    site: Site, tmp_path: Path, raw: str
) -> None:
    dated_feed(site, raw)
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, [])
    (document,) = world.store.records(Document)
    assert document.published_at == START
    assert any("after it was first seen" in doubt for doubt in document.date.doubts)
    assert sum(world.store.rollups.volumes(START + HOUR).values()) == 1
    assert world.look(START + 9 * HOUR) == (0, [])
    assert len(world.store.records(Document)) == 1


@pytest.mark.parametrize(
    "raw", ["03/04/2021", "Mon, 10 Jan 2022 11:00:00 QQT", "Сегодня, 14:35", "9 января", "01.02.20"]
)
def test_a_date_without_a_certain_meaning_is_refused_with_its_reason(
    site: Site, tmp_path: Path, raw: str
) -> None:
    dated_feed(site, raw)
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    assert world.look(START) == (1, ["date"])
    (document,) = world.store.records(Document)
    assert (document.published_at, document.date.basis) == (None, "none")
    (refused,) = [d for d in world.store.dropped() if d.reason == "date"]
    assert raw in refused.detail


def test_a_day_alone_stays_a_day_and_a_time_without_a_zone_is_doubted(
    site: Site, tmp_path: Path
) -> None:
    dated_feed(site, "9 января 2022")
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",))
    world.look(START)
    dated_feed(site, "9 января 2022, 14:35")
    other = World(site, tmp_path, id="src", feeds=(f"{site.base}/feed?again",))
    other.store = Store(str(tmp_path / "other.sqlite"))
    site.pages["/feed?again"] = site.pages["/feed"]
    other.look(START)
    (day,), (instant,) = world.store.records(Document), other.store.records(Document)
    assert (day.date.precision, str(day.published_at), day.date.doubts) == (
        "day",
        "2022-01-09 00:00:00+00:00",
        (),
    )
    assert (instant.date.precision, str(instant.published_at)) == (
        "instant",
        "2022-01-09 14:35:00+00:00",
    )
    assert instant.date.doubts == ("no time zone is given: read as UTC",)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1251", "cp1251"), ("utf-8", "utf-8"), ("koi8-r", "koi8_r"), ("PT154", "ptcp154")],
)
def test_the_charset_of_the_header_reaches_feeds_sitemaps_and_pages(
    site: Site, tmp_path: Path, charset: str, codec: str
) -> None:
    dated_feed(site, "Sun, 09 Jan 2022 10:00:00 GMT", f"text/xml; charset={charset}", codec)
    text = f"<article><p>Насосная станция под охраной. {WORDS * 3}</p></article>"
    article = f"<html><head><meta charset='iso-8859-5'></head><body>{text}</body></html>"
    site.pages["/p"] = (200, f"text/html; charset={charset}", article.encode(codec))
    space = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    news = f"<n:news><n:title>Насосная</n:title></n:news><loc>{site.base}/p</loc>"
    sitemap = (
        f'<?xml version="1.0" encoding="iso-8859-1"?><urlset {space}><url>{news}</url></urlset>'
    )
    site.pages["/map"] = (200, f"application/xml; charset={charset}", sitemap.encode(codec))
    world = World(site, tmp_path, feeds=(f"{site.base}/feed",), sitemaps=(f"{site.base}/map",))
    assert world.look(START) == (2, [])
    found = {d.external_id: d for d in world.store.records(Document)}
    assert found["z"].title == "Насосная станция"
    assert found[f"{site.base}/p"].title == "Насосная"
    assert "Насосная станция под охраной" in found[f"{site.base}/p"].text
    capture = world.store.capture(found[f"{site.base}/p"].capture_id)
    assert capture is not None
    assert capture.fetch is not None
    assert world.store.body(capture.fetch.sha256) == article.encode(codec)
