"""Alerts: a change of state goes to the casebook's targets, once; quiet hours and snoozes hold it
back until they end, and what failed is tried again.
"""

import datetime as dt
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from tocsin.errors import UsageError
from tocsin.records import Alarm, Casebook, Delivery, Record, Snooze, Target
from tocsin.records.workspace_ports import Consulted, OpenStore
from tocsin.report import ENGLISH, Words
from tocsin.report.alert import alert, trial_alert
from tocsin.warn import ORDER
from tocsin.workspace.alerts import snooze_over
from tocsin.workspace.notifiers import deliver, without_secrets
from tocsin.workspace.quiet import is_quiet, quiet_until
from tocsin.workspace.webhooks import Happened, is_webhook, of_alarm

# What is leased: the delivery of one alarm to one target.
ALERTING = "alerting"
# Why a message is held back, as it is kept with it.
QUIET = "quiet hours"
# Tried so often, after so many minutes each time.
_WAITS = (1, 5, 30, 120)
# What a target calls each kind of event.
_WANTED_AS: Mapping[str, str] = {
    "match": "matches",
    "change": "changes",
    "remark": "remarks",
}
Send = Callable[[str, str, str], str]
"""Takes address, title and text; returns nothing where it was delivered, else why not."""


def send_alerts(
    store: OpenStore,
    book: Casebook,
    changed: Sequence[Alarm],
    now: dt.datetime,
    send: Send | None = None,
    language: str = ENGLISH,
    happened: Sequence[Happened] = (),
) -> list[Delivery]:
    """Send alarms whose state has changed, and what was held back or failed before; return what
    became of each. What else `happened` goes to webhooks that want it.

    A target that states no language of its own is written to in `language`.
    """
    known = {(d.alarm_id, d.target_id): d for d in store.words.deliveries()}
    new = [
        delivery
        for delivery in (
            *_of_alarms(store, book, changed, now, language),
            *(_held(target, event, now) for event, target in _events(book, happened)),
        )
        if (delivery.alarm_id, delivery.target_id) not in known
    ]
    if new:  # whoever is told first, a stop keeps it from nobody
        store.words.put_deliveries(new)
    by_id = {target.id: target for target in book.targets}
    snoozes = store.duty.words(Snooze)
    outcomes = []
    for delivery in _leased(store, [*known.values(), *new], by_id, now):
        target = by_id[delivery.target_id]
        hold = why_held(delivery, target, snoozes, now)
        after = _kept_back(delivery, hold, now) if hold else _try(delivery, target, now, send)
        if after != delivery:
            store.words.put_delivery(after)
        store.worker.release(ALERTING, [_key(delivery)])
        outcomes.append(after)
    return outcomes


class Held(Record, frozen=True):
    """Why a message is held back, and until when: quiet hours of its target, or the snooze of a
    person.
    """

    delivery: Delivery
    until: dt.datetime
    snooze: Snooze | None = None

    @property
    def reason(self) -> str:
        """Return why, as it is kept with the delivery."""
        if self.snooze is None:
            return QUIET
        return f"snoozed until {self.until:%Y-%m-%d %H:%M} by {self.snooze.signer}"


def why_held(
    delivery: Delivery, target: Target, snoozes: Sequence[Snooze], now: dt.datetime
) -> Held | None:
    """Return what holds a message to a target back at a moment; None where it is to be sent.

    Quiet hours give way to the target's `even_when_quiet` state, a snooze to a state above the one
    that was snoozed.
    """
    snooze = snooze_over(snoozes, delivery.problem_id, delivery.state, now)
    if snooze is not None:
        return Held(delivery=delivery, until=snooze.until, snooze=snooze)
    quiet = target.quiet
    is_urgent = _rank(delivery.state) >= _rank(target.even_when_quiet)
    if quiet is None or is_urgent or not is_quiet(quiet, now):
        return None
    return Held(delivery=delivery, until=quiet_until(quiet, now))


def held_back(store: OpenStore, book: Casebook, now: dt.datetime) -> list[Held]:
    """Return what is held back at a moment, the first held first; it is sent in the first round
    after its end.
    """
    targets = {target.id: target for target in book.targets}
    snoozes = store.duty.words(Snooze)
    waiting = [d for d in store.words.deliveries() if d.outcome == "held"]
    known = [d for d in waiting if d.target_id in targets]
    holds = (why_held(each, targets[each.target_id], snoozes, now) for each in known)
    return sorted(
        (each for each in holds if each is not None),
        key=lambda each: each.delivery.held_since or each.delivery.at,
    )


def _kept_back(delivery: Delivery, hold: Held, now: dt.datetime) -> Delivery:
    """Return a message as it is held back: since it was first, and why now."""
    if delivery.detail == hold.reason:
        return delivery
    since = delivery.held_since or now
    return msgspec.structs.replace(
        delivery, outcome="held", at=now, detail=hold.reason, held_since=since
    )


def _leased(
    store: OpenStore, deliveries: Sequence[Delivery], targets: Container[str], now: dt.datetime
) -> list[Delivery]:
    """Return the deliveries that are due and no other program is at, as they stand once they are
    leased.
    """
    due = [delivery for delivery in deliveries if _is_due(delivery, targets, now)]
    taken = store.worker.take(ALERTING, [_key(delivery) for delivery in due])
    if not due or not store.worker.is_one_of_many:
        return due
    fresh = {_key(delivery): delivery for delivery in store.words.deliveries()}
    still = [fresh[name] for name in map(_key, due) if name in taken and name in fresh]
    own = [delivery for delivery in still if _is_due(delivery, targets, now)]
    store.worker.release(ALERTING, taken - {_key(delivery) for delivery in own})
    return own


