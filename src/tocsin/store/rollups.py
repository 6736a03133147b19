"""What attention is read from: daily volumes and counts that are kept up to date, and the state of
the watch over each group.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Select, delete, exists, func, select

from tocsin.records import Arrivals, Count, GroupDay, Key, Stale, Touch, WatchState
from tocsin.store import schema
from tocsin.store.connect import all_of, errors_explained
from tocsin.store.counting import as_written, hour_of, mark_stale, put_touch, take_back_touches
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import dialect_of, insert

_AT_ONCE = 500


class Rollups:
    """The counting side of a store. Every writing call is one transaction."""

    def __init__(self, url: str, engine: Engine, *, by_published: bool = False) -> None:
        """Look at the same file as the store; `by_published` counts everything as known since it
        was published, not captured.
        """
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)
        self._by_published = by_published
        self._may_write: bool | None = None

    def may_write(self) -> bool:
        """Return whether this user of the database may keep what is worked out."""
        if self._may_write is None:
            with errors_explained(self._url), self._engine.connect() as connection:
                self._may_write = dialect_of(connection).may_write(connection)
        return self._may_write

    def latest(self) -> dt.datetime | None:
        """Return when the latest capture was first seen."""
        with errors_explained(self._url), self._engine.connect() as connection:
            moment = connection.scalar(select(func.max(schema.MARKS.c.seen_at)))
        return dt.datetime.fromisoformat(moment) if moment else None

    def begun(self) -> dt.date | None:
        """Return the day on which the first capture of all was seen."""
        with errors_explained(self._url), self._engine.connect() as connection:
            moment = connection.scalar(select(func.min(schema.MARKS.c.seen_at)))
        return dt.datetime.fromisoformat(moment).date() if moment else None

    def arrivals(self, as_of: dt.date) -> dict[str, Arrivals]:
        """Return when captures of each source arrived, dated or not, as far as they were seen up to
        a day.
        """
        dated, rest = schema.VOLUMES.c, schema.UNDATED.c
        days = select(dated.source_id, func.min(dated.seen), func.max(dated.seen)).where(
            dated.seen <= as_of
        )
        undated = select(rest.source_id, rest.seen, rest.captures).where(
            rest.seen <= as_of, rest.captures > 0
        )
        with errors_explained(self._url), self._engine.connect() as connection:
            seen = {
                s: (first, last)
                for s, first, last in connection.execute(days.group_by(dated.source_id))
            }
            undated_days: dict[str, dict[dt.date, int]] = {s: {} for s in seen}
            for source, day, number in connection.execute(undated):
                undated_days.setdefault(source, {})[day] = number
        return {
            source: Arrivals(
                first=min([*rows, *seen.get(source, ())]),
                last=max([*rows, *seen.get(source, ())]),
                undated=rows,
            )
            for source, rows in undated_days.items()
        }

    def volumes(
        self, as_of: dt.datetime, since: dt.date = dt.date.min
    ) -> dict[tuple[str, dt.date], int]:
        """Return how many captures each source published on each day, before the gate, as far as
        they were seen at a moment.
        """
        table, today = schema.VOLUMES, as_of.date()
        inside = (table.c.day >= since) & (table.c.day <= today)
        inside = inside if self._by_published else inside & (table.c.seen <= today)
        chosen = select(table.c.source_id, table.c.day, func.sum(table.c.captures)).where(inside)
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(
                chosen.group_by(table.c.source_id, table.c.day).order_by(
                    table.c.source_id, table.c.day
                )
            )
            volumes = {(source, day): int(number) for source, day, number in rows}
            for source, day in (
                () if self._by_published else connection.execute(self._later_today(as_of))
            ):
                if (source or "", day) in volumes:
                    volumes[source or "", day] -= 1
        return {key: number for key, number in volumes.items() if number > 0}

    def _later_today(self, as_of: dt.datetime) -> Select[Any]:
        """Choose source and day of captures that were counted on the day of a moment, but seen
        after it; an edit is not counted again.
        """
        marks, captures = schema.MARKS, schema.CAPTURES
        own, earlier = schema.VERSIONS.alias(), schema.VERSIONS.alias()
        end = dt.datetime.combine(as_of.date() + dt.timedelta(days=1), dt.time(), dt.UTC)
        inside = (
            (marks.c.seen_at > as_of.isoformat())
            & (marks.c.seen_at < end.isoformat())
            & captures.c.day.is_not(None)
        )
        before = (earlier.c.locator == own.c.locator) & (earlier.c.found_at < own.c.found_at)
        edit = exists().where((own.c.capture_id == captures.c.id) & before)
        chosen = select(captures.c.source_id, captures.c.day).join(
            marks, marks.c.capture_id == captures.c.id
        )
        return chosen.where(inside & ~edit)

    def hours(self, as_of: dt.datetime, since: dt.datetime) -> dict[tuple[str, dt.datetime], int]:
        """Return how many captures each source published in each hour since a moment, where the
        hour is known, as seen at as-of.
        """
        table = schema.HOURS
        inside = (table.c.hour >= hour_of(since)) & (table.c.hour <= hour_of(as_of))
        inside = inside if self._by_published else inside & (table.c.seen_at <= as_of.isoformat())
        chosen = select(table.c.source_id, table.c.hour, func.sum(table.c.captures)).where(inside)
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(chosen.group_by(table.c.source_id, table.c.hour)).all()
        moments = {hour: dt.datetime.fromisoformat(f"{hour}:00+00:00") for _, hour, _ in rows}
        return {(source, moments[hour]): int(number) for source, hour, number in rows}

    def touches(self, as_of: dt.datetime, since: dt.date = dt.date.min) -> list[Touch]:
        """Return what documents touch that were known and published at a moment,
        in order of day.
        """
        table = schema.TOUCHES
        inside = (table.c.day >= since) & (table.c.day <= as_of.date())
        inside = inside if self._by_published else inside & (table.c.seen_at <= as_of.isoformat())
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record).where(inside).order_by(table.c.day, table.c.document_id)
            )
            touches = self._decoding.all(Touch, rows)
        return [t for t in touches if t.at is None or t.at <= as_of]

    def touches_on(self, days: Sequence[dt.date]) -> list[Touch]:
        """Return what documents of some days touch."""
        table, touches = schema.TOUCHES, []
        with errors_explained(self._url), self._engine.connect() as connection:
            for at in range(0, len(days), _AT_ONCE):
                rows = connection.scalars(
                    select(table.c.record).where(table.c.day.in_(days[at : at + _AT_ONCE]))
                )
                touches += self._decoding.all(Touch, rows)
        return touches

    def settle(self, touches: Iterable[Touch]) -> None:
        """Make what is kept of touches agree with what lineage and people's corrections say of all
        documents.
        """
        wanted = {t.document_id: t for t in touches}
        table = schema.TOUCHES
        with errors_explained(self._url), self._engine.begin() as connection:
            new, gone = set(wanted), list[str]()
            other: dict[str, str] = {}
            for name, record in all_of(connection, select(table.c.document_id, table.c.record)):
                new.discard(name)
                if name not in wanted:
                    gone.append(name)
                elif record != as_written(wanted[name]):  # most are the same, and need not be held
                    other[name] = record
            for name in gone:
                take_back_touches(connection, [name])
            for name in wanted:
                if name in new or name in other:
                    self._retouch(connection, wanted[name], other.get(name))

    def _retouch(self, connection: Connection, touch: Touch, written: str | None) -> None:
        """Put a touch in the place of what is written of it."""
        known = self._decoding.one(Touch, written)
        if known != touch:
            put_touch(connection, touch)
            mark_stale(connection, {touch.day, (known or touch).day})

    def stale(self) -> Stale:
        """Return the days whose counts are to be made anew."""
        table = schema.STALE_DAYS
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(select(table)).all()
        days = tuple(sorted({row.day for row in rows}))
        return Stale(days=days, upto=max((row.number for row in rows), default=0))

    def recount(self, stale: Stale, counts: Iterable[Count]) -> None:
        """Replace the counts of some days; what the watch knew from the first of
        them on is let go.
        """
        rows = [
            {
                "group_id": c.key.group,
                "site_id": c.key.site_id or "",
                "narrative_id": c.key.narrative_id or "",
                "day": c.day,
                "documents": c.documents,
                "origins": c.origins,
                "newcomers": c.newcomers,
            }
            for c in counts
        ]
        with errors_explained(self._url), self._engine.begin() as connection:
            for at in range(0, len(stale.days), _AT_ONCE):
                part = stale.days[at : at + _AT_ONCE]
                connection.execute(delete(schema.COUNTS).where(schema.COUNTS.c.day.in_(part)))
            if rows:
                connection.execute(insert(schema.COUNTS), rows)
            connection.execute(
                delete(schema.STALE_DAYS).where(schema.STALE_DAYS.c.number <= stale.upto)
            )
            if stale.days:
                for table in (schema.WATCH_STATES, schema.GROUP_DAYS):
                    connection.execute(delete(table).where(table.c.day >= stale.days[0]))

    def begin_anew(self, fingerprint: str) -> bool:
        """Let everything that was counted under another casebook or program go; tell whether
        anything was.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            if connection.scalar(select(schema.WATCH_MARK.c.fingerprint)) == fingerprint:
                return False
            for table in (
                schema.COUNTS,
                schema.WATCH_STATES,
                schema.GROUP_DAYS,
                schema.STALE_DAYS,
                schema.WATCH_MARK,
            ):
                connection.execute(delete(table))
            days = connection.scalars(
                select(schema.VOLUMES.c.day).union(select(schema.TOUCHES.c.day))
            ).all()
            if days:
                connection.execute(
                    insert(schema.STALE_DAYS), [{"day": d} for d in sorted(set(days))]
                )
            connection.execute(insert(schema.WATCH_MARK).values(fingerprint=fingerprint))
        return True

    def counts(
        self, until: dt.date, since: dt.date = dt.date.min, key: Key | None = None
    ) -> list[Count]:
        """Return the kept counts of some days, of one key or of all."""
        table = schema.COUNTS
        chosen = select(table).where((table.c.day <= until) & (table.c.day >= since))
        if key is not None:
            chosen = chosen.where(
                (table.c.group_id == key.group)
                & (table.c.site_id == (key.site_id or ""))
                & (table.c.narrative_id == (key.narrative_id or ""))
            )
        with errors_explained(self._url), self._engine.connect() as connection:
            return [
                Count(
                    day=r.day,
                    key=Key(
                        group=r.group_id,
                        site_id=r.site_id or None,
                        narrative_id=r.narrative_id or None,
                    ),
                    documents=r.documents,
                    origins=r.origins,
                    newcomers=r.newcomers,
                )
                for r in connection.execute(chosen)
            ]

    def first_days(self) -> dict[str, dt.date]:
        """Return the first day on which each source was heard."""
        table = schema.VOLUMES
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(
                select(table.c.source_id, func.min(table.c.day)).group_by(table.c.source_id)
            )
            return {source: day for source, day in rows if source}

    def state(self, group: str, before: dt.date) -> WatchState | None:
        """Return the latest state of the watch over a group that was kept for a
        day before another.
        """
        table = schema.WATCH_STATES
        chosen = select(table.c.record).where((table.c.group_id == group) & (table.c.day < before))
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.scalar(chosen.order_by(table.c.day.desc()).limit(1))
        try:
            return msgspec.msgpack.decode(row, type=WatchState) if row is not None else None
        except msgspec.MsgspecError:
            return None  # another program's: what it knew is worked out from the counts anew

    def put_watch(
        self,
        group: str,
        days: Iterable[GroupDay],
        states: Iterable[WatchState],
        keep: Iterable[dt.date],
    ) -> None:
        """Keep what the keys of a group shared on some days, and what was known at the end of some;
        of states, those of `keep` stay.
        """
        shared: list[dict[str, Any]] = [
            {"group_id": d.group, "day": d.day, "record": msgspec.json.encode(d).decode()}
            for d in days
        ]
        known: list[dict[str, Any]] = [
            {"group_id": s.group, "day": s.day, "record": msgspec.msgpack.encode(s)} for s in states
        ]
        table = schema.WATCH_STATES
        with errors_explained(self._url), self._engine.begin() as connection:
            for kind, rows in ((schema.GROUP_DAYS, shared), (table, known)):
                since = min((r["day"] for r in rows), default=dt.date.max)
                chosen = select(kind.c.day, kind.c.record).where(
                    (kind.c.group_id == group) & (kind.c.day >= since)
                )
                there = {r.day: r.record for r in connection.execute(chosen)}
                new = [r for r in rows if there.get(r["day"]) != r["record"]]
                if new:
                    statement = insert(kind)
                    again = {"record": statement.excluded.record}
                    connection.execute(
                        statement.on_conflict_do_update(
                            index_elements=["group_id", "day"], set_=again
                        ),
                        new,
                    )
            connection.execute(
                delete(table).where((table.c.group_id == group) & table.c.day.not_in(list(keep)))
            )

    def group_days(
        self, group: str, until: dt.date, after: dt.date = dt.date.min
    ) -> list[GroupDay]:
        """Return what the keys of a group shared, day by day."""
        table = schema.GROUP_DAYS
        inside = (table.c.group_id == group) & (table.c.day <= until) & (table.c.day > after)
        chosen = select(table.c.record).where(inside).order_by(table.c.day)
        with errors_explained(self._url), self._engine.connect() as connection:
            return self._decoding.all(GroupDay, connection.scalars(chosen))

    def state_days(self, group: str) -> list[dt.date]:
        """Return the days for which a state of the watch over a group is kept."""
        table = schema.WATCH_STATES
        with errors_explained(self._url), self._engine.connect() as connection:
            return list(
                connection.scalars(
                    select(table.c.day).where(table.c.group_id == group).order_by(table.c.day)
                )
            )
