"""How well a store can be read, and what was done to keep it."""

import datetime as dt

from tocsin.records.base import Record
from tocsin.records.ledger import Dropped


class UnknownField(Record, frozen=True, order=True):
    """A field of stored records that this program does not know, and how many of them have it."""

    record: str
    field: str
    number: int


class StoreHealth(Record, frozen=True):
    """What a look at every record of a store found; `written_by` is the version of its records."""

    written_by: tuple[int, int]
    read: int
    unknown: tuple[UnknownField, ...] = ()
    damaged: tuple[Dropped, ...] = ()


class CopiedTable(Record, frozen=True):
    """One table of a store that was copied: its rows, and the sha256 of them in order."""

    name: str
    rows: int
    sha256: str


class Finding(Record, frozen=True):
    """Something about a store that its owner needs to know; `advice` says what to do.

    `is_fault` is false where nothing is wrong, as in a store that an earlier program wrote.
    """

    what: str
    advice: str
    is_fault: bool = True


class Checkup(Record, frozen=True):
    """What checking a store found, and how many rows it holds in all."""

    path: str
    rows: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Return whether no fault was found."""
        return not any(finding.is_fault for finding in self.findings)


class Manifest(Record, frozen=True):
    """What stands in a backup: written beside it, and held against it before it is restored.

    `sha256` and `size` (bytes) are those of the file, `rows` counts by table, `audit_head` is the
    digest of the last line of the audit log.
    """

    file: str
    sha256: str
    size: int
    at: dt.datetime
    program: str
    steps: tuple[str, ...]
    rows: dict[str, int]
    audit_head: str | None = None


class Loss(Record, frozen=True):
    """What a repair could not read of one table: how many rows, as far as its indexes tell, and
    the keys of some of them.
    """

    table: str
    number: int
    keys: tuple[str, ...] = ()
    is_at_least: bool = False


class Repaired(Record, frozen=True):
    """What a repair wrote into a new file: rows by table, and what was lost."""

    path: str
    rows: dict[str, int]
    losses: tuple[Loss, ...] = ()
    is_to_be_read_anew: bool = False
