"""What is asked of the words of people on duty, and of discussions, that a store keeps."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from tocsin.records.discussion import DiscussionWord
from tocsin.records.duty import DutyWord

DutyT = TypeVar("DutyT", bound=DutyWord | DiscussionWord)


class Duty(Protocol):
    """The words of people on duty and in discussions, kept one by one and never deleted."""

    def put(self, word: DutyT, check: Callable[[Sequence[DutyT]], None] | None = None) -> DutyT:
        """Keep a word and return it as it is kept; `check` may refuse it, given those of its kind
        that count.
        """
        ...

    def words(self, kind: type[DutyT], until: dt.datetime | None = None) -> list[DutyT]:
        """Return the words of a kind that count, at a moment or now, oldest first."""
        ...
