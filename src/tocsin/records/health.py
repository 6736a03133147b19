"""How well a store can be read."""

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
