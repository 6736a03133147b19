"""What people say: corrections, signatures, outcomes, estimates. Each is kept with its line in the
audit log, or not at all.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, func, select, text

from tocsin.errors import UsageError
from tocsin.language.numbers import counted
from tocsin.records import (
    Alarm,
    AuditEntry,
    Delivery,
    Estimate,
    Judgement,
    Resolution,
    SavedSearch,
    Signature,
    Withdrawal,
)
from tocsin.records.audit import WITHDRAWN, Word, said_by
from tocsin.records.persons import person
from tocsin.store import schema
from tocsin.store.audit import append, entries, faults
from tocsin.store.connect import begin_writing, errors_explained
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import insert
from tocsin.store.judged import altered_alarms, ledger_lines, log_signed_alarm, unlogged_alarms
from tocsin.store.rests_on import evidence_faults, log_evidence
from tocsin.store.shelves import stir
from tocsin.store.withdrawn import SHELVES, anew, find_word, gone, make_withdrawal

W = TypeVar("W", bound=Judgement | Signature | Resolution | Estimate)
STATE = "state"
# A search under a name that is kept again stands in the log as each that it was: only words that
# stay as they were said are compared.
CHECKED = tuple(shelf[:2] for kind, shelf in SHELVES.items() if kind is not SavedSearch)
# A clock may be this much behind the last line before its word is refused.
_SLACK = dt.timedelta(minutes=5)


class Words:
    """The words of people in a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)

    def put(self, word: W, *, heard: Collection[str] | None = None) -> W:
        """Keep a word and return it as it is kept; it is never deleted: a later one outranks it, or
        a withdrawal takes it back. `heard` are the ids of the words on the record of a judgement
        that were looked at before.

        Raises:
            UsageError: the clock stands before the last word on the same problem, a signer has
                signed this alarm before, the very same was said last, or another judged the
                record meanwhile: nothing would change.
        """
        table, action, _, area = SHELVES[type(word)]
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)  # whoever comes second sees what the first one said
            stir(connection, area)
            word = msgspec.structs.replace(word, id=anew(connection, word.id, table))
            row: dict[str, str] = {
                "id": word.id,
                "at": word.at.isoformat(),
                "record": msgspec.json.encode(word).decode(),
            }
            if isinstance(word, Judgement):
                row["record_id"] = subject = word.record_id
                on_record = _standing(connection, Judgement, table.c.record_id == word.record_id)
                _no_repetition(word, on_record)
                _nothing_unheard(word, on_record, heard)
            else:
                row["problem_id"] = word.problem_id
                subject = word.alarm_id if isinstance(word, Signature) else word.problem_id
                _in_order(connection, table, word)
                of_problem = table.c.problem_id == word.problem_id
                _once(word, _standing(connection, type(word), of_problem))  # type: ignore[arg-type]
            if isinstance(word, Signature):
                log_signed_alarm(connection, word.alarm_id)
                log_evidence(connection, word.alarm_id)
            connection.execute(insert(table).values(row))
            append(connection, _now(), said_by(word), action, subject, row["record"])
        return word

    def alarm_digest(self, alarm_id: str) -> str:
        """Return the sha256 of the record of an alarm as it is kept; empty where there is none."""
        table = schema.ALARMS.c
        with errors_explained(self._url), self._engine.connect() as connection:
            record = connection.scalar(select(table.record).where(table.id == alarm_id))
        return hashlib.sha256(record.encode()).hexdigest() if record else ""

    def withdraw(
        self, name: str, signer: str, at: dt.datetime, note: str | None = None
    ) -> Withdrawal:
        """Take a word back by its id: a new record, from which on it counts no more.

        Raises:
            UsageError: there is no such word, it was taken back before, or it is another person's
                own judgement.
        """
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            word = find_word(connection, name)
            if word is None:
                raise UsageError(
                    "{name!r} is no word anybody said in this store; their ids stand in the log.",
                    name=name,
                )
            stir(connection, SHELVES[type(word)].area)
            withdrawal = make_withdrawal(connection, word, signer, at, note)
            record = msgspec.json.encode(withdrawal).decode()
            row = {
                "id": withdrawal.id,
                "word_id": withdrawal.word_id,
                "at": withdrawal.at.isoformat(),
                "record": record,
            }
            connection.execute(insert(schema.WITHDRAWALS).values(row))
            append(connection, _now(), signer, WITHDRAWN, withdrawal.word_id, record)
        return withdrawal

    def word(self, name: str) -> Word | None:
        """Return a word people said by its id, whether it counts or not."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return find_word(connection, name)

    def ids(self) -> list[str]:
        """Return the ids of everything people said, withdrawn words included."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return sorted(
                i
                for shelf in SHELVES.values()
                for i in connection.scalars(select(shelf.table.c.id))
            )

    def latest(self) -> dt.datetime | None:
        """Return the moment of the last word anybody said or took back; None where
        nobody said any.
        """
        tables = [*(shelf.table for shelf in SHELVES.values()), schema.WITHDRAWALS]
        with errors_explained(self._url), self._engine.connect() as connection:
            moments = [
                m for t in tables if (m := connection.scalar(select(func.max(t.c.at)))) is not None
            ]
        return max(map(dt.datetime.fromisoformat, moments), default=None)

    def withdrawals(self, until: dt.datetime | None = None) -> dict[str, Withdrawal]:
        """Return what was taken back, by the id of the word."""
        table = schema.WITHDRAWALS
        chosen = select(table.c.record).order_by(table.c.at, table.c.id)
        chosen = chosen.where(table.c.at <= until.isoformat()) if until is not None else chosen
        with errors_explained(self._url), self._engine.connect() as connection:
            withdrawals = self._decoding.all(Withdrawal, connection.scalars(chosen))
        return {w.word_id: w for w in withdrawals}

    def log(self, at: dt.datetime, actor: str, action: str, subject: str, detail: str) -> None:
        """Write a line of the audit log for what is no word on a record."""
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            append(connection, at, actor, action, subject, detail)

    def on_record(self, record: str) -> list[Judgement]:
        """Return everything people said of one record that counts, oldest first."""
        return self.on_records([record])[record]

    def on_records(self, records: Sequence[str]) -> dict[str, list[Judgement]]:
        """Return everything people said of some records that counts, oldest first."""
        table, judgements = schema.JUDGEMENTS, {r: list[Judgement]() for r in records}
        with errors_explained(self._url), self._engine.connect() as connection:
            for judgement in _standing(connection, Judgement, table.c.record_id.in_(list(records))):
                judgements[judgement.record_id].append(judgement)
        return judgements

    def keep_search(self, search: SavedSearch) -> SavedSearch:
        """Keep a search under its name, and return it as it is kept; the same name of the same
        person again replaces it.

        Raises:
            UsageError: that very search is kept under that name.
        """
        table = schema.SEARCHES
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            stir(connection, "searched")
            search = msgspec.structs.replace(search, id=anew(connection, search.id))
            row_known = connection.scalar(select(table.c.record).where(table.c.id == search.id))
            known = self._decoding.one(SavedSearch, row_known)
            if known is not None and _asks(known) == _asks(search):
                raise UsageError(
                    "this search is kept as {name!r} already; nothing would change.",
                    code="error-search-saved",
                    name=search.name,
                )
            row = {
                "id": search.id,
                "at": search.at.isoformat(),
                "record": msgspec.json.encode(search).decode(),
            }
            statement = insert(table).values(row)
            again = {"at": row["at"], "record": row["record"]}
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=again))
            append(
                connection,
                _now(),
                search.signer,
                SHELVES[SavedSearch].action,
                search.id,
                row["record"],
            )
        return search

    def searches(self) -> list[SavedSearch]:
        """Return the searches people keep, by name."""
        table = schema.SEARCHES
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.scalars(select(table.c.record).where(table.c.id.not_in(gone())))
            return sorted(
                self._decoding.all(SavedSearch, rows),
                key=lambda s: (s.name, s.id),
            )

    def of(self, kind: type[W], until: dt.datetime) -> list[W]:
        """Return the words of one kind that count at a moment, oldest first; of those said in one
        moment, in the order they were said.
        """
        table = SHELVES[kind].table
        with errors_explained(self._url), self._engine.connect() as connection:
            return _standing(connection, kind, table.c.at <= until.isoformat(), until)

    def put_delivery(self, delivery: Delivery) -> None:
        """Keep what became of sending an alarm to a target; what is final stands in the audit log,
        too.
        """
        self.put_deliveries([delivery])

    def put_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Do so for several, all of them or none."""
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)
            for delivery in deliveries:
                _put_delivery(connection, delivery)

    def deliveries(self) -> list[Delivery]:
        """Return what became of every alarm and target, oldest first."""
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.scalars(select(schema.DELIVERIES.c.record))
            deliveries = self._decoding.all(Delivery, rows)
        return sorted(deliveries, key=lambda d: (d.at, d.alarm_id, d.target_id))

    def audit(self) -> list[AuditEntry]:
        """Return the audit log."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return list(entries(connection))

    def ledger_lines(self) -> list[AuditEntry]:
        """Return the lines of the log that the ledger is read from, oldest first: figures of
        alarms, signatures, estimates, outcomes, and what was taken back.
        """
        kinds = (Signature, Estimate, Resolution)
        actions = [*(SHELVES[kind].action for kind in kinds), WITHDRAWN]
        with errors_explained(self._url), self._engine.connect() as connection:
            return list(ledger_lines(connection, actions))

    def verify(self) -> list[str]:
        """Return everything that is wrong with the audit log, and words and alarms that do not
        stand in it as they are kept.
        """
        lines = self.audit()
        problems = list(faults(lines))
        logged = {(line.action, line.detail) for line in lines}
        with errors_explained(self._url), self._engine.connect() as connection:
            problems += [
                f"alarm {name} was altered past the audit log"
                for name in altered_alarms(connection)
            ]
            problems += unlogged_alarms(connection)
            problems += evidence_faults(connection)
            for table, action in (*CHECKED, (schema.WITHDRAWALS, WITHDRAWN)):
                for row in connection.execute(
                    select(table.c.id, table.c.record).order_by(table.c.id)
                ):
                    if (action, row.record) not in logged:
                        problems.append(
                            f"{table.name} {row.id} was altered or added past the audit log"
                        )
                known = set(connection.scalars(select(table.c.record)))
                gone = [
                    line for line in lines if line.action == action and line.detail not in known
                ]
                problems += [
                    (
                        f"what line {line.number} tells of ({line.action} {line.subject}) is no "
                        "longer kept"
                    )
                    for line in gone
                ]
        return problems


