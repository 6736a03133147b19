"""What was not read, and why, in the words of a person: nothing is left out in silence."""

from collections.abc import Iterable

from tocsin import pipeline
from tocsin.pipeline.reader import FAR, NOTHING_WATCHED
from tocsin.records import DropCount, Record

# By reason: what it says of one text, and of many.
_ONE = {NOTHING_WATCHED: "nothing watched is named in it"}
_MANY = {
    NOTHING_WATCHED: (
        "nothing watched is named in them; the search finds them, and --read-all reads them"
    ),
    FAR: "far from anything watched; --read-all reads them",
    "language": "in a language that is not read for claims; names are found",
    "after_as_of": "later than as-of",
    "same_text": "the same text as before at the same place",
}
_FAILED = "it could not be read"
_NOUNS = {NOTHING_WATCHED: "text", FAR: "document", "language": "document"}


class NotRead(Record, frozen=True):
    """One reason for which something was not read: how many records, how many parts of them, and
    why in words.
    """

    stage: str
    reason: str
    number: int
    parts: int
    why: str


def said(reason: str) -> str:
    """Return why one text was not read."""
    return _ONE.get(reason, _FAILED)


def not_read(counts: Iterable[DropCount]) -> list[NotRead]:
    """Return why things were not read, the most frequent reason first."""
    rows = [
        NotRead(
            stage=c.stage,
            reason=c.reason,
            number=c.number,
            parts=c.parts,
            why=_MANY.get(c.reason, f"refused: {c.reason}"),
        )
        for c in counts
    ]
    return sorted(rows, key=lambda r: (-r.number, r.stage, r.reason))


def lines(rows: Iterable[NotRead]) -> list[str]:
    """Return a line for each reason, with the numbers below each other."""
    told = [(_amount(r), r.why) for r in rows]
    width = max((len(amount) for amount, _ in told), default=0)
    return [f"  {amount:>{width}}  {why}" for amount, why in told]


def _amount(row: NotRead) -> str:
    """Return how much was not read."""
    amount = many(row.number, _NOUNS.get(row.reason, "input"))
    return f"{many(row.parts, 'sentence')} of {amount}" if row.parts else amount


def many(number: int, noun: str) -> str:
    """Return a number with what it counts."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def reread_line(state: pipeline.Progress) -> str:
    """Write how far reading anew has come."""
    return f"{many(state.read, 'capture')} looked at, {state.touched:,} read anew"


def reread_lines(done: pipeline.Reread) -> list[str]:
    """Say what reading anew came to."""
    if not done.stored:
        return ["Everything was read under this casebook and program: nothing to read anew."]
    lines = [f"{many(done.stored, 'capture')} looked at, {done.read:,} read anew."]
    lines += [f"  {number:,}: {why}" for why, number in done.why.items()]
    if done.rematched:
        lines.append(
            f"  {many(done.rematched, 'document')} matched with other narratives than before, "
            "without being read anew"
        )
    if done.later:
        lines.append(f"  {many(done.later, 'capture')} later than as-of, left as before")
    return lines
