"""What was found once and no longer is: kept with the moment at which another reading took its
place, never deleted.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Table, insert, select

from tocsin.records import Basis
from tocsin.store import schema
from tocsin.store.dialects import insert as upsert

# What a reading finds; of a claim every wording counts, of the others only whether they are still
# there.
_KEPT = {
    schema.DOCUMENTS: "document",
    schema.MENTIONS: "mention",
    schema.CLAIMS: "claim",
    schema.EVENTS: "event",
    schema.MATCHES: "match",
}


def supersede(
    connection: Connection,
    documents: Sequence[str],
    rows_now: Mapping[Table, Sequence[Mapping[str, str]]],
    at: dt.datetime,
    only: Sequence[Table] = (),
) -> None:
    """Keep what stands of some documents and is not among the rows of now; of every kind, or of
    some tables `only`.
    """
    now = {table: {row["id"]: row["record"] for row in rows} for table, rows in rows_now.items()}
    for table in only or _KEPT:
        again = now.get(table, {})
        rows = connection.execute(
            select(table.c.id, table.c.document_id, table.c.record).where(
                table.c.document_id.in_(documents)
            )
        ).all()
        gone = [
            r
            for r in rows
            if r.id not in again or (table is schema.CLAIMS and again[r.id] != r.record)
        ]
        values = [
            {
                "id": r.id,
                "kind": _KEPT[table],
                "document_id": r.document_id,
                "at": at.isoformat(),
                "record": r.record,
            }
            for r in gone
        ]
        if values:
            connection.execute(insert(schema.SUPERSEDED), values)


def put_basis(connection: Connection, basis: Basis) -> None:
    """Keep what captures are read under, once."""
    row = {"fingerprint": basis.fingerprint, "record": msgspec.json.encode(basis).decode()}
    connection.execute(upsert(schema.BASES).values(row).on_conflict_do_nothing())
