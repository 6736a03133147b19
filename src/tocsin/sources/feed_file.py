"""A saved feed (RSS or Atom): each entry is a document of its own. A JSON Feed is read by
`json_file`.
"""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import Dropped
from tocsin.sources.captures import STAGE, Read, Reading
from tocsin.sources.entries import Entry
from tocsin.sources.faults import refusal
from tocsin.sources.feeds import parse_feed


def read_feed(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Yield a capture of every entry that carries a text; nothing is fetched.

    Raises:
        InputError: this is no feed.
    """
    listing = parse_feed(stream.read(), reading.stated.url or reading.name)
    for lost in listing.lost:
        yield Dropped(stage=STAGE, record_id=lost.entry, reason=lost.reason, detail=lost.detail)
    if not listing.entries and not listing.lost:
        message = f"{reading.name}: a feed without an entry; nothing to read."
        raise InputError(message, reason="empty")
    for entry in listing.entries:
        yield from _read_entry(reading, entry)


def _read_entry(reading: Reading, entry: Entry) -> Iterator[Read]:
    """Yield the capture of an entry, and what of it could not be read."""
    origin = f"{reading.name}#{entry.id}"
    if entry.unread_date is not None:
        detail = f"{origin}: it is dated {entry.unread_date}; kept undated."
        yield Dropped(stage=STAGE, record_id=origin, reason="date", detail=detail)
    own = msgspec.structs.replace(
        reading.stated,
        published=_published(entry) or reading.stated.published,
        url=entry.url,
        title=entry.title,
        forwarded_from=entry.forwarded_from,
        links=entry.links,
        date_doubts=entry.date_doubts,
    )
    try:
        if not entry.body.strip():
            raise InputError(
                f"{origin}: the entry has no text; collect the feed to fetch its page.",
                reason="empty",
            )
        yield reading.capture(origin, entry.id, entry.media_type, entry.body, own)
    except Exception as error:  # noqa: BLE001  (the boundary of one item)
        yield refusal(origin, error)


def _published(entry: Entry) -> str | None:
    """Return when an entry says it was published, as precisely as it says so."""
    if entry.published is None:
        return None
    return (entry.published.date() if entry.is_day else entry.published).isoformat()
