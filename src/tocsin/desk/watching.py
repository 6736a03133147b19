"""Keeping watch: collect what is due, judge when something came, and say what changed. Started again, it goes on."""

import datetime as dt
import itertools
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.desk import ringing, runs, show
from tocsin.desk.not_read import reread_line, reread_lines
from tocsin.errors import CasebookError
from tocsin.records import Alarm, Casebook, Change, Delivery, Dropped, Record
from tocsin.sources import Fetcher, FetchSettings
from tocsin.store import Store


class Rounded(Record, frozen=True):
    """What one round came to; `states` holds each problem's state, `rung` those whose state changed, `judged` whether any was judged."""

    at: dt.datetime
    judged: bool
    new: int
    touched: int
    refused: tuple[Dropped, ...]
    changes: tuple[Change, ...]
    states: dict[str, str]
    rung: tuple[Alarm, ...]
    deliveries: tuple[Delivery, ...] = ()
    reread: pipeline.Reread | None = None


def watch(
    store: str, *, casebook: Path, only: Sequence[str], allowed: Sequence[str], out: Path, every: float, rounds: int | None
) -> Iterator[Rounded]:  # fmt: skip
    """Yield what each round came to, every `every` seconds, for some rounds or until it is stopped.

    The casebook is loaded again each round, and what its edit concerns is read anew; while it does not load, the last good one is used.
    """
    book = runs.collectable(casebook, only)
    opened = Store(store)
    number, day = 0, None
    try:
        states = _rung_before(opened, book)
        while rounds is None or number < rounds:
            if number:
                time.sleep(every)
                book = _reloaded(casebook, book)
            done = _round(opened, book, only, allowed, out, states, new_day=clock().date() != day)
            states, day = done.states, done.at.date() if done.judged else day
            number += 1
            yield done
    finally:
        opened.close()


def _rung_before(store: Store, book: Casebook) -> dict[str, str]:
    """Return the state each problem was last rung with: watching that goes on does not ring it again.

    Where a stop came between a change of state and its ringing, the state before it stands here, so that it is rung now.
    """
    told = {d.alarm_id for d in store.words.deliveries()}
    found: dict[str, str] = {}
    for problem in book.problems:
        alarms = store.before(problem.id, clock())
        if not alarms:
            continue
        run = _run(alarms)
        if book.targets and not told & {a.id for a in run}:
            earlier = alarms[: len(alarms) - len(run)]
            found[problem.id] = earlier[-1].state if earlier else "BASELINE"
        else:
            found[problem.id] = alarms[-1].state
    return found


def _run(alarms: Sequence[Alarm]) -> list[Alarm]:
    """Return the last alarms that stand in one state."""
    return list(itertools.takewhile(lambda a: a.state == alarms[-1].state, reversed(alarms)))


def _reloaded(folder: Path, last: Casebook) -> Casebook:
    """Return the casebook as it stands now, or the last good one with a word about what is wrong."""
    try:
        return load_casebook(folder)
    except CasebookError as error:
        show.err.print(f"the casebook does not load; the one from before is used: {error}", markup=False)
        return last


def _round(
    store: Store, book: Casebook, only: Sequence[str], allowed: Sequence[str], out: Path, before: dict[str, str], *, new_day: bool
) -> Rounded:  # fmt: skip
    """Collect; judge and write where something came, changed, or a day has passed; tell which states are others than before."""
    start = clock()
    touched = 0

    def tell(state: pipeline.Progress) -> None:
        nonlocal touched
        touched = state.touched

    anew = read_anew(store, book, start)
    with Fetcher(FetchSettings(allowed_hosts=frozenset(allowed)), now=clock) as fetcher:
        new, refused = pipeline.collect_into(store, book, fetcher, only=only, now=start, tell=tell)
    now = clock()
    changes = tuple(c for c in store.changes(now) if c.at >= start)
    done = Rounded(
        at=now, judged=False, new=new, touched=touched, refused=tuple(refused), changes=changes, states=before, rung=(),
        reread=anew,
    )  # fmt: skip
    if not (new or changes or new_day or anew):
        return msgspec.structs.replace(done, deliveries=tuple(ringing.ring(store, book, (), now)))
    judged = pipeline.judge(store, book, now)
    runs.write_out(out, judged, now, store)
    states: dict[str, str] = {a.problem_id: a.state for a in judged.alarms}
    rung = tuple(a for a in judged.alarms if before.get(a.problem_id, "BASELINE") != a.state)
    sent = tuple(ringing.ring(store, book, rung, now))
    return msgspec.structs.replace(done, judged=True, states=states, rung=rung, deliveries=sent)


def read_anew(store: Store, book: Casebook, now: dt.datetime) -> pipeline.Reread | None:
    """Read anew what an edit of the casebook, or another program, concerns; None where nothing differs."""
    if not pipeline.is_stale(store, book, now):
        return None
    with show.progress(quiet=False, line=reread_line) as tell:
        return pipeline.reread(store, book, now, tell=tell)


def clock() -> dt.datetime:
    """Return the moment, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


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
    line = f"{done.at:%Y-%m-%d %H:%M:%S} {done.new} looked at, {done.touched} touch something watched"
    for kind in ("edited", "deleted"):
        number = sum(c.kind == kind for c in done.changes)
        line += f", {number} {kind}" if number else ""
    for said in reread_lines(done.reread) if done.reread else ():
        show.out.print(said, markup=False)
    show.out.print(line + (f", {len(done.refused)} failure(s)" if done.refused else ""), markup=False)
    show.say_refused(done.refused)
    if done.rung:
        show.say_alarms(done.rung)
    for delivery in done.deliveries:
        why = f": {delivery.detail}" if delivery.detail else ""
        show.out.print(f"  {delivery.outcome} to {delivery.target_id}{why}", markup=False)
