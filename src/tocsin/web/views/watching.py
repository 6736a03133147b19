"""How collecting goes: when each address was fetched, when it is due, and what failed."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.records import Source
from tocsin.sources.addresses import without_password, without_passwords
from tocsin.sources.collect import due_at
from tocsin.sources.listings import addresses_of
from tocsin.web.desk import Look


class Watched(NamedTuple):
    """One address of a source: when it was fetched last and is due next, how often in a row it
    failed, and why; nothing where it was never fetched.
    """

    url: str
    fetched_at: dt.datetime | None = None
    due: dt.datetime | None = None
    failures: int = 0
    note: str = ""


class Collected(NamedTuple):
    """How collecting one source goes, over all its addresses."""

    addresses: Sequence[Watched]

    @property
    def last(self) -> dt.datetime | None:
        """Return when any of its addresses was fetched last."""
        return max((a.fetched_at for a in self.addresses if a.fetched_at), default=None)

    @property
    def due(self) -> dt.datetime | None:
        """Return when the first of its addresses is due again."""
        return min((a.due for a in self.addresses if a.due), default=None)

    @property
    def failing(self) -> int:
        """Return how many of its addresses failed when they were fetched last."""
        return sum(a.failures > 0 for a in self.addresses)


def collected(look: Look) -> dict[str, Collected]:
    """Return how collecting goes, by source: of those that have addresses."""
    marks = {m.url: m for m in look.store.fetch_marks() if m.fetched_at <= look.as_of}

    def watched(source: Source, url: str) -> Watched:
        mark, shown = marks.get(url), without_password(url)
        if mark is None:
            return Watched(shown)
        note = without_passwords(mark.note)
        return Watched(shown, mark.fetched_at, due_at(source, mark), mark.failures, note)

    rows = {
        source.id: Collected([watched(source, url) for _, url in addresses_of(source)])
        for source in look.book.sources
    }
    return {name: row for name, row in rows.items() if row.addresses}
