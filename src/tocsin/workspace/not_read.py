"""What was not read, and why, in the words of a person: nothing is left out in silence."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.language.catalogues import english
from tocsin.pipeline.reasons import FAR, NOTHING_WATCHED
from tocsin.records import DropCount, Message, Record, message
from tocsin.report import Words

if TYPE_CHECKING:
    from tocsin import pipeline

# The reasons that are worded; any other is a refusal, named by its code.
_WORDED = (NOTHING_WATCHED, FAR, "language", "after_as_of", "same_text")
_NOUNS = {NOTHING_WATCHED: "read-texts", FAR: "read-documents", "language": "read-documents"}
_OTHER_NOUN = "read-inputs"


class NotRead(Record, frozen=True):
    """One reason for which something was not read: how many records, how many parts of them, and
    why in English words.
    """

    stage: str
    reason: str
    number: int
    parts: int
    why: str

    @property
    def why_message(self) -> Message:
        """Return why it was not read, for each language to word."""
        return _why(self.reason)


def said(reason: str, words: Words | None = None) -> str:
    """Return why one text was not read; in English where no language is asked for."""
    code = f"read-one-{reason}" if reason == NOTHING_WATCHED else "read-one-failed"
    return (words or Words())(code)


def not_read(counts: Iterable[DropCount]) -> list[NotRead]:
    """Return why things were not read, the most frequent reason first."""
    rows = [
        NotRead(
            stage=c.stage,
            reason=c.reason,
            number=c.number,
            parts=c.parts,
            why=english(_why(c.reason)),
        )
        for c in counts
    ]
    return sorted(rows, key=lambda r: (-r.number, r.stage, r.reason))


def _why(reason: str) -> Message:
    """Return why many were not read."""
    if reason in _WORDED:
        return message(f"read-why-{reason}")
    return message("read-why-refused", reason=reason)


def lines(rows: Iterable[NotRead], words: Words) -> list[str]:
    """Return a line for each reason, with the numbers below each other."""
    pairs = [(words(_amount(r)), words(r.why_message)) for r in rows]
    width = max((len(amount) for amount, _ in pairs), default=0)
    return [f"  {amount:>{width}}  {why}" for amount, why in pairs]


def _amount(row: NotRead) -> Message:
    """Return how much was not read."""
    amount = message(_NOUNS.get(row.reason, _OTHER_NOUN), n=row.number)
    return message("read-sentences", n=row.parts, amount=amount) if row.parts else amount


def reread_line(state: "pipeline.Progress", words: Words) -> str:
    """Write how far reading anew has come, or who is waited for."""
    if state.waits_for:
        return words("cli-waits-for", holder=state.waits_for)
    return words("read-anew", n=state.read, anew=state.touched)


def reread_lines(done: "pipeline.Reread", words: Words) -> list[str]:
    """Say what reading anew came to."""
    if not done.stored:
        return [words("read-anew-nothing")]
    lines = [words("read-anew-done", n=done.stored, anew=done.read)]
    for why, number in done.why.items():
        reason = words(f"read-anew-{why}")
        lines.append(f"  {words('read-anew-why', n=number, why=reason)}")
    if done.rematched:
        lines.append(f"  {words('read-anew-rematched', n=done.rematched)}")
    if done.later:
        lines.append(f"  {words('read-anew-later', n=done.later)}")
    return lines
