"""Alerts: a change of state goes to the casebook's targets, once; quiet hours hold it back, and
what failed is tried again.
"""

import datetime as dt
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

import msgspec

from tocsin.errors import UsageError
from tocsin.records import Alarm, Casebook, Delivery, Quiet, Target
from tocsin.records.workspace_ports import Consulted, OpenStore
from tocsin.report import ENGLISH, Words
from tocsin.report.alert import alert, trial_alert
from tocsin.warn import ORDER
from tocsin.workspace.notifiers import deliver, without_secrets
from tocsin.workspace.webhooks import Happened, is_webhook, of_alarm

# What is leased: the delivery of one alarm to one target.
ALERTING = "alerting"
# Tried so often, after so many minutes each time.
_WAITS = (1, 5, 30, 120)
# What a target calls each kind of event.
_WANTED_AS: Mapping[str, str] = {"match": "matches", "change": "changes"}
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
    by_id, found = {t.id: t for t in book.targets}, []
    for delivery in _leased(store, [*known.values(), *new], by_id, now):
        after = _try(delivery, by_id[delivery.target_id], now, send or deliver)
        store.words.put_delivery(after)
        store.worker.release(ALERTING, [_key(delivery)])
        found.append(after)
    return found


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
            held = _held(target, event, now)
            yield msgspec.structs.replace(
                held, problem_id=alarm.problem_id, state=alarm.state, body=shown
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


def _try(delivery: Delivery, target: Target, now: dt.datetime, send: Send) -> Delivery:
    """Try to deliver, unless it is quiet and can wait."""
    if is_quiet(target.quiet, now) and _rank(delivery.state) < _rank(target.even_when_quiet):
        return msgspec.structs.replace(delivery, outcome="held", at=now, detail="quiet hours")
    why = _sent(target, delivery.title, delivery.body, send)
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


def is_quiet(quiet: Quiet | None, now: dt.datetime) -> bool:
    """Return whether a moment lies in quiet hours; they may pass midnight."""
    if quiet is None:
        return False
    clock = now.astimezone(ZoneInfo(quiet.zone)).strftime("%H:%M")
    if quiet.start <= quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


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
