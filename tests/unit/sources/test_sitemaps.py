"""Sitemaps: their addresses, in any dress; what names none is said."""

import gzip

import pytest

from tocsin.errors import InputError
from tocsin.sources.sitemaps import parse_sitemap

URL = "https://news.example/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*items: str, namespace: str = NAMESPACE) -> bytes:
    """Return a sitemap of some items."""
    return f"<urlset {namespace}>{''.join(items)}</urlset>".encode()


def test_addresses_come_with_title_and_moment() -> None:
    item = (
        "<url><loc>/1</loc><lastmod>2022-01-10</lastmod><news:news><news:title>A &amp;amp; "
        "B</news:title>"
        "<news:publication_date>2022-01-09T10:00:00+06:00</news:publication_date></news:news></url>"
    )
    for namespace in (
        f'{NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
        "",
    ):
        (entry,) = parse_sitemap(urlset(item, namespace=namespace), URL).entries
        assert (entry.url, entry.title, entry.version) == (
            "https://news.example/1",
            "A & B",
            "2022-01-10",
        )
        assert str(entry.published) == "2022-01-09 04:00:00+00:00"


@pytest.mark.parametrize(
    "bad",
    [
        "<url></url>",
        "<url><loc> </loc></url>",
        "<url><loc>http://[</loc></url>",
        "<url><loc>http://[]/</loc><lastmod>&#xD800;</lastmod></url>",
    ],
)
def test_an_item_without_an_address_is_named_and_loses_no_other(bad: str) -> None:
    listing = parse_sitemap(
        urlset("<url><loc>/1</loc></url>", bad, "<url><loc>/2</loc></url>"), URL
    )
    assert [entry.url for entry in listing.entries] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
    assert [(lost.reason, "entry 2" in lost.detail) for lost in listing.lost] == [
        ("empty_entry", True)
    ]


def test_an_index_gives_its_newest_sitemaps() -> None:
    items = "".join(
        f"<sitemap><loc>{day}.xml</loc><lastmod>2022-01-{day:02}</lastmod></sitemap>"
        for day in range(1, 9)
    )
    body = f"<sitemapindex {NAMESPACE}>{items}<sitemap><loc>http://[</loc></sitemap></sitemapindex>"
    listing = parse_sitemap(body.encode(), URL)
    assert listing.more == tuple(f"https://news.example/{day}.xml" for day in (8, 7, 6, 5, 4))
    assert [lost.reason for lost in listing.lost] == ["empty_entry"]


def test_characters_that_xml_forbids_cost_nothing() -> None:
    body = urlset(
        "<url><loc>/1</loc><title>a&#55296;b\x0b</title></url>", namespace='x&#55296;="1"'
    )
    assert [entry.url for entry in parse_sitemap(body, URL).entries] == ["https://news.example/1"]


@pytest.mark.parametrize(
    "body", [b"", b"<a>", b"{}", b"<rss></rss>", gzip.compress(b"<a/>", mtime=0)[:12]]
)
def test_what_is_no_sitemap_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(InputError, match=r"news\.example"):
        parse_sitemap(body, URL)
