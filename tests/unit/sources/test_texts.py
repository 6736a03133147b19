"""Files that hold one document: their bytes are kept as they are; what is no text is refused."""

import io

import pytest

from tests.conftest import NOW
from tests.unit.sources.posts import TEXT, message, page, preview, shown, words
from tocsin.errors import InputError
from tocsin.records import DOCX, HTML, PDF, TELEGRAM, Capture
from tocsin.sources import Reading, Stated
from tocsin.sources.texts import read_docx, read_html, read_page, read_pdf, read_text

WORDS = "У лаборатории тихо, повідомили мешканці. Зертхана жабық."


def reading(name: str) -> Reading:
    """Return the reading of a file."""
    return Reading(name=name, seen_at=NOW, stated=Stated(source="s"))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_kept_byte_for_byte(codec: str) -> None:
    body = WORDS.replace("і", "и").encode(codec, "replace")
    (capture,) = read_text(reading("/folder/заметка.txt"), io.BytesIO(body))
    assert isinstance(capture, Capture)
    assert (capture.body, capture.external_id) == (body, "заметка.txt")
    assert (capture.origin, capture.media_type) == ("/folder/заметка.txt", "text/plain")


def test_standard_input_has_a_name() -> None:
    (capture,) = read_text(reading("-"), io.BytesIO(WORDS.encode()))
    assert isinstance(capture, Capture)
    assert (capture.origin, capture.external_id) == ("-", "stdin")


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (b" \n\t", "empty"), (bytes(range(9)) * 90, "binary")],
)
def test_what_is_no_text_is_refused_with_its_name(body: bytes, reason: str) -> None:
    for reader in (read_text, read_html):
        with pytest.raises(InputError, match=r"a\.file") as refused:
            list(reader(reading("a.file"), io.BytesIO(body)))
        assert refused.value.reason == reason


def test_a_text_larger_than_a_document_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        list(read_text(reading("a.txt"), io.BytesIO(b"a" * 20_000_001)))
    assert refused.value.reason == "too_large"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (f"<html><body><p>{WORDS}</p></body></html>", [HTML]),
        (page(message(1, words(WORDS)), message(2, words("Ещё."))), [TELEGRAM, TELEGRAM]),
        (preview(shown(1, TEXT.format(WORDS))), [TELEGRAM]),
        (f"<article>{shown(1, TEXT.format(WORDS))}</article>", [HTML]),
    ],
)
def test_a_page_gives_its_article_or_each_of_its_posts(body: str, kinds: list[str]) -> None:
    items = list(read_html(reading("a.html"), io.BytesIO(body.encode())))
    assert [item.media_type for item in items if isinstance(item, Capture)] == kinds
    assert len(items) == len(kinds)


def test_a_page_that_shows_no_posts_is_itself() -> None:
    (capture,) = read_html(reading("a.html"), io.BytesIO(b"<p>words</p>"))
    assert isinstance(capture, Capture)
    assert list(read_page(reading("a.html"), capture)) == [capture]


def test_packed_documents_are_not_opened_here_and_empty_ones_are_refused() -> None:
    for reader, kind in ((read_pdf, PDF), (read_docx, DOCX)):
        (capture,) = reader(reading("a.bin"), io.BytesIO(b"%PDF \x00\x01"))
        assert isinstance(capture, Capture)
        assert (capture.media_type, capture.body) == (kind, b"%PDF \x00\x01")
        with pytest.raises(InputError, match="empty"):
            list(reader(reading("a.bin"), io.BytesIO(b" \n")))
