"""What a line of the audit log holds, read back: the figures of an alarm, or a person's word."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from tocsin.records.alarm import State
from tocsin.records.base import Record, Score
from tocsin.records.discussion import DiscussionWord, Remark, ThreadMark
from tocsin.records.duty import (
    Acknowledgement,
    CollectingOrder,
    DutyWord,
    QuietHours,
    Snooze,
)
from tocsin.records.ledger import (
    AuditEntry,
    Estimate,
    Judgement,
    Resolution,
    SavedSearch,
    Signature,
    Withdrawal,
)

Word = Judgement | Signature | Resolution | Estimate | SavedSearch | DutyWord | DiscussionWord

# What a line says was done: the program judged, a person said a word, or took one back.
JUDGED = "judged"
WITHDRAWN = "withdrawn"
ACTIONS: dict[type[Record], str] = {
    Judgement: "corrected",
    Signature: "signed",
    Resolution: "resolved",
    Estimate: "estimated",
    SavedSearch: "kept a search",
    Acknowledgement: "acknowledged",
    Snooze: "snoozed",
    CollectingOrder: "ordered collecting",
    QuietHours: "set quiet hours",
    Remark: "wrote",
    ThreadMark: "marked a thread",
}
_KINDS = {action: kind for kind, action in ACTIONS.items()} | {WITHDRAWN: Withdrawal}
# Who gives the figures of an alarm.
EVIDENCE = "evidence"
PROGRAM = "tocsin"


class Figures(Record, frozen=True):
    """What an alarm said: the probability of the incident with its range, the states, the window;
    and the sha256 of the record that is kept.
    """

    problem_id: str
    p: Score | None
    low: Score
    high: Score
    state: State
    proposed_state: State
    start: dt.date
    end: dt.date
    record_sha256: str

    def says(self) -> tuple[Any, ...]:
        """Return what counts as said; the same again is no new line of the log."""
        return (self.p, self.low, self.high, self.state, self.proposed_state, self.start, self.end)


def read_figures(detail: str) -> Figures | None:
    """Return the figures a line of the log holds; None where it holds none that can be read."""
    try:
        return msgspec.json.decode(detail, type=Figures)
    except msgspec.MsgspecError:
        return None


def said_by(word: Word) -> str:
    """Return who said a word."""
    return word.analyst if isinstance(word, Estimate) else word.signer


def word_in(line: AuditEntry) -> Record | None:
    """Return the word of a person that a line of the log holds; None where it holds none that can
    be read.
    """
    kind = _KINDS.get(line.action)
    try:
        return msgspec.json.decode(line.detail, type=kind) if kind is not None else None
    except msgspec.DecodeError:
        return None


def digest(entry: AuditEntry) -> str:
    """Return the digest of a line: of its number, moment, words, and the line before."""
    parts = [
        entry.number,
        entry.at.isoformat(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.detail,
        entry.before,
    ]
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


class RestsOn(Record, frozen=True):
    """The digests of what an alarm rests on: its claims, the documents these stand in and their
    texts, with the basis they were read under, the captures and bytes those were taken from; the
    assessment it speaks for; casebook and program. Lines of older programs lack what has a default.
    """

    alarm_sha256: str
    claims: dict[str, str]
    texts: dict[str, tuple[str, str]]
    captures: dict[str, str]
    casebook_sha256: str | None
    program: str
    documents: dict[str, tuple[str, str]] = {}
    capture_records: dict[str, str] = {}
    assessment_sha256: str | None = None


def read_evidence(detail: str) -> RestsOn | None:
    """Return the digests a line of the log holds; None where it holds none that can be read."""
    try:
        return msgspec.json.decode(detail, type=RestsOn)
    except msgspec.MsgspecError:
        return None


def sizes(said: RestsOn) -> Mapping[str, int]:
    """Return how many claims, texts and captures an alarm rests on."""
    return {"claims": len(said.claims), "texts": len(said.texts), "captures": len(said.captures)}
