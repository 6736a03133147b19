"""Repairing a store: what can still be read of a damaged file is written into a new one, and what
cannot is said.

Rows are read in order of their numbers. Where the file is damaged, the reader jumps over the
numbers that cannot be read: by ever longer steps until a row can be read again, then back by halves
to the first that can. Indexes, which lie on other pages, tell which rows there ought to be.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tocsin.errors import StoreError
from tocsin.records.health import Loss, Repaired
from tocsin.store.backup import refuse_to_overwrite
from tocsin.store.checking import is_what_was_captured, tables_of
from tocsin.store.files import INDEX, LOG, file_of, opened_to_look
from tocsin.store.migrations import STEPS
from tocsin.store.schema import METADATA, MIGRATIONS

# Tables of what reading texts led to: where rows of them are lost, captures are read anew.
READINGS = frozenset(
    {
        "attributions",
        "bodies",
        "captures",
        "claims",
        "counts",
        "documents",
        "dropped",
        "events",
        "hours",
        "lineage",
        "marks",
        "matches",
        "mentions",
        "quotes",
        "shelf",
        "touched",
        "touches",
        "unread",
        "versions",
        "volumes",
    }
)
# No row of a store has a larger number.
_LAST = 2**62
_AT_ONCE = 1_000
_MOST_NAMED = 20
# A mark that no program leaves: what bears it was read under nothing that is known.
_READ_UNDER_NOTHING = "repaired"


def repair(url: str, out: Path) -> Repaired:
    """Write what can be read of a store into a new file.

    Raises:
        StoreError: there is no such store, nothing can be read of it, or something stands at `out`.
    """
    path = file_of(url)
    if not path.is_file():
        raise StoreError(f"{path}: no such store.")
    for end in ("", LOG, INDEX):
        refuse_to_overwrite(out.with_name(out.name + end))
    source = opened_to_look(path)
    source.text_factory = _text
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        target = sqlite3.connect(out, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        source.close()
        raise StoreError(f"{out}: cannot be written ({error}).") from None
    try:
        return _repaired(source, target, out)
    except sqlite3.DatabaseError as error:
        target.close()
        out.unlink(missing_ok=True)
        raise StoreError(
            f"{path}: not even the list of its tables can be read ({error}). Restore a backup; "
            "keep the file for whoever recovers data."
        ) from None
    finally:
        source.close()
        target.close()


def _text(value: bytes) -> str | bytes:
    """Return text, or the bytes where it is none any more."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def _have_steps(target: sqlite3.Connection, out: Path) -> None:
    """Write the steps that a store has had anew: all of them, where it has every table of today.

    Raises:
        StoreError: an earlier program wrote it, and which one cannot be known.
    """
    if not set(METADATA.tables) <= set(tables_of(target)):
        raise StoreError(
            f"{out}: not written; which program wrote the damaged store cannot be known any more. "
            "Restore a backup; keep the file for whoever recovers data."
        )
    target.execute(f"DELETE FROM {MIGRATIONS.name}")
    steps = [(step.__name__, position) for position, step in enumerate(STEPS)]
    target.executemany(f"INSERT INTO {MIGRATIONS.name} (name, position) VALUES (?, ?)", steps)


def _repaired(source: sqlite3.Connection, target: sqlite3.Connection, out: Path) -> Repaired:
    """Copy every table that can be read, then what is made from tables."""
    parts = source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    tables = tables_of(source)
    if "migrations" not in tables:
        raise StoreError(f"{out}: not written; the other file holds no store of tocsin.")
    rows: dict[str, int] = {}
    losses: list[Loss] = []
    target.execute("BEGIN IMMEDIATE")
    for kind, name, sql in parts:
        if name in tables or (kind == "table" and sql.upper().startswith("CREATE VIRTUAL")):
            target.execute(sql)
    for table in tables:
        rows[table], loss = _copy_table(source, target, table)
        losses += [loss] if loss else []
    for kind, _name, sql in parts:
        if kind in ("index", "trigger", "view"):
            target.execute(sql)
    if any(loss.table == MIGRATIONS.name for loss in losses):
        _have_steps(target, out)
    altered = _altered_bodies(target) if "bodies" in tables else []
    if altered:
        target.executemany("DELETE FROM bodies WHERE sha256 = ?", [(name,) for name in altered])
        rows["bodies"] -= len(altered)
        losses.append(Loss(table="bodies", number=len(altered), keys=tuple(altered[:_MOST_NAMED])))
    is_anew = any(loss.table in READINGS for loss in losses)
    if is_anew and {"marks", "captures", "bodies"} <= set(tables):
        _have_read_anew(target)
    target.execute("COMMIT")
    return Repaired(path=str(out), rows=rows, losses=tuple(losses), is_to_be_read_anew=is_anew)


def _altered_bodies(target: sqlite3.Connection) -> list[str]:
    """Return the digests of bytes that are not what was captured."""
    rows = target.execute("SELECT sha256, body FROM bodies ORDER BY sha256")
    return [digest for digest, body in rows if not is_what_was_captured(digest, body)]


