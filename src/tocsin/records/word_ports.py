"""What is asked of the words of people, of deliveries and of the audit log that a store keeps."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from tocsin.records import ports
from tocsin.records.audit import Word
from tocsin.records.ledger import (
    AuditEntry,
    Delivery,
    Estimate,
    Judgement,
    Resolution,
    SavedSearch,
    Signature,
    Withdrawal,
)

WordT = TypeVar("WordT", bound=Judgement | Signature | Resolution | Estimate)


class WordBook(ports.Words, Protocol):
    """The words of people, kept one by one and never deleted."""

    def put(self, word: WordT, *, heard: Collection[str] | None = None) -> WordT:
        """Keep a word and return it as it is kept; a judgement only where those on its record were
        `heard`.
        """
        ...

    def alarm_digest(self, alarm_id: str) -> str:
        """Return the sha256 of the record of an alarm as it is kept; empty where there is none."""
        ...

    def withdraw(
        self, name: str, signer: str, at: dt.datetime, note: str | None = None
    ) -> Withdrawal:
        """Take a word back by its id: a new record, from which on it counts no more."""
        ...

    def word(self, name: str) -> Word | None:
        """Return a word people said by its id, whether it counts or not."""
        ...

    def ids(self) -> list[str]:
        """Return the ids of everything people said, withdrawn words included."""
        ...

    def withdrawals(self, until: dt.datetime | None = None) -> dict[str, Withdrawal]:
        """Return what was taken back, by the id of the word."""
        ...

    def on_record(self, record: str) -> list[Judgement]:
        """Return everything people said of one record that counts, oldest first."""
        ...

    def on_records(self, records: Sequence[str]) -> dict[str, list[Judgement]]:
        """Return everything people said of some records that counts, oldest first."""
        ...

    def keep_search(self, search: SavedSearch) -> SavedSearch:
        """Keep a search under its name, and return it as it is kept."""
        ...

    def searches(self) -> list[SavedSearch]:
        """Return the searches people keep, by name."""
        ...


class Deliveries(Protocol):
    """What became of every alarm and those it goes to."""

    def put_delivery(self, delivery: Delivery) -> None:
        """Keep what became of sending an alarm to a target."""
        ...

    def put_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Do so for several, all of them or none."""
        ...

    def deliveries(self) -> list[Delivery]:
        """Return what became of every alarm and target, oldest first."""
        ...


class AuditLog(Protocol):
    """The log in which every word and every figure stands."""

    def log(self, at: dt.datetime, actor: str, action: str, subject: str, detail: str) -> None:
        """Write a line of the log for what is no word on a record."""
        ...

    def audit(self) -> list[AuditEntry]:
        """Return the whole log."""
        ...

    def ledger_lines(self) -> list[AuditEntry]:
        """Return the lines of the log that the ledger is read from, oldest first."""
        ...

    def verify(self) -> list[str]:
        """Return everything that is wrong with the log, or is not kept as it stands there."""
        ...


class EveryWord(WordBook, Deliveries, AuditLog, Protocol):
    """Everything that is kept of what people said and were told."""
