"""What people say: corrections, signatures, outcomes, estimates. Each is kept with its line in the audit log, or not at all."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from tocsin.errors import UsageError
from tocsin.records import Alarm, AuditEntry, Delivery, Estimate, Judgement, Record, Resolution, SavedSearch, Signature
from tocsin.store import schema
from tocsin.store.audit import append, entries, faults
from tocsin.store.connect import told
from tocsin.store.shelves import JUDGED, stir

W = TypeVar("W", bound=Judgement | Signature | Resolution | Estimate)
_TABLES: dict[type[Record], tuple[Table, str]] = {
    Judgement: (schema.JUDGEMENTS, "corrected"), Signature: (schema.SIGNATURES, "signed"), Resolution: (schema.RESOLUTIONS, "resolved"),
    Estimate: (schema.ESTIMATES, "estimated"),
}  # fmt: skip
STATE = "state"
# A clock may be this much behind the last line before its word is refused.
_SLACK = dt.timedelta(minutes=5)


class Words:
    """The words of people in a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def put(self, word: Judgement | Signature | Resolution | Estimate) -> None:
        """Keep a word; it is never taken back, a later one outranks it.

        Raises:
            UsageError: the clock stands before the last word on the same problem, or a signer has signed this alarm before.
        """
        table, action = _TABLES[type(word)]
        row: dict[str, str] = {"id": word.id, "at": word.at.isoformat(), "record": msgspec.json.encode(word).decode()}
        if isinstance(word, Judgement):
            row["record_id"] = subject = word.record_id
        else:
            row["problem_id"] = word.problem_id
            subject = word.alarm_id if isinstance(word, Signature) else word.problem_id
        actor = word.analyst if isinstance(word, Estimate) else word.signer
        with told(self._url), self._engine.begin() as connection:
            added = connection.execute(insert(table).values(row).on_conflict_do_nothing())
            if not added.rowcount:
                if isinstance(word, Signature):
                    raise UsageError(f"{word.signer} has signed this alarm before; another person must sign.")
                return
            if not isinstance(word, Judgement):
                others = (table.c.problem_id == word.problem_id) & (table.c.id != word.id)
                last = connection.scalar(select(func.max(table.c.at)).where(others))
                if last is not None and word.at < dt.datetime.fromisoformat(last) - _SLACK:
                    raise UsageError(
                        f"the clock says {word.at:%Y-%m-%d %H:%M}, before the last word on this ({last}); set it right."
                    )
            if isinstance(word, Signature):
                rows = connection.scalars(
                    select(table.c.record).where(table.c.problem_id == word.problem_id, table.c.id != word.id)
                )
                _once(word, [msgspec.json.decode(r, type=Signature) for r in rows])
            append(connection, word.at, actor, action, subject, row["record"])
            stir(connection, JUDGED)

    def log(self, at: dt.datetime, actor: str, action: str, subject: str, detail: str) -> None:
        """Write a line of the audit log for what is no word on a record."""
        with told(self._url), self._engine.begin() as connection:
            append(connection, at, actor, action, subject, detail)

    def on_record(self, record: str) -> list[Judgement]:
        """Return everything people said of one record, oldest first."""
        return self.on_records([record])[record]

    def on_records(self, records: Sequence[str]) -> dict[str, list[Judgement]]:
        """Return everything people said of some records, oldest first."""
        table, found = schema.JUDGEMENTS, {r: list[Judgement]() for r in records}
        chosen = select(table.c.record).where(table.c.record_id.in_(list(records))).order_by(table.c.at, table.c.id)
        with told(self._url), self._engine.connect() as connection:
            for row in connection.scalars(chosen):
                judgement = msgspec.json.decode(row, type=Judgement)
                found[judgement.record_id].append(judgement)
        return found

    def keep_search(self, search: SavedSearch) -> None:
        """Keep a search under its name; the same name of the same person again replaces it."""
        row = {"id": search.id, "at": search.at.isoformat(), "record": msgspec.json.encode(search).decode()}
        statement = insert(schema.SEARCHES).values(row)
        again = statement.on_conflict_do_update(index_elements=["id"], set_={"at": row["at"], "record": row["record"]})
        with told(self._url), self._engine.begin() as connection:
            connection.execute(again)
            append(connection, search.at, search.signer, "kept a search", search.id, row["record"])

    def searches(self) -> list[SavedSearch]:
        """Return the searches people keep, by name."""
        with told(self._url), self._engine.connect() as connection:
            rows = connection.scalars(select(schema.SEARCHES.c.record))
            return sorted((msgspec.json.decode(r, type=SavedSearch) for r in rows), key=lambda s: (s.name, s.id))

    def of(self, kind: type[W], until: dt.datetime) -> list[W]:
        """Return the words of one kind up to a moment, oldest first."""
        table = _TABLES[kind][0]
        chosen = select(table.c.record).where(table.c.at <= until.isoformat()).order_by(table.c.at, table.c.id)
        with told(self._url), self._engine.connect() as connection:
            return [msgspec.json.decode(row, type=kind) for row in connection.scalars(chosen)]

    def put_delivery(self, delivery: Delivery) -> None:
        """Keep what became of ringing an alarm to a target; what is final stands in the audit log, too."""
        row = {
            "alarm_id": delivery.alarm_id,
            "target_id": delivery.target_id,
            "record": msgspec.json.encode(delivery).decode(),
        }
        statement = insert(schema.DELIVERIES).values(row)
        again = statement.on_conflict_do_update(
            index_elements=["alarm_id", "target_id"], set_={"record": row["record"]}
        )
        with told(self._url), self._engine.begin() as connection:
            connection.execute(again)
            if delivery.outcome in ("delivered", "given_up"):
                detail = f"{delivery.target_id}: {delivery.outcome} after {delivery.attempts} attempt(s) {delivery.detail}".strip()
                append(connection, delivery.at, "tocsin", "rung", delivery.alarm_id, detail)

    def deliveries(self) -> list[Delivery]:
        """Return what became of every alarm and target, oldest first."""
        with told(self._url), self._engine.connect() as connection:
            rows = connection.scalars(select(schema.DELIVERIES.c.record))
            found = [msgspec.json.decode(row, type=Delivery) for row in rows]
        return sorted(found, key=lambda d: (d.at, d.alarm_id, d.target_id))

    def audit(self) -> list[AuditEntry]:
        """Return the audit log."""
        with told(self._url), self._engine.connect() as connection:
            return list(entries(connection))

    def verify(self) -> list[str]:
        """Return everything that is wrong with the audit log, and words that do not stand in it as they are kept."""
        lines = self.audit()
        found = list(faults(lines))
        logged = {(line.action, line.detail) for line in lines}
        with told(self._url), self._engine.connect() as connection:
            for table, action in _TABLES.values():
                for row in connection.execute(select(table.c.id, table.c.record).order_by(table.c.id)):
                    if (action, row.record) not in logged:
                        found.append(f"{table.name} {row.id} was altered or added past the audit log")
                known = set(connection.scalars(select(table.c.record)))
                gone = [line for line in lines if line.action == action and line.detail not in known]
                found += [
                    f"what line {line.number} tells of ({line.action} {line.subject}) is no longer kept"
                    for line in gone
                ]
        return found


