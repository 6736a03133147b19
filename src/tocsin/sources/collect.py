"""Fetching what is due: the feeds of the casebook's sources, and the pages their entries point to."""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree, html

from tocsin.errors import InputError
from tocsin.language.words import count_words
from tocsin.records import Capture, Dropped, FetchMark, FetchMemory, Source
from tocsin.sources.captures import STAGE, Reading, Stated
from tocsin.sources.feeds import Entry, parse_feed
from tocsin.sources.fetch import Fetcher, LaterError

# An entry whose own text is shorter than this is a teaser: the page it points to is fetched.
_TEASER_WORDS = 60
# After a failure an address is left alone for as many rounds as it failed, but no longer than this.
_MOST_ROUNDS = 24


def collect(
    sources: Sequence[Source], fetcher: Fetcher, memory: FetchMemory, now: dt.datetime
) -> Iterator[Capture | Dropped]:
    """Yield what is new in the feeds that are due, source by source; what failed is said, and the others go on."""
    for source in sources:
        for url in source.feeds:
            mark = memory.mark(url)
            if _is_due(source, mark, now):
                yield from _collect_feed(source, url, mark, fetcher, memory, now)


def _is_due(source: Source, mark: FetchMark | None, now: dt.datetime) -> bool:
    """Tell whether an address may be fetched again."""
    if mark is None:
        return True
    rounds = min(_MOST_ROUNDS, 1 + mark.failures)
    due = mark.fetched_at + dt.timedelta(minutes=source.every_minutes * rounds)
    return now >= due and (mark.not_before is None or now >= mark.not_before)


def _collect_feed(
    source: Source, url: str, mark: FetchMark | None, fetcher: Fetcher, memory: FetchMemory, now: dt.datetime
) -> Iterator[Capture | Dropped]:
    """Fetch one feed and yield its new entries; the mark is put last, so that a stop in between fetches it again."""
    try:
        answer = fetcher.get(url, etag=mark.etag if mark else None, last_modified=mark.last_modified if mark else None)
        entries = [] if answer.unchanged else parse_feed(answer.body, url)
    except InputError as error:
        later = error.not_before if isinstance(error, LaterError) else None
        failures = (mark.failures if mark else 0) + 1
        memory.put_mark(FetchMark(url=url, fetched_at=now, not_before=later, failures=failures, note=str(error)))
        yield Dropped(stage=STAGE, record_id=f"{url} {now.isoformat()}", reason=error.reason, detail=str(error))
        return
    for entry in entries:
        if entry.id and not memory.knows(source.id, entry.id):
            if entry.published is not None and entry.published > now:
                detail = f"{entry.url or entry.id}: the feed {url} dates it {entry.published:%Y-%m-%d %H:%M}, in the future; kept undated."
                yield Dropped(stage=STAGE, record_id=f"{url}#{entry.id}", reason="future_date", detail=detail)
            yield _taken(source, url, entry, fetcher, now)
    etag = answer.etag or (mark.etag if mark and answer.unchanged else None)
    modified = answer.last_modified or (mark.last_modified if mark and answer.unchanged else None)
    memory.put_mark(FetchMark(url=url, fetched_at=now, etag=etag, last_modified=modified))


def _taken(source: Source, feed: str, entry: Entry, fetcher: Fetcher, now: dt.datetime) -> Capture | Dropped:
    """Make the capture of an entry: its page where the feed has only a teaser, else the feed's own text."""
    text = plain_text(entry.html)
    published = entry.published.isoformat() if entry.published and entry.published <= now else None
    stated = Stated(source=source.id, published=published, url=entry.url, title=entry.title)
    reading = Reading(name=feed, seen_at=now, stated=stated)
    origin = entry.url or f"{feed}#{entry.id}"
    try:
        if entry.url and count_words(text) < _TEASER_WORDS:
            page = _page(fetcher, entry.url)
            if page is not None:
                return reading.capture(origin, entry.id, "text/html", page)
        body = f"{entry.title}\n\n{text}" if entry.title and entry.title not in text else text
        if not body.strip():
            raise InputError(f"{origin}: the entry has no text, and its page could not be read.", reason="empty")
        return reading.capture(origin, entry.id, "text/plain", body.encode())
    except InputError as error:
        return Dropped(stage=STAGE, record_id=origin, reason=error.reason, detail=str(error))


def fetch_pages(
    urls: Sequence[str], fetcher: Fetcher, *, seen_at: dt.datetime, stated: Stated
) -> Iterator[Capture | Dropped]:
    """Yield a capture for every address, and a `Dropped` for each that may not or cannot be had."""
    for url in urls:
        try:
            answer = fetcher.get(url)
            kind = "text/plain" if answer.media_type == "text/plain" else "text/html"
            own = msgspec.structs.replace(stated, url=answer.url)
            yield Reading(name=url, seen_at=seen_at, stated=own).capture(url, url, kind, answer.body)
        except InputError as error:
            yield Dropped(stage=STAGE, record_id=url, reason=error.reason, detail=str(error))


def _page(fetcher: Fetcher, url: str) -> bytes | None:
    """Return a page, or None where it may not or cannot be had: the feed's own text stands in."""
    try:
        answer = fetcher.get(url)
    except InputError:
        return None
    return answer.body if answer.media_type in ("text/html", "application/xhtml+xml", "") else None


def plain_text(markup: str) -> str:
    """Return the text of an entry's markup, a paragraph a line."""
    if "<" not in markup:
        return markup.strip()
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return markup.strip()
    for block in tree.iter("p", "br", "div", "li", "h1", "h2", "h3", "blockquote"):
        block.tail = "\n\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