def log_state(connection: Connection, alarm: Alarm) -> None:
    """Write a line where an alarm stands in another state than the one before it, once."""
    alarms, log = schema.ALARMS, schema.AUDIT
    earlier = (alarms.c.problem_id == alarm.problem_id) & (alarms.c.as_of < alarm.as_of.isoformat())
    row = connection.scalar(
        select(alarms.c.record).where(earlier).order_by(alarms.c.as_of.desc(), alarms.c.id).limit(1)
    )
    before = decoding_of(connection.engine).one(Alarm, row)
    was = (before.state, before.proposed_state) if before else ("BASELINE", "BASELINE")
    if was == (alarm.state, alarm.proposed_state):
        return
    words = (
        f"shown {was[0]} -> {alarm.state}, proposed {was[1]} -> {alarm.proposed_state}: "
        f"{'; '.join(alarm.reasons)}"
    )
    said = (log.c.action == STATE) & (log.c.subject == alarm.id) & (log.c.detail == words)
    if connection.scalar(select(log.c.number).where(said)) is None:
        append(connection, alarm.as_of, "tocsin", STATE, alarm.id, words)


def _put_delivery(connection: Connection, delivery: Delivery) -> None:
    """Write what became of one delivery."""
    row = {
        "alarm_id": delivery.alarm_id,
        "target_id": delivery.target_id,
        "record": msgspec.json.encode(delivery).decode(),
    }
    statement = insert(schema.DELIVERIES).values(row)
    again = statement.on_conflict_do_update(
        index_elements=["alarm_id", "target_id"], set_={"record": row["record"]}
    )
    connection.execute(again)
    if delivery.outcome == "delivered":
        log_evidence(connection, delivery.alarm_id)
    if delivery.outcome in ("delivered", "given_up"):
        tries = counted(delivery.attempts, "attempt")
        detail = f"{delivery.target_id}: {delivery.outcome} after {tries} {delivery.detail}"
        append(connection, delivery.at, "tocsin", "alerted", delivery.alarm_id, detail.strip())


