"""Which sources are collected: by orders of people on duty, with what each address did last."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Casebook, FetchMark, Source
from tocsin.store import Store
from tocsin.store.duty import Duty
from tocsin.workspace.collecting import collect_states, order, orders, stopped

HOUR = dt.timedelta(hours=1)
FEED = "https://reader:secret@one.example/feed.xml"


@pytest.fixture
def book(almaty: Casebook) -> Casebook:
    """A casebook with two sources that can be collected, and one that cannot."""
    first, second, third = almaty.sources[:3]
    plain: dict[str, Any] = {"sitemaps": (), "pages": (), "handles": {}}
    sources = (
        msgspec.structs.replace(first, feeds=(FEED,), **plain),
        msgspec.structs.replace(second, feeds=("https://two.example/feed",), **plain),
        msgspec.structs.replace(third, feeds=(), **plain),
    )
    return msgspec.structs.replace(almaty, sources=sources)


def remember(store: Store, mark: FetchMark) -> None:
    """Keep what is known of an address, as collecting does."""
    store.keep([mark], "test", mark.fetched_at)


def test_a_source_is_collected_until_somebody_stops_it_or_all(empty: Store, book: Casebook) -> None:
    one, two = (source.id for source in book.sources[:2])
    assert stopped(empty, book) == {}
    own = order(empty, book, one, is_stopped=True, signer="Ана", at=NOW, note="нет места")
    assert stopped(empty, book) == {one: own}
    whole = order(empty, book, "*", is_stopped=True, signer="Б", at=NOW)
    assert stopped(empty, book) == {one: own, two: whole, book.sources[2].id: whole}
    assert orders(empty).of_all == whole
    order(empty, book, "*", is_stopped=False, signer="Ана", at=NOW + HOUR)
    assert stopped(empty, book) == {one: own}
    order(empty, book, one, is_stopped=False, signer="Ана", at=NOW + HOUR)
    assert stopped(empty, book) == {}
    assert [line.subject for line in empty.words.audit()] == [one, "*", "*", one]
    assert empty.words.verify() == []


def test_an_order_is_taken_back_as_any_word(empty: Store, book: Casebook) -> None:
    one = book.sources[0].id
    own = order(empty, book, one, is_stopped=True, signer="Ана", at=NOW)
    assert empty.words.withdraw(own.id, "Б", NOW + HOUR).kind == "collecting"
    assert stopped(empty, book) == {}
    assert isinstance(empty.duty, Duty)


def test_what_changes_nothing_or_is_no_source_is_refused(empty: Store, book: Casebook) -> None:
    one = book.sources[0].id
    with pytest.raises(UsageError, match="is not stopped"):
        order(empty, book, one, is_stopped=False, signer="Ана", at=NOW)
    order(empty, book, one, is_stopped=True, signer="Ана", at=NOW)
    with pytest.raises(UsageError, match="Ана did that on"):
        order(empty, book, one, is_stopped=True, signer="Б", at=NOW)
    with pytest.raises(UsageError, match=f"near it: {one}"):
        order(empty, book, one[:-1], is_stopped=True, signer="Б", at=NOW)
    with pytest.raises(UsageError, match="is no source of"):
        order(empty, book, book.sources[2].id, is_stopped=True, signer="Б", at=NOW)


def test_the_state_says_what_was_asked_what_failed_and_what_is_due(
    empty: Store, book: Casebook
) -> None:
    one, two = book.sources[:2]
    never = collect_states(empty, book, NOW)
    assert [(state.source_id, state.state) for state in never] == [
        (one.id, "never"),
        (two.id, "never"),
    ]
    failed = FetchMark(
        url=FEED,
        fetched_at=NOW,
        failures=2,
        note=f"{FEED}: the server answered 404.",
        reason="http_4xx",
        succeeded_at=NOW - HOUR,
    )
    remember(empty, failed)
    first = collect_states(empty, book, NOW)[0]
    (address,) = first.failing
    assert (first.state, first.succeeded, address.failures) == ("failing", NOW - HOUR, 2)
    assert first.due == NOW + 3 * dt.timedelta(minutes=_minutes(one))
    assert "secret" not in address.note + address.url
    order(empty, book, one.id, is_stopped=True, signer="Ана", at=NOW)
    halted = collect_states(empty, book, NOW)[0]
    assert (halted.state, halted.due, halted.succeeded) == ("stopped", None, NOW - HOUR)
    assert collect_states(empty, book, NOW, until=NOW - HOUR)[0].state == "failing"


def _minutes(source: Source) -> int:
    """Return how often a source is asked."""
    return source.every_minutes