def _key(delivery: Delivery) -> str:
    """Return what a delivery is leased by."""
    return f"{delivery.alarm_id} {delivery.target_id}"


def _is_due(delivery: Delivery, targets: Container[str], now: dt.datetime) -> bool:
    """Return whether a delivery is to be tried now."""
    is_time = delivery.next_try is None or delivery.next_try <= now
    return delivery.outcome in ("held", "failed") and is_time and delivery.target_id in targets


def _of_alarms(
    store: Consulted, book: Casebook, changed: Sequence[Alarm], now: dt.datetime, language: str
) -> Iterator[Delivery]:
    """Yield what each target is to be told of alarms whose state has changed."""
    problems = {p.id: p for p in book.problems}
    head = _head(store) if changed else ""
    for alarm in changed:
        before = store.before(alarm.problem_id, alarm.as_of)
        was = before[-1].state if before else "BASELINE"
        for target in (t for t in book.targets if _wants(t, alarm, was)):
            words = Words(target.language or language)
            title, body = alert(alarm, book, problems.get(alarm.problem_id), words, head)
            event = of_alarm(alarm, title, body)
            shown = body if not _is_webhook(target) else _written(event)
            delivery = _held(target, event, now)
            yield msgspec.structs.replace(
                delivery, problem_id=alarm.problem_id, state=alarm.state, body=shown
            )


def _held(target: Target, event: Happened, now: dt.datetime) -> Delivery:
    """Return what is to be told to a target, and was not yet."""
    return Delivery(
        alarm_id=event.id,
        target_id=target.id,
        problem_id="",
        state="",
        outcome="held",
        at=now,
        attempts=0,
        title=event.title,
        body=_written(event),
    )


def _events(book: Casebook, happened: Sequence[Happened]) -> Iterator[tuple[Happened, Target]]:
    """Yield what happened with each webhook that wants it."""
    for target in book.targets:
        if _is_webhook(target):
            for event in happened:
                if _WANTED_AS[event.event] in target.events:
                    yield event, target


def _is_webhook(target: Target) -> bool:
    """Return whether a target is a webhook; where its address cannot be had, it is not."""
    try:
        return is_webhook(address_of(target))
    except UsageError:
        return False


def _written(event: Happened) -> str:
    """Write an event as the body of an alert."""
    return msgspec.json.encode(event).decode()


def _head(store: Consulted) -> str:
    """Return number and digest of the log's last line: whoever receives an alert keeps them."""
    last = next(iter(store.lookup.audit(1)), None)
    return f"{last.number} {last.sha256}" if last else ""


def _wants(target: Target, alarm: Alarm, was: str) -> bool:
    """Return whether a target wants a change of state.

    The end of a warning goes to all who wanted its beginning.
    """
    if "alarms" not in target.events:
        return False
    if target.problems and alarm.problem_id not in target.problems:
        return False
    return alarm.state == "RESOLVED" or max(_rank(alarm.state), _rank(was)) >= _rank(target.least)


def _rank(state: str) -> int:
    """Return how high a state is."""
    return next((i for i, s in enumerate(ORDER) if s == state), 0)


def _try(delivery: Delivery, target: Target, now: dt.datetime, send: Send | None) -> Delivery:
    """Try to deliver."""
    why = _sent(target, delivery.title, delivery.body, send or deliver)
    attempts = delivery.attempts + 1
    if not why:
        return msgspec.structs.replace(
            delivery, outcome="delivered", at=now, attempts=attempts, detail="", next_try=None
        )
    if attempts > len(_WAITS):
        return msgspec.structs.replace(
            delivery, outcome="given_up", at=now, attempts=attempts, detail=why, next_try=None
        )
    wait = now + dt.timedelta(minutes=_WAITS[attempts - 1])
    return msgspec.structs.replace(
        delivery, outcome="failed", at=now, attempts=attempts, detail=why, next_try=wait
    )


def _sent(target: Target, title: str, body: str, send: Send) -> str:
    """Send; return nothing where it was delivered, else why not, without the secrets of the
    address.
    """
    try:
        address = address_of(target)
    except UsageError as error:
        return str(error)
    try:
        return without_secrets(send(address, title, body), address)
    except UsageError as error:
        return without_secrets(str(error), address)


def address_of(target: Target) -> str:
    """Return where alerts for a target go.

    Raises:
        UsageError: the environment does not hold it.
    """
    if (name := target.variable) is None:
        return target.url
    if not (address := os.environ.get(name)):
        raise UsageError(f"target {target.id}: {name} is not set in the environment.")
    return address


def tried(
    book: Casebook,
    names: Sequence[str],
    send: Send | None = None,
    language: str = ENGLISH,
) -> list[tuple[str, str]]:
    """Ring a test to targets, all or some; return (target, why not or nothing).

    Raises:
        UsageError: the casebook has no such target, or none at all.
    """
    chosen: Iterable[Target] = [t for t in book.targets if not names or t.id in names]
    strange = sorted(set(names) - {t.id for t in book.targets})
    if strange or not book.targets:
        known = ", ".join(t.id for t in book.targets) or "none; write `targets:` into a file of it"
        raise UsageError(
            f"{'no target ' + ', '.join(strange) if strange else 'no target'} in {book.id}; it "
            f"has {known}."
        )
    outcomes = []
    for target in chosen:
        title, body = trial_alert(Words(target.language or language))
        outcomes.append((target.id, _sent(target, title, body, send or deliver)))
    return outcomes
