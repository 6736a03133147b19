"""What an edit changed, in a form a person can read, and records of edits and deletions."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Sequence

from tocsin.records import Capture, Change, content_id

_PIECE = re.compile(r"\S+\s*")
# Words of unchanged text that stand around a change.
_AROUND = 6
# Texts longer than this, in words, are compared by line: the time for words grows with the square.
_LONGEST = 6_000


def difference(old: str, new: str) -> str:
    """Return the changed places with a few words around them: what went as `[-so-]`, what came as
    `{+so+}`.
    """
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if max(len(before), len(after)) > _LONGEST:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(
        None, [b.strip() for b in before], [a.strip() for a in after], autojunk=False
    )
    return "".join(_marked(before, after, matcher.get_opcodes())).strip()


def _marked(
    before: list[str], after: list[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[str]:
    """Yield the pieces of a difference."""
    for number, (kind, i1, i2, j1, j2) in enumerate(steps):
        if kind == "equal":
            head = (
                before[i1:i2]
                if number and i2 - i1 <= 2 * _AROUND
                else before[i1 : i1 + _AROUND]
                if number
                else []
            )
            tail = (
                []
                if head and len(head) == i2 - i1
                else before[max(i1 + len(head), i2 - _AROUND) : i2]
            )
            last = number == len(steps) - 1
            gap = i2 - i1 > len(head) + (0 if last else len(tail))
            yield "".join(head)
            yield "… " if gap else ""
            yield "" if last else "".join(tail)
            continue
        went, came = "".join(before[i1:i2]).strip(), "".join(after[j1:j2]).strip()
        yield f"[-{went}-] " if went else ""
        yield f"{{+{came}+}} " if came else ""


def edited(earlier: Capture, later: Capture, old: str, new: str) -> Change:
    """Return the record of an edit; `old` and `new` are the texts of both captures."""
    return Change(
        id=content_id("chg", later.id, earlier.id),
        kind="edited",
        locator=later.locator or "",
        at=later.as_found,
        earlier_id=earlier.id,
        capture_id=later.id,
        source_id=later.source_id,
        difference=difference(old, new),
        basis="the text at the same place reads otherwise",
    )


def deleted(locator: str, earlier_id: str, source_id: str, at: dt.datetime, basis: str) -> Change:
    """Return the record of a deletion."""
    return Change(
        id=content_id("chg", "deleted", earlier_id),
        kind="deleted",
        locator=locator,
        at=at,
        earlier_id=earlier_id,
        source_id=source_id,
        basis=basis,
    )
