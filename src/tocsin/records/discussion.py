"""What people write to each other at an alarm, a claim, a match or a document."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record

SubjectKind = Literal["alarm", "claim", "match", "document"]
"""What people discuss."""


class Remark(Record, frozen=True):
    """What a person writes to others. Remarks with one `thread_id` answer each other;
    it is the id of the first, as that was written.

    `record_id` is what it is about, `problem_id` the problem of an alarm, and
    `mentions` are the names of the people it is meant for.
    """

    id: str
    thread_id: str
    kind: SubjectKind
    record_id: str
    text: str
    signer: str
    at: dt.datetime
    problem_id: str | None = None
    mentions: tuple[str, ...] = ()


class ThreadMark(Record, frozen=True):
    """A person marks a thread as resolved, or opens it again. It speaks for the remarks in `seen`;
    one that is written later opens the thread.
    """

    id: str
    thread_id: str
    record_id: str
    is_resolved: bool
    seen: tuple[str, ...]
    signer: str
    at: dt.datetime


DiscussionWord = Remark | ThreadMark
