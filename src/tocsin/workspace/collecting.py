"""Which sources are collected: stopped and started by people on duty, one by one or as a whole.

What is stopped is fetched by no `watch` and no `collect`, from its next round on.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from tocsin.errors import UsageError
from tocsin.records import Casebook, CollectingOrder, FetchMark, Record, Source, content_id
from tocsin.records.workspace_ports import OpenStore
from tocsin.sources import addresses_of
from tocsin.sources.addresses import without_password, without_passwords
from tocsin.sources.listed_at import due_at
from tocsin.workspace.corrections import signed_by
from tocsin.workspace.naming import Names, hint

EVERYTHING = "*"


class CollectedAddress(Record, frozen=True):
    """One address of a source: when it was asked last, when it is due next, how often in a row it
    failed, and why. What was never asked has no moments.
    """

    url: str
    fetched_at: dt.datetime | None = None
    due: dt.datetime | None = None
    failures: int = 0
    note: str = ""
    reason: str = ""


class CollectState(Record, frozen=True):
    """How collecting a source goes. `succeeded` is when an address of it last answered as it
    should; `stopped` the order by which it is not collected, its own or that on the whole.
    """

    source_id: str
    addresses: tuple[CollectedAddress, ...]
    succeeded: dt.datetime | None = None
    stopped: CollectingOrder | None = None

    @property
    def last(self) -> dt.datetime | None:
        """Return when any of its addresses was asked last."""
        return max((a.fetched_at for a in self.addresses if a.fetched_at), default=None)

    @property
    def due(self) -> dt.datetime | None:
        """Return when the first of its addresses is due; None where it is stopped or was never
        asked.
        """
        if self.stopped is not None:
            return None
        return min((a.due for a in self.addresses if a.due), default=None)

    @property
    def failing(self) -> tuple[CollectedAddress, ...]:
        """Return the addresses that failed when they were asked last."""
        return tuple(address for address in self.addresses if address.failures)

    @property
    def state(self) -> str:
        """Return `stopped`, `never`, `failing`, `partly` or `well`."""
        if self.stopped is not None:
            return "stopped"
        if self.last is None:
            return "never"
        if self.failing:
            return "failing" if len(self.failing) == len(self.addresses) else "partly"
        return "well"


class Orders:
    """The orders that count at a moment."""

    def __init__(self, words: Sequence[CollectingOrder]) -> None:
        """`words` are orders that count, oldest first."""
        self._last = {word.source_id: word for word in words}

    @property
    def of_all(self) -> CollectingOrder | None:
        """Return the order by which nothing is collected; None where there is none."""
        last = self._last.get(None)
        return last if last is not None and last.is_stopped else None

    def of(self, source: str | None) -> CollectingOrder | None:
        """Return the order by which a source is not collected; its own before that on the whole."""
        own = self._last.get(source)
        return own if own is not None and own.is_stopped else self.of_all


def orders(store: OpenStore, until: dt.datetime | None = None) -> Orders:
    """Return the orders that count, at a moment or now."""
    return Orders(store.duty.words(CollectingOrder, until))


def stopped(store: OpenStore, book: Casebook) -> dict[str, CollectingOrder]:
    """Return the sources of a casebook that are not collected now, each with the order."""
    all_orders = orders(store)
    by_source = ((source.id, all_orders.of(source.id)) for source in book.sources)
    return {name: order for name, order in by_source if order is not None}


def collect_states(
    store: OpenStore, book: Casebook, as_of: dt.datetime, *, until: dt.datetime | None = None
) -> list[CollectState]:
    """Return how collecting goes at a moment, of every source that has addresses."""
    marks = {m.url: m for m in store.fetch_marks() if m.fetched_at <= as_of}
    all_orders = orders(store, until)
    states = []
    for source in book.sources:
        urls = [url for _, url in addresses_of(source)]
        own = [(url, marks.get(url)) for url in urls]
        if not own:
            continue
        well = [mark.fetched_at for _, mark in own if mark is not None and not mark.failures]
        kept = [mark.succeeded_at for _, mark in own if mark is not None and mark.succeeded_at]
        states.append(
            CollectState(
                source_id=source.id,
                addresses=tuple(_address(source, url, mark) for url, mark in own),
                succeeded=max((*well, *kept), default=None),
                stopped=all_orders.of(source.id),
            )
        )
    return states


def order(
    store: OpenStore,
    book: Casebook,
    name: str,
    *,
    is_stopped: bool,
    signer: str,
    at: dt.datetime,
    note: str | None = None,
) -> CollectingOrder:
    """Keep an order to stop or start collecting a source, or `*` for all of it.

    Raises:
        UsageError: there is no such source to collect, or it is so already: nothing is kept.
    """
    source = None if name.strip() == EVERYTHING else _collectable(book, name.strip())
    who = signed_by(signer)
    word = CollectingOrder(
        id=content_id("ord", source or EVERYTHING, is_stopped, who, at),
        source_id=source,
        is_stopped=is_stopped,
        signer=who,
        at=at,
        note=(note or "").strip() or None,
    )
    return store.duty.put(word, _changes(source, is_stopped=is_stopped))


def _collectable(book: Casebook, name: str) -> str:
    """Return the id of a source that can be collected.

    Raises:
        UsageError: there is none.
    """
    known = [source for source in book.sources if list(addresses_of(source))]
    if name in {source.id for source in known}:
        return name
    raise UsageError(
        "{name!r} is no source of {book} that is collected{near}.",
        code="error-not-collected",
        name=name[:80],
        book=book.id,
        near=hint(Names("source", known).near(name)),
    )


def _changes(
    source: str | None, *, is_stopped: bool
) -> Callable[[Sequence[CollectingOrder]], None]:
    """Return what refuses an order that changes nothing."""

    def check(words: Sequence[CollectingOrder]) -> None:
        last = next((word for word in reversed(words) if word.source_id == source), None)
        is_now = last is not None and last.is_stopped
        if is_now != is_stopped:
            return
        if last is None:
            raise UsageError(
                "{name} is not stopped; nothing would change.",
                code="error-collecting-goes-on",
                name=source or EVERYTHING,
            )
        raise UsageError(
            "{who} did that on {moment}; nothing would change.",
            code="error-collecting-same",
            who=last.signer,
            moment=f"{last.at:%Y-%m-%d %H:%M}",
        )

    return check


def _address(source: Source, url: str, mark: FetchMark | None) -> CollectedAddress:
    """Return how one address fares, told without a password."""
    if mark is None:
        return CollectedAddress(url=without_password(url))
    return CollectedAddress(
        url=without_password(url),
        fetched_at=mark.fetched_at,
        due=due_at(source, mark),
        failures=mark.failures,
        note=without_passwords(mark.note),
        reason=mark.reason,
    )
