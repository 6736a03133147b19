"""What kind of text a document is, and what gave it away."""

import pytest

from tests.unit.annotate.reading import claim, document
from tocsin.annotate.text.genre import GenreReader, is_own, marked, urlsplit_host
from tocsin.records import Annotations, Hop, Source

READER = GenreReader([Source(id="s_fun", name="Fun", kind="satire", owner="nobody")])
NEWS = "The bridge to the old town was closed on Monday. Workers repair it."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NEWS, "news"),
        (f"Opinion\n\n{NEWS}", "opinion"),
        (f"OPINION: Why the bridge matters\n\n{NEWS}", "opinion"),
        (f"Satire\n\n{NEWS}", "satire"),
        (f"Satire. {NEWS}", "satire"),
        ("Сатира. На крыше парламента нашли снайпера: им оказался голубь.", "satire"),
        ("Сатира. На даху парламенту знайшли снайпера: це був голуб.", "satire"),
        ("Рубрика «Юмор». На проспекте задержан Дед Мороз.", "satire"),
        ("Satire is no news. The bridge is closed.", "news"),
    ],
)
def test_a_label_says_what_a_text_is(text: str, kind: str) -> None:
    assert READER(document(text), []).kind == kind


def test_a_source_known_for_satire_writes_satire() -> None:
    genre = READER(document(NEWS, source_id="s_fun"), [])
    assert genre.kind == "satire"
    assert "casebook" in genre.why


def test_an_address_names_its_section() -> None:
    page = document(NEWS, url="https://news.example/opinion/the-bridge")
    genre = READER(page, [])
    assert genre.kind == "opinion"
    assert genre.why


def test_news_needs_no_reason() -> None:
    assert READER(document(NEWS), []).why == ""


def test_claims_of_the_voice_itself_are_its_own() -> None:
    assert is_own(claim("The bridge is closed"))
    chain = (Hop(surface="the mayor"), Hop(surface="paper", voice=True))
    assert not is_own(claim("The bridge is closed", chain=chain))


def test_an_opinion_marks_what_its_voice_claims() -> None:
    item = claim("The bridge is closed")
    found = Annotations(document_id="doc-1", claims=(item,))
    opinion = READER(document(f"Opinion\n\n{NEWS}"), [])
    assert marked(found, opinion) != found
    assert marked(found, READER(document(NEWS), [])) == found


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://news.example/a", "news.example"),
        ("not an address", None),
        (None, None),
        ("http://[broken", None),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str | None) -> None:
    assert urlsplit_host(url) == host
