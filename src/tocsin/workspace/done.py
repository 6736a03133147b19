"""What `run`, `demo` and `brief` came to."""

from pathlib import Path

from tocsin import pipeline
from tocsin.records import Dropped, Record


class Done(Record, frozen=True):
    """What a run came to; `note` says what it had to do without."""

    judged: pipeline.Judged
    refused: tuple[Dropped, ...]
    read: int
    out: Path
    store: str
    read_all: bool = False
    note: str = ""

    @property
    def exit_code(self) -> int:
        """0 done; 1 done with inputs refused; 3 nothing could be done."""
        if self.refused:
            return 3 if self.read == 0 else 1
        return 0
