"""The ledger: every figure that was given, how it came out, and how each forecaster fared."""

from typing import Any

import numpy as np
from markupsafe import Markup

from tocsin.assess.scores import ENOUGH, Forecasts
from tocsin.assess.scores import reliability as points
from tocsin.records import Ledger
from tocsin.replay.pictures import reliability, spread
from tocsin.report import Words
from tocsin.web.desk import Look
from tocsin.workspace.learned import learned_ratios
from tocsin.workspace.ledger import read_ledger

_MOST = 500


def ledger(look: Look) -> dict[str, Any]:
    """Return the latest figures, and how each forecaster fared; `by` and `problem` choose."""
    last = next(iter(look.store.lookup.audit(1)), None)
    number = last.number if last else 0
    whole_ledger = look.desk.once(
        "ledger", lambda: read_ledger(look.store, look.book), mark=number, book=look.book
    )
    ratios = look.desk.once(
        "ratios",
        lambda: learned_ratios(look.store, look.book, whole_ledger),
        mark=number,
        book=look.book,
    )
    by, problem = look.query.get("by") or None, look.query.get("problem") or None
    chosen = [
        row
        for row in reversed(whole_ledger.forecasts)
        if by in (None, row.by) and problem in (None, row.problem_id)
    ]
    return {
        "rows": chosen[:_MOST],
        "more": max(0, len(chosen) - _MOST),
        "records": whole_ledger.records,
        "faults": whole_ledger.faults,
        "enough": ENOUGH,
        "pictures": _pictures(look, whole_ledger),
        "ratios": ratios,
        "outcomes": max((row.outcomes for row in ratios), default=0),
        "names": look.names(),
        "by": by or "",
        "problem": problem or "",
    }


def _pictures(look: Look, whole_ledger: Ledger) -> list[tuple[str, str, Markup]]:
    """Draw how the figures compare with what happened, and how well they tell outcomes apart;
    return the key of each title, how the picture is read, and the picture.
    """
    resolved = [r for r in whole_ledger.forecasts if r.incident is not None and not r.withdrawn]
    if not resolved:
        return []
    words = Words(look.words.language)
    likelihoods = np.array([row.p for row in resolved])
    came_true = np.array([float(row.incident is True) for row in resolved])
    forecasts = Forecasts(tuple(row.at.date() for row in resolved), likelihoods, came_true)
    reliable, apart = reliability(points(likelihoods, came_true), words), spread(forecasts, words)
    return [
        ("desk-ledger-reliability", words("replay-reliability-note"), Markup(reliable)),
        ("desk-ledger-spread", words("replay-spread-note"), Markup(apart)),
    ]
