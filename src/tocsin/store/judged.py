"""What the log says of alarms: the figures of each, and the digest of its record. From these lines
the ledger is read, and by them an alarm that was altered shows.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from tocsin.records import Alarm, AuditEntry
from tocsin.records.audit import JUDGED, PROGRAM, Figures, read_figures
from tocsin.store import schema
from tocsin.store.audit import append, read_line
from tocsin.store.decoding import decoding_of


def figures_of(alarm: Alarm, record: str) -> Figures:
    """Return the figures of an alarm whose record is kept as `record`."""
    return Figures(
        problem_id=alarm.problem_id,
        p=alarm.likelihood.p,
        low=alarm.likelihood.low,
        high=alarm.likelihood.high,
        state=alarm.state,
        proposed_state=alarm.proposed_state,
        start=alarm.horizon.start,
        end=alarm.horizon.end,
        record_sha256=hashlib.sha256(record.encode()).hexdigest(),
    )


def log_judged(connection: Connection, alarm: Alarm, record: str, replaced: Alarm | None) -> None:
    """Write a line where an alarm says something else than the one it replaces or follows.

    To be called before the alarm is written, in the same transaction.
    """
    before = replaced or _alarm_before(connection, alarm)
    said = figures_of(alarm, record)
    if before is None or figures_of(before, "").says() != said.says():
        _write(connection, alarm, said)


def log_signed_alarm(connection: Connection, alarm_id: str) -> None:
    """Write the figures of an alarm that somebody signs, unless they stand in the log as they are
    kept.
    """
    table, log = schema.ALARMS.c, schema.AUDIT.c
    record = connection.scalar(select(table.record).where(table.id == alarm_id))
    alarm = decoding_of(connection.engine).one(Alarm, record)
    if alarm is None or record is None:
        return
    said = figures_of(alarm, record)
    known = select(log.detail).where((log.action == JUDGED) & (log.subject == alarm_id))
    if all(read_figures(detail) != said for detail in connection.scalars(known)):
        _write(connection, alarm, said)


def ledger_lines(connection: Connection, actions: Sequence[str]) -> Iterator[AuditEntry]:
    """Yield the lines of the log that a ledger is read from, oldest first."""
    table = schema.AUDIT
    chosen = select(table).where(table.c.action.in_([JUDGED, *actions])).order_by(table.c.number)
    yield from map(read_line, connection.execute(chosen))


def altered_alarms(connection: Connection) -> Iterator[str]:
    """Yield the ids of kept alarms whose record is not the one that the log tells of."""
    log, table = schema.AUDIT.c, schema.ALARMS.c
    lines = select(log.subject, log.detail).where(log.action == JUDGED).order_by(log.number)
    last = {row.subject: read_figures(row.detail) for row in connection.execute(lines)}
    for row in connection.execute(select(table.id, table.record).order_by(table.id)).mappings():
        if _differs(row, last.get(row["id"])):
            yield row["id"]


def unlogged_alarms(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with alarms that the log tells nothing of, or that are gone.

    An alarm that says what an earlier one said has no line of its own; so its figures stand in the
    log as another's. One that was judged anew for its moment takes the place of the one before.
    """
    log, table = schema.AUDIT.c, schema.ALARMS.c
    lines = select(log.at, log.subject, log.detail).where(log.action == JUDGED).order_by(log.number)
    said: dict[str, set[tuple[Any, ...]]] = {}
    first: dict[str, str] = {}
    logged: dict[str, tuple[str, str]] = {}
    for row in connection.execute(lines):
        figures = read_figures(row.detail)
        if figures is not None:
            problem = figures.problem_id
            said.setdefault(problem, set()).add(figures.says())
            first[problem] = min(row.at, first.get(problem, row.at))
            logged[row.subject] = (problem, row.at)
    kept: set[tuple[str, str]] = set()
    read = decoding_of(connection.engine)
    for row in connection.execute(select(schema.ALARMS).order_by(table.id)):
        kept.add((row.problem_id, row.as_of))
        alarm = None if row.id in logged else read.one(Alarm, row.record)
        if alarm is None or row.as_of < first.get(row.problem_id, "9"):
            continue
        if figures_of(alarm, "").says() not in said[row.problem_id]:
            yield f"alarm {row.id} was added past the audit log"
    for name, place in sorted(logged.items()):
        if place not in kept:
            yield f"alarm {name}, which the audit log tells of, is no longer kept"


def _differs(row: RowMapping, said: Figures | None) -> bool:
    """Return whether a kept record is another than the one that was logged."""
    if said is None:
        return False
    return hashlib.sha256(row["record"].encode()).hexdigest() != said.record_sha256


def _write(connection: Connection, alarm: Alarm, said: Figures) -> None:
    """Write the line of an alarm."""
    append(connection, alarm.as_of, PROGRAM, JUDGED, alarm.id, msgspec.json.encode(said).decode())


def _alarm_before(connection: Connection, alarm: Alarm) -> Alarm | None:
    """Return the alarm of the same problem that stood before."""
    table = schema.ALARMS.c
    earlier = (table.problem_id == alarm.problem_id) & (table.as_of < alarm.as_of.isoformat())
    latest = select(table.record).where(earlier).order_by(table.as_of.desc(), table.id).limit(1)
    return decoding_of(connection.engine).one(Alarm, connection.scalar(latest))
