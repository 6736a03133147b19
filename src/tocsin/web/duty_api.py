"""Alerts and collecting over the JSON API: how they stand, and what people on duty say of them,
each act in the name of the person whose token came with it.
"""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from tocsin.records import Acknowledgement, Alarm, CollectingOrder, Record, Snooze
from tocsin.web.acting import Acting, Action, Note, Short
from tocsin.web.desk import Look
from tocsin.web.openapi import Endpoint
from tocsin.web.views.alerts import causes
from tocsin.web.views.collecting import states
from tocsin.workspace import alerts, collecting
from tocsin.workspace.alerts import Alert
from tocsin.workspace.collecting import EVERYTHING, CollectState
from tocsin.workspace.durations import end_meant

Names = Annotated[list[Short], msgspec.Meta(min_length=1, max_length=500)]


class StandingAlert(Record, frozen=True):
    """A problem that stands above its baseline. `cause` is the problem that leads the alerts of one
    cause, `shared` the sites and narratives by which this one belongs to it.
    """

    alarm: Alarm
    since: dt.datetime
    status: Literal["open", "acknowledged", "snoozed"]
    cause: str
    shared: tuple[str, ...] = ()
    acknowledged: Acknowledgement | None = None
    snoozed: Snooze | None = None


class Acknowledging(Record, frozen=True):
    """Alerts that somebody has seen, by problem or alarm."""

    alerts: Names
    note: Note | None = None


class Snoozing(Record, frozen=True):
    """Alerts that are put off, by problem or alarm, `until` an end: `4h`, `2d`, or a moment."""

    alerts: Names
    until: Short
    note: Note | None = None


class Ordering(Record, frozen=True):
    """Whether a source, or without one everything, is to be collected."""

    do: Literal["stop", "start"]
    source: Short | None = None
    note: Note | None = None


def standing_alerts(look: Look) -> list[StandingAlert]:
    """Return the alerts, the highest state first, those of one cause together."""
    return [
        StandingAlert(
            alarm=alert.alarm,
            since=alert.since,
            status=_status(alert),
            cause=cause.lead.problem_id,
            shared=cause.shared.get(alert.problem_id, ()),
            acknowledged=alert.acknowledged,
            snoozed=alert.snoozed,
        )
        for cause in causes(look)
        for alert in cause.alerts
    ]


def collected(look: Look) -> list[CollectState]:
    """Return how collecting goes, source by source."""
    return list(states(look).values())


def _status(alert: Alert) -> Literal["open", "acknowledged", "snoozed"]:
    """Return how an alert stands."""
    if alert.snoozed is not None:
        return "snoozed"
    return "acknowledged" if alert.acknowledged is not None else "open"


def _acknowledge(acting: Acting, sent: Acknowledging) -> Acknowledgement:
    """Acknowledge alerts."""
    desk = acting.desk
    return alerts.acknowledge(desk.store, desk.book(), sent.alerts, note=sent.note, **acting.who)


def _snooze(acting: Acting, sent: Snoozing) -> Snooze:
    """Put alerts off."""
    desk, who = acting.desk, acting.who
    until = end_meant(sent.until, who["at"])
    return alerts.snooze(desk.store, desk.book(), sent.alerts, until=until, note=sent.note, **who)


def _order(acting: Acting, sent: Ordering) -> CollectingOrder:
    """Stop or start collecting."""
    desk = acting.desk
    return collecting.order(
        desk.store,
        desk.book(),
        sent.source or EVERYTHING,
        is_stopped=sent.do == "stop",
        note=sent.note,
        **acting.who,
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "/api/alerts",
        standing_alerts,
        "Problems above their baseline, those of one cause together.",
    ),
    Endpoint("/api/collecting", collected, "How collecting each source goes."),
)
ACTIONS: tuple[Action, ...] = (
    Action(
        "/api/alerts/acknowledgements",
        _acknowledge,
        Acknowledging,
        "Acknowledge alerts. Take it back with its id as a word.",
    ),
    Action(
        "/api/alerts/snoozes",
        _snooze,
        Snoozing,
        "Put alerts off until an end. Take it back with its id as a word.",
    ),
    Action(
        "/api/collecting/orders",
        _order,
        Ordering,
        "Stop or start collecting a source, or all, from the next round on.",
    ),
)
