"""What a replay of the past leaves: what was judged as of each day, and what happened."""

import datetime as dt
from typing import Literal

from tocsin.records.alarm import State
from tocsin.records.base import Record, Score

OutcomeFault = Literal[
    "no_date",
    "two_readings",
    "days_uncertain",
    "no_place",
    "no_such_point",
    "same_id",
    "no_row",
]


class Signals(Record, frozen=True):
    """What a simpler rule would go by on one day, counted from the same documents.

    `documents` name a site of the problem that day, `origins` are independent among them,
    `preclaims` are claims of officials that a hostile act at a site is being prepared, `agreeing`
    is how many independent origins tell of the same kind of act at a site within three days.
    """

    documents: int = 0
    origins: int = 0
    preclaims: int = 0
    agreeing: int = 0


class Frozen(Record, frozen=True):
    """What the program would have said of one problem at the end of one day, as it stays.

    `known` is how many documents were known by then, `heard` how many texts came in the last seven
    days, those included that touch nothing watched.
    `evidence` are ids of the records behind what was observed, `rests_on` is the digest of all of
    them with the observations and the casebook of that day. `horizon` is the end of the horizon
    that was shown, `expired` that of a warning which had ended; `alarm_id` is empty where nothing
    was shown.
    """

    id: str
    problem_id: str
    day: dt.date
    as_of: dt.datetime
    sites: tuple[str, ...]
    reference_class: str
    state: State
    p: Score
    low: Score
    high: Score
    horizon: dt.date
    horizon_days: int
    alarm_id: str
    origins: int
    entered: dt.date | None
    expired: dt.date | None
    known: int
    heard: int
    signals: Signals
    evidence: tuple[str, ...]
    rests_on: str


class Outcome(Record, frozen=True):
    """Something that happened, as a table tells it: when, where, what, who says so, how sure.

    `start` and `end` are days in UTC between which it happened; `at` is the moment, where the table
    gives one with its zone. `sure` lies between 0 and 1 where the table says so. `deaths` and
    `civilians` are None where the table has no figure.
    """

    id: str
    row: int
    start: dt.date
    end: dt.date
    who: str
    text: str
    kind: str = ""
    at: dt.datetime | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    deaths: int | None = None
    civilians: int | None = None
    sure: Score | None = None


class VoidOutcome(Record, frozen=True):
    """A row of a table of outcomes that cannot be matched with anything, and why."""

    row: int
    id: str
    why: OutcomeFault
    detail: str
