"""Fetching what is due: the listings of the casebook's sources, the pages their entries point to,
and pages once more.

What a round finds comes as one stream of items. A mark stands behind what it remembers, so that
whoever keeps the stream in order can be stopped anywhere and loses nothing.
"""

import datetime as dt
import queue
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import NamedTuple

import msgspec

from tocsin.errors import InputError
from tocsin.records import (
    HTML,
    Capture,
    Dropped,
    EntryMark,
    FetchMark,
    FetchMemory,
    Sighting,
    Source,
    Vanished,
)
from tocsin.sources.addresses import without_password, without_passwords
from tocsin.sources.answers import evidence, readable
from tocsin.sources.believed_dates import believed_date
from tocsin.sources.captures import STAGE, Item, Reading, Stated
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.faults import refusal
from tocsin.sources.fetch import Fetched, Fetcher, LaterError
from tocsin.sources.listed_at import addresses_of, due_at
from tocsin.sources.listings import listing_reader
from tocsin.sources.redirects import check_redirect

# Pages back that are read to close a gap since the last look.
_MOST_GAP = 20
# The page of an entry is looked at again after so many hours, for edits and deletion.
_VISITS = (6, 48, 168)
_VISITS_AT_ONCE = 20
_PAGES = (HTML, "application/xhtml+xml", "")
_WORKERS = 8
# The kind of listing that is a page itself.
_SINGLE = "pages"


def _every_source(_source_id: str) -> bool:
    """Return that a source is to be looked at."""
    return True


class Round(NamedTuple):
    """One round of collecting: with what, when, and how many pages back beyond the newest.

    `takes` is asked for each source, by its id, whether it is to be looked at.
    """

    fetcher: Fetcher
    memory: FetchMemory
    now: dt.datetime
    back: int = 0
    takes: Callable[[str], bool] = _every_source


def collect(sources: Sequence[Source], look: Round, *, workers: int = _WORKERS) -> Iterator[Item]:
    """Yield what is new, changed and gone; sources are read side by side, and one that fails stops
    no other.
    """
    items: queue.Queue[Item | None] = queue.Queue(maxsize=64)
    stop = threading.Event()

    def work(source: Source) -> None:
        for item in _guarded(source, look):
            if stop.is_set():
                return
            items.put(item)

    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(work, source) for source in sources]
        threading.Thread(target=_end, args=(futures, items), daemon=True).start()
        ended = False
        try:
            while (item := items.get()) is not None:
                yield item
            ended = True
        finally:
            stop.set()
            while not ended and items.get() is not None:
                pass


def _end(futures: "Sequence[Future[None]]", items: "queue.Queue[Item | None]") -> None:
    """Say that nothing more comes, once every source is done."""
    wait(futures)
    items.put(None)


def _guarded(source: Source, look: Round) -> Iterator[Item]:
    """Collect one source; what nobody foresaw ends in a record, and the other sources go on. No
    record holds a password of an address.
    """
    try:
        if not look.takes(source.id):
            return
        for item in _collect_source(source, look):
            yield _without_passwords(item) if isinstance(item, Dropped) else item
    except Exception as error:  # noqa: BLE001  (the per-source boundary)
        detail = without_passwords(f"{source.id}: {type(error).__name__}: {error}")
        yield Dropped(
            stage=STAGE,
            record_id=f"{source.id} {look.now.isoformat()}",
            reason="error",
            detail=detail,
        )


def _without_passwords(dropped: Dropped) -> Dropped:
    """Return a record of a failure, its addresses shown without user name and password."""
    return msgspec.structs.replace(
        dropped,
        record_id=without_passwords(dropped.record_id),
        detail=without_passwords(dropped.detail),
    )


def _collect_source(source: Source, look: Round) -> Iterator[Item]:
    """Collect what is due of one source."""
    for kind, url in addresses_of(source):
        mark = look.memory.mark(url)
        if look.back or _is_due(source, mark, look.now):
            yield from _collect_listing(source, kind, url, mark, look)
    if source.revisit:
        for entry in look.memory.due_visits(source.id, look.now, _VISITS_AT_ONCE):
            yield from _visit(source, entry, look)


