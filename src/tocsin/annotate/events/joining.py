"""Events of several documents that are one: the same act at the same place, or by the same actor,
about the same time.

Accounts that differ in time or number stand side by side in the one event; which is right is not
said here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from tocsin.records import NOT_SPECIFIED, Claim, Event, Version, When, content_id

# Accounts without a time of their own are of one event if their documents were published so close.
_SAME_DAYS = 3
# Kinds of telling, not of acts: each is its own.
_ALONE = ("historical",)


class Dated(Protocol):
    """A document as far as the days of its events are told from it."""

    @property
    def published_at(self) -> dt.datetime | None:
        """Return when it was published."""
        ...


def joined(
    events: Iterable[Event], claims: Mapping[str, Claim], documents: Mapping[str, Dated]
) -> list[Event]:
    """Return the events of all documents, those that are one joined; the order of the inputs does
    not matter.

    A time is anchored at its document's publication; one that cannot be anchored stays without
    days.
    """
    merged = [one_of(f, claims, documents) for f in families_of(events, claims, documents)]
    return sorted(merged, key=lambda e: e.id)


def families_of(
    events: Iterable[Event], claims: Mapping[str, Claim], documents: Mapping[str, Dated]
) -> list[list[Event]]:
    """Return the events of all documents, those together that are one."""
    by_id = {event.id: event for event in events}
    accounts = [_account(event, days_of(event, claims, documents)) for event in by_id.values()]
    return [[by_id[a.id] for a in family] for family in joined_of(accounts)]


class Named(Protocol):
    """What an event is called by: what is told of, where, by whom."""

    @property
    def id(self) -> str:
        """Return the id of the event."""
        ...

    @property
    def type(self) -> str:
        """Return its type."""
        ...

    @property
    def status(self) -> str:
        """Return its status."""
        ...

    @property
    def site_id(self) -> str | None:
        """Return its place."""
        ...

    @property
    def actor_id(self) -> str | None:
        """Return who acts."""
        ...


class Account(Named, Protocol):
    """What decides which events are one: what they are called by, and their days."""

    @property
    def first(self) -> dt.date | None:
        """Return its first day."""
        ...

    @property
    def last(self) -> dt.date | None:
        """Return its last day."""
        ...


AccountT = TypeVar("AccountT", bound=Account)


class _Account(NamedTuple):
    """What decides of an event that is at hand."""

    id: str
    type: str
    status: str
    site_id: str | None
    actor_id: str | None
    first: dt.date | None
    last: dt.date | None


def _account(event: Event, days: "Days | None") -> _Account:
    """Return what decides of an event."""
    own = (event.id, event.type, event.status, event.site_id, event.actor_id)
    return _Account(*own, *(days or (None, None)))


def joined_of(accounts: Iterable[AccountT]) -> list[list[AccountT]]:
    """Return accounts of events, those of one event together."""
    groups: dict[Kind, list[AccountT]] = defaultdict(list)
    gathered: list[list[AccountT]] = []
    for account in accounts:
        kind = kind_of(account)
        if kind is None:
            gathered.append([account])
        else:
            groups[kind].append(account)
    for same in groups.values():
        gathered += in_turn(sorted(same, key=_in_order)) if len(same) > 1 else [same]
    return gathered


Kind = tuple[str, str, str | None, str | None]


def kind_of(account: Named) -> Kind | None:
    """Return what accounts share that may be of one event; None where an account is alone."""
    actor = account.actor_id if account.site_id is None else None
    if account.type in _ALONE or (account.site_id is None and actor is None):
        return None
    return account.type, account.status, account.site_id, actor


Days = tuple[dt.date, dt.date]


def days_of(
    event: Event, claims: Mapping[str, Claim], documents: Mapping[str, Dated]
) -> Days | None:
    """Return the days of an event: those its time gives, else those of its documents' publication,
    else None.
    """
    stated = [
        d
        for c in event.claim_ids
        if c in claims and (d := _stated(claims[c], documents)) is not None
    ]
    if stated:
        return min(d[0] for d in stated), max(d[1] for d in stated)
    published = [
        p.date()
        for c in event.claim_ids
        if c in claims and (p := documents[claims[c].document_id].published_at)
    ]
    if published:
        return (min(published), max(published))
    return None


def _stated(claim: Claim, documents: Mapping[str, Dated]) -> Days | None:
    """Return the days a claim's own time gives; a deadline or a duration is no day of the event."""
    published = documents[claim.document_id].published_at
    if claim.when is None or claim.when.role not in ("at", "since"):
        return None
    if published is not None:
        when = claim.when.resolved(published.date(), "publication")
    else:
        when = claim.when
    if when.start is not None:
        return (when.start, when.end or when.start)
    return None


