"""The audit log: who did what, and whether the log is whole."""

from collections.abc import Mapping
from typing import Any

from tocsin.records import AuditEntry, Estimate, Signature, Withdrawal
from tocsin.store.withdrawn import said_by
from tocsin.web.desk import MOST_NUMBER, Look
from tocsin.web.said import sentence, word_in

_PAGE = 100
# What a line is about, where it leads to no page, by the beginning of its id.
KINDS = {
    "mat-": "a match",
    "men-": "a name",
    "alm-": "an earlier alarm",
    "jdg-": "a correction",
    "sig-": "a signature",
    "res-": "an outcome",
    "est-": "an estimate",
    "sea-": "a search",
}


def audit(look: Look) -> dict[str, Any]:
    """Return a page of the log, the latest line first, and whether all of it is in order.

    Raises:
        UsageError: the page begins at no line.
    """
    before = look.number("before", 0, MOST_NUMBER, "no line of the log")
    lines = look.store.lookup.audit(_PAGE + 1, before, look.asked.get("actor") or None)
    last = next(iter(look.store.lookup.audit(1)), None)
    gone = look.store.words.withdrawals()
    alarms = {
        a.id: a.problem_id
        for a in look.store.lookup.alarms([line.subject for line in lines[:_PAGE]])
    }
    return {
        "rows": [_row(look, line, gone) for line in lines[:_PAGE]],
        "names": look.names(),
        "problem_of": alarms,
        "problems": {p.id for p in look.book.problems},
        "kinds": KINDS,
        "next": lines[_PAGE - 1].number if len(lines) > _PAGE else None,
        "actor": look.asked.get("actor", ""),
        "faults": look.desk.once(("verified", last.number if last else 0), look.store.words.verify),
        "last": last,
    }


def _row(look: Look, line: AuditEntry, gone: Mapping[str, Withdrawal]) -> dict[str, Any]:
    """Return a line with what it says in words, whether that was taken back, and by which id it can be."""
    word = word_in(line)
    if word is None:
        return {
            "line": line,
            "words": (line.detail, {}),
            "note": None,
            "withdrawn": None,
            "word": None,
        }
    own = word.id  # type: ignore[attr-defined]
    theirs = (
        isinstance(word, Signature | Estimate)
        and said_by(word).casefold() != (look.desk.signer or "").casefold()
    )
    return {
        "line": line,
        "words": sentence(word, dict(look.names())),
        "note": getattr(word, "note", None),
        "withdrawn": gone.get(own),
        "word": None if isinstance(word, Withdrawal) or own in gone or theirs else own,
    }
