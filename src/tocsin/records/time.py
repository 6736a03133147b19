"""Times: aware UTC instants, dates with precision and basis, windows that may still be relative."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record
from tocsin.records.message import Message

Precision = Literal["instant", "day", "month", "season", "year", "approximate", "unknown"]


TimeRole = Literal["at", "since", "deadline", "duration"]


class DateCandidate(Record, frozen=True):
    """One reading of an ambiguous date."""

    iso: str
    order: str


class DateFinding(Record, frozen=True):
    """How a document's date was found, or that it was not.

    `basis`: stated (by the input or the user), markup (of a web page), none.
    `candidates` keeps every reading of a date such as 01-09-2022; `reason` says what decided
    between them. `conflict` is what speaks against the publication date: an address or a page that
    names a much earlier day. `doubts` are what had to be taken on trust in it: a time without a
    zone, a clock that is ahead.
    """

    basis: str
    precision: Precision = "unknown"
    candidates: tuple[DateCandidate, ...] = ()
    raw: str | None = None
    resolved: dt.date | None = None
    reason: str | None = None
    conflict: str | None = None
    doubts: tuple[str, ...] = ()


class When(Record, frozen=True):
    """A time as a text gives it: an interval of days, absolute, or relative to an anchor still
    unknown.

    `start_days` and `end_days` count from the anchor (0 is the anchor's own day). `role` tells a
    point or span in time from a deadline (the end of something) and from a duration. `anchor` says
    what dates were counted from; `note` what a reader must know of them: a weekday that contradicts
    its date, another day that may be meant.
    """

    raw: str
    role: TimeRole = "at"
    precision: Precision = "day"
    start: dt.date | None = None
    end: dt.date | None = None
    start_days: int | None = None
    end_days: int | None = None
    anchor: Literal["publication", "as_of", "absolute", "none"] = "none"
    note: str | None = None

    def resolved(self, anchor: dt.date, name: Literal["publication", "as_of"]) -> "When":
        """Return this time with its relative days counted from `anchor`; absolute times stay as
        they are.
        """
        if self.anchor == "absolute" or self.start_days is None:
            return self
        end = self.start_days if self.end_days is None else self.end_days
        return When(
            raw=self.raw,
            role=self.role,
            precision=self.precision,
            start=anchor + dt.timedelta(days=self.start_days),
            end=anchor + dt.timedelta(days=end),
            start_days=self.start_days,
            end_days=end,
            anchor=name,
            note=self.note,
        )


class Window(Record, frozen=True):
    """A window of days, both ends included, with the words it came from and what anchored it."""

    start: dt.date
    end: dt.date
    basis: str
    claim_ids: tuple[str, ...] = ()
    basis_message: Message | None = None

    def days_left(self, today: dt.date) -> int:
        """Return how many days remain until the end; negative once it has passed."""
        return (self.end - today).days
