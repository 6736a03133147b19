"""What pages look up: each by an index, so that the cost of a page does not follow the size of the
store.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Engine, Select, Table, and_, exists, func, select

from tocsin.records import (
    SAME,
    Alarm,
    Attribution,
    AuditEntry,
    Card,
    Claim,
    Document,
    Event,
    Lineage,
    Match,
    Mention,
    Quote,
    Record,
)
from tocsin.records.asking import (
    ALL,
    EVERY,
    Cursor,
    Family,
    Filters,
    Indexed,
    Narrowing,
    SearchQuery,
    written,
)
from tocsin.store import schema
from tocsin.store.asking import (
    CARD_COLUMNS,
    Either,
    card_of,
    narrowed,
    narrowed_records,
)
from tocsin.store.audit import read_line
from tocsin.store.beliefs import Beliefs
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import dialect_of
from tocsin.store.full_text import FullText
from tocsin.store.standings import Standings
from tocsin.store.withdrawn import gone

_D = schema.DOCUMENTS.c
_U = schema.UNREAD.c
_SAID = schema.JUDGEMENTS.c
_ANSWERED = select(_SAID.record_id).where(
    (func.json_extract(_SAID.record, "$.field") == SAME) & _SAID.id.not_in(gone())
)
# Matches the program is unsure of, on which nobody has said anything yet.
_WAITS = and_(schema.OPEN, schema.MATCHES.c.id.not_in(_ANSWERED))
# States in which nothing warns.
_LOW = ("BASELINE", "RESOLVED")
_LATEST = (schema.ALARMS.c.as_of.desc(), schema.ALARMS.c.id.desc())
_CARD = tuple(_D[name] for name in CARD_COLUMNS)


# Ids that begin with so many same characters are near each other; so many are named. What is
# written behind the length of an id is not looked at: each length is a query of its own.
_LEAST_ALIKE, _MOST_ALIKE, _MOST_NEAR = 7, 64, 3
R = TypeVar("R", bound=Record)
TABLES: dict[type[Record], Table] = {
    Document: schema.DOCUMENTS,
    Mention: schema.MENTIONS,
    Quote: schema.QUOTES,
    Attribution: schema.ATTRIBUTIONS,
    Claim: schema.CLAIMS,
    Event: schema.EVENTS,
    Match: schema.MATCHES,
}


_EITHER = Either(*(func.coalesce(c, _U[c.name]).label(c.name) for c in _CARD))


class Lookup(Beliefs, Standings):
    """The reading side of a store for pages."""

    def __init__(self, url: str, engine: Engine, *, by_published: bool = False) -> None:
        """Look at the same file as the store; `by_published` counts a document as known since it
        was published, not captured.
        """
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)
        self._by_published = by_published
        self._known = self._known_since(_D)
        self._full_text = FullText(url, engine)

    def _known_since(self, of: Any) -> Any:
        """Return the column from which a document counts as known, or a text whose columns are
        given.
        """
        return func.coalesce(of.published_at, of.seen_at) if self._by_published else of.seen_at

    def days(self, as_of: dt.datetime, since: dt.date, filters: Filters) -> dict[dt.date, int]:
        """Return how many documents of a list were published on each day since one."""
        day = func.substr(func.coalesce(_D.published_at, _D.seen_at), 1, 10)
        chosen: Any = select(day, func.count()).where(self._known <= written(as_of))
        chosen = narrowed(chosen.where(day >= since.isoformat()), filters).group_by(day)
        return {dt.date.fromisoformat(d): n for d, n in self._rows(chosen)}

    def arrivals(self, as_of: dt.datetime, limit: int) -> list[Card]:
        """Return the documents that were seen last; of those seen in one moment, the last
        published.
        """
        chosen = select(*_CARD).where(self._known <= written(as_of))
        return [
            card_of(r)
            for r in self._rows(
                chosen.order_by(self._known.desc(), _D.published_at.desc().nulls_last()).limit(
                    limit
                )
            )
        ]

    def cards(self, documents: Sequence[str]) -> dict[str, Card]:
        """Return documents without their text, by their ids."""
        rows = self._rows(select(*_CARD).where(_D.id.in_(list(documents))))
        return {r.id: card_of(r) for r in rows}

    def touching(
        self, entity: str, as_of: dt.datetime, limit: int, *, day: dt.date | None = None
    ) -> list[Card]:
        """Return documents that touch a site or tell a story, the latest first; those of one day,
        or of any.
        """
        table = schema.TOUCHED.c
        chosen: Select[Any] = select(*_CARD).join(schema.TOUCHED, table.document_id == _D.id)
        chosen = chosen.where((table.entity_id == entity) & (self._known <= written(as_of)))
        chosen = chosen.where(table.day == day if day is not None else table.day <= as_of.date())
        return [
            card_of(r)
            for r in self._rows(chosen.order_by(table.day.desc(), table.document_id).limit(limit))
        ]

    def telling(self, place: str, limit: int) -> list[Card]:
        """Return documents that tell of an event at a place, the latest taken in first."""
        events = schema.EVENTS.c
        chosen = (
            select(*_CARD)
            .join(schema.EVENTS, events.document_id == _D.id)
            .where(events.site_id == place)
            .distinct()
        )
        return [
            card_of(r) for r in self._rows(chosen.order_by(_D.seen_at.desc(), _D.id).limit(limit))
        ]

    def touched_days(self, as_of: dt.date, since: dt.date) -> list[tuple[str, dt.date, int]]:
        """Return how many documents touch each site or story on each day."""
        table = schema.TOUCHED.c
        chosen = select(table.entity_id, table.day, func.count()).where(
            (table.day >= since) & (table.day <= as_of)
        )
        return [(e, d, n) for e, d, n in self._rows(chosen.group_by(table.entity_id, table.day))]

    def document_total(self) -> int:
        """Return how many documents were read for claims."""
        return int(self._rows(select(func.count()).select_from(schema.DOCUMENTS))[0][0])

    def first_day(self) -> dt.date:
        """Return the first day on which a document touches anything; the last day there is, where
        none does.
        """
        return self._rows(select(func.min(schema.TOUCHES.c.day)))[0][0] or dt.date.max

    def event_days(self, as_of: dt.date, since: dt.date) -> list[tuple[str, str, dt.date, int]]:
        """Return (type, place, day, documents) of the events that documents of
        some days tell of.
        """
        events, touches = schema.EVENTS.c, schema.TOUCHES.c
        chosen = select(
            events.type, events.site_id, touches.day, func.count(events.document_id.distinct())
        )
        chosen = chosen.join(schema.TOUCHES, touches.document_id == events.document_id)
        inside = events.site_id.is_not(None) & (touches.day >= since) & (touches.day <= as_of)
        return [
            tuple(r)
            for r in self._rows(
                chosen.where(inside).group_by(events.type, events.site_id, touches.day)
            )
        ]

    def search(
        self,
        query: SearchQuery,
        as_of: dt.datetime,
        limit: int,
        *,
        filters: Filters = ALL,
        before: int | None = None,
    ) -> list[tuple[int, Card]]:
        """Return the texts that hold what is asked, read for claims or not, with their numbers on
        the shelf, the last taken in first.
        """
        self._full_text.catch_up()
        shelf, stems, either = schema.SHELF.c, schema.STEMS, _EITHER
        chosen: Any = select(shelf.number, *either, _U.reason.label("unread")).select_from(stems)
        chosen = chosen.join(schema.SHELF, shelf.number == stems.c.rowid)
        chosen = chosen.outerjoin(schema.DOCUMENTS, shelf.document_id == _D.id)
        chosen = chosen.outerjoin(schema.UNREAD, shelf.document_id == _U.id)
        chosen = chosen.where(dialect_of(self._engine).holds(query))
        chosen = narrowed(
            chosen.where(self._known_since(either) <= written(as_of)), filters, either
        )
        if before is not None:
            chosen = chosen.where(stems.c.rowid < before)
        rows = self._rows(chosen.order_by(stems.c.rowid.desc()).limit(limit))
        return [(r.number, card_of(r)) for r in rows]

    def indexed(self, as_of: dt.datetime) -> Indexed:
        """Return how many captures there were at a moment, and how many of their texts can be
        searched.
        """
        marks, kept, moment = schema.MARKS.c, schema.CAPTURES.c, written(as_of)
        captures = (
            select(func.count())
            .select_from(schema.CAPTURES)
            .join(schema.MARKS, marks.capture_id == kept.id)
        )
        unread = select(func.count()).where(_U.seen_at <= moment)
        languages = func.coalesce(_D.language, "")
        spoken = select(languages, func.count()).where(_D.seen_at <= moment).group_by(languages)
        texts_in = {
            r[0]: int(r[1]) for r in self._rows(spoken.order_by(func.count().desc(), languages))
        }
        return Indexed(
            self._rows(captures.where(marks.seen_at <= as_of.isoformat()))[0][0],
            sum(texts_in.values()),
            self._rows(unread)[0][0],
            texts_in,
        )

    def lineage(self, document: str) -> Lineage | None:
        """Return where a document came from."""
        table = schema.LINEAGE.c
        rows = self._rows(select(table.record).where(table.document_id == document))
        return self._decoding.one(Lineage, rows[0].record) if rows else None

    def family(self, origin: str, as_of: dt.datetime, limit: int) -> list[tuple[Card, Lineage]]:
        """Return the documents that go back to one origin, the first published first."""
        table = schema.LINEAGE.c
        chosen = select(table.record, *_CARD).join(schema.DOCUMENTS, table.document_id == _D.id)
        chosen = chosen.where((table.origin_id == origin) & (self._known <= written(as_of)))
        rows = self._rows(
            chosen.order_by(func.coalesce(_D.published_at, _D.seen_at), _D.id).limit(limit)
        )
        pairs = ((card_of(row), self._decoding.one(Lineage, row.record)) for row in rows)
        return [(card, lineage) for card, lineage in pairs if lineage is not None]

    def families(self, as_of: dt.datetime, since: dt.datetime, limit: int) -> list[Family]:
        """Return the origins that most documents go back to, of those seen since a moment."""
        table = schema.LINEAGE.c
        chosen = select(table.origin_id, func.count()).join(
            schema.DOCUMENTS, table.document_id == _D.id
        )
        chosen = chosen.where(
            (self._known <= written(as_of)) & (self._known >= written(since))
        ).group_by(table.origin_id)
        rows = self._rows(
            chosen.having(func.count() > 1)
            .order_by(func.count().desc(), table.origin_id)
            .limit(limit)
        )
        return [Family(*r) for r in rows]

    def matches(self, story: str | None, limit: int, *, is_open: bool) -> list[Match]:
        """Return matches, the likeliest first: of a story or all; those the program is unsure of,
        or the others.
        """
        table = schema.MATCHES.c
        chosen = select(table.record)
        chosen = chosen.where(table.narrative_id == story) if story is not None else chosen
        chosen = chosen.where(_WAITS if is_open else table.voice.is_not(None))
        rows = self._rows(chosen.order_by(table.score.desc(), table.id).limit(limit))
        return self._decoding.all(Match, (row.record for row in rows))

    def match_counts(self) -> dict[tuple[str, str | None], int]:
        """Return how many matches each story has in each voice; under None those the program is
        unsure of.
        """
        table = schema.MATCHES.c
        counted = select(table.narrative_id, table.voice, func.count()).group_by(
            table.narrative_id, table.voice
        )
        counts = {(n, v): c for n, v, c in self._rows(counted) if v is not None}
        unsure = select(table.narrative_id, func.count()).where(_WAITS).group_by(table.narrative_id)
        return counts | {(n, None): c for n, c in self._rows(unsure)}

    def claims(self, names: Sequence[str]) -> dict[str, Claim]:
        """Return claims by their ids."""
        table = schema.CLAIMS.c
        rows = self._rows(select(table.record).where(table.id.in_(list(names))))
        claims = self._decoding.all(Claim, (row.record for row in rows))
        return {claim.id: claim for claim in claims}

    def near_ids(self, kind: type[Record], written: str) -> list[str]:
        """Return the ids of one kind of record nearest to one that is none: those that begin alike,
        or a document's by its external id.
        """
        table = TABLES[kind].c
        if kind is Document and (
            named := self._rows(select(_D.id).where(_D.external_id == written).limit(_MOST_NEAR))
        ):
            return [r.id for r in named]
        for length in range(min(len(written), _MOST_ALIKE), _LEAST_ALIKE - 1, -1):
            start = written[:length]
            chosen = (
                select(table.id)
                .where((table.id >= start) & (table.id < start + "\uffff"))
                .order_by(table.id)
            )
            if rows := self._rows(chosen.limit(_MOST_NEAR)):
                return [r.id for r in rows]
        return []

    def listed(
        self,
        kind: type[R],
        limit: int,
        after: str | None,
        as_of: dt.datetime | None = None,
        wanted: Narrowing = EVERY,
    ) -> list[R]:
        """Return records of one kind in order of their ids: those after one of them, of documents
        seen up to a moment, narrowed to what is wanted.
        """
        table = TABLES[kind]
        chosen = (
            select(table.c.record)
            .where(table.c.id > (after or ""))
            .order_by(table.c.id)
            .limit(limit)
        )
        if as_of is not None:
            chosen = chosen.where(
                exists().where((_D.id == table.c.document_id) & (self._known <= written(as_of)))
            )
        chosen = narrowed_records(chosen, table, wanted)
        return self._decoding.all(kind, (row.record for row in self._rows(chosen)))

    def states(self, problem: str) -> list[tuple[str, str]]:
        """Return (id, proposed state) of every alarm of a problem, oldest first."""
        table = schema.ALARMS.c
        chosen = (
            select(table.id, table.proposed_state)
            .where(table.problem_id == problem)
            .order_by(table.as_of, table.id)
        )
        return [(i, s) for i, s in self._rows(chosen)]

    def past_alarms(
        self, problem: str | None, as_of: dt.datetime, limit: int, after: Cursor | None = None
    ) -> list[Alarm]:
        """Return the alarms of a problem, or of all, the latest first."""
        table = schema.ALARMS.c
        chosen = select(table.record).where(table.as_of <= as_of.isoformat())
        chosen = chosen.where(table.problem_id == problem) if problem is not None else chosen
        if after is not None:
            chosen = chosen.where(
                (table.as_of < after.moment)
                | ((table.as_of == after.moment) & (table.id > after.id))
            )
        rows = self._rows(chosen.order_by(table.as_of.desc(), table.id).limit(limit))
        return self._decoding.all(Alarm, (row.record for row in rows))

    def latest_alarms(self, as_of: dt.datetime, since: dt.datetime | None = None) -> list[Alarm]:
        """Return the latest alarm of each problem up to a moment, of those assessed since one."""
        table = schema.ALARMS.c
        inside = table.as_of <= as_of.isoformat()
        if since is not None:
            inside &= table.as_of >= since.isoformat()
        moments = select(table.problem_id, func.max(table.as_of).label("as_of")).where(inside)
        latest = moments.group_by(table.problem_id).subquery().c
        of_latest = (table.problem_id == latest.problem_id) & (table.as_of == latest.as_of)
        rows = self._rows(select(table.record).where(of_latest).order_by(table.id.desc()))
        alarms = self._decoding.all(Alarm, (row.record for row in rows))
        return list({alarm.problem_id: alarm for alarm in alarms}.values())

    def busiest(
        self, as_of: dt.date, since: dt.date, limit: int, only: Mapping[str, str]
    ) -> list[tuple[str, str, str, int]]:
        """Return (group, site, story, origins) of the keys most written of since a day; `only`
        gives columns and their values.
        """
        table = schema.COUNTS.c
        total = func.sum(table.origins)
        chosen = select(table.group_id, table.site_id, table.narrative_id, total).where(
            (table.day >= since) & (table.day <= as_of)
        )
        for name, value in only.items():
            chosen = chosen.where(table[name] == value)
        chosen = chosen.group_by(table.group_id, table.site_id, table.narrative_id)
        rows = self._rows(
            chosen.order_by(total.desc(), table.group_id, table.site_id, table.narrative_id).limit(
                limit
            )
        )
        return [(g, s, n, int(o)) for g, s, n, o in rows]

    def audit(
        self, limit: int, before: int | None = None, actor: str | None = None
    ) -> list[AuditEntry]:
        """Return lines of the audit log, the latest first: those before one, those of somebody."""
        chosen = select(schema.AUDIT).order_by(schema.AUDIT.c.number.desc()).limit(limit)
        chosen = chosen.where(schema.AUDIT.c.number < before) if before is not None else chosen
        chosen = chosen.where(schema.AUDIT.c.actor == actor) if actor else chosen
        return [read_line(r) for r in self._rows(chosen)]
