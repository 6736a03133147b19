"""A capture's text with what is known about it."""

import datetime as dt
from typing import Literal
from urllib.parse import urlsplit

from tocsin.records.base import Record, Score, Span
from tocsin.records.marking import Marking
from tocsin.records.time import DateFinding

NoiseKind = Literal[
    "image_filename",
    "duplicate",
    "caption_credit",
    "comment_form",
    "agency_slug",
    "coda",
    "tag_line",
    "markup",
]


# How the note on a text's language begins where the language is written in foreign letters.
TRANSLITERATED = "transliterated"
# Hosts on which many publish: there the first part of the path tells who.
_SHARED_HOSTS = (
    "t.me",
    "telegram.me",
    "youtube.com",
    "facebook.com",
    "twitter.com",
    "x.com",
    "vk.com",
    "ok.ru",
    "instagram.com",
    "tiktok.com",
    "medium.com",
    "dzen.ru",
    "livejournal.com",
    "rumble.com",
    "odysee.com",
    "bsky.app",
    "threads.net",
)
# So many characters of a text without a title stand for it in lists.
_OPENING = 100


class Noise(Record, frozen=True):
    """A stretch of the text that is not its author's statement; `rule` says what gave it away."""

    span: Span
    kind: NoiseKind
    rule: str


def _called(title: str | None, opening: str, external_id: str) -> str:
    """Return the title of a text, else its opening, else its id."""
    short = opening[:_OPENING].rstrip(" .…")
    return title or (short if short == opening.rstrip(" .…") else f"{short}…") or external_id


class Document(Record, frozen=True):
    """The text as captured, never altered. Offsets elsewhere point into `text`; `section` is the
    one its page states it stands in, `marking` how far its giver lets it be passed on.
    """

    id: str
    capture_id: str
    external_id: str
    text: str
    date: DateFinding
    seen_at: dt.datetime
    fetched_at: dt.datetime | None = None
    archived_at: dt.datetime | None = None
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    language_note: str | None = None
    forwarded_from: str | None = None
    links: tuple[str, ...] = ()
    published_at: dt.datetime | None = None
    title_span: Span | None = None
    captions: tuple[Span, ...] = ()
    noise: tuple[Noise, ...] = ()
    sentences: tuple[Span, ...] = ()
    section: str | None = None
    marking: Marking | None = None

    @property
    def name(self) -> str:
        """Return what people call it: its title, else how it begins."""
        return _called(self.title, " ".join(self.text[: 2 * _OPENING].split()), self.external_id)

    @property
    def outlet(self) -> str | None:
        """Return who publishes it: its source, else the host of its address, on a shared host with
        the account; None where unknown.
        """
        return self.source_id or _publisher(self.url or "")


def _publisher(url: str) -> str | None:
    """Return the host of an address without `www.`, and on hosts that many share the account behind
    it.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    account = next((p for p in parts.path.split("/") if p not in ("", "s", "c")), "")
    return f"{host}/{account}" if host in _SHARED_HOSTS and account else host or None


class Card(Record, frozen=True):
    """A document without its text: what a list shows of it. `opening` is how the text begins,
    `unread` why it was not read for claims.
    """

    id: str
    external_id: str
    seen_at: dt.datetime
    title: str | None = None
    source_id: str | None = None
    published_at: dt.datetime | None = None
    language: str | None = None
    url: str | None = None
    opening: str = ""
    unread: str | None = None

    @property
    def name(self) -> str:
        """Return what people call it: its title, else how it begins."""
        return _called(self.title, self.opening, self.external_id)


class Unread(Record, frozen=True):
    """The text of a capture that is not read for claims, and why; it can be searched. `id` is that
    of the document it would be.
    """

    id: str
    capture_id: str
    external_id: str
    text: str
    seen_at: dt.datetime
    reason: str
    title: str | None = None
    source_id: str | None = None
    published_at: dt.datetime | None = None
    language: str | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """Return what people call it: its title, else how it begins."""
        return _called(self.title, " ".join(self.text[: 2 * _OPENING].split()), self.external_id)


# The origin, in a person's word, of a document that comes from no other.
ITSELF = "itself"
# Before the parts of the id of an origin that nobody captured.
_UNCAPTURED = "uncaptured:"


class Lineage(Record, frozen=True):
    """What a document was copied from, as believed on one day. A document of its own is its own
    origin.

    `basis` says how that was found, `why` in words; `differs` names the numbers in which a copy
    differs from what it was found to copy. `origin_id` may name an origin nobody captured:
    `uncaptured:` and the source that is credited. `flags`: `old_text` when the same words were
    published much earlier, `credits_earlier` when the earliest text seen credits a source whose own
    was not captured, `says_it_is_older` when a text says it was published before.
    """

    document_id: str
    origin_id: str
    basis: str
    score: Score
    as_of: dt.datetime
    copied_from: str | None = None
    why: str = ""
    differs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def credited(self) -> str | None:
        """Return the source whose own text, which nobody captured, is the origin; None where the
        origin was captured.
        """
        return credited_source(self.origin_id)


def uncaptured_origin(source: str, document_id: str) -> str:
    """Return the id of an origin that nobody captured: the source that is credited, and the first
    document that credits it.
    """
    return f"{_UNCAPTURED}{source}:{document_id}"


def credited_source(origin_id: str) -> str | None:
    """Return the source that an uncaptured origin is credited to; None where it was captured."""
    if not origin_id.startswith(_UNCAPTURED):
        return None
    return origin_id.removeprefix(_UNCAPTURED).rpartition(":")[0]


class Origin(Record, frozen=True):
    """One independent voice, the documents that go back to it, and why they count as one."""

    id: str
    document_ids: tuple[str, ...]
    why: tuple[str, ...]
