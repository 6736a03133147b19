"""Keeping watch: collect what is due, judge when something came, and say what changed. Started
again, it goes on.
"""

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import NamedTuple

import msgspec

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import CasebookError, StoreError
from tocsin.records import Alarm, Casebook, Change, Delivery, Dropped, Record
from tocsin.records.workspace_ports import OpenStore
from tocsin.report import ENGLISH, Words
from tocsin.workspace import alerting
from tocsin.workspace.collectable import collectable
from tocsin.workspace.fetching import fetch_due
from tocsin.workspace.opened import is_small
from tocsin.workspace.opening import open_store
from tocsin.workspace.output import write_out
from tocsin.workspace.webhooks import happenings

# The clock's finest step: an alarm of this very second is one that was given before.
_SECOND = dt.timedelta(seconds=1)
# What is fetched is kept within so long.
_KEPT_WITHIN = dt.timedelta(hours=1)
Telling = Callable[[], AbstractContextManager[pipeline.Tell]]
"""Opens something that is told how far a long piece of work has come."""


def silently() -> AbstractContextManager[pipeline.Tell]:
    """Tell nobody how far the work has come."""
    return nullcontext(pipeline.silent)


class Rounded(Record, frozen=True):
    """What one round came to; `states` holds each problem's state, `alerted` those whose state
    changed.

    `judged` tells whether any problem was assessed, `note` what was amiss with the casebook.
    """

    at: dt.datetime
    judged: bool
    new: int
    touched: int
    refused: tuple[Dropped, ...]
    changes: tuple[Change, ...]
    states: dict[str, str]
    alerted: tuple[Alarm, ...]
    deliveries: tuple[Delivery, ...] = ()
    reread: pipeline.Reread | None = None
    note: str = ""


def watch(
    store: str,
    *,
    casebook: Path,
    only: Sequence[str] = (),
    allowed: Sequence[str] = (),
    out: Path,
    every: float,
    rounds: int | None,
    telling: Telling = silently,
    language: str = ENGLISH,
) -> Iterator[Rounded]:
    """Yield what each round came to, every `every` seconds, for some rounds or until it is stopped.

    The casebook is loaded again each round, and what its edit concerns is read anew, which
    `telling` is told of. While it does not load, the last good one is used, and the round's note
    says why. `language` is that of the brief, and of alerts whose target states none.

    Raises:
        UsageError: there are no texts in the language.
    """
    Words(language)  # refused before any work is done, where there is none
    book = collectable(load_casebook(casebook), only)
    opened = open_store(store)
    watching = _Watching(_Fixed(opened, only, allowed, out, language), book, telling)
    number, note = 0, ""
    try:
        watching.begin()
        while rounds is None or number < rounds:
            if number:
                time.sleep(every)
                watching.book, note = _reloaded(casebook, watching.book)
            number += 1
            done = watching.turn()
            yield msgspec.structs.replace(done, note=note or done.note)
    finally:
        watching.end()
        opened.close()


class _Watching:
    """A watch over a store, and what it remembers from one round to the next."""

    def __init__(self, fixed: "_Fixed", book: Casebook, telling: Telling) -> None:
        """`book` is the casebook of the next round."""
        self.book = book
        self._fixed = fixed
        self._store = fixed.store
        self._telling = telling
        self._lease = fixed.store.lease("watch")
        self._membership = pipeline.Membership(fixed.store)
        self._states: dict[str, str] = {}
        self._last: _Last | None = None
        self._has_waited = True

    def begin(self) -> None:
        """Be one of those that watch the store.

        Raises:
            StoreError: another program reads for the same casebook with another version.
        """
        self._membership.renew(self.book)
        self._states = _alerted_before(self._store, self.book)
        _reported_until(self._store, clock())  # what comes from here on is told, whoever reads it

    def end(self) -> None:
        """Let another program go on."""
        self._lease.release()
        self._membership.end()

    def turn(self) -> Rounded:
        """Return what a round came to: one of those that watch assesses, the others fetch and read;
        in a file they wait.

        A server that is gone for some time, or an edit of the casebook that another program has not
        loaded yet, ends no watch: the next round goes on.

        Raises:
            StoreError: the store, which is a file, cannot be read or written.
        """
        if not self._store.worker.is_one_of_many:
            return self._turn()
        try:
            return self._turn()
        except StoreError as error:
            self._lease.release()
            self._has_waited = True
            return _waiting(self._states, str(error))

    def _turn(self) -> Rounded:
        """Do what is this program's to do; raises as `turn` does."""
        self._membership.renew(self.book)
        holder = self._lease.take()
        if holder is None:
            return self._assessed()
        self._has_waited = True
        if not self._store.worker.is_one_of_many:
            note = f"{holder} watches this store; this one waits for it."
            return _waiting(self._states, note)
        done = _reading_round(self._fixed, self.book, self._states, self._telling)
        note = f"{holder} assesses; this one fetches and reads."
        return msgspec.structs.replace(done, note=note)

    def _assessed(self) -> Rounded:
        """Fetch, read, assess and notify."""
        store, book = self._store, self.book
        if self._has_waited:
            self._states, self._last = _alerted_before(store, book), None
            self._has_waited = False
        anew = read_anew(store, book, clock(), self._telling)
        if self._last is not None and (anew or self._last.day != clock().date()):
            self._last = None
        done, judged = _round(self._fixed, book, self._states, anew, self._last)
        self._states = done.states
        self._last = judged or self._last
        return done


class _Fixed(NamedTuple):
    """What is the same in every round."""

    store: OpenStore
    only: Sequence[str]
    allowed: Sequence[str]
    out: Path
    language: str


