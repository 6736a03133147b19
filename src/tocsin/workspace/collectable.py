"""Whether a casebook says where its sources can be looked at."""

from collections.abc import Sequence

from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.sources import addresses_of


def collectable(book: Casebook, only: Sequence[str]) -> Casebook:
    """Return a casebook that is to be collected for.

    Raises:
        UsageError: no source of it has an address to look at, or a named source is none.
    """
    unknown = sorted(set(only) - {s.id for s in book.sources})
    if unknown:
        raise UsageError(
            f"unknown source {', '.join(unknown)}; see: tocsin casebook list {book.id}"
        )
    if not any(addresses_of(s) for s in book.sources if not only or s.id in only):
        raise UsageError(
            f"no source of {book.id} has anything to look at yet; write `feeds:`, `sitemaps:`, "
            "`pages:` or "
            "`handles: {telegram: NAME}` into its sources.yml."
        )
    return book