def _is_due(source: Source, mark: FetchMark | None, now: dt.datetime) -> bool:
    """Return whether an address may be fetched again."""
    return mark is None or now >= due_at(source, mark)


def _collect_listing(
    source: Source, kind: str, url: str, mark: FetchMark | None, look: Round
) -> Iterator[Item]:
    """Fetch one listing and yield what is new in it; its mark comes last, so that a stop in between
    fetches it again.
    """
    try:
        etag, modified = (mark.etag, mark.last_modified) if mark and not look.back else (None, None)
        answer = look.fetcher.get(url, etag=etag, last_modified=modified)
        if kind == _SINGLE:
            check_redirect(answer)
        address = url if kind == _SINGLE else answer.url
        listing = Listing() if answer.unchanged else _listing(kind, answer, address)
        yield from _identity(source, url, listing, look)
    except InputError as error:
        yield from _failed(source, kind, url, mark, error, look)
        return
    fresh = yield from _entries(source, url, listing, answer, look)
    for inner in listing.more:
        yield from _inner(source, kind, inner, look)
    if listing.older:
        yield from _older(source, kind, url, listing, look, gap=mark is not None and fresh)
    etag = answer.etag or (mark.etag if mark and answer.unchanged else None)
    modified = answer.last_modified or (mark.last_modified if mark and answer.unchanged else None)
    yield FetchMark(
        url=url,
        fetched_at=look.now,
        etag=etag,
        last_modified=modified,
        succeeded_at=look.now,
    )


def _listing(kind: str, answer: Fetched, address: str) -> Listing:
    """Read a listing in the encoding its server names; `address` is where it counts as found.

    Raises:
        InputError: it is none of this kind.
    """
    try:
        return listing_reader(kind)(readable(answer), address)
    except InputError:
        raise
    except Exception as error:  # whatever a damaged body makes a reader raise
        damage = refusal(address, error)
        raise InputError(damage.detail, reason=damage.reason) from error


def _failed(
    source: Source, kind: str, url: str, mark: FetchMark | None, error: InputError, look: Round
) -> Iterator[Item]:
    """Say that a listing could not be had, and when it is tried again; a watched page that was
    there is gone.
    """
    now = look.now
    later = error.not_before if isinstance(error, LaterError) else None
    failed = FetchMark(
        url=url,
        fetched_at=now,
        failures=(mark.failures if mark else 0) + 1,
        note=str(error),
        reason=error.reason,
        succeeded_at=_succeeded_at(mark),
    )
    known = (
        look.memory.entry(source.id, url) if kind == _SINGLE and error.reason == "gone" else None
    )
    if known is not None:
        yield from _vanished(source, known, error, look) if not known.gone else ()
        yield failed
        return
    yield Dropped(
        stage=STAGE, record_id=f"{url} {now.isoformat()}", reason=error.reason, detail=str(error)
    )
    yield msgspec.structs.replace(failed, not_before=later)


def _succeeded_at(mark: FetchMark | None) -> dt.datetime | None:
    """Return when an address last answered as it should; marks of an earlier version say so only
    where they hold no failure.
    """
    if mark is None:
        return None
    return mark.succeeded_at or (None if mark.failures else mark.fetched_at)


def _vanished(source: Source, known: EntryMark, error: InputError, look: Round) -> Iterator[Item]:
    """Say that an entry's page is gone, and remember it."""
    yield Vanished(source_id=source.id, entry_id=known.entry_id, at=look.now, basis=str(error))
    yield msgspec.structs.replace(known, gone=True, next_visit=None)


