"""What was dropped, counted from indexes alone: of a stream that touches little that is most."""

from sqlalchemy import Connection, Index, Integer, cast, func, select, text

from tocsin.records import DropCount
from tocsin.store.schema import DROPPED

# What was dropped only in part; an index holds just that.
_IN_PART = text("CAST(json_extract(record, '$.parts') AS INTEGER) > 0")
_KINDS = (DROPPED.c.stage, DROPPED.c.reason)
Index("dropped_by_reason", *_KINDS)
Index("dropped_in_part", *_KINDS, sqlite_where=_IN_PART)


def drop_counts(connection: Connection) -> list[DropCount]:
    """Return how often what was dropped, in order of stage and reason."""
    parts = func.sum(cast(func.json_extract(DROPPED.c.record, "$.parts"), Integer))
    in_part = select(*_KINDS, parts).where(_IN_PART).group_by(*_KINDS)
    partly = {(stage, reason): int(n) for stage, reason, n in connection.execute(in_part)}
    each = select(*_KINDS, func.count()).group_by(*_KINDS)
    return sorted(
        DropCount(stage=stage, reason=reason, number=n, parts=partly.get((stage, reason), 0))
        for stage, reason, n in connection.execute(each)
    )
