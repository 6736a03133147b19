"""Which claims count for windows, states and gaps wherever they are about a problem."""

from collections.abc import Iterable

from tocsin.records import UNSTATED, Claim, Event

# Claims of these types say when or where it could come, or what speaks against it: windows, states
# and gaps are read from them.
_TYPES = ("capability", "mobilize", "gap", "recommend")


def is_telling(claims: Iterable[Claim], events: Iterable[Event]) -> bool:
    """Return whether one of some claims says when, tells of an ability, advises, explains calmly,
    denies, or leaves something open. `events` are those they carry.
    """
    denials = denials_in(events)
    return any(tells(claim, denials) for claim in claims)


def denials_in(events: Iterable[Event]) -> frozenset[str]:
    """Return the claims that deny something."""
    return frozenset(
        c for e in events for c in (e.claim_ids if e.type == "denial" else e.denied_by)
    )


def tells(claim: Claim, denials: frozenset[str]) -> bool:
    """Return whether a claim counts for windows, states and gaps wherever it is about a problem."""
    if claim.stance in UNSTATED:
        return False
    telling = claim.when is not None or claim.type in _TYPES or claim.id in denials
    return telling or "calmer_explanation" in claim.flags
