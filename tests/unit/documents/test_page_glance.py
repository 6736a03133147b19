"""What a page says at a glance: no word that extraction gives is missed."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import warcs
from tests.conftest import ROOT, SHARED, needs_shared
from tocsin.casebook import load_casebook
from tocsin.documents.page import read_page
from tocsin.documents.page_glance import date_at_a_glance, words_at_a_glance
from tocsin.errors import InputError
from tocsin.gate import Gate, watched_reasons
from tocsin.sources.decode import decode


@pytest.mark.parametrize(
    ("page", "seen", "unseen"),
    [
        ("<p>Al<b>ma</b>ty&nbsp;is &#1040;</p>", "Almaty is А", ""),
        ("<p>New\n   York</p>", "New York", ""),
        ("<script>var hidden = 1</script><p>shown</p>", "shown", "hidden"),
        ('<script type="application/ld+json">{"articleBody":"kept"}</script>', "kept", ""),
        ("<style>hidden</style><!-- hidden --><p>shown", "shown", "hidden"),
        ("<script>never ends <p>shown</p>", "shown", ""),
        ('<meta property="og:title" content="A &quot;title&quot;">', 'A "title"', ""),
        ('<img alt="A caption of it">', "A caption of it", ""),
        ('<a data-caption="&lt;b&gt;Words&lt;/b&gt; of it"></a>', "Words of it", ""),
        ("<li><a href='/'>Another text</a></li><p>This text</p>", "This text", "Another"),
        ("<li><a href='/'><h3>Another</h3></a> 2 h</li><p>This text</p>", "This text", "Another"),
        ("<p><a href='/'>Almaty</a> lies at the foot of the mountains.</p>", "Almaty lies", ""),
    ],
)
def test_words_are_seen_as_a_reader_sees_them(page: str, seen: str, unseen: str) -> None:
    words = words_at_a_glance(page)
    assert seen in words
    assert not unseen or unseen not in words


@pytest.mark.parametrize(
    ("page", "url", "day"),
    [
        (warcs.page("T", "W", "2022-01-09"), None, "2022-01-09"),
        ('{"datePublished":"2022-02-03T10:00:00Z"}', None, "2022-02-03"),
        ("<p>no date</p>", "https://a.example/2022/03/04/x.html", "2022-03-04"),
        ("<meta name='date-published' content='nonsense'>", None, None),
        ("<p>no date, 12.01.2022</p>", "https://a.example/x", None),
    ],
)
def test_only_what_says_published_is_a_date(page: str, url: str | None, day: str | None) -> None:
    found = date_at_a_glance(page, url)
    assert (found.date().isoformat() if found else None) == day


@given(st.text(alphabet="<>/abps!-='\" &;\n", max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_page_can_be_looked_at(page: str) -> None:
    words = words_at_a_glance(page)
    assert words == " ".join(words.split())


@pytest.mark.parametrize("piece", ["<script", "<script>", "<a", "<!--", '<img alt="', "&lt;", "<"])
def test_no_page_takes_long(piece: str) -> None:
    """A hundred thousand open tags are looked at in a moment, not in minutes."""
    words_at_a_glance(piece * 100_000)


@needs_shared
def test_no_page_is_missed_that_passes_the_gate_when_it_is_taken_apart() -> None:
    """On real pages: every one whose text passes the gate passes by what is seen at a glance."""
    gate = Gate(watched_reasons(load_casebook(ROOT / "casebooks" / "almaty-2022")))
    passed = asked = 0
    for path in sorted((SHARED / "data" / "pages" / "html").glob("*.gz"))[::6]:
        body = decode(gzip.decompress(path.read_bytes()), path.name)
        try:
            page = read_page(body)
        except InputError:
            continue
        asked += 1
        text = "\n\n".join([page.title or "", page.text, *page.captions])
        if gate(text) is not None:
            passed += 1
            assert gate.passes(words_at_a_glance(body)), path.name
    assert 0 < passed < asked
