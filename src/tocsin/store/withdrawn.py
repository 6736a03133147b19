"""Words that were taken back: each withdrawal is a record of its own, and what it names counts no
more from its moment on.
"""

import datetime as dt
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Select, Table, select

from tocsin.errors import UsageError
from tocsin.language.fold import fold
from tocsin.records import (
    Acknowledgement,
    CollectingOrder,
    Estimate,
    Judgement,
    QuietHours,
    Record,
    Remark,
    Resolution,
    SavedSearch,
    Signature,
    Snooze,
    ThreadMark,
    Withdrawal,
    content_id,
)
from tocsin.records.areas import Area
from tocsin.records.audit import ACTIONS, Word, said_by
from tocsin.store import schema
from tocsin.store.decoding import decoding_of
from tocsin.store.duty_tables import (
    ACKNOWLEDGEMENTS,
    COLLECTING_ORDERS,
    QUIET_HOURS,
    REMARKS,
    SNOOZES,
    THREAD_MARKS,
)


class Shelf(NamedTuple):
    """Where one kind of word is kept: its table, what the log says was done, what a person calls
    it, and the area of the store that it changes.
    """

    table: Table
    action: str
    name: Any
    area: Area


SHELVES: dict[type[Record], Shelf] = {
    Judgement: Shelf(schema.JUDGEMENTS, ACTIONS[Judgement], "correction", "corrected"),
    Signature: Shelf(schema.SIGNATURES, ACTIONS[Signature], "signature", "signed"),
    Resolution: Shelf(schema.RESOLUTIONS, ACTIONS[Resolution], "outcome", "signed"),
    Estimate: Shelf(schema.ESTIMATES, ACTIONS[Estimate], "estimate", "signed"),
    SavedSearch: Shelf(schema.SEARCHES, ACTIONS[SavedSearch], "search", "searched"),
    Acknowledgement: Shelf(ACKNOWLEDGEMENTS, ACTIONS[Acknowledgement], "acknowledgement", "duty"),
    Snooze: Shelf(SNOOZES, ACTIONS[Snooze], "snooze", "duty"),
    CollectingOrder: Shelf(COLLECTING_ORDERS, ACTIONS[CollectingOrder], "collecting", "duty"),
    QuietHours: Shelf(QUIET_HOURS, ACTIONS[QuietHours], "quiet_hours", "duty"),
    Remark: Shelf(REMARKS, ACTIONS[Remark], "remark", "discussed"),
    ThreadMark: Shelf(THREAD_MARKS, ACTIONS[ThreadMark], "thread_mark", "discussed"),
}
# Nobody takes these back for somebody else: they are one person's own judgement.
_OWN: tuple[type[Record], ...] = (Signature, Estimate, QuietHours, Remark)


def gone(until: dt.datetime | None = None) -> Select[tuple[str]]:
    """Choose the ids of words that were taken back up to a moment, or at all."""
    table = schema.WITHDRAWALS.c
    chosen = select(table.word_id)
    return chosen.where(table.at <= until.isoformat()) if until is not None else chosen


def anew(connection: Connection, word_id: str, known: Table | None = None) -> str:
    """Return an id for a word that is said: its own, or another where the very same was said before
    and taken back, or is `known`.
    """
    table = schema.WITHDRAWALS.c

    def is_taken(name: str) -> bool:
        """Return whether an id belongs to an earlier word."""
        if connection.scalar(select(table.id).where(table.word_id == name)) is not None:
            return True
        return (
            known is not None
            and connection.scalar(select(known.c.id).where(known.c.id == name)) is not None
        )

    while is_taken(word_id):
        word_id = content_id(word_id.partition("-")[0], word_id, "anew")
    return word_id


def find_word(connection: Connection, name: str) -> Word | None:
    """Return a word people said by its id, whether it counts or not."""
    for kind, shelf in SHELVES.items():
        row = connection.scalar(select(shelf.table.c.record).where(shelf.table.c.id == name))
        if row is not None:
            word = decoding_of(connection.engine).one(kind, row)
            return cast("Word | None", word)
    return None


def make_withdrawal(
    connection: Connection, word: Word, signer: str, at: dt.datetime, note: str | None
) -> Withdrawal:
    """Return the record that takes a word back.

    Raises:
        UsageError: it was taken back before, is another person's own judgement, or was not said yet
            at that moment.
    """
    table, shelf = schema.WITHDRAWALS, SHELVES[type(word)]
    row = connection.scalar(select(table.c.record).where(table.c.word_id == word.id))
    if row is not None:
        before = decoding_of(connection.engine).one(Withdrawal, row)
        raise UsageError(
            "{word} was withdrawn before, by {who} on {moment}; nothing would change.",
            code="error-word-withdrawn",
            word=word.id,
            who=before.signer if before else "?",
            moment=f"{before.at:%Y-%m-%d %H:%M}" if before else "?",
        )
    own = said_by(word)
    if type(word) in _OWN and fold(own) != fold(signer):
        raise UsageError(
            (
                "{word} is the word of {own}; only {own} can withdraw it. Say what you hold "
                "yourself beside it."
            ),
            code="error-word-of-other",
            word=word.id,
            own=own,
        )
    if at < word.at:
        raise UsageError(
            (
                "{word} was said on {moment}, after the moment of this withdrawal; set the clock "
                "right."
            ),
            code="error-word-later",
            word=word.id,
            moment=f"{word.at:%Y-%m-%d %H:%M}",
        )
    return Withdrawal(
        id=content_id("wdr", word.id, signer, at),
        word_id=word.id,
        kind=shelf.name,
        signer=signer,
        at=at,
        note=note,
    )
