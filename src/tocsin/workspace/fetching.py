"""Fetching what is due of a casebook's sources, but for those that people on duty stopped."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import Casebook, CollectingOrder, Dropped
from tocsin.records.workspace_ports import OpenStore
from tocsin.sources import Fetcher, FetchSettings
from tocsin.workspace.clock import now
from tocsin.workspace.collectable import collectable
from tocsin.workspace.collecting import stopped


def fetch_due(
    store: OpenStore,
    book: Casebook,
    only: Sequence[str],
    *,
    allowed: Sequence[str],
    clock: Callable[[], dt.datetime],
    back: int = 0,
    tell: pipeline.Tell = pipeline.silent,
) -> tuple[int, list[Dropped]]:
    """Fetch what is due, of all sources or `only` some, and `back` pages further back than the
    newest; return how many captures there were, and what was refused.

    Private hosts are asked only where they are `allowed`.
    """
    settings = FetchSettings(allowed_hosts=frozenset(allowed))
    with Fetcher(settings, now=clock) as fetcher:
        return pipeline.collect_into(
            store,
            book,
            fetcher,
            only=only,
            now=clock(),
            tell=tell,
            back=back,
            without=stopped(store, book),
        )


def collect_once(
    store: OpenStore,
    book: Casebook,
    only: Sequence[str],
    *,
    allowed: Sequence[str],
    back: int = 0,
    tell: pipeline.Tell = pipeline.silent,
) -> tuple[int, list[Dropped]]:
    """Do so where a person asks for it: of a source that is stopped they are told.

    Raises:
        UsageError: no source has an address, a named one is none or is stopped, or all are.
    """
    known = collectable(book, only)
    check_going(stopped(store, known), only, known)
    return fetch_due(store, known, only, allowed=allowed, clock=now, back=back, tell=tell)


def check_going(
    orders: Mapping[str, CollectingOrder], named: Sequence[str], book: Casebook
) -> None:
    """Check that what is to be collected is not stopped: a source that is named, or everything.

    Raises:
        UsageError: it is; who stopped it stands in the message.
    """
    wanted = named or [source.id for source in book.sources]
    going = [name for name in wanted if name not in orders]
    if going and (not named or len(going) == len(named)):
        return
    first = next(name for name in wanted if name in orders)
    order = orders[first]
    raise UsageError(
        "{name} is not collected: {who} stopped it on {moment}. Start it first: "
        "tocsin collecting start",
        code="error-collecting-stopped",
        name=first if named else book.id,
        who=order.signer,
        moment=f"{order.at:%Y-%m-%d %H:%M}",
    )
