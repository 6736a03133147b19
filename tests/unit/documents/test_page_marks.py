"""What a page says of its date, as it stands, and how far each mark may be trusted."""

import json

import pytest
from lxml import html

from tocsin.documents.page_marks import EXPLICIT, GENERAL, SHOWN, dates_elsewhere, marks_of

DAY = "2022-01-09"


def marks(body: str, head: str = "") -> list[tuple[str, int]]:
    """Return the marks of a page with their trust."""
    page = f"<html><head>{head}</head><body><main>{body}</main></body></html>"
    return [(m.raw, m.trust) for m in marks_of(html.document_fromstring(page))]


def ld(value: object) -> str:
    """Return JSON-LD in a script."""
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


@pytest.mark.parametrize(
    ("body", "head", "trust"),
    [
        ("", ld({"@type": "NewsArticle", "datePublished": DAY}), EXPLICIT),
        ("", ld({"@type": "WebPage", "datePublished": DAY}), GENERAL),
        ("", ld([{"@graph": [{"@type": "BlogPosting", "datePublished": DAY}]}]), EXPLICIT),
        ("", f"<meta property='article:published_time' content='{DAY}'>", EXPLICIT),
        ("", f"<meta name='DATE' content='{DAY}'>", GENERAL),
        (f"<span itemprop='datePublished' content='{DAY}'>x</span>", "", EXPLICIT),
        (f"<time class='entry-date published updated' datetime='{DAY}'>x</time>", "", EXPLICIT),
        (f"<time datetime='{DAY}'>9 января</time>", "", SHOWN),
        (f"<span data-timestamp='{DAY}'>x</span>", "", SHOWN),
        (f"<h1>Заголовок</h1><p class='date'>{DAY}</p>", "", SHOWN),
    ],
)
def test_a_mark_is_trusted_as_far_as_it_says(body: str, head: str, trust: int) -> None:
    assert (DAY, trust) in marks(body, head)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", ld({"@type": "Comment", "datePublished": DAY})),
        ("", ld({"@type": "NewsArticle", "dateModified": DAY})),
        ("", "<script type='application/ld+json'>{broken date</script>"),
        ("", f"<meta property='article:modified_time' content='{DAY}'>"),
        (f"<aside><time datetime='{DAY}'>x</time></aside>", ""),
        (f"<div class='comments'><time datetime='{DAY}'>x</time></div>", ""),
        (f"<footer><p class='date'>{DAY}</p></footer>", ""),
        (f"<p class='updated'>{DAY}</p>", ""),
        ("<h1>Заголовок</h1><p class='date'>вчера, 14:35</p>", ""),
        ("<h1>Заголовок</h1><p>Мост закрыт на неделю.</p>", ""),
        ("", ""),
    ],
)
def test_changes_comments_and_other_articles_are_no_marks(body: str, head: str) -> None:
    assert marks(body, head) == []


def test_the_most_trusted_mark_goes_first_and_each_stands_once() -> None:
    time = f"<time datetime='{DAY}'>x</time>"
    found = marks(time + time, f"<meta property='article:published_time' content='{DAY}'>")
    assert [trust for _, trust in found] == sorted(trust for _, trust in found)
    assert len(found) == len(set(found))


def test_of_several_articles_the_one_with_the_headline_counts() -> None:
    works = [
        {"@type": "NewsArticle", "headline": "Мост закрыт", "datePublished": DAY},
        {"@type": "NewsArticle", "headline": "Цены растут", "datePublished": "2021-05-05"},
    ]
    assert marks("<h1>Мост закрыт</h1>", ld(works)) == [(DAY, EXPLICIT)]


def test_dates_of_comments_and_lists_stand_elsewhere() -> None:
    page = f"<html><body><aside><p>Погода, {DAY}</p></aside><p>2021-05-05</p></body></html>"
    found = set(dates_elsewhere(html.document_fromstring(page)))
    assert DAY in found
    assert "2021-05-05" not in found
