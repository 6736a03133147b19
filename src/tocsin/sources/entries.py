"""What a listing says of its entries."""

import datetime as dt
import hashlib

from lxml import etree, html

from tocsin.records import Record


class Entry(Record, frozen=True):
    """One entry: its id, address, title, moment, and its content where the listing carries it.

    `body` is the content as text or page; without one, or where a feed's is only a teaser, the page at `url` is fetched.
    `version` is what a listing gives to tell an edited entry (a sitemap's lastmod); `position` its number in a channel.
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

    @property
    def digest(self) -> str:
        """Return what changes when the listing says something else of the entry."""
        parts = (self.title or "", self.version, self.url or "", self.published.isoformat() if self.published else "")
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass") + self.body).hexdigest()


class Listing(Record, frozen=True):
    """The entries of one look, and where it goes on.

    `more` are listings inside this one (a sitemap index), `older` the address of the page before. `number`, `handle` and `title`
    are the identity of a channel as it showed itself. `gapless`: whatever stands between two entries is shown.
    """

    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()
    older: str | None = None
    platform: str | None = None
    handle: str | None = None
    number: int | None = None
    title: str | None = None
    gapless: bool = False


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
