"""Long lists of what is judged, page by page."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, func, select, union_all

from tocsin.records import Assessment, Card, Lineage, Marking
from tocsin.records.asking import ALL, Cursor, Filters, written
from tocsin.store import schema
from tocsin.store.asking import CARD_COLUMNS, card_of, narrowed
from tocsin.store.connect import errors_explained
from tocsin.store.decoding import Decoding

_D = schema.DOCUMENTS.c
_U = schema.UNREAD.c
_CARD = tuple(_D[name] for name in CARD_COLUMNS)
# So many ids are asked for in one query.
_AT_ONCE = 5_000
_SECOND = dt.timedelta(seconds=1)


class Lists:
    """The lists of a store that are read page by page."""

    _url: str
    _engine: Engine
    _decoding: Decoding
    _known: Any

    def _rows(self, chosen: Any, **values: object) -> Sequence[Any]:
        """Return the rows of a query."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return connection.execute(chosen, values).all()

    def documents(
        self, as_of: dt.datetime, limit: int, *, filters: Filters = ALL, after: Cursor | None = None
    ) -> list[Card]:
        """Return the documents that were seen last up to a moment, the newest first; of those seen
        in one moment, the last published.
        """
        chosen: Any = narrowed(select(*_CARD).where(self._known <= written(as_of)), filters)
        if after is not None:
            chosen = chosen.where(self._behind(after))
        order = (_D.seen_at.desc(), _D.published_at.desc().nulls_last(), _D.id)
        return [card_of(row) for row in self._rows(chosen.order_by(*order).limit(limit))]

    def seen_since(self, since: dt.datetime, as_of: dt.datetime) -> list[str]:
        """Return the documents that were captured from one moment on, and seen up to another, in
        order of their ids.
        """
        # Fractions of a second stand before the whole second where both are compared as text.
        late = (_D.seen_at >= written(since - _SECOND)) & (self._known <= written(as_of))
        rows = self._rows(select(_D.id, _D.seen_at).where(late))
        return sorted(row.id for row in rows if dt.datetime.fromisoformat(row.seen_at) >= since)

    def _behind(self, after: Cursor) -> Any:
        """Return what holds of documents that stand behind one in their list."""
        rows = self._rows(select(_D.published_at).where(_D.id == after.id))
        published = next((row.published_at for row in rows), None)
        is_later = (_D.published_at.is_not_distinct_from(published)) & (_D.id > after.id)
        if published is not None:  # what is not dated stands last
            is_later = is_later | (_D.published_at < published) | _D.published_at.is_(None)
        return (_D.seen_at < after.moment) | ((_D.seen_at == after.moment) & is_later)

    def markings(self, documents: Sequence[str]) -> dict[str, Marking]:
        """Return how far documents may be passed on, by their ids; those that state none are
        absent.
        """
        captures = schema.CAPTURES.c
        of_unread = func.json_extract(captures.record, "$.marking").label("marking")
        of_read = func.json_extract(_D.record, "$.marking").label("marking")
        marked: dict[str, Marking] = {}
        for start in range(0, len(documents), _AT_ONCE):
            wanted = list(documents[start : start + _AT_ONCE])
            unread = select(_U.id, of_unread).join(schema.CAPTURES, captures.id == _U.capture_id)
            read = select(_D.id, of_read).where(_D.id.in_(wanted))
            rows = self._rows(union_all(read, unread.where(_U.id.in_(wanted))))
            marked |= {row.id: row.marking for row in rows if row.marking is not None}
        return marked

    def capture_markings(self, captures: Sequence[str]) -> dict[str, Marking]:
        """Return how far captures may be passed on, by their ids; those that state none are
        absent.
        """
        table, marked = schema.CAPTURES.c, dict[str, Marking]()
        marking = func.json_extract(table.record, "$.marking").label("marking")
        for start in range(0, len(captures), _AT_ONCE):
            wanted = table.id.in_(list(captures[start : start + _AT_ONCE]))
            rows = self._rows(select(table.id, marking).where(wanted))
            marked |= {row.id: row.marking for row in rows if row.marking is not None}
        return marked

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
