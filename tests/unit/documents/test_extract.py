"""A capture becomes a document, or is dropped with its reason."""

import datetime as dt

import pytest

from tests.conftest import NOW, make_capture, make_document
from tocsin.documents.extract import Extractor, stated_language
from tocsin.records import HTML, Document, Dropped
from tocsin.sources.decode import decode


def test_the_first_line_is_a_title_only_when_it_stands_alone() -> None:
    assert (
        make_document("Bridge closed for repairs\n\nThe bridge was closed.").title
        == "Bridge closed for repairs"
    )
    assert make_document("The bridge was closed.\n\nNobody was hurt.").title is None


EXTRACT = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)
PAGE = (
    "<html><head><title>Мост закрыт на неделю</title></head><body><article><h1>Мост закрыт на "
    "неделю</h1><p>В мэрии сообщили, что мост через реку будет закрыт на неделю.</p><p>Инженеры "
    "нашли трещину во второй опоре, и никто не пострадал.</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("hours", "is_dropped"), [(-1, False), (0, False), (1, True), (24 * 365 * 50, True)]
)
def test_what_is_published_after_as_of_is_dropped(hours: int, is_dropped: bool) -> None:
    at = NOW + dt.timedelta(hours=hours)
    found = EXTRACT(make_capture("Мост закрыт.", published_at=at))
    assert isinstance(found, Dropped) is is_dropped
    assert not isinstance(found, Dropped) or found.reason == "after_as_of"


@pytest.mark.parametrize(
    "text", ["Мост закрыт.", "  \n Көпір жабылды \n", "“Міст”\r\n\r\nзакрито", "x" * 5000, "🔴"]
)
def test_the_text_of_a_plain_file_is_never_altered(text: str) -> None:
    found = EXTRACT(make_capture(text))
    assert isinstance(found, Document)
    assert found.text == text
    assert all(0 <= s.start < s.end <= len(text) for s in found.sentences)


def test_a_page_gives_its_main_text_and_title() -> None:
    found = EXTRACT(make_capture(PAGE, media_type=HTML))
    assert isinstance(found, Document)
    assert found.title == "Мост закрыт на неделю"
    assert "Инженеры нашли трещину" in found.text
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    "body", ["", "<html></html>", "<html><body><script>x</script></body></html>"]
)
def test_a_page_without_a_text_is_dropped_with_its_reason(body: str) -> None:
    found = EXTRACT(make_capture(body, media_type=HTML))
    assert isinstance(found, Dropped)
    assert found.reason in ("empty", "no_text")


def test_the_same_capture_gives_the_same_document_and_another_source_another() -> None:
    capture = make_capture("Мост закрыт.", source_id="a")
    assert EXTRACT(capture) == EXTRACT(capture)
    other = EXTRACT(make_capture("Мост закрыт.", source_id="b"))
    first = EXTRACT(capture)
    assert isinstance(other, Document)
    assert isinstance(first, Document)
    assert first.id != other.id


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("RU", "ru"),
        ("uk-UA", "uk"),
        (" kk ", "kk"),
        ("eng", "eng"),
        ("русский", None),
        ("e", None),
        ("en_US", None),
        ("12", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_language_is_a_code_or_nothing(stated: str | None, code: str | None) -> None:
    assert stated_language(stated) == code