def log_state(connection: Connection, alarm: Alarm) -> None:
    """Write a line where an alarm stands in another state than the one before it, once."""
    alarms, log = schema.ALARMS, schema.AUDIT
    earlier = (alarms.c.problem_id == alarm.problem_id) & (alarms.c.as_of < alarm.as_of.isoformat())
    row = connection.scalar(
        select(alarms.c.record).where(earlier).order_by(alarms.c.as_of.desc(), alarms.c.id).limit(1)
    )
    before = msgspec.json.decode(row, type=Alarm) if row else None
    was = (before.state, before.proposed_state) if before else ("BASELINE", "BASELINE")
    if was == (alarm.state, alarm.proposed_state):
        return
    words = f"shown {was[0]} -> {alarm.state}, proposed {was[1]} -> {alarm.proposed_state}: {'; '.join(alarm.reasons)}"
    said = (log.c.action == STATE) & (log.c.subject == alarm.id) & (log.c.detail == words)
    if connection.scalar(select(log.c.number).where(said)) is None:
        append(connection, alarm.as_of, "tocsin", STATE, alarm.id, words)


def _once(word: Signature, before: Sequence[Signature]) -> None:
    """Refuse a second word of one signer on one alarm.

    Raises:
        UsageError: there is one.
    """
    same = [s for s in before if s.alarm_id == word.alarm_id and s.signer.casefold() == word.signer.casefold()]
    if same:
        when = f"{same[-1].word}, {same[-1].at:%Y-%m-%d %H:%M}"
        raise UsageError(f"{word.signer} has signed this alarm before ({when}); another person must sign.")
