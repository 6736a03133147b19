"""Checking a store without changing it: is it whole, which version wrote it, does every row that
names another find it, and do the digests hold?
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError

from tocsin.errors import StoreError
from tocsin.records import RECORDS
from tocsin.records.health import Checkup, Finding
from tocsin.store.files import file_of, has_lost_log, lost_log, opened_to_look
from tocsin.store.health import examine, version_of
from tocsin.store.migrations import STEPS
from tocsin.store.words import Words

# Rows that name a row of another table: table, column, the other table, its column.
REFERENCES = (
    ("captures", "sha256", "bodies", "sha256"),
    ("marks", "capture_id", "captures", "id"),
    ("documents", "capture_id", "captures", "id"),
    ("unread", "capture_id", "captures", "id"),
    ("versions", "capture_id", "captures", "id"),
    ("claims", "document_id", "documents", "id"),
    ("mentions", "document_id", "documents", "id"),
    ("quotes", "document_id", "documents", "id"),
    ("attributions", "document_id", "documents", "id"),
    ("events", "document_id", "documents", "id"),
    ("matches", "document_id", "documents", "id"),
    ("lineage", "document_id", "documents", "id"),
    ("touches", "document_id", "documents", "id"),
)
# So many faults of one kind are named.
_MOST_NAMED = 20
SAVE = (
    "Keep the file. Restore a backup, or save what can be read with "
    "`tocsin store repair --store {path} --out FILE`."
)
READ_AGAIN = (
    "Restore a backup; without one, `tocsin store repair --store {path} --out FILE` writes a store "
    "whose captures are read anew."
)
LOOK_WHO = (
    "Compare with a backup and with the heads you noted (`tocsin audit verify --anchors FILE`); "
    "until it is explained, rely on neither."
)


def check_store(url: str) -> Checkup:
    """Return what is wrong with a store, and what to do; nothing is written.

    Raises:
        StoreError: there is no such file.
    """
    path = file_of(url)
    if not path.is_file():
        raise StoreError(f"{path}: no such store.")
    if has_lost_log(path):
        lost = Finding(what="its log was taken away", advice=lost_log(path))
        return Checkup(path=str(path), findings=(lost,))
    connection = opened_to_look(path)
    engine = create_engine("sqlite://", creator=lambda: opened_to_look(path))
    try:
        whole = list(integrity(connection, path))
        steps = list(_versions(connection, path)) if not whole else []
        findings = [*whole, *steps]
        if not whole and not any(finding.is_fault for finding in steps):
            findings += _contents(connection, engine, path, is_current=not steps)
        return Checkup(path=str(path), rows=_rows(connection), findings=tuple(findings))
    finally:
        connection.close()
        engine.dispose()


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables of a store, those of its full text left out: it is made from
    the others.
    """
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'stems~_%' ESCAPE '~' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' "
        "ORDER BY name"
    )
    return [row[0] for row in rows]


def rows_by_table(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    counts = {}
    for table in tables_of(connection):
        counts[table] = int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    return counts


def _rows(connection: sqlite3.Connection) -> int:
    """Return how many rows a store holds, as far as they can be counted."""
    try:
        return sum(rows_by_table(connection).values())
    except sqlite3.DatabaseError:
        return 0


def integrity(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Yield what SQLite itself finds wrong with a file."""
    try:
        lines = connection.execute(f"PRAGMA integrity_check({_MOST_NAMED})").fetchall()
        said = [line[0] for line in lines if line[0] != "ok"]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    for line in said:
        yield Finding(what=f"the file is damaged: {' '.join(line.split())}", advice=_to(SAVE, path))


def _versions(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Yield what there is to say where another version of the program wrote a store."""
    if "migrations" not in tables_of(connection):
        advice = "Give --store the file of a store; an empty file becomes one when it is opened."
        yield Finding(what="the file holds no store of tocsin", advice=advice)
        return
    taken = {row[0] for row in connection.execute("SELECT name FROM migrations")}
    known = {step.__name__ for step in STEPS}
    if taken - known:
        strange = ", ".join(sorted(taken - known))
        what = f"a newer tocsin wrote it (it has {strange})"
        yield Finding(what=what, advice="Upgrade the program, or restore a backup of before.")
    elif known - taken:
        yield Finding(
            what=f"an earlier tocsin wrote it ({len(known - taken)} steps behind)",
            advice=(
                f"Back it up (`tocsin store backup --store {path} --out FILE`); the next command "
                "that opens it brings it up to date."
            ),
            is_fault=False,
        )


def _contents(
    connection: sqlite3.Connection, engine: Engine, path: Path, *, is_current: bool
) -> list[Finding]:
    """Return what is wrong with the rows of a store that is whole as a file."""
    questions = [_references(connection, path), _digests(connection, path)]
    if is_current:
        questions += [_records(engine, path), _words(engine, path)]
    findings: list[Finding] = []
    for question in questions:
        try:
            findings += question
        except (StoreError, SQLAlchemyError, sqlite3.DatabaseError) as error:
            findings.append(Finding(what=f"rows cannot be read: {error}", advice=_to(SAVE, path)))
    return findings


def _references(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Yield every kind of row that names a row which is not there."""
    present = set(tables_of(connection))
    for table, column, other, key in REFERENCES:
        if not {table, other} <= present:
            continue
        where = (
            f'"{column}" IS NOT NULL AND NOT EXISTS '
            f'(SELECT 1 FROM "{other}" WHERE "{other}"."{key}" = "{table}"."{column}")'
        )
        count = int(
            connection.execute(f'SELECT count(*) FROM "{table}" WHERE {where}').fetchone()[0]
        )
        if count:
            one = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE {where}').fetchone()[
                0
            ]
            what = f"{count} of {table} name {other} that are not there, such as {one}"
            yield Finding(what=what, advice=_to(READ_AGAIN, path))


def _digests(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """Yield captured bytes that are not those they were captured as."""
    rows = connection.execute("SELECT sha256, body FROM bodies ORDER BY sha256")
    wrong = [digest for digest, body in rows if not is_what_was_captured(digest, body)]
    for digest in wrong[:_MOST_NAMED]:
        what = f"captured bytes {digest} are not what was captured"
        yield Finding(what=what, advice=_to(READ_AGAIN, path))


def is_what_was_captured(digest: str, body: object) -> bool:
    """Return whether packed bytes are those that were captured, by their digest."""
    try:
        return isinstance(body, bytes) and _digest(zlib.decompress(body)) == digest
    except zlib.error:
        return False


def _digest(body: bytes) -> str:
    """Return the sha256 of bytes."""
    return hashlib.sha256(body).hexdigest()


def _records(engine: Engine, path: Path) -> Iterator[Finding]:
    """Yield records that cannot be read, and those of a version that this program misreads."""
    if version_of(engine)[0] > RECORDS[0]:
        advice = "Upgrade the program, or restore a backup of before."
        yield Finding(what="a newer tocsin wrote its records", advice=advice)
        return
    for damage in examine(str(path), engine).damaged[:_MOST_NAMED]:
        advice = "It is left out of what is assessed. " + _to(READ_AGAIN, path)
        yield Finding(what=f"a record cannot be read: {damage.detail}", advice=advice)


def _words(engine: Engine, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the audit log, and with what it says alarms rest on."""
    for fault in Words(str(path), engine).verify()[:_MOST_NAMED]:
        yield Finding(what=f"audit log: {fault}", advice=LOOK_WHO)


def _to(advice: str, path: Path) -> str:
    """Return advice about a file."""
    return advice.format(path=path)
