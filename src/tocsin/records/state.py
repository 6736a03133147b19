"""State that must last, as the stages see it. `store` implements these; `pipeline` joins them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from tocsin.records.alarm import Alarm
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


class AlarmHistory(Protocol):
    """The alarms that were rung before."""

    def before(self, problem_id: str, as_of: dt.datetime) -> Sequence[Alarm]:
        """Return earlier alarms of a problem, oldest first."""
        ...
