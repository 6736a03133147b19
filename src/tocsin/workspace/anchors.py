"""Anchors: heads of the audit log that are kept outside the store, so that a log that was cut off
or computed anew shows.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tocsin.errors import UsageError
from tocsin.exchange.stamps import Looked
from tocsin.records import AuditEntry
from tocsin.records.base import Record
from tocsin.workspace import stamping
from tocsin.workspace.stamping import NOTHING_TRUSTED, Services, Trusted

_LINE = re.compile(r"(?P<number>\d{1,18}) (?P<sha256>[0-9a-f]{64})(?: (?P<at>\S+))?")


class Anchor(Record, frozen=True):
    """The number and digest of the last line of a log, as it stood at a moment."""

    number: int
    sha256: str
    at: dt.datetime

    def __str__(self) -> str:
        """Write it on one line, as `anchor_faults` reads it."""
        return f"{self.number} {self.sha256} {self.at.isoformat()}"


def head_of(lines: Sequence[AuditEntry]) -> Anchor | None:
    """Return the head of a log; None where it has no line."""
    last = lines[-1] if lines else None
    return Anchor(number=last.number, sha256=last.sha256, at=last.at) if last else None


def write_anchor(path: Path, anchor: Anchor) -> None:
    """Append an anchor to a file of the user's, and wait until it is on disk.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{anchor}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}).") from None


def anchor_faults(path: Path, lines: Sequence[AuditEntry]) -> Iterator[str]:
    """Yield every anchor of a file that the log does not hold, and every line that is no anchor.

    Raises:
        UsageError: the file cannot be read.
    """
    digests = {line.number: line.sha256 for line in lines}
    for place, written in _noted(path):
        match = _LINE.fullmatch(written)
        if match is None:
            yield f"{path}:{place}: no anchor; its lines are what `tocsin audit head` prints"
        elif (digest := digests.get(int(match["number"]))) is None:
            yield f"{path}:{place}: line {match['number']} of the log is gone: it was cut off"
        elif digest != match["sha256"]:
            yield (
                f"{path}:{place}: line {match['number']} of the log is another one than was noted: "
                "the log was written anew"
            )


def stamp_anchor(path: Path, anchor: Anchor, services: Services) -> list[Path]:
    """Have an anchor stamped, as its line stands in a file; return the files of the stamps, which
    lie beside that file under the anchor's number.

    Raises:
        StampError: a service cannot be reached, or gives no stamp.
        UsageError: no service is named.
    """
    return stamping.stamp(str(anchor).encode(), _stem(path, anchor.number), services)


def look_at_stamps(path: Path, known: Trusted = NOTHING_TRUSTED) -> Looked:
    """Return what the stamps on the anchors of a file say, traced to what is known.

    Raises:
        UsageError: the file cannot be read.
        MissingExtraError: there are stamps, and the extra `stamps` is not installed.
    """
    looked = Looked()
    for place, written in _noted(path):
        match = _LINE.fullmatch(written)
        if match is None:
            continue
        stem = _stem(path, int(match["number"]))
        on_anchor = stamping.look(written.encode(), stem, known)
        faults = tuple(f"{path}:{place}: {fault}" for fault in on_anchor.faults)
        looked = looked.joined(Looked(stamps=on_anchor.stamps, faults=faults))
    return looked


def _stem(path: Path, number: int) -> Path:
    """Return beside which name the stamps of an anchor lie."""
    return path.with_name(f"{path.name}.{number}")


def _noted(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what was noted in a file, with the number of its line.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None
    for place, written in enumerate(lines, start=1):
        if written.strip() and not written.startswith("#"):
            yield place, written.strip()
