"""Capture -> document."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.documents.dates import find_date
from tocsin.documents.identify import identify
from tocsin.documents.noise import find_noise
from tocsin.documents.page_parts import Page
from tocsin.errors import InputError
from tocsin.language.sentences import sentence_spans
from tocsin.language.words import count_words
from tocsin.records import DOCX, HTML, PDF, Capture, Document, Dropped, Noise, Span, content_id

STAGE = "documents"
_LONGEST_TITLE = 220
_FEWEST_TITLE_WORDS = 3
# A clock may be ahead by as much as local time that is taken for UTC: the easternmost zone is 14
# hours ahead of it.
_MOST_AHEAD = dt.timedelta(hours=14)


class Extractor:
    """Turns captures into documents, as of one moment.

    What is known to be published after `as_of` is dropped as `after_as_of`. `decode` turns bytes
    into text; `find_source` turns a stated name or an address into a source of the casebook;
    `languages` are those its sources publish in, by id.
    """

    def __init__(
        self,
        *,
        as_of: dt.datetime,
        decode: Callable[[bytes, str], str],
        find_source: Callable[[str | None, str | None], str | None],
        languages: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Keep what every capture is read with."""
        self._as_of = as_of
        self._decode = decode
        self._find_source = find_source
        self._languages = languages or {}

    def __call__(self, capture: Capture) -> Document | Dropped:
        """Read one capture; the text is never altered."""
        opened = self.open(capture)
        return opened if isinstance(opened, Dropped) else self.document(opened)

    def open(self, capture: Capture) -> "Opened | Dropped":
        """Take the text out of a capture, and no more: most texts touch nothing watched, and are
        looked at no further.
        """
        if capture.published_at is not None and capture.published_at > self._as_of:
            return self._later(capture, capture.published_at)
        try:
            page = self._page(capture)
        except InputError as error:
            return Dropped(
                stage=STAGE, record_id=capture.id, reason=error.reason, detail=str(error)
            )
        page = _on_clock(page, capture)
        published = capture.published_at or (page.published.at if page.published else None)
        if published is not None and published > self._as_of:
            return self._later(capture, published)
        text, captions = _composed(page, capture.media_type)
        source = self._find_source(capture.source_id or None, capture.url)
        name = content_id(
            "doc", capture.external_id, source, capture.url, capture.published_at, capture.sha256
        )
        return Opened(name, capture, page, text, captions, source, published)

    def _later(self, capture: Capture, published: dt.datetime) -> Dropped:
        """Drop a capture that is known to be published after as-of."""
        detail = f"{capture.origin}: published {published:%Y-%m-%d}, after {self._as_of:%Y-%m-%d}"
        return Dropped(stage=STAGE, record_id=capture.id, reason="after_as_of", detail=detail)

    def _page(self, capture: Capture) -> Page:
        """Read the text of a capture: of a web page its main text and captions, else all of it,
        unchanged.
        """
        try:
            if capture.media_type in (PDF, DOCX):
                return _of_office(capture)
            text = self._decode(capture.body, capture.origin)
            if capture.media_type == HTML:
                return _of_web(text, capture.url)
        except InputError as error:
            message = str(error).removeprefix(f"{capture.origin}: ")
            raise InputError(f"{capture.origin}: {message}", reason=error.reason) from None
        return Page(text=text, language=capture.language, title=capture.title)

    def document(self, opened: "Opened") -> Document:
        """Put the document together: noise, title, language, date, sentences."""
        capture, page, text = opened.capture, opened.page, opened.text
        noise = find_noise(text)
        title_span = _title(text, noise)
        language = identify(_clean(text, noise), self._languages.get(opened.source_id or "", ()))
        return Document(
            id=opened.id,
            capture_id=capture.id,
            external_id=capture.external_id,
            text=text,
            date=find_date(capture, text, page.published),
            seen_at=capture.seen_at,
            fetched_at=capture.fetch.at if capture.fetch else None,
            archived_at=capture.archived_at,
            forwarded_from=self._find_source(capture.forwarded_from, None),
            marking=capture.marking,
            links=capture.links,
            source_id=opened.source_id,
            url=capture.url,
            title=capture.title or page.title or (title_span.of(text) if title_span else None),
            language=stated_language(capture.language) or language.code,
            language_note=language.note,
            published_at=opened.published_at,
            title_span=title_span,
            captions=opened.captions,
            noise=noise,
            sentences=_sentences(
                text, noise, title_span, stated_language(capture.language) or language.code
            ),
            section=page.section,
        )


