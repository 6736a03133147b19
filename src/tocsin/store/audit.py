"""The audit log: append-only, each line bound to the one before by its digest, so that an edit
anywhere shows.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from tocsin.records import AuditEntry
from tocsin.records.audit import digest
from tocsin.store import schema

# What stands before the first line.
BEGINNING = "0" * 64


def append(
    connection: Connection, at: dt.datetime, actor: str, action: str, subject: str, detail: str
) -> AuditEntry:
    """Write the next line, in the transaction of what it tells of."""
    table = schema.AUDIT
    last = connection.execute(
        select(table.c.number, table.c.sha256).order_by(table.c.number.desc()).limit(1)
    ).one_or_none()
    number, before = (last.number + 1, last.sha256) if last else (1, BEGINNING)
    entry = AuditEntry(
        number=number,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        detail=detail,
        before=before,
        sha256="",
    )
    entry = msgspec.structs.replace(entry, sha256=digest(entry))
    row = msgspec.structs.asdict(entry) | {"at": at.isoformat()}
    connection.execute(insert(table).values(row))
    return entry


def entries(connection: Connection) -> Iterator[AuditEntry]:
    """Yield the lines in order."""
    yield from map(
        read_line, connection.execute(select(schema.AUDIT).order_by(schema.AUDIT.c.number))
    )


def read_line(row: Any) -> AuditEntry:
    """Return the line a row holds."""
    return AuditEntry(
        number=row.number,
        at=dt.datetime.fromisoformat(row.at),
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        detail=row.detail,
        before=row.before,
        sha256=row.sha256,
    )


def faults(lines: Iterable[AuditEntry]) -> Iterator[str]:
    """Yield what is wrong with a chain of lines: a line that is missing, altered, or not bound to
    the one before.
    """
    number, before = 0, BEGINNING
    for line in lines:
        if line.number != number + 1:
            yield f"line {number + 1} is missing; the next that stands is {line.number}"
        elif line.before != before:
            yield f"line {line.number} is not bound to the line before it"
        if digest(line) != line.sha256:
            yield f"line {line.number} was altered ({line.action} {line.subject}, by {line.actor})"
        number, before = line.number, line.sha256
