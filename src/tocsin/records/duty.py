"""What people on duty say of alerts and of collecting: who has seen an alarm, until when it is
snoozed, what is not fetched, and when a person is not to be disturbed.
"""

import datetime as dt
from typing import Literal

from tocsin.records.alarm import State
from tocsin.records.base import Record
from tocsin.records.watched import Quiet

Breaking = Literal["WATCH", "WARNING", "CRITICAL"]
"""The lowest state that is shown in quiet hours all the same."""


class Noticed(Record, frozen=True):
    """An alarm as a person saw it when they spoke of it: of `as_of`, in a state.

    What is said of it holds until the problem comes into a higher state, or returns to its
    baseline.
    """

    alarm_id: str
    problem_id: str
    state: State
    as_of: dt.datetime


class Acknowledgement(Record, frozen=True):
    """A person has seen alarms and takes them on; others need not."""

    id: str
    alarms: tuple[Noticed, ...]
    signer: str
    at: dt.datetime
    note: str | None = None


class Snooze(Record, frozen=True):
    """A person puts alarms off `until` a moment: nothing is sent of them before, unless they come
    into a higher state.
    """

    id: str
    alarms: tuple[Noticed, ...]
    until: dt.datetime
    signer: str
    at: dt.datetime
    note: str | None = None


class CollectingOrder(Record, frozen=True):
    """A person stops or starts collecting a source, or (without one) collecting as a whole.

    A source is collected where neither the last order on it nor the last on the whole stops it.
    """

    id: str
    source_id: str | None
    is_stopped: bool
    signer: str
    at: dt.datetime
    note: str | None = None


class QuietHours(Record, frozen=True):
    """When a person's browser shows no notifications, but of alarms in state `least` or above; None
    for `hours` means at no time.
    """

    id: str
    signer: str
    at: dt.datetime
    hours: Quiet | None = None
    least: Breaking = "CRITICAL"


DutyWord = Acknowledgement | Snooze | CollectingOrder | QuietHours
