"""Which claims and events put something forward, and which count for windows, states and gaps
wherever they are about a problem.
"""

import datetime as dt
from collections.abc import Iterable

from tocsin.assess.showing import DONE
from tocsin.records import (
    NO_EVIDENCE,
    UNSTATED,
    Claim,
    Document,
    Event,
    ObserveClaim,
    ObserveEvent,
    ObserveSaid,
)

# Claims of these types say when or where it could come, or what speaks against it: windows, states
# and gaps are read from them.
_TYPES = ("capability", "mobilize", "gap", "recommend")
# Claims of these types tell no story, whatever they speak of.
SUPPOSING = ("ask", "recommend", "request")
# Stances of whoever is not sure that an act was done.
UNSURE = ("asks", "doubts", "speculates")


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


def is_put_forward(claim: Claim) -> bool:
    """Return whether a claim is put forward by somebody.

    A question or a denial is no evidence of what it asks or denies.
    """
    return claim.stance not in ("asks", "denies") or claim.type in ("reject", "gap")


def begins(claim: Claim, want: ObserveSaid) -> bool:
    """Return whether a claim begins with one of those who are asked for; without any, True."""
    return not want.originators or claim.chain[0].entity_id in want.originators


def meets(claim: Claim, want: ObserveClaim) -> bool:
    """Return whether a claim meets what an indicator asks of a claim by itself, whatever the
    problem and whatever its words show. Self-citation corroborates nothing and is never evidence.
    """
    if claim.type == "cite" or (want.types and claim.type not in want.types):
        return False
    if claim.stance in UNSTATED or NO_EVIDENCE.intersection(claim.flags):
        return False
    if not (claim.stance in want.stances if want.stances else is_put_forward(claim)):
        return False
    if want.deadline and not (claim.when is not None and claim.when.role == "deadline"):
        return False
    if want.flags and not set(want.flags) & set(claim.flags):
        return False
    if want.actors and claim.actor_id not in want.actors:
        return False
    return begins(claim, want)


def has_status(event: Event, want: ObserveEvent) -> bool:
    """Return whether an event has a status an indicator asks for.

    Where it asks for none, what is years ago counts for nothing. Nor does an act of force or
    secrecy that is only planned, feared or ordered: it shows no act.
    """
    if want.statuses:
        return event.status in want.statuses
    if event.status == "historical":
        return event.type == "historical"
    return event.status != "planned" or event.type not in DONE


def told_end(claim: Claim, document: Document, today: dt.date) -> dt.date | None:
    """Return the day on which the time ends that a claim tells of, counted from the publication of
    its document, or from today where that is unknown; None where it has no end.
    """
    if claim.when is None or claim.when.role == "since":
        return None
    published = document.published_at
    day = published.date() if published is not None else today
    return claim.when.resolved(day, "publication").end
