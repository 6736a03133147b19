"""What a store remembers of itself: the casebook it was read with last, and whether it follows the
clock or replays a case.
"""

import datetime as dt

import msgspec
from sqlalchemy import Engine, func, select

from tocsin.records import Casebook
from tocsin.store import schema
from tocsin.store.connect import errors_explained
from tocsin.store.dialects import insert

_CASEBOOK, _CLOCK, _REPORTED, _REPORTED_FROM = "casebook", "clock", "told_until", "told_from"
_REPLAYED, _LIVE = "replayed", "live"
# A moment this far behind the wall clock is one that was chosen, not one that passed while the work
# was done.
_BEHIND = dt.timedelta(days=1)


class About:
    """A store's memory of how it was filled."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def remember(self, casebook: Casebook, as_of: dt.datetime) -> None:
        """Remember the casebook something was read with (without those it notifies), and whether
        that was a replay of an earlier moment.
        """
        kept = msgspec.structs.replace(casebook, targets=())
        clock = _REPLAYED if as_of < dt.datetime.now(dt.UTC) - _BEHIND else _LIVE
        for name, value in ((_CASEBOOK, msgspec.json.encode(kept).decode()), (_CLOCK, clock)):
            self._remember(name, value)

    def reported_until(self) -> dt.datetime | None:
        """Return the moment up to which targets were told what happened; None before the first."""
        moment = self._value(_REPORTED)
        return dt.datetime.fromisoformat(moment) if moment is not None else None

    def reported_from(self) -> dt.datetime | None:
        """Return since when targets are told what happens; None before the first time."""
        moment = self._value(_REPORTED_FROM)
        return dt.datetime.fromisoformat(moment) if moment is not None else self.reported_until()

    def report_until(self, moment: dt.datetime) -> None:
        """Remember that targets were told what happened up to a moment."""
        if self._value(_REPORTED_FROM) is None:
            self._remember(_REPORTED_FROM, (self.reported_until() or moment).isoformat())
        self._remember(_REPORTED, moment.isoformat())

    def _remember(self, name: str, value: str) -> None:
        """Remember a value under a name; what is remembered already is not written again."""
        if self._value(name) == value:
            return
        statement = insert(schema.ABOUT).values(name=name, value=value)
        again = statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        with errors_explained(self._url), self._engine.begin() as connection:
            connection.execute(again)

    def casebook(self) -> Casebook | None:
        """Return the casebook the store was read with last; None where none is remembered, or a
        program of another version wrote it.
        """
        record = self._value(_CASEBOOK)
        try:
            return msgspec.json.decode(record, type=Casebook) if record is not None else None
        except msgspec.ValidationError:
            return None

    def is_replayed(self) -> bool:
        """Return whether the store replays a case: what was read last was read as of an earlier
        moment.

        Of a store that does not remember, its captures tell: nothing was ever fetched for it, and
        the newest is of an earlier day.
        """
        clock = self._value(_CLOCK)
        if clock is not None:
            return clock == _REPLAYED
        with errors_explained(self._url), self._engine.connect() as connection:
            latest = connection.scalar(select(func.max(schema.MARKS.c.seen_at)))
            fetched = connection.scalar(select(func.count()).select_from(schema.FETCHES))
        return (
            bool(latest)
            and not fetched
            and dt.datetime.fromisoformat(str(latest)) < dt.datetime.now(dt.UTC) - _BEHIND
        )

    def captures(self) -> int:
        """Return how many captures a store holds."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(schema.CAPTURES)) or 0)

    def _value(self, name: str) -> str | None:
        """Return what is remembered under a name."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return connection.scalar(
                select(schema.ABOUT.c.value).where(schema.ABOUT.c.name == name)
            )
