"""What is kept beside the findings: judgements of people, what was dropped, what is wrong with a casebook."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record


class Judgement(Record, frozen=True):
    """A person's word on one record. It outranks the rule and survives re-runs."""

    id: str
    record_id: str
    field: str
    value: str
    signer: str
    at: dt.datetime
    note: str | None = None


class Dropped(Record, frozen=True):
    """Something that was not carried further: at which stage, which record, and why. It is counted and kept."""

    stage: str
    record_id: str
    reason: str
    detail: str


class DropCount(Record, frozen=True, order=True):
    """How often something was dropped at a stage for a reason."""

    stage: str
    reason: str
    number: int


class Issue(Record, frozen=True):
    """A finding about a casebook: where it is, what is wrong, what to do."""

    file: str
    line: int | None
    level: Literal["error", "warning"]
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        """Return the line an editor can jump to."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        hint = f" {self.suggestion}" if self.suggestion else ""
        return f"{place}: {self.level}: {self.message}{hint}"
