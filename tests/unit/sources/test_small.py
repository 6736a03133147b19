"""The small modules of sources: entries, dates of entries, files of exports, sidecars, redirects,
markup, elements.
"""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.records import Dropped
from tocsin.sources import Entry, Stated
from tocsin.sources.elements import first_line, having, line, parse_page, targets, written
from tocsin.sources.entry_dates import ONLY_CHANGED, entry_date
from tocsin.sources.export_files import Beside
from tocsin.sources.fetch import Fetched
from tocsin.sources.markup import plain_line, plain_text
from tocsin.sources.moments import find_moment, parse_moment
from tocsin.sources.redirects import check_redirect
from tocsin.sources.sidecar import read_sidecar


def test_an_entry_has_another_digest_when_it_says_something_else() -> None:
    entry = Entry(id="1", title="a", body=b"b")
    assert entry.digest == Entry(id="2", title="a", body=b"b").digest
    for change in ({"title": "c"}, {"body": b"c"}, {"version": "2"}, {"published": NOW}):
        assert msgspec.structs.replace(entry, **change).digest != entry.digest


def test_the_date_of_an_entry_is_that_of_publication_else_of_change() -> None:
    assert entry_date("2022-01-09").is_day
    assert entry_date(None, "2022-01-09T10:00:00Z").date_doubts == (ONLY_CHANGED,)
    assert entry_date("1000000000-01-01").published is None
    assert "1000000000" in (entry_date("1000000000-01-01").unread_date or "")
    assert entry_date(True) == entry_date(None)


@pytest.mark.parametrize(
    "value", ["1e999", "9" * 400, "-1", "99999999999999-01-01", "", "{}", "\x00"]
)
def test_a_moment_without_a_meaning_is_none(value: str) -> None:
    assert find_moment(value) is None
    with pytest.raises(ValueError, match=r"\w"):
        parse_moment(value)


def test_a_day_is_its_first_moment_or_its_last() -> None:
    assert parse_moment("2022-01-09")[0] == dt.datetime(2022, 1, 9, tzinfo=dt.UTC)
    assert parse_moment("2022-01-09", end_of_day=True)[0].hour == 23


def test_files_beside_the_posts_of_an_export_are_counted_not_read() -> None:
    names = [
        "e/result.json",
        "e/messages.html",
        "e/photos/1.jpg",
        "e/files/a.pdf",
        "other/photos/2.txt",
    ]
    beside = Beside("e", names)
    assert [name for name in names if beside.leaves_out(name)] == [
        "e/messages.html",
        "e/photos/1.jpg",
    ]
    (dropped,) = beside.dropped()
    assert isinstance(dropped, Dropped)
    assert "2 files" in dropped.detail


def test_a_sidecar_states_what_its_file_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt.meta.yml").write_text(
        "source: paper\npublished: 2022-01-09\n", encoding="utf-8"
    )
    (tmp_path / "a.meta.yml").write_text("source: paper\npublished: 2022-01-09\n", encoding="utf-8")
    stated = read_sidecar(tmp_path / "a.txt", Stated(title="kept"))
    assert (stated.source, stated.published, stated.title) == ("paper", "2022-01-09", "kept")
    assert read_sidecar(tmp_path / "b.txt", Stated(title="kept")) == Stated(title="kept")


def answer(asked: str, came: str) -> Fetched:
    """Return an answer that came from another address than the one asked."""
    fields = {
        "asked": asked,
        "url": came,
        "at": NOW,
        "status": 200,
        "headers": {},
        "body": b"",
        "media_type": "text/html",
    }
    return Fetched(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("came", "reason"),
    [
        ("https://a.example/", "gone"),
        ("https://a.example/404", "gone"),
        ("https://a.example/login", "unreadable"),
        ("https://consent.a.example/x", "unreadable"),
    ],
)
def test_an_answer_from_another_page_is_not_taken(came: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        check_redirect(answer("https://a.example/2022/news", came))
    assert refused.value.reason == reason


def test_an_answer_from_the_page_asked_is_taken() -> None:
    same = answer("https://a.example/news", "https://a.example/news/")
    assert check_redirect(same) is same


def test_markup_gives_its_text_however_often_it_was_escaped() -> None:
    assert (
        plain_text("<p>One &amp;amp; two</p><p>three</p><script>x</script>") == "One & two\n\nthree"
    )
    assert plain_line("A &lt;b&gt;bold&lt;/b&gt; line\n") == "A bold line"
    assert plain_text("1 < 2 and 3 > 2") == "1 < 2 and 3 > 2"


def test_elements_are_read_by_class_and_in_order() -> None:
    tree = parse_page(
        '<div class="a b">one<br>two <i class="no">three</i></div><a href="https://x.example">x</a>'
    )
    (element,) = having(tree, "b")
    assert line(element) == "one two three"
    assert written(element, ("no",)).split() == ["one", "two"]
    assert first_line(tree, "missing") is None
    assert targets(tree) == ["https://x.example"]
    assert having(parse_page("\x00"), "a") == []
