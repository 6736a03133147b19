"""The book of a replay: every day's frozen alarms, written when the day is done, never changed.

A day is one small file until all days are done. A replay that was stopped anywhere goes on with the
first day that is missing; one that asks another question begins anew.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tocsin.errors import OutputError
from tocsin.exchange.files import write_whole
from tocsin.records import Frozen

LEDGER = "ledger.jsonl"
_DAYS, _MARK, _SEAL = ".days", "question", "ledger.sha256"


class Book:
    """The days of one replay in a folder."""

    def __init__(self, out: Path, question: Sequence[object]) -> None:
        """Open the book of a question, emptied where it holds the days of another.

        Raises:
            OutputError: the folder cannot be written.
        """
        self.altered: list[dt.date] = []
        self.ledger_altered = False
        self._out = out
        self._folder = out / _DAYS
        mark = hashlib.sha256(msgspec.json.encode(list(question), order="sorted")).hexdigest()
        if self._marked() != mark:
            self._empty()
            write_whole(self._folder / _MARK, [mark.encode()])

    def _marked(self) -> str:
        """Return the mark of the question whose days are here."""
        file = self._folder / _MARK
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def _empty(self) -> None:
        """Remove the days of another question."""
        try:
            for file in self._folder.glob("*"):
                file.unlink()
        except OSError as error:
            raise OutputError(
                f"{self._folder}: cannot be emptied ({error.strerror}); choose another --out."
            ) from None

    def read(self, day: dt.date) -> list[Frozen] | None:
        """Return what was frozen on a day; None where that day is not done, or where what is kept
        of it is not what was written: it is noted as altered, and judged anew.
        """
        file = self._folder / f"{day.isoformat()}.jsonl"
        if not file.is_file():
            return None
        seal = self._folder / f"{day.isoformat()}.sha256"
        written = seal.read_text(encoding="utf-8") if seal.is_file() else ""
        if written != _digest(file.read_bytes()):
            self.altered.append(day)
            return None
        return list(_rows(file))

    def write(self, day: dt.date, rows: Sequence[Frozen]) -> None:
        """Keep what was frozen on a day, whole or not at all, with its digest before it."""
        whole = b"".join(_lines(rows))
        write_whole(self._folder / f"{day.isoformat()}.sha256", [_digest(whole).encode()])
        write_whole(self._folder / f"{day.isoformat()}.jsonl", [whole])

    def close(self, days: Sequence[dt.date]) -> Path:
        """Write the ledger of all days, in order, with its digest before it, and return where it
        is. One that stands there and is not what was written is noted, and written anew.
        """
        ledger, seal = self._out / LEDGER, self._folder / _SEAL
        whole = b"".join(piece for day in days for piece in _lines(self.read(day) or []))
        if ledger.is_file() and seal.is_file():
            self.ledger_altered = _digest(ledger.read_bytes()) != seal.read_text(encoding="utf-8")
        write_whole(seal, [_digest(whole).encode()])
        return write_whole(ledger, [whole])


def _digest(whole: bytes) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(whole).hexdigest()


def read_ledger(path: Path) -> list[Frozen]:
    """Return the frozen alarms of a ledger."""
    return list(_rows(path))


def _lines(rows: Sequence[Frozen]) -> Iterator[bytes]:
    """Yield rows as lines of JSON."""
    for row in rows:
        yield msgspec.json.encode(row, order="sorted") + b"\n"


def _rows(path: Path) -> Iterator[Frozen]:
    """Yield the rows of a file."""
    decoder = msgspec.json.Decoder(Frozen)
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line)
