"""The audit log: who did what, and whether the log is whole."""

from typing import Any

from tocsin.desk.web.desk import MOST_NUMBER, Look

_PAGE = 100


def audit(look: Look) -> dict[str, Any]:
    """Return a page of the log, the latest line first, and whether all of it is in order.

    Raises:
        UsageError: the page begins at no line.
    """
    before = look.number("before", 0, MOST_NUMBER, "no line of the log")
    lines = look.store.lookup.audit(_PAGE + 1, before, look.asked.get("actor") or None)
    last = next(iter(look.store.lookup.audit(1)), None)
    return {
        "lines": lines[:_PAGE], "next": lines[_PAGE - 1].number if len(lines) > _PAGE else None, "actor": look.asked.get("actor", ""),
        "faults": look.desk.once(("verified", last.number if last else 0), look.store.words.verify), "last": last,
    }  # fmt: skip
