"""What was captured and read, as STIX: documents as media content, claims as notes, events, and
what ties them to narratives and places.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.exchange.exporters import Results
from tocsin.exchange.stix import ids
from tocsin.exchange.stix.entries import Entries
from tocsin.exchange.stix.shape import (
    MARKING_IDS,
    NEW_SCO,
    NEW_SDO,
    TOCSIN,
    Object,
    domain,
    extension,
    filled,
    stamp,
    tie,
)
from tocsin.exchange.wording import chain_of, says
from tocsin.records import (
    UNSTATED,
    Claim,
    Document,
    Event,
    Lineage,
    Marking,
    Match,
    Record,
    strictest,
)
from tocsin.records.paging import Home

_HUNDRED = 100
_TELLING = ("promotes", "relays")
# So many documents are at hand at most.
_MOST_HELD = 10_000


class Media:
    """Where documents stand: the STIX id and marking of each, by the document's id. They are looked
    up some at once, before they are asked for.
    """

    def __init__(self, results: Results) -> None:
        """Begin with none at hand."""
        self._results, self._at_hand = results, results.lookup()
        self._held: dict[str, tuple[str | None, Marking, dt.datetime] | None] = {}

    def fetch(self, documents: Iterable[str]) -> None:
        """Have some documents at hand, and forget others where there are many."""
        wanted = dict.fromkeys(documents)
        if len(self._held) > _MOST_HELD:
            self._held.clear()
        missing = [name for name in wanted if name not in self._held]
        homes = self._at_hand.homes(missing) if missing else {}
        for name in missing:
            home = homes.get(name)
            self._held[name] = self._noted(home) if home is not None else None

    def _noted(self, home: Home) -> tuple[str | None, Marking, dt.datetime]:
        """Return the address, marking and moment of a document."""
        return home.url, self._results.marking(home), home.published_at or home.seen_at

    def __contains__(self, document_id: str) -> bool:
        """Return whether a document is among those that leave."""
        return self._of(document_id) is not None

    def _of(self, document_id: str) -> tuple[str | None, Marking, dt.datetime] | None:
        """Return what is noted of a document."""
        if document_id not in self._held:
            self.fetch([document_id])
        return self._held[document_id]

    def _known(self, document_id: str) -> tuple[str | None, Marking, dt.datetime]:
        """Return what is noted of a document that leaves."""
        noted = self._of(document_id)
        if noted is None:
            raise KeyError(document_id)
        return noted

    def ref(self, document_id: str) -> str:
        """Return the STIX id of a document."""
        url = self._known(document_id)[0] or _named(document_id)
        return ids.keyed("media-content", {"url": url})

    def marking(self, document_id: str) -> Marking:
        """Return how far a document may be passed on."""
        return self._known(document_id)[1]

    def moment(self, document_id: str) -> str:
        """Return when a document was published, or else seen."""
        return stamp(self._known(document_id)[2])


def _url(document: Document) -> str:
    """Return what names a document at a receiver: its address, else a name made of its id."""
    return document.url or _named(document.id)


def _named(document_id: str) -> str:
    """Return the name of a document without an address."""
    return f"urn:tocsin:{document_id}"


def media(
    document: Document, beside: Iterable[Record], known: Media, entries: Entries
) -> Iterator[Object]:
    """Yield a document with the channel that publishes it; `beside` are records that travel with
    it, such as its mentions and quotes.
    """
    marking, moment = known.marking(document.id), known.moment(document.id)
    sco: Object = {
        "type": "media-content",
        "spec_version": "2.1",
        "id": known.ref(document.id),
        "url": _url(document),
        "title": document.name,
        "content": document.text,
        "media_category": "article",
        "publication_date": stamp(document.published_at) if document.published_at else None,
        "object_marking_refs": [MARKING_IDS[marking]],
        "x_opencti_created_by_ref": TOCSIN,
        "extensions": {NEW_SCO: {"extension_type": "new-sco"}}
        | extension([document, *beside], id=document.id),
    }
    yield filled(sco)
    outlet = document.outlet
    if outlet in entries.sources:
        yield from entries.of(outlet)
        yield tie("publishes", str(entries.ref(outlet)), sco["id"], moment, marking)
    elif outlet:
        channel = entries.unlisted(outlet)
        yield channel
        yield tie("publishes", channel["id"], sco["id"], moment, marking)


def copied(lineage: Lineage, known: Media) -> Iterator[Object]:
    """Yield what a document was copied from, where that was captured too."""
    source = lineage.copied_from or lineage.origin_id
    if source == lineage.document_id or source not in known or lineage.document_id not in known:
        return
    marking = strictest([known.marking(source), known.marking(lineage.document_id)])
    relation = tie(
        "derived-from",
        known.ref(lineage.document_id),
        known.ref(source),
        known.moment(lineage.document_id),
        marking or "red",
    )
    if (
        relation["source_ref"] == relation["target_ref"]
    ):  # two versions of one page are one object there
        return
    score = min(max(round(lineage.score * _HUNDRED), 0), _HUNDRED)
    relation |= {"description": lineage.why, "confidence": score}
    yield filled(relation | {"extensions": extension([lineage], basis=lineage.basis)})


def event_id(event: Event, entries: Entries) -> str:
    """Return the STIX id of an event."""
    return ids.named("event", _event_name(event, entries))


def _event_name(event: Event, entries: Entries) -> str:
    """Return the name of an event: receivers merge by name, so place, day and id are part of it."""
    place = entries.name(event.site_id) if event.site_id else None
    parts = [event.type.replace("_", " "), place, event.start and event.start.isoformat()]
    description = ", ".join(str(part) for part in parts if part)
    return f"{description} ({event.status.replace('_', ' ')}; {event.id})"


def events(event: Event, documents: list[str], known: Media, entries: Entries) -> Iterator[Object]:
    """Yield an event with its place. Its marking is the strictest of the documents it stands in."""
    marking = strictest(known.marking(name) for name in documents) or "red"
    created = min(known.moment(name) for name in documents)
    sdo = domain("event", event_id(event, entries), created, marking)
    new = {NEW_SDO: {"extension_type": "new-sdo"}}
    sdo |= {
        "name": _event_name(event, entries),
        "description": f"{event.status.replace('_', ' ')}, by {len(event.claim_ids)} claims",
        "event_types": [event.type],
        "start_time": stamp(event.start) if event.start else None,
        "stop_time": stamp(event.end) if event.end and event.end != event.start else None,
        "extensions": new | extension([event], status=event.status),
    }
    yield filled(sdo)
    place = entries.ref(event.site_id)
    if place and event.site_id in entries.sites:
        yield from entries.of(event.site_id)
        yield tie("located-at", sdo["id"], place, created, marking)


def note(
    claim: Claim,
    matches: Iterable[Match],
    about: Iterable[str],
    known: Media,
    entries: Entries,
) -> Iterator[Object]:
    """Yield a claim as a note that says who says it, with whom and what it is about; its matches
    travel with it, those that abstain too.
    """
    refs = [known.ref(claim.document_id), *about]
    parties = [hop.entity_id for hop in claim.chain] + [claim.actor_id, claim.site_id]
    for party in dict.fromkeys(parties):
        ref = entries.ref(party)
        if ref is not None:
            yield from entries.of(party)
            refs.append(ref)
    content, created = says(claim, entries.names), known.moment(claim.document_id)
    key = {"content": content.strip(), "created": created, "attribute_abstract": claim.id}
    sdo = domain("note", ids.keyed("note", key), created, known.marking(claim.document_id))
    sdo |= {
        "abstract": claim.id,
        "content": content,
        "labels": [f"stance:{claim.stance}", f"type:{claim.type}"],
        "object_refs": list(dict.fromkeys(refs)),
        "extensions": extension(
            [claim, *matches],
            id=claim.id,
            stance=claim.stance,
            chain=chain_of(claim),
            span={"start": claim.span.start, "end": claim.span.end},
        ),
    }
    yield sdo


def narrative_ties(
    claims: Iterable[Claim], matches: Mapping[str, Sequence[Match]], known: Media, entries: Entries
) -> Iterator[Object]:
    """Yield what the claims of one document make of narratives: the best match for each and voice.
    What exposes a narrative never `uses` it, and what abstains ties nothing.
    """
    best: dict[tuple[str, bool], tuple[Match, Claim]] = {}
    for claim in claims:
        for match in matches.get(claim.id, ()):
            uses = match.voice in _TELLING
            key = (match.narrative_id, uses)
            unsure = match.voice is None or (uses and claim.stance in UNSTATED)
            if not unsure and (key not in best or best[key][0].score < match.score):
                best[key] = (match, claim)
    for (narrative, uses), (match, claim) in sorted(best.items(), key=lambda item: item[0]):
        if narrative not in entries.narratives:
            continue
        yield from entries.narrative(narrative)
        kind = "uses" if uses else "related-to"
        source, target = known.ref(claim.document_id), entries.narrative_id(narrative)
        moment, marking = known.moment(claim.document_id), known.marking(claim.document_id)
        relation = tie(kind, source, target, moment, marking)
        confidence = min(max(round(match.score * _HUNDRED), 0), _HUNDRED)
        relation |= {"description": f"{match.voice}: {says(claim, entries.names)}"}
        yield relation | {"confidence": confidence, "extensions": extension([], voice=match.voice)}
