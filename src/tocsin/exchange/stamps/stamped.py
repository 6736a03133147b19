"""What a stamp says: that some bytes were there at a moment, and who vouches for it."""

import datetime as dt

from tocsin.errors import TocsinError
from tocsin.records import Record

EXTRA = "stamps"


class StampError(TocsinError):
    """A service cannot be reached, or gives no stamp for what it was asked."""


class Stamped(Record, frozen=True):
    """A stamp on some bytes: in which form, by whom, and since when at the latest they were there;
    None where that is not known yet. `is_proven` says whether it was traced to something that the
    reader trusts; else `why` says what that needs.
    """

    form: str
    by: str
    at: dt.datetime | None = None
    is_proven: bool = False
    why: str = ""

    def __str__(self) -> str:
        """Write it on one line."""
        moment = f", {self.at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC" if self.at else ""
        standing = "proven" if self.is_proven else f"not proven: {self.why}"
        return f"{self.form} by {self.by}{moment} ({standing})"


class Looked(Record, frozen=True):
    """What was found in the stamps on some bytes, and what is wrong with them."""

    stamps: tuple[Stamped, ...] = ()
    faults: tuple[str, ...] = ()

    def joined(self, other: "Looked") -> "Looked":
        """Return both together."""
        return Looked(stamps=self.stamps + other.stamps, faults=self.faults + other.faults)
