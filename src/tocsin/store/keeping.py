"""Keeping many captures in one transaction.

What is new is written table by table, many rows in one statement, and nothing is looked for that
could be forgotten. What was kept before is written capture by capture.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select

from tocsin.records import Change, Dropped, Kept, Mark, ToKeep
from tocsin.store import schema
from tocsin.store.counting import add_touches, count_captures
from tocsin.store.dialects import insert
from tocsin.store.shelves import shelve
from tocsin.store.write import (
    as_json,
    bare,
    drop_rows,
    keep_again,
    keep_bytes,
    mark,
    remember,
    rows_by_table,
    texts_of,
    write_rows,
    write_unread,
    write_versions,
)

# So many captures are written together, and so many ids one query names.
_AT_ONCE = 500


def keep_all(
    connection: Connection, items: Sequence[ToKeep], fingerprint: str, at: dt.datetime | None
) -> None:
    """Write what some captures led to, and what is remembered behind them, in their order."""
    known = _kept_before(connection, [i.capture.id for i in items if isinstance(i, Kept)])
    waiting = _Waiting(connection, fingerprint)
    for item in items:
        if waiting.concerns(item):
            waiting.write()
        if not isinstance(item, Kept):
            waiting.add(item)
        elif item.capture.id in known and not item.repeats:
            keep_again(connection, item, fingerprint, at)
        else:
            waiting.add(item)
            known |= {item.capture.id} if not item.repeats else set()
    waiting.write()


def _kept_before(connection: Connection, captures: Sequence[str]) -> set[str]:
    """Return which of some captures are kept."""
    own, kept = schema.CAPTURES.c.id, set[str]()
    for start in range(0, len(captures), _AT_ONCE):
        part = captures[start : start + _AT_ONCE]
        kept |= set(connection.scalars(select(own).where(own.in_(part))))
    return kept


class _Waiting:
    """New captures and marks that wait to be written together; none of them concerns another."""

    def __init__(self, connection: Connection, fingerprint: str) -> None:
        """Begin with nothing."""
        self._connection = connection
        self._fingerprint = fingerprint
        self._begin()

    def _begin(self) -> None:
        """Begin anew."""
        self._captures: list[Kept] = []
        self._marks: list[Mark] = []
        self._drops: list[Dropped] = []
        self._subjects: set[str] = set()

    def concerns(self, item: ToKeep) -> bool:
        """Return whether an item can be written only after what waits."""
        if isinstance(item, Change) or len(self._captures) >= _AT_ONCE:
            return True
        if isinstance(item, Kept):
            return not self._subjects.isdisjoint(_subjects(item))
        return isinstance(item, Dropped) and item.record_id in self._subjects

    def add(self, item: ToKeep) -> None:
        """Let an item wait."""
        if isinstance(item, Kept):
            self._captures.append(item)
            self._subjects |= _subjects(item)
        elif isinstance(item, Dropped):
            self._drops.append(item)
            self._subjects.add(item.record_id)
        else:
            self._marks.append(item)

    def write(self) -> None:
        """Write everything that waits."""
        connection = self._connection
        fresh = [item for item in self._captures if not item.repeats]
        if fresh:
            _write_new(connection, fresh)
        rows = [row for k in self._captures for row in drop_rows(k.dropped, k.capture.id)]
        write_rows(connection, {schema.DROPPED: [*rows, *drop_rows(self._drops, None)]})
        mark(connection, [item.capture for item in self._captures], self._fingerprint)
        for item in self._marks:
            remember(connection, item)
        self._begin()


def _subjects(item: Kept) -> set[str]:
    """Return what two captures that are written together must not share: id, place and text."""
    place = {item.capture.locator} if item.capture.locator is not None else set[str]()
    return {item.capture.id, *place, *texts_of([item])}


def _write_new(connection: Connection, items: Sequence[Kept]) -> None:
    """Write captures that were never kept, each at a place of its own."""
    _write_captures(connection, items)
    known = _known_places(connection, items)
    first = [item for item in items if item.capture.locator not in known]
    count_captures(
        connection, [(item.source_id, item.published_at, item.capture.seen_at) for item in first]
    )
    write_versions(connection, items)
    for change in (change for item in items for change in item.changes):
        remember(connection, change)
    own, ids = schema.DROPPED.c.capture_id, [item.capture.id for item in items]
    connection.execute(delete(schema.DROPPED).where(own.in_(ids)))  # left out by an earlier run
    write_rows(connection, rows_by_table(items))
    write_unread(connection, items)
    shelve(connection, texts_of(items))
    touches = [(item.touch, item.text_sha256) for item in items if item.touch is not None]
    add_touches(connection, touches)


def _write_captures(connection: Connection, items: Iterable[Kept]) -> None:
    """Write captures, and their bytes."""
    rows, bodies = [], dict[str, bytes]()
    for item in items:
        capture, published = item.capture, item.published_at
        rows.append(
            {
                "id": capture.id,
                "sha256": capture.sha256,
                "source_id": item.source_id,
                "day": published.date() if published else None,
                "record": as_json(bare(capture)),
            }
        )
        bodies[capture.sha256] = capture.body
        if capture.fetch is not None:
            bodies[capture.fetch.sha256] = capture.fetch.body
    connection.execute(insert(schema.CAPTURES).on_conflict_do_nothing(), rows)
    keep_bytes(connection, bodies)


def _known_places(connection: Connection, items: Iterable[Kept]) -> set[str]:
    """Return the places from which a text was kept before: an edit is not published twice."""
    places = [item.capture.locator for item in items if item.capture.locator is not None]
    own = schema.VERSIONS.c.locator
    return set(connection.scalars(select(own).where(own.in_(places)).distinct()))
