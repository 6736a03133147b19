"""What a record of a brief says, by its id: a document, a claim, a match, an event, an alarm or a
problem.
"""

from collections.abc import Sequence

from tocsin.records import Alarm, Claim, Document, Event, Match, Record
from tocsin.store import Store
from tocsin.workspace.corrections import Explained, explain

_MOST_CLAIMS = 40


class Shown(Record, frozen=True):
    """A record that is no claim: its kind, its id, a title, and a line for each thing worth
    knowing.
    """

    kind: str
    id: str
    title: str
    lines: tuple[str, ...]


def shown(store: Store, name: str) -> Explained | Shown:
    """Return what a record of a store says; an id of no other kind is taken as that of a claim.

    Raises:
        UsageError: no record has this id.
    """
    wanted = name.strip().strip("[]`")
    found = (
        _document(store, wanted)
        or _match(store, wanted)
        or _event(store, wanted)
        or _alarm(store, wanted)
    )
    return found or explain(store, wanted)


def _document(store: Store, name: str) -> Shown | None:
    """Return a document with its claims."""
    document = store.record(Document, name)
    if document is None:
        return None
    day = f"{document.published_at:%Y-%m-%d %H:%M} UTC" if document.published_at else "not dated"
    claims = sorted(store.of_document(Claim, document.id), key=lambda c: (c.span, c.id))
    lines = [
        f"source: {document.source_id or 'not stated'}",
        f"published: {day}",
        f"input: {document.external_id}",
    ]
    lines += [f"address: {document.url}"] if document.url else []
    return Shown("document", document.id, document.name, (*lines, *_claims(claims)))


def _claims(claims: Sequence[Claim]) -> list[str]:
    """Write claims with their ids, the first of many."""
    lines = [f"{c.id}: {' '.join(c.text.split())}" for c in claims[:_MOST_CLAIMS]]
    left = len(claims) - len(lines)
    return lines + ([f"{left} more claims are not shown"] if left > 0 else [])


def _match(store: Store, name: str) -> Shown | None:
    """Return a match with its claim."""
    match = store.record(Match, name)
    if match is None:
        return None
    claim = store.record(Claim, match.claim_id)
    lines = [
        f"narrative: {match.narrative_id}",
        f"voice: {match.voice or 'not decided'}",
        f"score: {match.score:.2f}",
    ]
    return Shown(
        "match", match.id, match.narrative_id, (*lines, *_claims([claim] if claim else []))
    )


def _event(store: Store, name: str) -> Shown | None:
    """Return an event with the claims that report it."""
    event = store.record(Event, name)
    if event is None:
        return None
    claims = [c for c in (store.record(Claim, i) for i in event.claim_ids) if c is not None]
    lines = [f"status: {event.status.replace('_', ' ')}", f"site: {event.site_id or 'not stated'}"]
    return Shown("event", event.id, event.type.replace("_", " "), (*lines, *_claims(claims)))


def _alarm(store: Store, name: str) -> Shown | None:
    """Return an alarm by its id, or the latest of a problem."""
    alarms = [a for a in store.alarms() if name in (a.id, a.problem_id)]
    if not alarms:
        return None
    alarm = max(alarms, key=lambda a: a.as_of)
    lines = [
        f"state: {alarm.state}",
        alarm.likelihood_sentence,
        alarm.confidence_sentence,
        *_evidence("for", alarm),
        *_evidence("against", alarm),
    ]
    return Shown(
        "alarm", alarm.id, f"{alarm.problem_id}, {alarm.as_of:%Y-%m-%d %H:%M} UTC", tuple(lines)
    )


def _evidence(side: str, alarm: Alarm) -> list[str]:
    """Write the lines of one side, with the ids of their first claims."""
    lines = alarm.evidence_for if side == "for" else alarm.evidence_against
    return [f"{side}: {line.text} {' '.join(line.claim_ids[:3])}".rstrip() for line in lines]