class Opened(NamedTuple):
    """A capture whose text is out: the id and text of the document it will be, its captions, source
    and publication.
    """

    id: str
    capture: Capture
    page: Page
    text: str
    captions: tuple[Span, ...]
    source_id: str | None
    published_at: dt.datetime | None


def _of_office(capture: Capture) -> Page:
    """Read a file of an office program."""
    from tocsin.documents.office import read_docx, read_pdf  # few texts are one

    return (read_pdf if capture.media_type == PDF else read_docx)(capture.body)


def _of_web(text: str, url: str | None) -> Page:
    """Read a web page."""
    from tocsin.documents.page import read_page  # a text needs none of its modules

    return read_page(text, url)


def _on_clock(page: Page, capture: Capture) -> Page:
    """Return a page whose own date is no later than the moment it was fetched: a clock that is
    ahead, or a day that began elsewhere.
    """
    date, fetched = page.published, capture.fetch.at if capture.fetch else None
    if date is None or fetched is None or not fetched < date.at <= fetched + _MOST_AHEAD:
        return page
    seen = min(fetched, capture.seen_at)
    ahead = (
        f"dated {date.at:%Y-%m-%d %H:%M} UTC, after it was fetched: counted at "
        f"{seen:%Y-%m-%d %H:%M}, when it was seen"
    )
    known = date._replace(at=seen, precision="instant", doubts=(*date.doubts, ahead))
    return msgspec.structs.replace(page, published=known)


def _composed(page: Page, media_type: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a page with its title before and its captions behind, and where the
    captions stand.
    """
    if media_type != HTML:
        return page.text, ()
    head = f"{page.title}\n\n" if page.title and page.title not in page.text[:400] else ""
    text, spans = head + page.text, []
    for caption in page.captions:
        spans.append(Span(start=len(text) + 2, end=len(text) + 2 + len(caption)))
        text = f"{text}\n\n{caption}"
    return text, tuple(spans)


def stated_language(stated: str | None) -> str | None:
    """Take over a stated language code; anything that is no code is left to detection."""
    code = (stated or "").strip().casefold().partition("-")[0]
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None


def _clean(text: str, noise: tuple[Noise, ...]) -> str:
    """Return the text without its noise, for looking at only."""
    parts, at = [], 0
    for item in noise:
        parts.append(text[at : item.span.start])
        at = item.span.end
    return "".join([*parts, text[at:]])


def _title(text: str, noise: tuple[Noise, ...]) -> Span | None:
    """Take the first line as headline when it stands alone, has no full stop, and more text
    follows.
    """
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return None
    slug = next((n.span.end for n in noise if n.span.start <= start < n.span.end), start)
    line = text[slug:end]
    begin = slug + len(line) - len(line.lstrip())
    span = Span(start=begin, end=slug + len(line.rstrip()))
    short = count_words(line) >= _FEWEST_TITLE_WORDS and span.end - span.start <= _LONGEST_TITLE
    alone = text[end : end + 2].count("\n") == 2 or text[end:].lstrip(" \t\r").startswith("\n\n")
    if short and alone and not span.of(text).endswith((".", "…", ":", ";")):
        return span
    return None


def _sentences(
    text: str, noise: tuple[Noise, ...], title: Span | None, language: str | None
) -> tuple[Span, ...]:
    """Return the sentences outside noise; noise inside a sentence is cut off its ends."""
    kept = []
    for span in sentence_spans(text, language):
        start, end = span.start, span.end
        for item in noise:
            if item.span.start <= start < item.span.end:
                start = item.span.end
            if item.span.start < end <= item.span.end:
                end = item.span.start
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start and any(c.isalnum() for c in text[start:end]):
            kept.append(Span(start=start, end=end))
    return tuple(kept)
