"""Collecting: how it goes for each source, when it is due, what failed and what to do about it, and
what people on duty stopped.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tocsin.records import Message, message
from tocsin.web.desk import Look
from tocsin.workspace.collecting import CollectState, collect_states, orders

# What to do about a failure, by its reason; what is none of these is for whoever keeps the host.
_ADVICE: Mapping[str, str] = {
    "address": "address",
    "binary": "kind",
    "changed_identity": "identity",
    "dns": "unreachable",
    "empty": "kind",
    "gone": "gone",
    "http_4xx": "gone",
    "http_5xx": "wait",
    "kind": "kind",
    "no_feed": "kind",
    "no_preview": "public",
    "no_sitemap": "kind",
    "not_public": "public",
    "private": "private",
    "redirects": "gone",
    "retry_later": "wait",
    "robots": "robots",
    "robots_delay": "wait",
    "robots_unread": "wait",
    "schema": "kind",
    "too_large": "large",
    "too_slow": "wait",
}
# The states that need somebody come first.
_ORDER = ("failing", "partly", "stopped", "never", "well")


def collecting(look: Look) -> dict[str, Any]:
    """Return how collecting goes, what needs somebody first; and whether all of it is stopped."""
    rows = sorted(states(look).values(), key=lambda row: _ORDER.index(row.state))
    until = look.as_of if look.has_moment else None
    return {
        "rows": rows,
        "numbers": Counter(row.state for row in rows),
        "order": _ORDER,
        "of_all": orders(look.store, until).of_all,
        "advice": advice,
        "names": look.names(),
    }


def states(look: Look) -> dict[str, CollectState]:
    """Return how collecting goes, by source: of those that have addresses."""
    until = look.as_of if look.has_moment else None
    rows = collect_states(look.store, look.book, look.as_of, until=until)
    return {row.source_id: row for row in rows}


def advice(reason: str) -> Message:
    """Return what to do about a failure."""
    return message(f"value-advice-{_ADVICE.get(reason, 'other')}")
