"""What is kept beside the findings: judgements of people, what was dropped, what is wrong with a
casebook.
"""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score


class Judgement(Record, frozen=True):
    """A person's decision on one record. It outranks the rule and survives later runs."""

    id: str
    record_id: str
    field: str
    value: str
    signer: str
    at: dt.datetime
    note: str | None = None


class Signature(Record, frozen=True):
    """A person's signature on an alarm: two that agree make a high state more than a proposal; a
    dissent stands beside it as an opinion. `proof` is made by a key of the person's own, as
    ssh-keygen writes it.
    """

    id: str
    alarm_id: str
    problem_id: str
    signer: str
    word: Literal["agree", "dissent"]
    at: dt.datetime
    note: str | None = None
    proof: str | None = None


class Resolution(Record, frozen=True):
    """How a problem came out, by its own rule of resolution: who says so, and where that stands."""

    id: str
    problem_id: str
    incident: bool
    at: dt.datetime
    signer: str
    reference: str


class Estimate(Record, frozen=True):
    """One analyst's own probabilities of a problem's hypotheses, as they were given; they need not
    sum to one.
    """

    id: str
    problem_id: str
    analyst: str
    at: dt.datetime
    probabilities: dict[str, float]


class SavedSearch(Record, frozen=True):
    """A search that somebody keeps: its name, and the address of its page with everything that is
    asked. `seen` is the number of the last text its owner has looked at, None where that is not
    known; one that `notifies` shows a notification for what is new.
    """

    id: str
    name: str
    query: str
    signer: str
    at: dt.datetime
    seen: int | None = None
    notifies: bool = False


class Withdrawal(Record, frozen=True):
    """A person takes a word back: a correction, a signature, an outcome, an estimate, a search, or
    what was said on duty. The word stays, and counts no more.

    `word_id` is the id of what is taken back, `kind` what it was.
    """

    id: str
    word_id: str
    kind: Literal[
        "correction",
        "signature",
        "outcome",
        "estimate",
        "search",
        "acknowledgement",
        "snooze",
        "collecting",
        "quiet_hours",
    ]
    signer: str
    at: dt.datetime
    note: str | None = None


class Delivery(Record, frozen=True):
    """One alarm and one target: delivered, held back (in quiet hours, or snoozed), failed and to be
    tried again, or given up. `held_since` is when it was first held back, also after delivery.
    """

    alarm_id: str
    target_id: str
    problem_id: str
    state: str
    outcome: Literal["delivered", "held", "failed", "given_up"]
    at: dt.datetime
    attempts: int
    title: str
    body: str
    detail: str = ""
    next_try: dt.datetime | None = None
    held_since: dt.datetime | None = None


class AuditEntry(Record, frozen=True):
    """One line of the audit log: what was done, by whom, to what. `sha256` is of the line and of
    the digest of the line before.
    """

    number: int
    at: dt.datetime
    actor: str
    action: str
    subject: str
    detail: str
    before: str
    sha256: str


class Forecast(Record, frozen=True):
    """One line of the ledger: how likely somebody said that the incident of a problem is, and how
    that came out.

    `number` and `sha256` are of the line of the log that it is read from. `kind` tells whose figure
    it is: the program's own alarm, an analyst who signed one, or an analyst's own estimate.
    `until` is the last day the figure speaks of; an estimate takes it from the alarm that stood.
    `incident` is how the problem was resolved, by the line `outcome`; None while it is open.
    `brier` and `log_score` are lower where the figure was better (Brier 1950; Good 1952).
    """

    number: int
    at: dt.datetime
    kind: Literal["program", "signature", "estimate"]
    by: str
    problem_id: str
    record_id: str
    p: Score
    low: Score | None
    high: Score | None
    state: str | None
    until: dt.date | None
    sha256: str
    withdrawn: bool = False
    incident: bool | None = None
    outcome: int | None = None
    brier: Score | None = None
    log_score: float | None = None


class CalibrationBin(Record, frozen=True):
    """Figures that lie in [`low`, `high`): how many, their mean, and the share with an incident."""

    low: Score
    high: Score
    number: int
    mean: Score
    share: Score


class TrackRecord(Record, frozen=True):
    """How well one forecaster's figures fared. `by` is None for all analysts and the program
    together.

    `outcomes` is the number of problems' resolutions the resolved figures rest on: figures of one
    problem come out together. `base` is the share of incidents among the resolved figures, and
    `skill` is 1 - Brier / (Brier of always saying `base`); None where nothing is resolved or every
    outcome was the same. `enough` says whether the outcomes suffice to judge.
    """

    by: str | None
    figures: int
    resolved: int
    outcomes: int
    brier: float | None
    log_score: float | None
    base: float | None
    skill: float | None
    enough: bool
    bins: tuple[CalibrationBin, ...]


class Ledger(Record, frozen=True):
    """Every figure that was ever given, oldest first, and how each forecaster fared. `faults` says
    what is wrong with the log the figures are read from.
    """

    forecasts: tuple[Forecast, ...]
    records: tuple[TrackRecord, ...]
    faults: tuple[str, ...] = ()


# Reasons of what is left out by design: it is counted and kept, and is no fault of the input.
LEFT_OUT = ("service", "no_words", "http_status", "revisit", "not_a_page", "export_files")


class Dropped(Record, frozen=True):
    """Something that was not carried further: at which stage, which record, and why. It is counted
    and kept.

    `parts` is how many parts of the record it concerns, where only some of it was dropped
    (sentences of a document).
    """

    stage: str
    record_id: str
    reason: str
    detail: str
    parts: int = 0


class DropCount(Record, frozen=True, order=True):
    """How often something was dropped at a stage for a reason, and how many parts of records that
    were only dropped in part.
    """

    stage: str
    reason: str
    number: int
    parts: int = 0


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