def _now() -> dt.datetime:
    """Return the wall clock: the log says when a word was said, the word itself since when it
    counts.
    """
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _standing(
    connection: Connection, kind: type[W], where: Any, until: dt.datetime | None = None
) -> list[W]:
    """Return the words of one kind that were not taken back up to a moment, oldest first."""
    table = SHELVES[kind].table
    chosen = select(table.c.record).where(where & table.c.id.not_in(gone(until)))
    rows = connection.scalars(chosen.order_by(table.c.at, text("rowid")))
    return decoding_of(connection.engine).all(kind, rows)


def _no_repetition(word: Judgement, standing: Sequence[Judgement]) -> None:
    """Refuse a correction that says what was said last of the same field.

    Raises:
        UsageError: it does.
    """
    last = next((j for j in reversed(standing) if j.field == word.field), None)
    if last is not None and last.value == word.value and last.at <= word.at:
        raise UsageError(
            "nothing would change: {field} of {record} is {value} already, by {who} on {moment}.",
            code="error-unchanged-by",
            field=word.field,
            record=word.record_id,
            value=word.value,
            who=last.signer,
            moment=f"{last.at:%Y-%m-%d %H:%M}",
        )


def _asks(search: SavedSearch) -> tuple[object, ...]:
    """Return what a search says, but for when it was said."""
    return search.query, search.seen, search.notifies