class _Family(Generic[AccountT]):
    """Accounts of one event: every new one must meet all of them, so that the day on which the
    first of them ended decides, and the one actor that is named.
    """

    def __init__(self, first: AccountT) -> None:
        """Begin with an account."""
        self.accounts = [first]
        self.actor = first.actor_id
        self.ends = first.last

    def add(self, account: AccountT) -> None:
        """Add an account that meets all others."""
        self.accounts.append(account)
        self.actor = self.actor or account.actor_id
        if self.ends is not None and account.last is not None:
            self.ends = min(self.ends, account.last)

    def is_over(self, account: AccountT) -> bool:
        """Return whether an account lies too late for this family, and so do all that follow."""
        if account.first is None or self.ends is None:
            return account.first is not self.ends
        return account.first - self.ends > dt.timedelta(days=_SAME_DAYS)

    def meets(self, account: AccountT) -> bool:
        """Return whether no other actor is named, and its days do not run backwards."""
        if (
            account.first is not None
            and account.last is not None
            and account.first - account.last > dt.timedelta(days=_SAME_DAYS)
        ):
            return False
        return self.actor is None or account.actor_id in (None, self.actor)


def in_turn(accounts: Iterable[AccountT]) -> Iterator[list[AccountT]]:
    """Yield accounts of one kind by families: actors that do not differ, and days that meet or lie
    close. They come by their first days, those without any last; a family is yielded when it is
    over.
    """
    open_ones: list[_Family[AccountT]] = []
    for account in accounts:
        still_open: list[_Family[AccountT]] = []
        for family in open_ones:
            if family.is_over(account):
                yield family.accounts
            else:
                still_open.append(family)
        open_ones = still_open
        home = [f for f in open_ones if f.meets(account)]
        if len(home) == 1 or (home and account.actor_id is not None):
            home[-1].add(account)
        else:
            open_ones.append(_Family(account))
    yield from (family.accounts for family in open_ones)


def _in_order(account: Account) -> tuple[bool, dt.date, dt.date, bool, str]:
    """Return by what accounts stand in order."""
    first, last = account.first or dt.date.min, account.last or dt.date.min
    return account.first is None, first, last, account.actor_id is None, account.id


def joined_id(accounts: Sequence[Named], claim_ids: Sequence[str]) -> str:
    """Return the id of an event, from its accounts and the claims that carry it, in order."""
    first = min(accounts, key=lambda e: (e.actor_id is None, e.id))
    kind, actor, site, status = first.type, first.actor_id, first.site_id, first.status
    return content_id("evt", kind, actor, site, status, tuple(claim_ids))


def one_of(
    events: Sequence[Event], claims: Mapping[str, Claim], documents: Mapping[str, Dated]
) -> Event:
    """Make one event of its accounts."""
    first = min(events, key=lambda e: (e.actor_id is None, e.id))
    ids = tuple(sorted({c for e in events for c in e.claim_ids}))
    stated = [d for c in ids if c in claims and (d := _stated(claims[c], documents)) is not None]
    quantities = _by_value((q, c) for c in ids if c in claims and (q := claims[c].quantity))
    times = _by_value(
        (_written(w), c) for c in ids if c in claims and (w := claims[c].when) is not None
    )
    versions = [*_versions("quantity", quantities), *_versions("when", times)]
    unspecified = any(e.quantity == NOT_SPECIFIED for e in events)
    return msgspec.structs.replace(
        first,
        id=joined_id(events, ids),
        claim_ids=ids,
        quantity=next(iter(quantities), NOT_SPECIFIED if unspecified else None),
        when=next((e.when for e in events if e.when), None),
        start=min((d[0] for d in stated), default=None),
        end=max((d[1] for d in stated), default=None),
        versions=tuple(versions),
        denied_by=tuple(sorted({c for e in events for c in e.denied_by})),
    )


def _versions(field: Literal["when", "quantity"], values: Mapping[str, list[str]]) -> list[Version]:
    """Return accounts that differ; one account alone is no version."""
    if len(values) < 2:
        return []
    return [
        Version(field=field, value=value, claim_ids=tuple(carried))
        for value, carried in values.items()
    ]


def _written(when: When) -> str:
    """Return a time as its claim tells it, with what it means."""
    if when.start:
        days = f"{when.start} to {when.end}"
    else:
        days = f"days {when.start_days} to {when.end_days} from its anchor"
    return f"{when.raw} ({when.role}, {days})"


def _by_value(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Gather claims by what they give, in order of the alphabet."""
    claims_of: dict[str, list[str]] = defaultdict(list)
    for value, claim in rows:
        claims_of[value].append(claim)
    return dict(sorted(claims_of.items()))
