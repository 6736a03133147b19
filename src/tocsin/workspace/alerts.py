"""Alerts as people on duty see them: every problem that stands above its baseline, who has seen it,
until when it is snoozed, and which belong together.

What a person says of an alert holds for the time it stands above its baseline and for no higher
state: a rise opens it again.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from tocsin.errors import UsageError
from tocsin.records import (
    Acknowledgement,
    Alarm,
    Casebook,
    Noticed,
    Problem,
    Record,
    Signature,
    Snooze,
    State,
    Withdrawal,
    content_id,
)
from tocsin.records.workspace_ports import OpenStore
from tocsin.warn import ORDER
from tocsin.warn.states import as_signed
from tocsin.workspace import sign_off
from tocsin.workspace.corrections import signed_by
from tocsin.workspace.naming import hint, nearest

# A snooze is for a duty, not for good: what it puts off comes back.
MOST_SNOOZED = dt.timedelta(days=30)
_LOW = ("BASELINE", "RESOLVED")


class Alert(Record, frozen=True):
    """A problem that stands above its baseline: since when, its alarm as it is signed, and what
    people on duty said of it that still holds. `ended` is the snooze that ended last.
    """

    alarm: Alarm
    since: dt.datetime
    acknowledged: Acknowledgement | None = None
    snoozed: Snooze | None = None
    ended: Snooze | None = None

    @property
    def problem_id(self) -> str:
        """Return the problem."""
        return self.alarm.problem_id

    @property
    def level(self) -> State:
        """Return how high it stands: the state that is shown, or the one that is proposed where
        that is higher and waits for signatures.
        """
        return max((self.alarm.state, self.alarm.proposed_state), key=rank)

    @property
    def is_open(self) -> bool:
        """Return whether it waits for somebody on duty."""
        return self.acknowledged is None and self.snoozed is None

    @property
    def key(self) -> str:
        """Return a word that is another one where it is to be shown anew: after a rise, a new
        beginning, or the end of a snooze.
        """
        ended = self.ended.id if self.ended is not None else ""
        return content_id("alr", self.problem_id, self.since.isoformat(), self.level, ended)


class Cause(Record, frozen=True):
    """Alerts of one cause: the highest leads, and each other one watches a site or narrative that
    the first watches, too. `shared` are these, by problem.
    """

    alerts: tuple[Alert, ...]
    shared: dict[str, tuple[str, ...]]

    @property
    def lead(self) -> Alert:
        """Return the alert that stands highest."""
        return self.alerts[0]

    @property
    def open_alerts(self) -> tuple[Alert, ...]:
        """Return those that wait for somebody on duty."""
        return tuple(alert for alert in self.alerts if alert.is_open)

    @property
    def common(self) -> tuple[str, ...]:
        """Return the sites and narratives by which the others belong to the first."""
        return tuple(dict.fromkeys(name for names in self.shared.values() for name in names))


def rank(state: str) -> int:
    """Return how high a state stands."""
    return next((place for place, known in enumerate(ORDER) if known == state), 0)


def alerts_of(
    store: OpenStore,
    book: Casebook,
    as_of: dt.datetime,
    *,
    until: dt.datetime | None = None,
    now: dt.datetime | None = None,
) -> list[Alert]:
    """Return the alerts of a casebook at a moment, the highest state first, then the longest
    standing.

    `until` is the moment up to which the words of people count (all of them by default), `now` the
    one by which a snooze is over.
    """
    above = above_baseline(store, book, as_of, until=until)
    return with_duty(store, above, until=until, now=now or as_of)


def above_baseline(
    store: OpenStore, book: Casebook, as_of: dt.datetime, *, until: dt.datetime | None = None
) -> list[Alert]:
    """Return the alerts of a casebook at a moment without what people on duty said, in the order of
    its problems; `until` as in `alerts_of`.
    """
    signatures = _by_problem(store, until)
    names = [problem.id for problem in book.problems]
    risen = store.lookup.risen_since(names, as_of)
    standings = store.lookup.standings(list(risen), as_of)
    alerts = (
        Alert(
            alarm=as_signed(standing.alarm, standing.run, signatures.get(name, ())),
            since=risen[name],
        )
        for name in names
        if (standing := standings.get(name)) is not None
    )
    return [alert for alert in alerts if alert.alarm.state not in _LOW]


def with_duty(
    store: OpenStore,
    above: Sequence[Alert],
    *,
    until: dt.datetime | None = None,
    now: dt.datetime,
) -> list[Alert]:
    """Return alerts with what people on duty said of them, in the order of `alerts_of`."""
    seen = store.duty.words(Acknowledgement, until)
    put_off = store.duty.words(Snooze, until)
    alerts = [_with_words(alert, seen, put_off, now) for alert in above]
    return sorted(alerts, key=lambda alert: (-rank(alert.level), alert.since, alert.problem_id))


def by_cause(alerts: Sequence[Alert], book: Casebook) -> list[Cause]:
    """Put alerts of one cause together.

    One cause is what the highest alert watches: an alert joins the first group whose leading
    problem shares a site or a narrative with its own. What it shares is kept, so that it can be
    shown. Groups are not chained: an alert that shares something only with a follower begins its
    own group.
    """
    problems = {problem.id: problem for problem in book.problems}
    groups: list[tuple[list[Alert], dict[str, tuple[str, ...]]]] = []
    for alert in alerts:
        for members, shared in groups:
            common = _common(problems[members[0].problem_id], problems[alert.problem_id])
            if common:
                members.append(alert)
                shared[alert.problem_id] = common
                break
        else:
            groups.append(([alert], {}))
    return [Cause(alerts=tuple(members), shared=shared) for members, shared in groups]


def acknowledge(
    store: OpenStore,
    book: Casebook,
    names: Sequence[str],
    *,
    signer: str,
    at: dt.datetime,
    note: str | None = None,
) -> Acknowledgement:
    """Keep that a person has seen alerts, named by problem or alarm.

    Raises:
        UsageError: one of them is no alert, or somebody acknowledged it before: nothing is kept.
    """
    alerts = _named(store, book, names, at)
    who = signed_by(signer)
    word = Acknowledgement(
        id=content_id("ack", *(a.alarm.id for a in alerts), who, at),
        alarms=tuple(_noticed(alert) for alert in alerts),
        signer=who,
        at=at,
        note=(note or "").strip() or None,
    )
    return store.duty.put(word, _nobody_before(alerts))


def snooze(
    store: OpenStore,
    book: Casebook,
    names: Sequence[str],
    *,
    until: dt.datetime,
    signer: str,
    at: dt.datetime,
    note: str | None = None,
) -> Snooze:
    """Keep that a person puts alerts off until a moment; a later word on the same alert outranks
    the one before.

    Raises:
        UsageError: one of them is no alert, the moment is past or too far off, or they are snoozed
            until then: nothing is kept.
    """
    if not at < until <= at + MOST_SNOOZED:
        raise UsageError(
            "a snooze ends after now and within {days} days; {until} does not.",
            code="error-snooze-end",
            days=MOST_SNOOZED.days,
            until=f"{until:%Y-%m-%d %H:%M}",
        )
    alerts = _named(store, book, names, at)
    who = signed_by(signer)
    word = Snooze(
        id=content_id("snz", *(a.alarm.id for a in alerts), who, at, until),
        alarms=tuple(_noticed(alert) for alert in alerts),
        until=until,
        signer=who,
        at=at,
        note=(note or "").strip() or None,
    )
    return store.duty.put(word, _another_end(alerts, until, at))


def end_snooze(
    store: OpenStore, book: Casebook, name: str, *, signer: str, at: dt.datetime
) -> Withdrawal:
    """End the snooze of an alert now, and of those that were snoozed with it: what it held back is
    sent in the next round.

    Raises:
        UsageError: it is no alert, or not snoozed.
    """
    (alert,) = _named(store, book, [name], at)
    if alert.snoozed is None:
        raise UsageError(
            "{name} is not snoozed; nothing would change.",
            code="error-not-snoozed",
            name=alert.problem_id,
        )
    return sign_off.withdraw(store, alert.snoozed.id, signer=signer, at=at)


def snooze_over(
    snoozes: Sequence[Snooze], problem: str, state: str, now: dt.datetime
) -> Snooze | None:
    """Return the snooze that holds a message on a problem in a state back at a moment; None where
    it is to be sent.
    """
    last = _last(snoozes, problem)
    if last is None or last.until <= now:
        return None
    noticed = next(seen for seen in last.alarms if seen.problem_id == problem)
    return last if rank(state) <= rank(noticed.state) else None


def _common(first: Problem, other: Problem) -> tuple[str, ...]:
    """Return the sites and narratives that two problems watch."""
    own = {*other.sites, *other.narratives}
    return tuple(name for name in (*first.sites, *first.narratives) if name in own)


def _by_problem(store: OpenStore, until: dt.datetime | None) -> Mapping[str, list[Signature]]:
    """Return the signatures that count, by problem."""
    by_problem: dict[str, list[Signature]] = {}
    ever = dt.datetime.max.replace(tzinfo=dt.UTC)
    for signature in store.words.of(Signature, until or ever):
        by_problem.setdefault(signature.problem_id, []).append(signature)
    return by_problem


def _noticed(alert: Alert) -> Noticed:
    """Return an alert as it is seen now."""
    alarm = alert.alarm
    return Noticed(
        alarm_id=alarm.id, problem_id=alarm.problem_id, state=alert.level, as_of=alarm.as_of
    )


def _holds(seen: Noticed, alert: Alert) -> bool:
    """Return whether what was said of an alarm still holds of an alert."""
    is_same = seen.problem_id == alert.problem_id and seen.as_of >= alert.since
    return is_same and rank(alert.level) <= rank(seen.state)


def _holding(words: Sequence[Acknowledgement], alert: Alert) -> Acknowledgement | None:
    """Return the last acknowledgement that holds of an alert."""
    holding = [word for word in words if any(_holds(seen, alert) for seen in word.alarms)]
    return holding[-1] if holding else None


def _last(snoozes: Sequence[Snooze], problem: str) -> Snooze | None:
    """Return the last snooze of a problem, which outranks those before."""
    own = [word for word in snoozes if any(seen.problem_id == problem for seen in word.alarms)]
    return own[-1] if own else None


def _with_words(
    alert: Alert,
    seen: Sequence[Acknowledgement],
    snoozes: Sequence[Snooze],
    now: dt.datetime,
) -> Alert:
    """Return an alert with what was said of it and holds: who has seen it, and the last snooze, or
    the one that has ended.
    """
    known = msgspec.structs.replace(alert, acknowledged=_holding(seen, alert))
    last = _last(snoozes, alert.problem_id)
    if last is None or not any(_holds(noticed, alert) for noticed in last.alarms):
        return known
    if last.until <= now:
        return msgspec.structs.replace(known, ended=last)
    return msgspec.structs.replace(known, snoozed=last)


def _named(store: OpenStore, book: Casebook, names: Sequence[str], at: dt.datetime) -> list[Alert]:
    """Return the alerts that are named, by problem or alarm.

    Raises:
        UsageError: none is named, or one of them is no alert.
    """
    alerts = alerts_of(store, book, at)
    by_name: dict[str, Alert] = {}
    for alert in alerts:
        by_name[alert.problem_id] = by_name[alert.alarm.id] = alert
    wanted = [name.strip() for name in names if name.strip()]
    strange = next((name for name in wanted if name not in by_name), None)
    if strange is not None or not wanted:
        problems = [alert.problem_id for alert in alerts]
        raise UsageError(
            "{name!r} is no alert now{near}.",
            code="error-no-alert",
            name=strange or "",
            near=hint(nearest(strange or "", problems) or problems[:3]),
        )
    chosen = {by_name[name].problem_id: by_name[name] for name in wanted}
    return list(chosen.values())


def _nobody_before(alerts: Sequence[Alert]) -> Callable[[Sequence[Acknowledgement]], None]:
    """Return what refuses an acknowledgement where each alert has one that holds."""

    def check(words: Sequence[Acknowledgement]) -> None:
        before = [_holding(words, alert) for alert in alerts]
        first = before[0]
        if first is not None and all(before):
            raise UsageError(
                "{who} acknowledged this at {moment}; nothing was stored.",
                code="error-acknowledged",
                who=first.signer,
                moment=f"{first.at:%Y-%m-%d %H:%M}",
            )

    return check


def _another_end(
    alerts: Sequence[Alert], until: dt.datetime, at: dt.datetime
) -> Callable[[Sequence[Snooze]], None]:
    """Return what refuses a snooze where each alert has one with the same end."""

    def check(words: Sequence[Snooze]) -> None:
        before = list(_standing(alerts, words, at))
        if len(before) == len(alerts) and all(word.until == until for word in before):
            raise UsageError(
                "{who} snoozed this until {moment} already; nothing would change.",
                code="error-snoozed-same",
                who=before[0].signer,
                moment=f"{until:%Y-%m-%d %H:%M}",
            )

    return check


def _standing(
    alerts: Sequence[Alert], words: Sequence[Snooze], at: dt.datetime
) -> Iterator[Snooze]:
    """Yield the snoozes that hold of alerts."""
    for alert in alerts:
        word = snooze_over(words, alert.problem_id, alert.level, at)
        if word is not None:
            yield word