def _nothing_unheard(
    word: Judgement, standing: Sequence[Judgement], heard: Collection[str] | None
) -> None:
    """Refuse a judgement where another of the same field came between looking and saying.

    Raises:
        UsageError: one did.
    """
    if heard is None:
        return
    other = next((j for j in standing if j.field == word.field and j.id not in heard), None)
    if other is not None:
        raise UsageError(
            "{who} was quicker: {word} at {moment}. Nothing was stored; look at it again.",
            code="error-quicker",
            who=other.signer,
            word=other.value,
            moment=f"{other.at:%H:%M}",
        )


def _in_order(
    connection: Connection, table: Table, word: Signature | Resolution | Estimate
) -> None:
    """Refuse a word of a clock that went back.

    Raises:
        UsageError: it stands before the last word on the same problem.
    """
    last = connection.scalar(
        select(func.max(table.c.at)).where(table.c.problem_id == word.problem_id)
    )
    if last is not None and word.at < dt.datetime.fromisoformat(last) - _SLACK:
        raise UsageError(
            "the clock says {now}, before the last word on this ({last}); set it right.",
            code="error-clock-behind",
            now=f"{word.at:%Y-%m-%d %H:%M}",
            last=last,
        )


def _once(
    word: Signature | Resolution | Estimate, before: Sequence[Signature | Resolution | Estimate]
) -> None:
    """Refuse a second word of one signer on one alarm, and an outcome or estimate that was given
    last.

    Raises:
        UsageError: there is one.
    """
    own = [b for b in before if person(said_by(b)) == person(said_by(word))]
    if isinstance(word, Signature):
        same = [s for s in own if isinstance(s, Signature) and s.alarm_id == word.alarm_id]
        if same:
            raise UsageError(
                "{who} has signed this alarm before ({word}, {moment}); another person must sign.",
                code="error-signed-before",
                who=word.signer,
                word=same[-1].word,
                moment=f"{same[-1].at:%Y-%m-%d %H:%M}",
            )
        return
    last = (own if isinstance(word, Estimate) else before)[-1:]
    if last and _content(last[0]) == _content(word):
        raise UsageError(
            "nothing would change: {who} said the same of {problem} on {moment}.",
            code="error-said-same",
            who=said_by(last[0]),
            problem=word.problem_id,
            moment=f"{last[0].at:%Y-%m-%d %H:%M}",
        )


def _content(word: object) -> object:
    """Return what an outcome or an estimate says, without who says it and when."""
    if isinstance(word, Resolution):
        return word.incident, word.reference
    return word.probabilities if isinstance(word, Estimate) else word
