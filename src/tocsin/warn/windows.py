"""By when: the imminent window and the horizon, from the documents' own words and deadlines.

A time such as "two days left" needs the day on which it was written. Where any document about the
problem is dated, one without a date sets no window. Where none is, as with a single report that
somebody hands in, as-of stands for its day, and the window says so.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from tocsin.language.catalogues import english
from tocsin.records import Claim, Document, Message, When, Window, message

# A forecast that reaches further than this is a horizon, not an imminent window.
_IMMINENT_DAYS = 7
# A deadline further off than this is no horizon of a warning.
_FAR_DAYS = 120
# So many wordings of a window are named; the rest are counted.
_MOST_WORDINGS = 4
# What can have a deadline that a warning waits for; that a sale or a count ends in two days is
# none.
_WITH_DEADLINE = ("retreat", "threaten", "request", "forecast", "intent", "mobilize", "accuse")


def anchored(claim: Claim, document: Document, as_of: dt.datetime) -> When | None:
    """Return a claim's time as dates.

    Counted from publication, or from as-of where that is unknown, and it says which.
    """
    if claim.when is None:
        return None
    if document.published_at is not None:
        return claim.when.resolved(document.published_at.date(), "publication")
    return claim.when.resolved(as_of.date(), "as_of")


def _dated(
    claims: Sequence[Claim], documents: Mapping[str, Document], as_of: dt.datetime
) -> list[tuple[Claim, When]]:
    """Return the claims whose time has dates.

    Those of undated documents only where there is no other.
    """
    dated = [c for c in claims if documents[c.document_id].published_at is not None]
    timed = [(c, anchored(c, documents[c.document_id], as_of)) for c in dated or claims]
    return [(c, w) for c, w in timed if w is not None and w.start is not None and w.end is not None]


def imminent_window(
    claims: Sequence[Claim], documents: Mapping[str, Document], as_of: dt.datetime
) -> Window | None:
    """Return the days a forecast in the documents names, from the earliest to the latest.

    None where none does.
    """
    today = as_of.date()
    forecasts = [
        (c, w)
        for c, w in _dated(claims, documents, as_of)
        if c.type == "forecast"
        and w.role in ("at", "duration")
        and w.start is not None
        and w.end is not None
        and w.end >= today
        and (w.end - today).days <= _IMMINENT_DAYS
    ]
    if not forecasts:
        return None
    start = max(today, min(w.start for _, w in forecasts if w.start))
    end = max(w.end for _, w in forecasts if w.end)
    return _window(start, end, _basis(forecasts), forecasts)


def horizon(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    as_of: dt.datetime,
    days: int,
    since: dt.date | None = None,
) -> Window:
    """Return the time until the latest deadline the documents give.

    Else the problem's own number of days. Those are counted from the day on which the warning began
    (`since`), so that a warning ends; a window that ended before as-of says so by ending before it
    starts.
    """
    today = as_of.date()
    last = today + dt.timedelta(days=_FAR_DAYS)
    dated = [(c, w) for c, w in _dated(claims, documents, as_of) if _ends_something(c, w)]
    deadlines = [(c, w) for c, w in dated if w.end is not None and today <= w.end <= last]
    if not deadlines:
        began = since or today
        basis = message("window-own", days=days)
        if began != today:
            basis = message("window-own-since", days=days, day=began.isoformat())
        return _window(today, began + dt.timedelta(days=days), basis, [])
    end = max(w.end for _, w in deadlines if w.end)
    return _window(today, end, _basis(deadlines), deadlines)


def _window(
    start: dt.date, end: dt.date, basis: Message, timed: Sequence[tuple[Claim, When]]
) -> Window:
    """Write a window with the claims it comes from."""
    return Window(
        start=start,
        end=end,
        basis=english(basis),
        claim_ids=tuple(sorted(c.id for c, _ in timed)),
        basis_message=basis,
    )


def is_deadline(claim: Claim) -> bool:
    """Return whether a claim gives the deadline of something a warning waits for."""
    return claim.when is not None and claim.when.role == "deadline" and claim.type in _WITH_DEADLINE


def _ends_something(claim: Claim, when: When) -> bool:
    """Return whether a time is a deadline, or how long a withdrawal takes."""
    return is_deadline(claim) or (claim.type == "retreat" and when.role == "duration")


def _basis(timed: Sequence[tuple[Claim, When]]) -> Message:
    """Say which words a window comes from, and what they were counted from.

    The first of those that differ are named.
    """
    wordings = sorted({(w.raw, str(w.end), w.anchor) for _, w in timed})
    parts = [message(f"window-{a}", raw=raw, end=end) for raw, end, a in wordings[:_MOST_WORDINGS]]
    left = len(wordings) - _MOST_WORDINGS
    if left > 0:
        parts.append(message("window-more", n=left))
    joined = parts[0]
    for part in parts[1:]:
        joined = message("window-and", one=joined, other=part)
    return joined
