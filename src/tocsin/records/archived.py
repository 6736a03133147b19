"""What is read of archives too large to keep whole: which stretch of which file, what came of it,
and how far each file is read.
"""

from tocsin.records.base import Record
from tocsin.records.kept import Kept
from tocsin.records.ledger import Dropped
from tocsin.records.state import Volume


class Stretch(Record, frozen=True):
    """A part of a file that is read as one piece of work.

    `archive` is the file as the listing names it, `path` where it is opened, `size` its bytes. Of a
    web archive `begin` and `end` are bytes: the records whose packed member begins between them
    belong to it. Of a Parquet file they are numbers of row groups. `end` is None for the rest.
    """

    archive: str
    path: str
    size: int
    begin: int = 0
    end: int | None = None


class Tally(Record, frozen=True):
    """How many records were met, asked about at the gate, let through by it, kept; how many could
    not be read, how many hold no text that is asked about (redirects, pictures, requests), and how
    many were published later than as-of.
    """

    records: int = 0
    asked: int = 0
    opened: int = 0
    kept: int = 0
    refused: int = 0
    no_page: int = 0
    later: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both counted together."""
        return Tally(
            records=self.records + other.records,
            asked=self.asked + other.asked,
            opened=self.opened + other.opened,
            kept=self.kept + other.kept,
            refused=self.refused + other.refused,
            no_page=self.no_page + other.no_page,
            later=self.later + other.later,
        )


class Sifted(Record, frozen=True):
    """What came of a stretch: what is kept, what could not be read, and what else was published, by
    source and moment.

    `cpu_seconds` is what a processor did for it.
    """

    stretch: Stretch
    kept: tuple[Kept, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    volumes: tuple[Volume, ...] = ()
    tally: Tally = Tally()
    cpu_seconds: float = 0.0
