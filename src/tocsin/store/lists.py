"""Long lists of what is judged, page by page."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, select

from tocsin.records import Assessment, Lineage
from tocsin.records.asking import Cursor
from tocsin.store import schema
from tocsin.store.connect import told
from tocsin.store.decoding import Decoding


class Lists:
    """The lists of a store that are read page by page."""

    _url: str
    _engine: Engine
    _decoding: Decoding

    def _rows(self, chosen: Any, **values: object) -> Sequence[Any]:
        """Return the rows of a query."""
        with told(self._url), self._engine.connect() as connection:
            return connection.execute(chosen, values).all()

    def lineages(self, limit: int, after: str | None = None) -> list[Lineage]:
        """Return where documents came from, in order of their ids: those after one of them."""
        table = schema.LINEAGE.c
        chosen = select(table.record).where(table.document_id > (after or ""))
        rows = self._rows(chosen.order_by(table.document_id).limit(limit))
        return self._decoding.all(Lineage, (row.record for row in rows))

    def assessments(
        self, problem: str | None, as_of: dt.datetime, limit: int, after: Cursor | None = None
    ) -> list[Assessment]:
        """Return the assessments of a problem, or of all, the latest first."""
        table = schema.ASSESSMENTS.c
        chosen = select(table.record).where(table.as_of <= as_of.isoformat())
        chosen = chosen.where(table.problem_id == problem) if problem is not None else chosen
        if after is not None:
            is_later = (table.as_of == after.moment) & (table.problem_id > after.id)
            chosen = chosen.where((table.as_of < after.moment) | is_later)
        rows = self._rows(chosen.order_by(table.as_of.desc(), table.problem_id).limit(limit))
        return self._decoding.all(Assessment, (row.record for row in rows))