class _Last(NamedTuple):
    """What was judged last, on which day, and how many captures there were."""

    day: dt.date
    judged: pipeline.Judged
    captures: int


def _waiting(states: dict[str, str], note: str) -> Rounded:
    """Return a round in which another program does the work."""
    return Rounded(
        at=clock(),
        judged=False,
        new=0,
        touched=0,
        refused=(),
        changes=(),
        states=states,
        alerted=(),
        note=note,
    )


def _alerted_before(store: OpenStore, book: Casebook) -> dict[str, str]:
    """Return the state each problem was last alerted with: watching that goes on does not send it
    again.

    Where a stop came between a change of state and its alert, the state before it stands here, so
    that it is alerted now.
    """
    sent = {d.alarm_id for d in store.words.deliveries()}
    states: dict[str, str] = {}
    for problem in book.problems:
        alarms = store.before(problem.id, clock() + _SECOND)
        if not alarms:
            continue
        run = _run(alarms)
        if book.targets and not sent & {a.id for a in run}:
            earlier = alarms[: len(alarms) - len(run)]
            states[problem.id] = earlier[-1].state if earlier else "BASELINE"
        else:
            states[problem.id] = alarms[-1].state
    return states


def _run(alarms: Sequence[Alarm]) -> list[Alarm]:
    """Return the last alarms that stand in one state."""
    return list(itertools.takewhile(lambda a: a.state == alarms[-1].state, reversed(alarms)))


def _reloaded(folder: Path, last: Casebook) -> tuple[Casebook, str]:
    """Return the casebook as it stands now, or the last good one with a word about
    what is wrong.
    """
    try:
        return load_casebook(folder), ""
    except CasebookError as error:
        return last, f"the casebook does not load; the one from before is used: {error}"


def _round(
    fixed: _Fixed,
    book: Casebook,
    before: dict[str, str],
    anew: pipeline.Reread | None,
    last: _Last | None,
) -> tuple[Rounded, _Last | None]:
    """Collect; judge and write where something came, changed, or nothing was judged on this day;
    tell which states are others than before. Only problems that something new concerns are
    assessed.
    """
    store, language = fixed.store, fixed.language
    start = clock()
    since = _reported_until(store, start)
    new, touched, refused = _collected(fixed, book)
    now = clock()
    reported = store.about.reported_until() or start
    changed = [change for change in store.changes(now) if change.at >= min(since, start)]
    is_changed = any(change.at >= reported for change in changed)
    changes = tuple(change for change in changed if change.at >= start)
    done = Rounded(
        at=now,
        judged=False,
        new=new,
        touched=touched,
        refused=tuple(refused),
        changes=changes,
        states=before,
        alerted=(),
        reread=anew,
    )
    happened = happenings(store, book, since, now, changed)
    captures = store.about.captures()  # other programs read, too
    if last is not None and last.captures == captures and not (new or is_changed):
        sent = alerting.send_alerts(store, book, (), now, language=language, happened=happened)
        return msgspec.structs.replace(done, deliveries=tuple(sent)), None
    judged = pipeline.judge(
        store, book, now, whole=is_small(store), last=last.judged if last else None
    )
    states: dict[str, str] = {a.problem_id: a.state for a in judged.alarms}
    alerted = tuple(a for a in judged.alarms if before.get(a.problem_id, "BASELINE") != a.state)
    # Whoever is to be alerted does not wait for the brief, nor for a disk that is full.
    sent = alerting.send_alerts(store, book, alerted, now, language=language, happened=happened)
    write_out(fixed.out, judged, now, store, language)
    store.about.report_until(start)
    done = msgspec.structs.replace(
        done, judged=True, states=states, alerted=alerted, deliveries=tuple(sent)
    )
    return done, _Last(now.date(), judged, captures)


def _reading_round(
    fixed: _Fixed, book: Casebook, states: dict[str, str], telling: Telling
) -> Rounded:
    """Fetch and read what no other program is at; another one assesses."""
    anew = read_anew(fixed.store, book, clock(), telling)
    start = clock()
    new, touched, refused = _collected(fixed, book)
    return Rounded(
        at=clock(),
        judged=False,
        new=new,
        touched=touched,
        refused=tuple(refused),
        changes=tuple(change for change in fixed.store.changes(clock()) if change.at >= start),
        states=states,
        alerted=(),
        reread=anew,
    )


def _collected(fixed: _Fixed, book: Casebook) -> tuple[int, int, list[Dropped]]:
    """Fetch what is due; return how many captures there were, how many of them touch anything
    watched, and what was refused.
    """
    touched = 0

    def tell(state: pipeline.Progress) -> None:
        nonlocal touched
        touched = state.touched

    new, refused = fetch_due(
        fixed.store, book, fixed.only, allowed=fixed.allowed, clock=clock, tell=tell
    )
    return new, touched, refused


def _reported_until(store: OpenStore, start: dt.datetime) -> dt.datetime:
    """Return since when something may have happened that targets were not told: from the last round
    that came to its end, or from this one where there was none before.

    What another program fetched before that round, and kept after it, is looked at again for some
    time; nothing is told twice.
    """
    since, first = store.about.reported_until(), store.about.reported_from()
    if since is None or first is None:
        store.about.report_until(start)
        return start
    return max(first, since - _KEPT_WITHIN)


def read_anew(
    store: OpenStore, book: Casebook, now: dt.datetime, telling: Telling = silently
) -> pipeline.Reread | None:
    """Read anew what an edit of the casebook, or another program, concerns; None where nothing
    differs.
    """
    if not pipeline.is_stale(store, book, now):
        return None
    with telling() as tell:
        return pipeline.reread(store, book, now, tell=tell)


def clock() -> dt.datetime:
    """Return the moment, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
