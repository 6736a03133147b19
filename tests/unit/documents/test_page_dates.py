"""When a web page says it was published. All pages here are written for the tests."""

import datetime as dt
import json

import pytest
from bench.page_dates import compare
from bench.trial_pages import make_pages

from tocsin.documents import Extractor
from tocsin.documents.page import read_page
from tocsin.records import HTML, Capture, Document, Dropped, Fetch
from tocsin.sources.decode import decode

TEXT = (
    "<p>Насосная станция работает в обычном режиме, сообщили дежурные жителям. Ремонт дороги "
    "обещают закончить к весне.</p>"
) * 4
INSTANT = "2022-01-08 20:00:00+00:00"
NO_ZONE = "2022-01-09 02:00:00+00:00"
DAY = "2022-01-09 00:00:00+00:00"


def page(
    head: str = "",
    line: str = "",
    *,
    before: str = "",
    behind: str = "",
    headline: str = "<h1>Станция работает</h1>",
) -> str:
    return (
        '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Станция '
        f"работает</title>{head}</head>"
        f"<body>{before}<main><article>{headline}{line}<div>{TEXT}</div></article></main>"
        f"{behind}<footer>© 2009–2022 Издание</footer></body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta {name} content="{content}">'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Станция работает",
    "datePublished": "2022-01-09T02:00:00+06:00",
}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Другая новость",
    "datePublished": "2020-05-05T10:00:00Z",
}


@pytest.mark.parametrize(
    ("html", "at", "precision"),
    [
        (page(ld(ARTICLE)), INSTANT, "instant"),
        (
            page(ld({"@graph": [{"@type": "WebSite", "datePublished": "2009-01-01"}, ARTICLE]})),
            INSTANT,
            "instant",
        ),
        (page(ld([OTHER, ARTICLE])), INSTANT, "instant"),
        (page(ld(ARTICLE | {"hasPart": [OTHER]})), INSTANT, "instant"),
        (page(ld(ARTICLE).replace('"}', '",}')), INSTANT, "instant"),
        (page(ld(ARTICLE | {"datePublished": "2022-01-09"})), DAY, "day"),
        (
            page(meta('property="article:published_time"', "2022-01-09T02:00:00+06:00")),
            INSTANT,
            "instant",
        ),
        (page(meta('itemprop="datePublished"', "2022-01-09T02:00+0600")), INSTANT, "instant"),
        (page(meta('name="pubdate"', "Sun, 09 Jan 2022 02:00:00 +0600")), INSTANT, "instant"),
        (page(meta('name="date"', "2022-01-09")), DAY, "day"),
        (page(meta('name="publish-date"', "1641672000")), INSTANT, "instant"),
        (
            page(meta('name="pubdate"', "Sun Jan 09 2022 02:00:00 GMT+0600 (a zone)")),
            INSTANT,
            "instant",
        ),
        (
            page(line='<time datetime="2022-01-09T02:00:00+06:00">9 января</time>'),
            INSTANT,
            "instant",
        ),
        (
            page(
                line=(
                    '<time class="entry-date published updated" '
                    'datetime="2022-01-09T02:00:00+06:00">9</time>'
                )
            ),
            INSTANT,
            "instant",
        ),
        (page(line="<time>9 января 2022, 02:00</time>"), NO_ZONE, "instant"),
        (
            page(line='<abbr class="published" title="2022-01-09T02:00:00+0600">вчера</abbr>'),
            INSTANT,
            "instant",
        ),
        (page(line='<span itemprop="datePublished">9 января 2022</span>'), DAY, "day"),
        (
            page(line='<span class="t" data-timestamp="1641672000">2 часа назад</span>'),
            INSTANT,
            "instant",
        ),
        (page(line="<p>9 января 2022, 02:00 (GMT+6)</p>"), INSTANT, "instant"),
        (page(line="<p>Город, 9 января 2022 года. 02:00 (GMT+6)</p>"), INSTANT, "instant"),
        (
            page(line='<div class="date">Воскресенье, 9 января 2022, 02:00</div>'),
            NO_ZONE,
            "instant",
        ),
        (page(line='<div class="date">9 января 2022 | 02:00 | Общество</div>'), NO_ZONE, "instant"),
        (page(line='<div class="byline">Иван Иванов, 9 января 2022</div>'), DAY, "day"),
        (
            page(
                line=(
                    '<div class="info">9 января 2022 в 02:00, обновлено 11 января 2022 в '
                    "10:00</div>"
                )
            ),
            NO_ZONE,
            "instant",
        ),
        (page(line='<div class="date">9 січня 2022 р., 02:00</div>'), NO_ZONE, "instant"),
        (page(line='<div class="date">2022 жылғы 9 қаңтар</div>'), DAY, "day"),
        (
            page(meta('name="pubdate"', "2022-01-09"), "<p>9 января 2022, 02:00 (GMT+6)</p>"),
            INSTANT,
            "instant",
        ),
        (
            page(
                meta('name="pubdate"', "2022-01-09T02:00:00"), "<p>9 января 2022, 02:00 (GMT+6)</p>"
            ),
            INSTANT,
            "instant",
        ),
        (
            page(headline="<h2>Станция</h2>", line='<div class="date">09.01.2022 02:00</div>'),
            NO_ZONE,
            "instant",
        ),
        (
            page(
                line='<div class="date">09.01.2022</div>',
                before='<div class="top-line"><span class="date">11 января 2022</span></div>',
            ),
            DAY,
            "day",
        ),
    ],
)
def test_a_pages_own_mark_gives_its_day_time_and_zone(html: str, at: str, precision: str) -> None:
    found = read_page(html).published
    assert found is not None
    assert (str(found.at), found.precision) == (at, precision)
    assert bool(found.doubts) == (at == NO_ZONE)


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(line='<div class="date">Сегодня, 14:35</div>'),
        page(line='<div class="date">Вчера, 14:35</div>'),
        page(line='<div class="date">9 января, 14:35</div>'),
        page(line='<div class="date">03/04/2022</div>'),
        page(meta('property="article:modified_time"', "2022-01-09T02:00:00+06:00")),
        page(meta('property="og:updated_time"', "2022-01-09T02:00:00Z")),
        page(line='<div class="date">Обновлено: 9 января 2022, 14:35</div>'),
        page(line='<time class="updated" datetime="2022-01-09">9</time>'),
        page(ld({"@type": "WebSite", "datePublished": "2009-01-01"})),
        page(ld({"@type": "VideoObject", "datePublished": "2020-05-05"})),
        page(ld(ARTICLE | {"datePublished": "1970-01-01T00:00:00Z"})),
        page(ld(ARTICLE | {"datePublished": "0001-01-01T00:00:00"})),
        page(line="<p>Собрание состоится 20 января 2022 года.</p>"),
        page(line='<div class="meta">© 2022 Издание</div>'),
        page(
            behind=(
                '<div class="comments"><time datetime="2022-01-10T10:00:00Z">10 января</time></div>'
            )
        ),
        page(behind='<aside><div class="date">10.01.2022</div></aside>'),
        page(before='<header><div class="date">11 января 2022</div></header>'),
        page(
            line="".join(
                f'<div class="item"><span class="date">{day:02}.01.2022</span></div>'
                for day in (3, 15, 20)
            )
        ),
    ],
)
def test_a_page_without_a_date_of_publication_has_none(html: str) -> None:
    assert read_page(html).published is None


