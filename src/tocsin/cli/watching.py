"""What `tocsin watch` prints, and how it is stopped."""

import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Literal

from tocsin import pipeline
from tocsin.cli import show
from tocsin.records import Delivery, Message, Param, message
from tocsin.report import Words
from tocsin.workspace.alerting import QUIET
from tocsin.workspace.not_read import reread_line, reread_lines
from tocsin.workspace.watching import Rounded

# How each kind of change is counted.
_CHANGES: Mapping[Literal["edited", "deleted"], str] = {
    "edited": "cli-edited",
    "deleted": "cli-deleted",
}


def telling(words: Words) -> AbstractContextManager[pipeline.Tell]:
    """Show how far reading anew has come."""
    return show.progress(quiet=False, words=words, line=reread_line)


@contextmanager
def stoppable(say_so: Callable[[], object]) -> Iterator[None]:
    """Let an interrupt or a termination end the work in order; `say_so` says so."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    earlier = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        say_so()
    finally:
        signal.signal(signal.SIGTERM, earlier)


def say_round(done: Rounded, words: Words) -> None:
    """Print what a round of watching came to: one line, and whatever changed."""
    if done.note:
        show.err.print(done.note, markup=False)
    for said in reread_lines(done.reread, words) if done.reread else ():
        show.out.print(said, markup=False)
    moment, parts = f"{done.at:%Y-%m-%d %H:%M:%S}", words.listed(_parts(done))
    show.out.print(words("cli-round", at=moment, parts=parts), markup=False)
    show.say_refused(done.refused)
    if done.alerted:
        show.say_alarms(done.alerted, words)
    for delivery in done.deliveries:
        show.out.print(f"  {words(_delivered(delivery))}", markup=False)


def _parts(done: Rounded) -> list[Message]:
    """Return what a round came to, part by part."""
    changes = Counter(change.kind for change in done.changes)
    parts = [message("cli-looked-at", n=done.new), message("cli-touching", n=done.touched)]
    for kind, code in _CHANGES.items():
        parts += [message(code, n=changes[kind])] if changes[kind] else []
    return parts + ([message("cli-failures", n=len(done.refused))] if done.refused else [])


def _delivered(delivery: Delivery) -> Message:
    """Return what became of an alert."""
    target = delivery.target_id
    why: Param = message("cli-why", why=delivery.detail) if delivery.detail else ""
    if delivery.outcome == "delivered":
        return message("cli-delivered", target=target)
    if delivery.outcome == "held":
        is_quiet = delivery.detail == QUIET
        return message("cli-held" if is_quiet else "cli-held-snoozed", target=target)
    if delivery.outcome == "failed":
        again = f"{delivery.next_try:%Y-%m-%d %H:%M}" if delivery.next_try else ""
        return message("cli-failed", target=target, again=again, why=why)
    return message("cli-given-up", target=target, why=why)
