"""What `tocsin watch` prints, and how it is stopped."""

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

from tocsin import pipeline
from tocsin.cli import show
from tocsin.language.plurals import by_number
from tocsin.workspace.not_read import reread_line, reread_lines
from tocsin.workspace.watching import Rounded


def telling() -> AbstractContextManager[pipeline.Tell]:
    """Show how far reading anew has come."""
    return show.progress(quiet=False, line=reread_line)


@contextmanager
def stoppable(told: Callable[[], object]) -> Iterator[None]:
    """Let an interrupt or a termination end the work in order; `told` says so."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    earlier = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        told()
    finally:
        signal.signal(signal.SIGTERM, earlier)


def say_round(done: Rounded) -> None:
    """Print what a round of watching came to: one line, and whatever changed."""
    if done.note:
        show.err.print(done.note, markup=False)
    line = (
        f"{done.at:%Y-%m-%d %H:%M:%S} {done.new} looked at, {done.touched} touch something watched"
    )
    for kind in ("edited", "deleted"):
        number = sum(c.kind == kind for c in done.changes)
        line += f", {number} {kind}" if number else ""
    for said in reread_lines(done.reread) if done.reread else ():
        show.out.print(said, markup=False)
    show.out.print(
        line + (by_number(f", {len(done.refused)} failure(s)") if done.refused else ""),
        markup=False,
    )
    show.say_refused(done.refused)
    if done.rung:
        show.say_alarms(done.rung)
    for delivery in done.deliveries:
        why = f": {delivery.detail}" if delivery.detail else ""
        show.out.print(f"  {delivery.outcome} to {delivery.target_id}{why}", markup=False)
