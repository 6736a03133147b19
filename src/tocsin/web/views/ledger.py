"""The ledger: every figure that was given, how it came out, and how each forecaster fared."""

from typing import Any

from tocsin.assess.scores import ENOUGH
from tocsin.web.desk import Look
from tocsin.workspace.ledger import read_ledger

_MOST = 500


def ledger(look: Look) -> dict[str, Any]:
    """Return the latest figures, and how each forecaster fared; `by` and `problem` choose."""
    last = next(iter(look.store.lookup.audit(1)), None)
    named = ("ledger", last.number if last else 0)
    found = look.desk.once(named, lambda: read_ledger(look.store, look.book))
    by, problem = look.asked.get("by") or None, look.asked.get("problem") or None
    chosen = [
        row
        for row in reversed(found.forecasts)
        if by in (None, row.by) and problem in (None, row.problem_id)
    ]
    return {
        "rows": chosen[:_MOST],
        "more": max(0, len(chosen) - _MOST),
        "records": found.records,
        "faults": found.faults,
        "enough": ENOUGH,
        "names": look.names(),
        "by": by or "",
        "problem": problem or "",
    }
