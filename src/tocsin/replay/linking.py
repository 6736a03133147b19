"""Documents as they are linked with the entries of a day: what a later casebook knows by name was a
name then, and no more.
"""

from collections.abc import Iterator

import msgspec

from tocsin.records import Casebook, Claim, Event, Hop, Mention
from tocsin.replay.past import Bundle


def unknown_ids(whole: Casebook, known: Casebook) -> frozenset[str]:
    """Return the ids of actors, sites and sources that a casebook has, and had not yet on the day
    on which it was as `known`.
    """
    return frozenset(_ids(whole)) - frozenset(_ids(known))


def _ids(casebook: Casebook) -> Iterator[str]:
    """Yield what mentions and claims can be linked to."""
    for entries in (casebook.actors, casebook.sites, casebook.sources):
        yield from (entry.id for entry in entries)


def as_linked(bundle: Bundle, unknown: frozenset[str]) -> Bundle:
    """Return what was found in a document without links to anything unknown."""
    if not unknown:
        return bundle
    return bundle._replace(
        mentions=tuple(_mention(m, unknown) for m in bundle.mentions),
        claims=tuple(_claim(c, unknown) for c in bundle.claims),
        events=tuple(_event(e, unknown) for e in bundle.events),
    )


def _mention(mention: Mention, unknown: frozenset[str]) -> Mention:
    """Return a mention without a link to what is unknown."""
    if mention.entity_id not in unknown:
        return mention
    return msgspec.structs.replace(mention, entity_id=None)


def _claim(claim: Claim, unknown: frozenset[str]) -> Claim:
    """Return a claim without links to what is unknown."""
    linked = {claim.actor_id, claim.site_id, *(hop.entity_id for hop in claim.chain)}
    if unknown.isdisjoint(name for name in linked if name is not None):
        return claim
    return msgspec.structs.replace(
        claim,
        actor_id=_known(claim.actor_id, unknown),
        site_id=_known(claim.site_id, unknown),
        chain=tuple(_hop(hop, unknown) for hop in claim.chain),
    )


def _hop(hop: Hop, unknown: frozenset[str]) -> Hop:
    """Return who says something without a link to what is unknown."""
    return msgspec.structs.replace(hop, entity_id=_known(hop.entity_id, unknown))


def _event(event: Event, unknown: frozenset[str]) -> Event:
    """Return an event without links to what is unknown."""
    if event.actor_id not in unknown and event.site_id not in unknown:
        return event
    return msgspec.structs.replace(
        event,
        actor_id=_known(event.actor_id, unknown),
        site_id=_known(event.site_id, unknown),
    )


def _known(entity_id: str | None, unknown: frozenset[str]) -> str | None:
    """Return an id, or None where it was not known."""
    return None if entity_id in unknown else entity_id
