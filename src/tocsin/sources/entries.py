"""What a listing says of its entries."""

import datetime as dt
import hashlib

from tocsin.records import Record


class Lost(Record, frozen=True):
    """What a listing holds that could not be read: which entry, as far as that is known, a reason
    code, and what happened.
    """

    entry: str
    reason: str
    detail: str


class Entry(Record, frozen=True):
    """One entry: its id, address, title, moment, and its content where the listing carries it.

    `body` is the content as text or page; without one, or where a feed's is only a teaser, the page
    at `url` is fetched. `version` is what a listing gives to tell an edited entry (a sitemap's
    lastmod); `position` its number in a channel. `is_day` where the listing gives a day without a
    time; `date_doubts` are what had to be taken on trust in its date, and `unread_date` a date as
    it stands there that has no certain meaning, with the reason.
    """

    id: str
    url: str | None = None
    title: str | None = None
    published: dt.datetime | None = None
    body: bytes = b""
    media_type: str = "text/plain"
    teaser: bool = False
    version: str = ""
    position: int | None = None
    forwarded_from: str | None = None
    links: tuple[str, ...] = ()
    is_day: bool = False
    date_doubts: tuple[str, ...] = ()
    unread_date: str | None = None

    @property
    def digest(self) -> str:
        """Return what changes when the listing says something else of the entry."""
        parts = (
            self.title or "",
            self.version,
            self.url or "",
            self.published.isoformat() if self.published else "",
        )
        return hashlib.sha256(
            "\n".join(parts).encode("utf-8", "surrogatepass") + self.body
        ).hexdigest()


class Listing(Record, frozen=True):
    """The entries of one look, and where it goes on.

    `more` are listings inside this one (a sitemap index), `older` the address of the page before.
    `number`, `handle` and `title` are the identity of a channel as it showed itself. `gapless`:
    whatever stands between two entries is shown. `lost` is what the listing holds and nobody could
    read.
    """

    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()
    older: str | None = None
    platform: str | None = None
    handle: str | None = None
    number: int | None = None
    title: str | None = None
    gapless: bool = False
    lost: tuple[Lost, ...] = ()
