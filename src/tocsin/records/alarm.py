"""What is raised where the evidence of a problem changes its state.

Every sentence of the program's own is kept twice: as a message (a code with parameters), from which
each language is worded, and in the English words of that message, which other programs read. What
an earlier version kept has the English words alone.
"""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score
from tocsin.records.message import Message, message
from tocsin.records.persons import person
from tocsin.records.time import Window
from tocsin.records.watched import WatchItem

# So many people must sign before a high state is more than a proposal.
SIGNERS = 2
State = Literal["BASELINE", "NOTE", "WATCH", "WARNING", "CRITICAL", "RESOLVED"]


class LikelihoodRange(Record, frozen=True):
    """The range of H1 and the ICD 203 words of its figure.

    `p` is the figure itself and `holds` the probability with which the range holds; alarms that an
    earlier version kept have neither.
    """

    low: Score
    high: Score
    words: str
    p: Score | None = None
    holds: Score | None = None


class Evidence(Record, frozen=True):
    """One line of evidence, examples in their own words.

    The best first, and the records it rests on; `example` is the first of them.
    """

    text: str
    example: str | None = None
    claim_ids: tuple[str, ...] = ()
    indicator_id: str | None = None
    origins: int | None = None
    message: Message | None = None
    examples: tuple[Message, ...] = ()


class Advice(Record, frozen=True):
    """What a document advises somebody to do, and whether this program adopts it."""

    claim_id: str
    text: str
    addressee: str | None
    adopt: Literal["yes", "no"]
    why: str
    why_message: Message | None = None


class Opinion(Record, frozen=True):
    """A dissent: who holds another view of an alarm, and why."""

    signer: str
    at: dt.datetime
    note: str | None


class Alarm(Record, frozen=True):
    """A warning with its reasons for and against. It is a draft until it is signed.

    `range_sentence` says which given ranges make that of the likelihood wide, and is empty where it
    is not. `entered` is the day on which the proposed state was last entered from another one;
    `expired` the end of the horizon that ended it.
    """

    id: str
    problem_id: str
    as_of: dt.datetime
    state: State
    proposed_state: State
    reasons: tuple[str, ...]
    likelihood: LikelihoodRange
    likelihood_sentence: str
    confidence: Literal["low", "moderate", "high"]
    confidence_sentence: str
    imminent: Window | None
    horizon: Window
    evidence_for: tuple[Evidence, ...]
    evidence_against: tuple[Evidence, ...]
    gaps: tuple[Evidence, ...]
    would_raise: tuple[str, ...]
    would_lower: tuple[str, ...]
    watch_list: tuple[WatchItem, ...]
    advice: tuple[Advice, ...]
    assumptions: tuple[str, ...]
    origins: int
    outlets: int
    signed_off_by: tuple[str, ...] = ()
    dissent: tuple[Opinion, ...] = ()
    entered: dt.date | None = None
    expired: dt.date | None = None
    range_sentence: str = ""
    reason_messages: tuple[Message, ...] = ()
    likelihood_message: Message | None = None
    confidence_message: Message | None = None
    range_message: Message | None = None
    raise_messages: tuple[Message, ...] = ()
    lower_messages: tuple[Message, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Return whether too few people have signed."""
        return len({person(s) for s in self.signed_off_by}) < SIGNERS

    @property
    def sign_off(self) -> Message:
        """Return how far an alarm is signed: the same words on every page, feed and message."""
        if not self.signed_off_by:
            return message("sign-draft")
        who = ", ".join(self.signed_off_by)
        return message("sign-one" if self.is_draft else "sign-done", who=who)
