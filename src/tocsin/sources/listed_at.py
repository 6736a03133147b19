"""Where the listings of a source stand, as its casebook says, and when each is due."""

import datetime as dt

from tocsin.records import FetchMark, Source

PREVIEW = "https://t.me/s/{name}"
# After a failure an address is left alone for as many rounds as it failed, but no longer than this.
_MOST_ROUNDS = 24


def addresses_of(source: Source) -> list[tuple[str, str]]:
    """Return (kind, address) of every listing of a source; a Telegram handle stands for its public
    preview.
    """
    addresses = [
        (kind, url) for kind in ("feeds", "sitemaps", "pages") for url in getattr(source, kind)
    ]
    addresses += [(kind, url) for kind, urls in sorted(source.listings.items()) for url in urls]
    telegram = source.handle("telegram")
    if telegram is not None and "telegram" not in source.listings:
        addresses.append(("telegram", PREVIEW.format(name=telegram.name.removeprefix("@"))))
    return addresses


def due_at(source: Source, mark: FetchMark) -> dt.datetime:
    """Return when an address that was fetched may be fetched again; the more often it failed, the
    later.
    """
    rounds = min(_MOST_ROUNDS, 1 + mark.failures)
    due = mark.fetched_at + dt.timedelta(minutes=source.every_minutes * rounds)
    return due if mark.not_before is None else max(due, mark.not_before)