def test_the_day_in_an_address_is_a_day() -> None:
    found = read_page(page(), "http://news.example/2022/01/09/station").published
    assert found is not None
    assert (str(found.at), found.precision) == (DAY, "day")


def test_a_page_that_is_xhtml_with_a_declaration() -> None:
    xhtml = '<?xml version="1.0" encoding="windows-1251"?>' + page(ld(ARTICLE))
    found = read_page(xhtml).published
    assert found is not None
    assert str(found.at) == INSTANT


def capture(html: str, seen: dt.datetime, *, fetched: bool = True) -> Capture:
    fetch = (
        Fetch(
            url="http://x.example/a",
            answered_by="http://x.example/a",
            at=seen,
            status=200,
            sha256="s",
        )
        if fetched
        else None
    )
    return Capture(
        id="c",
        origin="http://x.example/a",
        external_id="a",
        media_type=HTML,
        body=html.encode(),
        sha256="s",
        seen_at=seen,
        fetch=fetch,
    )


def extracted(html: str, seen: dt.datetime, *, fetched: bool = True) -> Document | Dropped:
    return Extractor(as_of=seen, decode=decode, find_source=lambda name, _: name)(
        capture(html, seen, fetched=fetched)
    )


def test_a_page_whose_clock_is_ahead_counts_when_it_was_seen() -> None:
    seen = dt.datetime(2022, 1, 8, 19, 30, tzinfo=dt.UTC)
    found = extracted(page(ld(ARTICLE)), seen)
    assert isinstance(found, Document)
    assert (found.published_at, found.date.basis, found.date.precision) == (
        seen,
        "markup",
        "instant",
    )
    assert "after it was fetched" in found.date.doubts[0]
    later = extracted(page(ld(ARTICLE)), seen - dt.timedelta(days=2))
    assert isinstance(later, Dropped)
    assert later.reason == "after_as_of"
    assert isinstance(extracted(page(ld(ARTICLE)), seen, fetched=False), Dropped)


def test_the_doubts_of_a_date_stand_in_the_document() -> None:
    seen = dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
    found = extracted(page(line='<div class="date">9 января 2022, 02:00</div>'), seen)
    assert isinstance(found, Document)
    assert found.date.doubts == ("no time zone is given: read as UTC",)
    undated = extracted(page(), seen)
    assert isinstance(undated, Document)
    assert (undated.published_at, undated.date.basis, undated.date.precision) == (
        None,
        "none",
        "unknown",
    )


def test_no_made_page_gets_a_wrong_date() -> None:
    figures = compare(make_pages(56, seed=7), {})
    ours = {verdict for _, verdict in figures["tocsin"]}
    assert ours <= {"right", "unknown"}
    assert sum(n for (_, verdict), n in figures["tocsin"].items() if verdict == "right") >= 52
