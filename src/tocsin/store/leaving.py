"""Objects that others may fetch, each with a number and the moment since when it is offered: who
goes on from a number misses nothing, whatever comes in the meantime.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, select

from tocsin.records.asking import Offered, Wanted, stamp
from tocsin.store import schema
from tocsin.store.connect import begin_writing, errors_explained

_T = schema.LEFT_OBJECTS.c
_STEP = dt.timedelta(microseconds=1)
_AT_ONCE = 500


class Leaving:
    """The objects that others may fetch from a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def offer(self, collection: str, objects: Iterable[Mapping[str, Any]], at: dt.datetime) -> int:
        """Offer some objects and no others; return how many are new or changed.

        What is offered no more is taken out, with all its versions. New ones have one moment, later
        than that of any before.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            known = _known(connection, collection)
            moment = _moment(connection, collection, at)
            ids, rows = set(), []
            for item in objects:
                row = _row(collection, item, moment)
                ids.add(row["object_id"])
                if known.get((row["object_id"], row["version"])) != row["sha256"]:
                    rows.append(row)
            gone = sorted({name for name, _ in known} - ids)
            _take_out(connection, collection, gone, rows)
            for at_row in range(0, len(rows), _AT_ONCE):
                connection.execute(insert(schema.LEFT_OBJECTS), rows[at_row : at_row + _AT_ONCE])
        return len(rows)

    def offered(self, collection: str, wanted: Wanted, limit: int) -> list[Offered]:
        """Return objects of a collection in the order in which they were offered."""
        chosen = _narrowed(select(schema.LEFT_OBJECTS).where(_T.collection == collection), wanted)
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(chosen.order_by(_T.number).limit(limit)).all()
        return [Offered(r.number, r.object_id, r.version, r.added_at, r.content) for r in rows]

    def is_offered(self, collection: str, object_id: str) -> bool:
        """Return whether an object is offered in any version."""
        chosen = select(_T.number).where(
            (_T.collection == collection) & (_T.object_id == object_id)
        )
        with errors_explained(self._url), self._engine.connect() as connection:
            return connection.scalar(chosen.limit(1)) is not None


def _known(connection: Connection, collection: str) -> dict[tuple[str, str], str]:
    """Return the digest of what is offered, by id and version."""
    chosen = select(_T.object_id, _T.version, _T.sha256).where(_T.collection == collection)
    return {(r.object_id, r.version): r.sha256 for r in connection.execute(chosen)}


def _moment(connection: Connection, collection: str, at: dt.datetime) -> str:
    """Return the moment of what is new: now, but later than what was offered last."""
    last = connection.scalar(select(func.max(_T.added_at)).where(_T.collection == collection))
    earliest = dt.datetime.fromisoformat(last) + _STEP if last else at
    return stamp(max(at, earliest))


def _row(collection: str, item: Mapping[str, Any], moment: str) -> dict[str, Any]:
    """Return the row of an object."""
    content = msgspec.json.encode(item, order="sorted")
    return {
        "collection": collection,
        "object_id": item["id"],
        "version": item.get("modified") or item.get("created") or "",
        "kind": item["type"],
        "added_at": moment,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content.decode(),
    }


def _take_out(
    connection: Connection, collection: str, gone: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Take out objects that are offered no more, and versions that are written anew."""
    table, own = schema.LEFT_OBJECTS, _T.collection == collection
    for name in gone:
        connection.execute(delete(table).where(own & (_T.object_id == name)))
    for row in rows:
        same = (_T.object_id == row["object_id"]) & (_T.version == row["version"])
        connection.execute(delete(table).where(own & same))


def _narrowed(chosen: Select[Any], wanted: Wanted) -> Select[Any]:
    """Narrow a list to what is asked."""
    chosen = chosen.where(_T.number > wanted.after)
    if wanted.added_after is not None:
        chosen = chosen.where(_T.added_at > stamp(wanted.added_after))
    if wanted.ids is not None:
        chosen = chosen.where(_T.object_id.in_(list(wanted.ids)))
    if wanted.kinds is not None:
        chosen = chosen.where(_T.kind.in_(list(wanted.kinds)))
    if "all" in wanted.versions:
        return chosen
    other = schema.LEFT_OBJECTS.alias().c
    same = (other.collection == _T.collection) & (other.object_id == _T.object_id)
    which: ColumnElement[bool] = _T.version.in_(list(wanted.versions))
    for name, pick in (("first", func.min), ("last", func.max)):
        if name in wanted.versions:
            which |= _T.version == select(pick(other.version)).where(same).scalar_subquery()
    return chosen.where(which)
