"""State that must last, as the stages see it. `store` implements these; `pipeline` joins them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from tocsin.records.alarm import Alarm
from tocsin.records.base import Record
from tocsin.records.reading import Key


class CountHistory(Protocol):
    """The maintained rollups of what was published, by day."""

    def touched_keys(self) -> Sequence[Key]:
        """Return every key that was ever touched, in order."""
        ...

    def touched(self, key: Key) -> Mapping[dt.date, int]:
        """Return how many independent documents touched `key`, by day."""
        ...

    def volume(self, sources: Iterable[str]) -> Mapping[dt.date, int]:
        """Return how many captures these sources published, by day, before the gate."""
        ...


class FetchMark(Record, frozen=True):
    """What is known of one address that is fetched again and again."""

    url: str
    fetched_at: dt.datetime
    etag: str | None = None
    last_modified: str | None = None
    not_before: dt.datetime | None = None
    failures: int = 0
    note: str = ""


class FetchMemory(Protocol):
    """What was fetched before, and which entries of which source are known."""

    def mark(self, url: str) -> FetchMark | None:
        """Return what is known of an address."""
        ...

    def put_mark(self, mark: FetchMark) -> None:
        """Keep what is known of an address."""
        ...

    def knows(self, source_id: str, entry_id: str) -> bool:
        """Tell whether an entry of a source was taken in before."""
        ...


class AlarmHistory(Protocol):
    """The alarms that were rung before."""

    def before(self, problem_id: str, as_of: dt.datetime) -> Sequence[Alarm]:
        """Return earlier alarms of a problem, oldest first."""
        ...
