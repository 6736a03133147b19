"""Alerts: what stands above its baseline by cause, who has seen it, what is held back from whom and
until when.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from tocsin.records import Problem, Quiet, Target, content_id
from tocsin.web.desk import Look
from tocsin.web.saved import new_texts
from tocsin.web.views.discussion import mentions_of, open_by_problem, place_of
from tocsin.workspace.alerting import Held, held_back
from tocsin.workspace.alerts import Cause, above_baseline, by_cause, rank, with_duty
from tocsin.workspace.clock import clock_of
from tocsin.workspace.quiet import BREAKING, is_quiet, own_quiet, quiet_until
from tocsin.workspace.reserved import Reserved

# How long a snooze lasts, as it is offered.
SNOOZES = ("30m", "1h", "4h", "8h", "24h", "3d", "7d")
_DELIVERED = 12


class Receiver(NamedTuple):
    """A target with its quiet hours: when these end, where it is quiet now."""

    target: Target
    quiet: Quiet | None
    until: dt.datetime | None


def alerts(look: Look) -> dict[str, Any]:
    """Return the alerts by cause, what is held back, what was delivered last, and the quiet hours
    of targets and of whoever looks.
    """
    moment = clock_of(look.desk.store)
    deliveries = look.store.words.deliveries()
    own = own_quiet(look.desk.store, look.signer)
    return {
        "causes": causes(look),
        "problems": problems_of(look),
        "snoozes": SNOOZES,
        "held": [] if look.has_moment else held(look),
        "delivered": [row for row in reversed(deliveries) if row.outcome != "held"][:_DELIVERED],
        "receivers": [_receiver(target, moment) for target in look.book.targets],
        "own": own,
        "own_until": _until(own.hours if own is not None else None, moment),
        "breaking": BREAKING,
        "rank": rank,
        "discussed": open_by_problem(look),
        "targets": {target.id: target.name for target in look.book.targets},
        "names": look.names(),
    }


def causes(look: Look) -> list[Cause]:
    """Return the alerts by cause, as they stood at the moment that is looked from."""
    until = look.as_of if look.has_moment else None
    moment = look.as_of if look.has_moment else clock_of(look.desk.store)
    above = look.once(
        "above",
        lambda: above_baseline(look.store, look.book, look.as_of, until=until),
        basis="standing",
    )
    # A snooze ends by the clock alone: what was worked out is good for a minute at most.
    minute = moment.replace(second=0, microsecond=0)

    def make() -> list[Cause]:
        alerts = with_duty(look.store, above, until=until, now=moment)
        return by_cause(alerts, look.book)

    return look.once("alerts", make, basis="duty", mark=minute)


def number_open(look: Look) -> int:
    """Return how many alerts wait for somebody on duty."""
    return sum(len(cause.open_alerts) for cause in causes(look))


def held(look: Look) -> list[Held]:
    """Return what is held back now."""
    return held_back(look.desk.store, look.book, clock_of(look.desk.store))


def problems_of(look: Look) -> Mapping[str, Problem]:
    """Return the problems of the casebook by their ids."""
    return {problem.id: problem for problem in look.book.problems}


class Note(NamedTuple):
    """What a browser shows of one cause: the keys of its open alerts, its words, and the page that
    it opens. It is shown anew where one of the keys is new.
    """

    keys: tuple[str, ...]
    title: str
    body: str
    page: str


def notes(look: Look) -> list[Note]:
    """Return what a browser is to show now: a note for each cause with open alerts, but for those
    that wait in the quiet hours of whoever looks.

    A screen that is locked shows notes, too: of what rests on something marked TLP:RED they hold
    the state alone.
    """
    own = own_quiet(look.desk.store, look.signer)
    is_still = own is not None and is_quiet(own.hours, clock_of(look.desk.store))
    least = rank(own.least) if own is not None and is_still else 0
    shown = (cause for cause in causes(look) if cause.open_alerts)
    alerts = [_note(look, cause) for cause in shown if rank(cause.open_alerts[0].level) >= least]
    return alerts if is_still else [*alerts, *_mentions(look), *_searches(look)]


def _mentions(look: Look) -> list[Note]:
    """Return a note for each thread in which somebody mentions whoever looks; a locked screen does
    not show what was written, nor about which claim or document.
    """
    notes = []
    for thread in mentions_of(look):
        remark = thread.calls(look.signer or "")
        if remark is None:
            continue
        place = place_of(look, thread)
        title = look.words("desk-discussion-note", who=remark.signer)
        about = place.name if thread.problem_id is not None else ""
        notes.append(Note((remark.id,), title, about, place.page))
    return notes


def _searches(look: Look) -> list[Note]:
    """Return a note for each search of whoever looks that notifies and matches something new."""
    words = look.words
    return [
        Note(
            (content_id("new", row.search.id, row.cards[0].id),),
            words("desk-search-news", name=row.search.name),
            words("desk-search-new", n=row.number),
            "/queue#searches",
        )
        for row in new_texts(look)
        if row.search.notifies
    ]


def _note(look: Look, cause: Cause) -> Note:
    """Return what a browser shows of a cause."""
    first, *others = cause.open_alerts
    words = look.words
    state = words.plain_value("alarm", first.level)
    title, said = words("desk-alerts-red"), ""
    if not Reserved(look.desk.store).holds(first.alarm):
        title = look.names().get(first.problem_id, first.problem_id)
        said = words.plain(first.alarm, "likelihood_sentence")
    more = words("desk-alerts-more-of-cause", n=len(others)) if others else ""
    keys = tuple(alert.key for alert in cause.open_alerts)
    body = " ".join(part for part in (said, more) if part)
    return Note(keys, f"{state}: {title}", body, f"/alerts#{first.alarm.id}")


def _receiver(target: Target, moment: dt.datetime) -> Receiver:
    """Return a target with the end of its quiet hours."""
    return Receiver(target, target.quiet, _until(target.quiet, moment))


def _until(quiet: Quiet | None, moment: dt.datetime) -> dt.datetime | None:
    """Return when quiet hours end, where they are now."""
    return quiet_until(quiet, moment) if quiet is not None and is_quiet(quiet, moment) else None
