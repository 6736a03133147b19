"""How problems stand: asked for many at once, in as many queries as for one."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import CTE, ScalarSelect, Select, String, and_, column, func, select, values

from tocsin.records import Alarm, Assessment
from tocsin.records.asking import Standing
from tocsin.store import schema
from tocsin.store.lists import Lists

_A, _S = schema.ALARMS.c, schema.SIGNATURES.c
# States in which nothing warns.
_LOW = ("BASELINE", "RESOLVED")
_DAY = dt.timedelta(days=1)
# So many problems are asked for in one query.
_AT_ONCE = 2_000
KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


class Standings(Lists):
    """The reading side of a store for how problems stand."""

    def standings(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, Standing]:
        """Return how problems stood at a moment, by problem: those that were judged by then."""
        return _in_parts(problems, lambda part: self._standings(part, as_of))

    def risen_since(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, dt.datetime]:
        """Return since when problems have stood above their baselines without a break, up to a
        moment: those that do.
        """
        return _in_parts(problems, lambda part: self._risen_since(part, as_of))

    def assessed_at(
        self, moments: Sequence[tuple[str, dt.datetime]]
    ) -> dict[tuple[str, dt.datetime], Assessment]:
        """Return the assessments of problems at moments, by both: those that are kept and that this
        program can read.
        """
        return _in_parts(moments, self._assessments)

    def alarms(self, names: Sequence[str]) -> list[Alarm]:
        """Return alarms by their ids."""
        rows = self._rows(select(_A.record).where(_A.id.in_(list(names))))
        return self._decoding.all(Alarm, (row.record for row in rows))

    def _standings(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, Standing]:
        """Return how so many problems stood as one query takes."""
        moment = as_of.isoformat()
        last = self._last(dict.fromkeys(problems, moment))
        if not last:
            return {}
        earlier = self._last({name: _day_before(row.as_of) for name, row in last.items()})
        # Kept for less than a day: what moved is told since the first.
        young = [name for name in last if name not in earlier]
        if young:
            earlier |= self._first_before({name: last[name].as_of for name in young})
        runs = self._runs(last, moment)
        ids = {row.id for row in (*last.values(), *earlier.values())}
        alarms = {alarm.id: alarm for alarm in self.alarms(sorted(ids))}
        return {
            name: Standing(
                alarms[row.id],
                tuple(runs.get(name, ())),
                alarms[earlier[name].id] if name in earlier else None,
            )
            for name, row in last.items()
        }

    def _last(self, until: Mapping[str, str]) -> dict[str, Any]:
        """Return (id, moment, state) of the last alarm of problems, each up to its moment."""
        wanted = _as_table(until)
        past = (_A.problem_id == wanted.c.name) & (_A.as_of <= wanted.c.value)
        last = select(_A.id).where(past).order_by(_A.as_of.desc(), _A.id.desc()).limit(1)
        return self._named(wanted, last)

    def _first_before(self, moments: Mapping[str, str]) -> dict[str, Any]:
        """Return (id, moment, state) of the first alarm of problems that stand before a moment."""
        wanted = _as_table(moments)
        past = (_A.problem_id == wanted.c.name) & (_A.as_of < wanted.c.value)
        return self._named(wanted, select(_A.id).where(past).order_by(_A.as_of, _A.id).limit(1))

    def _named(self, wanted: CTE, one: Any) -> dict[str, Any]:
        """Return, by problem, the alarm that a query names for each that is asked for."""
        joined = and_(_A.problem_id == wanted.c.name, _A.id == _of(wanted, one))
        chosen = select(_A.problem_id, _A.id, _A.as_of, _A.proposed_state)
        rows = self._rows(chosen.select_from(wanted.join(schema.ALARMS, joined)))
        return {row.problem_id: row for row in rows}

    def _runs(self, last: Mapping[str, Any], moment: str) -> dict[str, list[str]]:
        """Return the signed alarms of problems since each last left another state than its own."""
        wanted = _as_table({name: row.proposed_state for name, row in last.items()})
        other = (_A.problem_id == wanted.c.name) & (_A.as_of <= moment)
        other &= _A.proposed_state != wanted.c.value
        left = _of(wanted, select(func.max(_A.as_of)).where(other))
        changed = dict(map(tuple, self._rows(select(wanted.c.name, left).select_from(wanted))))
        signed = select(func.json_extract(_S.record, "$.alarm_id"))
        signed = signed.where(_S.problem_id.in_(select(wanted.c.name)))
        inside = _A.id.in_(signed) & (_A.as_of <= moment)
        runs: dict[str, list[str]] = {}
        chosen = select(_A.problem_id, _A.id, _A.as_of).where(inside)
        for row in self._rows(chosen.order_by(_A.as_of, _A.id)):
            if row.as_of > (changed.get(row.problem_id) or ""):
                runs.setdefault(row.problem_id, []).append(row.id)
        return runs

    def _risen_since(self, problems: Sequence[str], as_of: dt.datetime) -> dict[str, dt.datetime]:
        """Return since when so many problems have risen as one query takes."""
        wanted = _as_table({name: as_of.isoformat() for name in problems})
        past = (_A.problem_id == wanted.c.name) & (_A.as_of <= wanted.c.value)
        low = select(func.max(_A.as_of)).where(past & _A.proposed_state.in_(_LOW))
        above = past & (_A.as_of > func.coalesce(_of(wanted, low), ""))
        since = _of(wanted, select(func.min(_A.as_of)).where(above))
        rows = self._rows(select(wanted.c.name, since).select_from(wanted))
        return {name: dt.datetime.fromisoformat(moment) for name, moment in rows if moment}

    def _assessments(
        self, moments: Sequence[tuple[str, dt.datetime]]
    ) -> dict[tuple[str, dt.datetime], Assessment]:
        """Return the assessments at so many moments as one query takes."""
        own = schema.ASSESSMENTS.c
        wanted = _as_table([(name, moment.isoformat()) for name, moment in moments])
        same = and_(own.problem_id == wanted.c.name, own.as_of == wanted.c.value)
        chosen = select(own.record).select_from(wanted.join(schema.ASSESSMENTS, same))
        rows = self._decoding.all(Assessment, (row.record for row in self._rows(chosen)))
        return {(row.problem_id, row.as_of): row for row in rows}


def _as_table(rows: Mapping[str, str] | Sequence[tuple[str, str]]) -> CTE:
    """Return what is asked for as a table: the name of a problem, and a value beside it."""
    pairs = list(rows.items()) if isinstance(rows, Mapping) else list(rows)
    return values(column("name", String), column("value", String)).data(pairs).cte("wanted")


def _of(wanted: CTE, one: Select[Any]) -> ScalarSelect[Any]:
    """Return what a query finds for each row that is asked for."""
    return one.correlate(wanted).scalar_subquery()


def _in_parts(
    keys: Sequence[KeyT], read: Callable[[Sequence[KeyT]], dict[KeyT, ValueT]]
) -> dict[KeyT, ValueT]:
    """Return what is read of some keys, as many at a time as one query takes."""
    return {
        key: value
        for at in range(0, len(keys), _AT_ONCE)
        for key, value in read(keys[at : at + _AT_ONCE]).items()
    }


def _day_before(moment: str) -> str:
    """Return the same moment of the day before."""
    return (dt.datetime.fromisoformat(moment) - _DAY).isoformat()
