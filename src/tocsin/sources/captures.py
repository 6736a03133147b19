"""What every reader makes captures with: the moment they count as seen, and what the user states
about them.
"""

import datetime as dt
import hashlib
from typing import Any

import msgspec

from tocsin.errors import InputError
from tocsin.language.moments import Moment, is_clock_zero, read_moment
from tocsin.records import (
    MARKINGS,
    Capture,
    Dropped,
    EntryMark,
    Fetch,
    FetchMark,
    Marking,
    Occurrence,
    Precision,
    Sighting,
    Vanished,
    content_id,
    marking_of,
    strictest,
)
from tocsin.sources.addresses import without_password

STAGE = "sources"
# What a file gives: documents, events others have coded, and what had to be refused.
Read = Capture | Dropped | Occurrence
# What a round of fetching gives besides: what it remembers of addresses and entries, and what is
# gone or was seen again.
Item = Read | FetchMark | EntryMark | Vanished | Sighting
ROW_TYPE = "application/x-ndjson"
# One document is read into memory whole: a novel has 1 MB. A file of many documents may be as long
# as it likes.
MAX_DOCUMENT_BYTES = 20_000_000
_UNDATED = Moment(None)
FIELDS = ("id", "text", "title", "url", "source", "published_at", "language", "marking")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the user, or a file, says about inputs that do not say it themselves."""

    source: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    archived: str | None = None
    forwarded_from: str | None = None
    links: tuple[str, ...] = ()
    date_doubts: tuple[str, ...] = ()
    # How precise a date is where it is not as precise as it is written.
    precision: Precision | None = None
    marking: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One file being read: its name, the moment it counts as seen, and what is stated about it."""

    name: str
    seen_at: dt.datetime
    stated: Stated

    def capture(
        self,
        origin: str,
        external: str,
        kind: str,
        body: bytes,
        stated: Stated | None = None,
        *,
        fetch: Fetch | None = None,
    ) -> Capture:
        """Make a capture; its id is of content and of what was stated, never of the time it was
        seen.

        Raises:
            InputError: it is too large, or what is stated as its date is none.
        """
        own = stated or self.stated
        # A password of an address is for asking; nothing that is kept or shown needs it.
        origin, external = without_password(origin), without_password(external)
        url = without_password(own.url) if own.url else own.url
        check_size(origin, len(body))
        sha = hashlib.sha256(body).hexdigest()
        published = _moment(origin, own.published)
        note = None
        if published.at is not None and is_clock_zero(published.at):
            note = f"stated as {own.published}, where computer clocks begin: taken as unknown"
            published = _UNDATED
        return Capture(
            id=content_id("cap", external, own.source, url, own.published, sha),
            origin=origin,
            external_id=external,
            media_type=kind,
            body=body,
            sha256=sha,
            seen_at=self.seen_at,
            source_id=own.source,
            url=url,
            title=own.title,
            language=own.language,
            published_at=published.at,
            published_precision=(own.precision or published.precision) if published.at else None,
            archived_at=_moment(origin, own.archived).at,
            fetch=fetch,
            forwarded_from=own.forwarded_from,
            marking=_marked(origin, own.marking, self.stated.marking),
            links=own.links,
            date_note=note,
            date_doubts=(*own.date_doubts, *published.doubts),
        )

    def row(self, origin: str, row: Any) -> Capture:
        """Make the capture of one row of a table or line of a JSONL file.

        Raises:
            InputError: the row has no text, or a field that is no text.
        """
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(
                f'{origin}: it has no text; a row or line needs the field "text".', reason="schema"
            )
        wrong = [f for f in FIELDS if row.get(f) is not None and not isinstance(row[f], str | int)]
        if wrong:
            raise InputError(f"{origin}: {', '.join(wrong)} must be text.", reason="schema")
        if not row["text"].strip():
            raise InputError(f"{origin}: the text is empty.", reason="empty")
        given = {f: str(row[f]) for f in FIELDS if row.get(f) not in (None, "")}
        own = Stated(
            source=given.get("source", self.stated.source),
            published=given.get("published_at", self.stated.published),
            url=given.get("url", self.stated.url),
            title=given.get("title", self.stated.title),
            language=given.get("language", self.stated.language),
            marking=given.get("marking"),
        )
        body = row["text"].encode("utf-8", "surrogatepass")
        return self.capture(origin, given.get("id", origin.rpartition("/")[2]), ROW_TYPE, body, own)


def _moment(origin: str, stated: str | None) -> Moment:
    """Read a stated moment.

    Raises:
        InputError: it has no certain meaning.
    """
    if not stated:
        return _UNDATED
    moment = read_moment(stated)
    if moment.at is None:
        message = (
            f"{origin}: {stated!r} is not a date ({moment.why}); write 2022-01-09 or "
            "2022-01-09T14:00:00+00:00."
        )
        raise InputError(message, reason="date")
    return moment


def _marked(origin: str, own: str | None, stated: str | None) -> Marking | None:
    """Return the strictest of what a text and its giver say on how far it may be passed on.

    Raises:
        InputError: one of them names no marking.
    """
    markings = []
    for given in (own, stated):
        marking = marking_of(given) if given else None
        if given and marking is None:
            known = ", ".join(MARKINGS)
            message = f"{origin}: {given!r} is no marking of the Traffic Light Protocol: {known}."
            raise InputError(message, reason="marking")
        markings.append(marking)
    return strictest(markings)


def storable(item: Read) -> Read:
    """Return an item whose texts can be kept: half a pair of surrogates, which JSON can name and no
    file can hold, is replaced.
    """
    changed: dict[str, object] = {}
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if isinstance(value, str) and not value.isascii():
            changed[name] = _whole(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(_whole(v) if isinstance(v, str) else v for v in value)
    other = {name: value for name, value in changed.items() if value != getattr(item, name)}
    return msgspec.structs.replace(item, **other) if other else item


def _whole(text: str) -> str:
    """Return a text without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode("utf-8")


def check_size(origin: str, size: int) -> None:
    """Refuse a document that is too large to be one.

    Raises:
        InputError: it is.
    """
    if size > MAX_DOCUMENT_BYTES:
        raise InputError(
            f"{origin}: larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB for one document; split "
            "it, or give it as .jsonl "
            "with a document a line.",
            reason="too_large",
        )
