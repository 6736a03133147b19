"""Actors, sources, documents and mentions as FollowTheMoney entities, one a line, as OpenAleph and
OpenSanctions read them.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.records import Actor, Document, Mention, Source, label_of
from tocsin.records.paging import batches

FILE = "entities.ftm.json"
_PERSONS = ("public_official", "public_correspondent")
_BODIES = ("state", "state_body", "military_contingent")
# ISO 639-3, as FollowTheMoney has languages.
_LANGUAGES = {"en": "eng", "ru": "rus", "uk": "ukr", "kk": "kaz"}
_KINDS = {"person": "Person", "organisation": "Organization", "outlet": "Organization"}
_ODD = re.compile(r"[^A-Za-z0-9-]|^-|-$")
_ADDRESS = re.compile(r"https?://[^\s]+$")

Entity = dict[str, object]


def ftm_files(results: Results) -> Iterator[File]:
    """Yield the entities."""
    yield File(FILE, (msgspec.json.encode(each) + b"\n" for each in _entities(results)))


def _entities(results: Results) -> Iterator[Entity]:
    """Yield the actors and sources that are named, then documents with their mentions."""
    facts = results.facts
    named = {mention.entity_id for mention in facts.mentions}
    named |= {hop.entity_id for claim in facts.claims for hop in claim.chain}
    actors = {actor.id for actor in facts.casebook.actors}
    home = label_of(results.unmarked)
    for actor in facts.casebook.actors:
        if actor.id in named:
            yield _actor(actor, home)
    publishing = {document.source_id for document in facts.documents}
    for source in facts.casebook.sources:
        if source.id in named or source.id in publishing:
            yield _source(source, home)
    names = {source.id: source.name for source in facts.casebook.sources}
    for document in facts.documents:
        yield _document(document, names, label_of(results.marking(document)))
    at_hand = results.lookup()
    for part in batches(facts.mentions):
        homes = at_hand.homes(dict.fromkeys(mention.document_id for mention in part))
        for mention in part:
            if mention.kind in _KINDS and mention.document_id in homes:
                linked = mention.entity_id if mention.entity_id in actors else None
                yield _mention(mention, linked)


def _entity(key: str, schema: str, properties: dict[str, Iterable[str | None]]) -> Entity:
    """Return an entity: every property is a list of texts, and none is empty."""
    filled = {
        name: [value for value in dict.fromkeys(values) if value]
        for name, values in properties.items()
    }
    return {
        "id": _id(key),
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _id(key: str) -> str:
    """Return the id of an entity. FollowTheMoney drops what refers to an id with other signs than
    Latin letters, digits, full stops and hyphens: each of those is written as its number.
    """
    return "tocsin-" + _ODD.sub(lambda sign: f".{ord(sign[0]):x}z", key)


def _actor(actor: Actor, marking: str) -> Entity:
    """Return an actor: a person in a public role, a public body or an organisation."""
    person = actor.kind in _PERSONS
    schema = "Person" if person else "PublicBody" if actor.kind in _BODIES else "Organization"
    properties: dict[str, Iterable[str | None]] = {
        "name": [actor.name],
        "alias": actor.aliases,
        "notes": [marking],
        "position": actor.roles if person else (),
        "topics": ["role.pep"] if actor.kind == "public_official" else (),
    }
    return _entity(actor.id, schema, properties)


def _source(source: Source, marking: str) -> Entity:
    """Return a source as the organisation that it is."""
    properties: dict[str, Iterable[str | None]] = {
        "name": [source.name],
        "alias": source.aliases,
        "country": [source.country.lower()] if source.country else [],
        "notes": [f"owner: {source.owner}", marking],
    }
    return _entity(source.id, "Organization", properties)


def _document(document: Document, names: dict[str, str], marking: str) -> Entity:
    """Return a document as an article."""
    address = document.url if _ADDRESS.match(document.url or "") else None
    published = document.published_at
    outlet = document.outlet
    properties: dict[str, Iterable[str | None]] = {
        "title": [document.name],
        "bodyText": [document.text],
        "sourceUrl": [address],
        "publishedAt": [published.strftime("%Y-%m-%dT%H:%M:%S") if published else None],
        "language": [_LANGUAGES.get(document.language or "")],
        "publisher": [names.get(outlet, outlet) if outlet else None],
        "notes": [marking],
    }
    return _entity(document.id, "Article", properties)


def _mention(mention: Mention, linked: str | None) -> Entity:
    """Return a mention, with the actor it was linked to. Its schema has no place for a marking;
    that of its document holds for it.
    """
    properties: dict[str, Iterable[str | None]] = {
        "document": [_id(mention.document_id)],
        "name": [" ".join(mention.surface.split())],
        "detectedSchema": [_KINDS[mention.kind]],
        "resolved": [_id(linked)] if linked else [],
    }
    return _entity(mention.id, "Mention", properties)
