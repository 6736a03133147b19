"""What each actor says and what is said of each, looked up by an index, so that the cost of a page
about an actor follows what the actor said.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, Select, func, select, true

from tocsin.records import Card, Claim
from tocsin.records.asking import EVERY_DAY, DayRange, SpokenCount, written
from tocsin.store import schema
from tocsin.store.asking import CARD_COLUMNS, card_of
from tocsin.store.connect import errors_explained
from tocsin.store.decoding import decoding_of

_C = schema.CLAIMS.c
_D = schema.DOCUMENTS.c
_STANCE = func.json_extract(_C.record, "$.stance")
_DAY = func.substr(func.coalesce(_D.published_at, _D.seen_at), 1, 10)


class Spoken:
    """The side of a store that pages about actors look at."""

    def __init__(self, url: str, engine: Engine, *, by_published: bool = False) -> None:
        """Look at the same file as the store; `by_published` counts a document as known since it
        was published, not captured.
        """
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)
        known = func.coalesce(_D.published_at, _D.seen_at)
        self._known = known if by_published else _D.seen_at

    def said_by(
        self, actor: str, as_of: dt.datetime, limit: int, skip: int = 0, days: DayRange = EVERY_DAY
    ) -> list[tuple[Claim, Card]]:
        """Return claims that come from an actor in some days, the last published first."""
        return self._claims((_C.speaker == actor) & _within(days), as_of, limit, skip)

    def said_of(
        self, actor: str, as_of: dt.datetime, limit: int, days: DayRange = EVERY_DAY
    ) -> list[tuple[Claim, Card]]:
        """Return claims of others about what an actor does, in some days, the last published
        first.
        """
        others = _C.speaker.is_distinct_from(actor)
        return self._claims((_C.actor_id == actor) & others & _within(days), as_of, limit, 0)

    def counts(self, actor: str, as_of: dt.datetime) -> list[SpokenCount]:
        """Return how many claims that come from an actor stand where, by source, stance and day."""
        chosen = self._joined(select(_D.source_id, _STANCE, _DAY, func.count()), as_of)
        chosen = chosen.where(_C.speaker == actor).group_by(_D.source_id, _STANCE, _DAY)
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(
                chosen.order_by(_DAY, _D.source_id.nulls_first(), _STANCE)
            ).all()
        return [SpokenCount(s, w, dt.date.fromisoformat(day), n) for s, w, day, n in rows]

    def speakers(self, as_of: dt.datetime) -> Mapping[str, int]:
        """Return how many claims come from each actor or source that the casebook names, as far as
        they were known at a moment.
        """
        chosen = self._joined(select(_C.speaker, func.count()), as_of)
        chosen = chosen.where(_C.speaker.is_not(None))
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(chosen.group_by(_C.speaker)).all()
        return {row.speaker: row[1] for row in rows}

    def _claims(
        self, which: Any, as_of: dt.datetime, limit: int, skip: int
    ) -> list[tuple[Claim, Card]]:
        """Return claims with the documents they stand in, the last published first."""
        columns = (_D[name] for name in CARD_COLUMNS)
        chosen = self._joined(select(_C.record, *columns), as_of).where(which)
        last = func.coalesce(_D.published_at, _D.seen_at).desc()
        chosen = chosen.order_by(last, _C.id).limit(limit).offset(skip)
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        claims = self._decoding.all(Claim, (row.record for row in rows))
        claim_in = {claim.document_id: claim for claim in claims}
        cards = {row.id: card_of(row) for row in rows if row.id in claim_in}
        return [(claim, cards[claim.document_id]) for claim in claims]

    def _joined(self, chosen: Select[Any], as_of: dt.datetime) -> Select[Any]:
        """Join claims with their documents, as far as these were known at a moment."""
        joined = chosen.join_from(schema.CLAIMS, schema.DOCUMENTS, _C.document_id == _D.id)
        return joined.where(self._known <= written(as_of))


def _within(days: DayRange) -> Any:
    """Return what holds of claims in documents of some days."""
    holds: Any = true()
    if days.first is not None:
        holds = holds & (days.first.isoformat() <= _DAY)
    if days.last is not None:
        holds = holds & (days.last.isoformat() >= _DAY)
    return holds