def _identity(source: Source, url: str, listing: Listing, look: Round) -> Iterator[Item]:
    """Check that the channel behind a handle is the one it was.

    Raises:
        InputError: another number stands behind the handle; nothing of it may be taken for this
            source's.
    """
    if listing.platform is None or listing.number is None:
        return
    first = look.memory.sighting(source.id, listing.platform)
    declared = source.handle(listing.platform)
    number = declared.number if declared and declared.number else first.number if first else None
    seen = Sighting(
        source_id=source.id,
        platform=listing.platform,
        handle=listing.handle or url,
        number=listing.number,
        at=look.now,
        title=listing.title,
    )
    yield seen
    if number is not None and number != listing.number:
        raise InputError(
            f"{url}: the handle now belongs to channel {listing.number} "
            f"({listing.title or 'without a title'}), not to {number}; "
            "nothing is taken from it. If that is right, write the number into the casebook's "
            f"handle of {source.id}.",
            reason="changed_identity",
        )


def _entries(
    source: Source, listing_url: str, listing: Listing, answer: Fetched, look: Round
) -> Generator[Item, None, bool]:
    """Yield the new and changed entries of a listing, and those that are gone; return whether all
    of them were new.
    """
    for lost in listing.lost:
        yield Dropped(stage=STAGE, record_id=lost.entry, reason=lost.reason, detail=lost.detail)
    fresh = bool(listing.entries)
    for entry in listing.entries:
        known = look.memory.entry(source.id, entry.id) if entry.id else None
        if known is not None:
            fresh = False
            if known.listing != listing_url or (
                known.listed == entry.digest and not _is_back(known)
            ):
                continue
        if entry.id:
            yield from _taken(source, listing_url, entry, answer, look)
        else:
            detail = (
                f"{listing_url}: an entry has no id, so that it could not be told from others; it "
                "is not read."
            )
            yield Dropped(
                stage=STAGE,
                record_id=f"{listing_url}#{entry.digest}",
                reason="no_id",
                detail=detail,
            )
    if listing.gapless:
        yield from _missing(source, listing, look)
    return fresh


def _is_back(known: EntryMark) -> bool:
    """Return whether an entry that was gone from its listing stands there again; a page that is
    gone says so only itself.
    """
    return known.gone and (known.position is not None or known.entry_id == known.listing)


def _missing(source: Source, listing: Listing, look: Round) -> Iterator[Item]:
    """Yield the entries that stood between two shown ones, and no longer do."""
    shown = sorted(e.position for e in listing.entries if e.position is not None)
    if len(shown) < 2:
        return
    for known in look.memory.entries_between(source.id, shown[0], shown[-1]):
        if known.position not in shown and not known.gone:
            basis = (
                f"no longer shown between {shown[0]} and {shown[-1]} of "
                f"{listing.handle or source.id}"
            )
            yield Vanished(source_id=source.id, entry_id=known.entry_id, at=look.now, basis=basis)
            yield msgspec.structs.replace(known, gone=True, next_visit=None)


def _inner(source: Source, kind: str, url: str, look: Round) -> Iterator[Item]:
    """Read a listing inside another one, once; it is not gone into further."""
    try:
        answer = look.fetcher.get(url)
        listing = _listing(kind, answer, answer.url)
    except InputError as error:
        yield from _failed(source, kind, url, None, error, look)
        return
    yield from _entries(source, url, listing, answer, look)


def _older(
    source: Source, kind: str, url: str, listing: Listing, look: Round, *, gap: bool
) -> Iterator[Item]:
    """Page backwards: to close a gap since the last look, and as many pages as were asked for, from
    where the last asking ended.
    """
    following, pages = listing.older, 0
    while gap and following and pages < _MOST_GAP:
        following, gap = yield from _one_older(source, kind, following, look)
        pages += 1
    cursor = look.memory.mark(f"{url}#older")
    following = cursor.note if cursor else following
    for _ in range(look.back if following else 0):
        following, _new = yield from _one_older(source, kind, following or "", look)
        yield FetchMark(url=f"{url}#older", fetched_at=look.now, note=following or "")
        if not following:
            return


def _one_older(
    source: Source, kind: str, url: str, look: Round
) -> Generator[Item, None, tuple[str | None, bool]]:
    """Read one page further back; return the one before it, and whether all of its entries were
    new.
    """
    try:
        answer = look.fetcher.get(url)
        listing = _listing(kind, answer, answer.url)
    except InputError as error:
        yield Dropped(
            stage=STAGE,
            record_id=f"{url} {look.now.isoformat()}",
            reason=error.reason,
            detail=str(error),
        )
        return None, False
    fresh = yield from _entries(source, url, listing, answer, look)
    return (listing.older if listing.older != url else None), fresh