def _have_read_anew(target: sqlite3.Connection) -> None:
    """Have captures that are still whole read anew, and those that are not, taken in again."""
    whole = "SELECT captures.id FROM captures JOIN bodies ON bodies.sha256 = captures.sha256"
    target.execute(f"DELETE FROM marks WHERE capture_id NOT IN ({whole})")
    target.execute("UPDATE marks SET fingerprint = ?", (_READ_UNDER_NOTHING,))
    target.execute(
        "INSERT OR IGNORE INTO marks (capture_id, fingerprint, seen_at) "
        "SELECT id, ?, json_extract(record, '$.seen_at') FROM captures "
        f"WHERE id IN ({whole}) AND json_extract(record, '$.seen_at') IS NOT NULL",
        (_READ_UNDER_NOTHING,),
    )


def _copy_table(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str
) -> tuple[int, Loss | None]:
    """Copy the rows of a table that can be read; return their number, and what was lost."""
    columns = [row[1] for row in target.execute(f'PRAGMA table_info("{table}")')]
    listed = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    insert = f'INSERT OR IGNORE INTO "{table}" (rowid, {listed}) VALUES ({marks})'
    numbers: set[int] = set()
    reader = _Rows(source, table, listed)
    place = columns.index("record") + 1 if "record" in columns else None
    for row in reader:
        if _can_be_kept(row, place) and target.execute(insert, row).rowcount:
            numbers.add(int(str(row[0])))
    expected, keys = _expected(source, target, table)
    for number in sorted(expected - numbers):
        again = reader.row(number)
        is_kept = again is not None and _can_be_kept(again, place)
        if again is not None and is_kept and target.execute(insert, again).rowcount:
            numbers.add(number)
    missing = sorted(expected - numbers)
    is_known, skipped = bool(expected), reader.number - len(numbers)
    if not missing and skipped > 0:
        return len(numbers), Loss(table=table, number=skipped)
    if not missing and (is_known or not reader.has_jumped):
        return len(numbers), None
    named = tuple(keys[number] for number in missing[:_MOST_NAMED] if number in keys)
    loss = Loss(table=table, number=len(missing), keys=named, is_at_least=not is_known)
    return len(numbers), loss


def _can_be_kept(row: Sequence[object], place: int | None) -> bool:
    """Return whether a row can stand in a table: its record, at a place, is JSON."""
    if place is None:
        return True
    record = row[place]
    try:
        msgspec.json.decode(record if isinstance(record, str | bytes) else b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


class _Rows:
    """The rows of a table that can be read, each with its number, in order."""

    def __init__(self, source: sqlite3.Connection, table: str, listed: str) -> None:
        """`listed` names the columns as a statement does."""
        self._source = source
        self._from = f'SELECT rowid, {listed} FROM "{table}"'
        self.has_jumped = False
        self.number = 0

    def __iter__(self) -> Iterator[Sequence[object]]:
        """Yield them."""
        last = -_LAST
        while last < _LAST:
            ended = True
            query = f"{self._from} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_AT_ONCE}"
            try:
                read = 0
                for row in self._source.execute(query, (last,)):
                    read, last = read + 1, row[0]
                    self.number += 1
                    yield row
                ended = read < _AT_ONCE
            except sqlite3.DatabaseError:
                self.has_jumped, ended = True, False
                last = self._behind_damage(max(last, 0))
            if ended:
                return

    def row(self, number: int) -> Sequence[object] | None:
        """Return the row of a number; nothing where it cannot be read."""
        try:
            query = f"{self._from} NOT INDEXED WHERE rowid = ?"
            row: Sequence[object] | None = self._source.execute(query, (number,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row

    def _behind_damage(self, last: int) -> int:
        """Return the number before the first row that can be read behind a damaged place; the
        last number there can be where none can.
        """
        step = 1
        while not self._can_read_behind(last + step):
            step *= 2
            if last + step > _LAST:
                return _LAST
        low, high = last + step // 2, last + step
        while high - low > 1:
            middle = (low + high) // 2
            if self._can_read_behind(middle):
                high = middle
            else:
                low = middle
        return high

    def _can_read_behind(self, number: int) -> bool:
        """Return whether the next row behind a number can be read, or there is none."""
        query = f"{self._from} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1"
        try:
            self._source.execute(query, (number,)).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True


def _expected(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str
) -> tuple[set[int], dict[int, str]]:
    """Return the numbers of the rows that the indexes of a table name, and their first column."""
    numbers: set[int] = set()
    keys: dict[int, str] = {}
    for name, is_partial in _indexes(source, table):
        first = target.execute(f'PRAGMA table_info("{table}")').fetchone()[1]
        if is_partial:
            continue
        column = _first_column(source, name) or first
        query = f'SELECT rowid, "{column}" FROM "{table}" INDEXED BY "{name}"'
        try:
            for number, key in source.execute(query):
                numbers.add(number)
                if column == first:
                    keys[number] = str(key)
        except sqlite3.DatabaseError:
            continue
    return numbers, keys


def _indexes(source: sqlite3.Connection, table: str) -> list[tuple[str, bool]]:
    """Return the indexes of a table, and whether each holds a part of it only."""
    try:
        rows = source.execute(f'PRAGMA index_list("{table}")').fetchall()
    except sqlite3.DatabaseError:
        return []
    return [(row[1], bool(row[4])) for row in rows]


def _first_column(source: sqlite3.Connection, index: str) -> str | None:
    """Return the first column of an index; nothing where it is none of the table."""
    row = source.execute(f'PRAGMA index_info("{index}")').fetchone()
    return row[2] if row else None
