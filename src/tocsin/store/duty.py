"""What people on duty say (acknowledgements, snoozes, orders on collecting, quiet hours), and what
people write to each other. Each is kept with its line in the audit log, or not at all, and can be
taken back as any other word.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from tocsin.records import CollectingOrder, QuietHours
from tocsin.records.discussion import DiscussionWord, Remark, ThreadMark
from tocsin.records.duty import DutyWord
from tocsin.store.audit import append
from tocsin.store.connect import begin_writing, errors_explained
from tocsin.store.decoding import decoding_of
from tocsin.store.shelves import stir
from tocsin.store.withdrawn import SHELVES, anew, gone

WordT = TypeVar("WordT", bound=DutyWord | DiscussionWord)
_EVERYTHING = "*"


class Duty:
    """The words of people on duty and in discussions, in a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def put(self, word: WordT, check: Callable[[Sequence[WordT]], None] | None = None) -> WordT:
        """Keep a word and return it as it is kept. `check` is given the words of its kind that
        count, oldest first, in the transaction that keeps it: of two people who say the same at
        once, the second is refused by it.

        Raises:
            UsageError: `check` refuses it; nothing is kept.
        """
        shelf = SHELVES[type(word)]
        with errors_explained(self._url), self._engine.begin() as connection:
            begin_writing(connection)  # whoever comes second waits here
            stir(connection, shelf.area)
            if check is not None:
                check(_counting(connection, type(word)))
            word = msgspec.structs.replace(word, id=anew(connection, word.id, shelf.table))
            record = msgspec.json.encode(word).decode()
            row = {"id": word.id, "at": word.at.isoformat(), "record": record}
            connection.execute(insert(shelf.table).values(row))
            append(connection, _now(), word.signer, shelf.action, _subject(word), record)
        return word

    def words(self, kind: type[WordT], until: dt.datetime | None = None) -> list[WordT]:
        """Return the words of a kind that count, at a moment or now, in their order."""
        with errors_explained(self._url), self._engine.connect() as connection:
            return _counting(connection, kind, until)


def _counting(
    connection: Connection, kind: type[WordT], until: dt.datetime | None = None
) -> list[WordT]:
    """Return the words of a kind that were not taken back up to a moment, in the order they were
    said.
    """
    table = SHELVES[kind].table
    chosen = select(table.c.record).where(table.c.id.not_in(gone(until)))
    if until is not None:
        chosen = chosen.where(table.c.at <= until.isoformat())
    return decoding_of(connection.engine).all(
        kind, connection.scalars(chosen.order_by(table.c.number))
    )


def _subject(word: DutyWord | DiscussionWord) -> str:
    """Return what a word is about, as the log names it."""
    if isinstance(word, CollectingOrder):
        return word.source_id or _EVERYTHING
    if isinstance(word, QuietHours):
        return word.signer
    if isinstance(word, Remark | ThreadMark):
        return word.record_id
    first, *others = word.alarms
    return first.problem_id if others else first.alarm_id


def _now() -> dt.datetime:
    """Return the wall clock: the log says when a word was said."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