def _taken(
    source: Source, listing_url: str, entry: Entry, answer: Fetched, look: Round
) -> Iterator[Item]:
    """Take an entry; what nobody foresaw ends in a record, and the next entry is taken."""
    try:
        yield from _take(source, listing_url, entry, answer, look)
    except Exception as error:  # noqa: BLE001  (the boundary of one entry)
        yield refusal(f"{listing_url}#{entry.id}", error)


def _take(
    source: Source, listing_url: str, entry: Entry, answer: Fetched, look: Round
) -> Iterator[Item]:
    """Yield the capture of an entry and its mark: its page where the listing has only a teaser,
    else the listing's own content.
    """
    published, doubts, refused = believed_date(entry, listing_url, look.now)
    if refused is not None:
        yield refused
    stated = Stated(
        source=source.id,
        published=published,
        url=entry.url,
        title=entry.title,
        forwarded_from=entry.forwarded_from,
        date_doubts=doubts,
        links=entry.links,
    )
    origin = without_password(entry.url or f"{listing_url}#{entry.id}")
    try:
        capture = _captured(
            Reading(name=listing_url, seen_at=look.now, stated=stated), origin, entry, answer, look
        )
    except InputError as error:
        yield Dropped(stage=STAGE, record_id=origin, reason=error.reason, detail=str(error))
        return
    yield capture
    paged = capture.media_type == HTML and listing_url != entry.url
    yield EntryMark(
        source_id=source.id,
        entry_id=entry.id,
        listing=listing_url,
        listed=entry.digest,
        title=entry.title,
        published=stated.published,
        locator=capture.locator or "",
        url=entry.url,
        position=entry.position,
        next_visit=look.now + dt.timedelta(hours=_VISITS[0]) if paged else None,
    )


def _captured(reading: Reading, origin: str, entry: Entry, answer: Fetched, look: Round) -> Capture:
    """Make the capture of an entry.

    Raises:
        LaterError: its host asks to come back later; the entry is taken the next time.
        InputError: there is neither a text nor a page.
    """
    if entry.url and (entry.teaser or not entry.body):
        try:
            page = check_redirect(look.fetcher.get(entry.url))
            if page.media_type in _PAGES:
                return reading.capture(origin, entry.id, HTML, readable(page), fetch=evidence(page))
        except LaterError:
            raise
        except InputError as error:
            if not entry.body:
                raise InputError(
                    f"{origin}: the listing has no text of it, and {error}", reason=error.reason
                ) from None
    if not entry.body.strip():
        raise InputError(
            f"{origin}: the entry has no text, and its page could not be read.", reason="empty"
        )
    return reading.capture(origin, entry.id, entry.media_type, entry.body, fetch=evidence(answer))


def _visit(source: Source, entry: EntryMark, look: Round) -> Iterator[Item]:
    """Look at the page of an entry again: it may have been edited or taken away."""
    visits = entry.visits + 1
    hours = _VISITS[visits] if visits < len(_VISITS) else None
    following = look.now + dt.timedelta(hours=hours) if hours else None
    again = msgspec.structs.replace(entry, visits=visits, next_visit=following)
    url = entry.url or ""
    try:
        page = check_redirect(look.fetcher.get(url))
        stated = Stated(source=source.id, published=entry.published, url=url, title=entry.title)
        reading = Reading(name=entry.listing, seen_at=look.now, stated=stated)
        yield reading.capture(url, entry.entry_id, HTML, readable(page), fetch=evidence(page))
    except InputError as error:
        if error.reason == "gone":
            yield Vanished(
                source_id=source.id, entry_id=entry.entry_id, at=look.now, basis=str(error)
            )
            again = msgspec.structs.replace(again, gone=True, next_visit=None)
        else:
            yield Dropped(
                stage=STAGE,
                record_id=f"{url} {look.now.isoformat()}",
                reason=error.reason,
                detail=str(error),
            )
    yield again
