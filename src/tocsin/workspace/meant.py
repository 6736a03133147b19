"""What a correction is meant to set: every value is one its field can hold, and every name
somebody's, before anything is stored.
"""

from collections.abc import Iterable

from tocsin.errors import MissingError, UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.pipeline.corrections import (
    BEFORE,
    FIELDS,
    ITSELF,
    NEW_NAME,
    NONE,
    SAME,
    SAME_WORDS,
    VALUES,
    VOICE,
)
from tocsin.records import Casebook, Claim, Document, Hop, Record
from tocsin.records.workspace_ports import Consulted
from tocsin.workspace.chains import HOW, new_name, parts_of_chain
from tocsin.workspace.naming import Names, hint, key_of, nearest


def field_meant(kind: type[Record], field: str) -> str:
    """Return the field of a kind of record that is named.

    Raises:
        UsageError: it has none of that name that can be corrected.
    """
    written = "_".join(field.strip().casefold().split())
    if written in FIELDS[kind]:
        return written
    raise UsageError(
        "{field!r} of a {kind} cannot be corrected{near}. What can be: {fields}.",
        code="error-no-field",
        field=field,
        kind=kind.__name__.lower(),
        near=hint(nearest(field, FIELDS[kind])),
        fields=", ".join(FIELDS[kind]),
    )


def value_meant(
    store: Consulted, casebook: Casebook | None, target: Record, field: str, written: str
) -> str:
    """Return the value that is kept for what somebody wrote: a word the field can hold, or the id
    of who or what is meant.

    Raises:
        UsageError: it is empty, no value of the field, or names nobody the casebook or the store
            knows.
    """
    value = written.strip()
    if not value:
        raise MissingError(
            "{field} needs a value; nothing was stored.",
            code="error-no-value",
            option="value",
            field=field,
        )
    if field == SAME:
        return _word(value, SAME_WORDS, field)
    if isinstance(target, Document):
        return _origin(store, target, value)
    if field in VALUES:
        return _word(value, (*VALUES[field], NONE) if field == VOICE else VALUES[field], field)
    if casebook is None:
        raise MissingError(
            "the store does not remember which casebook it was read with; name the casebook.",
            option="casebook",
        )
    if field in ("chain", "originator") and isinstance(target, Claim):
        return _chain(casebook, target, value, alone=field == "originator")
    return _entity(casebook, field, value)


def _word(value: str, known: Iterable[str], field: str) -> str:
    """Return one of the words a field may hold."""
    known = list(known)
    by_key = {key_of(k.replace("_", " ")): k for k in known}
    if (word := by_key.get(key_of(value.replace("_", " ")))) is not None:
        return word
    raise UsageError(
        "{value!r} is no {field}: say {known}.",
        code="error-no-value-of",
        value=value,
        field=field,
        known=", ".join(known),
    )


def _origin(store: Consulted, document: Document, value: str) -> str:
    """Return the id of the document another was taken from, or `itself`."""
    if key_of(value) == ITSELF or value == document.id:
        return ITSELF
    origin = store.record(Document, value)
    if origin is None:
        near = store.lookup.near_ids(Document, value)
        raise UsageError(
            "{value!r} is no document of this store{near}.",
            code="error-no-origin",
            value=value,
            near=hint(near),
        )
    said = [j for j in store.words.on_record(origin.id) if j.value == document.id]
    if said:
        raise UsageError(
            "{value} is said to be taken from {own} itself ({word}); withdraw that first.",
            code="error-origin-circle",
            value=value,
            own=document.id,
            word=said[-1].id,
        )
    return origin.id


def _chain(casebook: Casebook, claim: Claim, value: str, *, alone: bool) -> str:
    """Return a chain as it is kept: ids, or new names, the originator first, without the document's
    own voice at the end.
    """
    if key_of(value) in (VOICE, NONE):
        return VOICE
    names = Names("actor or source", (*casebook.actors, *casebook.sources))
    known = {key_of(n): h for h in claim.chain for n in (h.surface, h.entity_id or h.surface)}
    parts = parts_of_chain(value, lambda n: key_of(n) in known or names.find(n) is not None)
    hops = [_hop(names, known, part) for part in parts]
    if alone and len(hops) > 1:
        raise UsageError(
            "{value!r} names {n} hops, and the originator is one; correct the chain instead.",
            code="error-one-originator",
            value=value,
            n=len(hops),
        )
    for name in {h for h in hops if hops.count(h) > 1}:
        raise UsageError(
            "{name!r} occurs twice in {value!r}; {how}.",
            code="error-name-twice",
            name=name,
            value=value,
            how=HOW,
        )
    own = claim.chain[-1]
    if hops[-1] in (own.entity_id, own.surface):
        hops = hops[:-1]
    return BEFORE.join(hops) if hops else VOICE


def _hop(names: Names, known: dict[str, Hop], written: str) -> str:
    """Return how one hop of a chain is kept: the id of who is meant, the words that stood there
    before, or `new:NAME`.
    """
    fresh = new_name(written)
    if fresh is not None:
        if (known_id := names.find(fresh)) is not None:
            raise UsageError(
                "{name!r} is no new name: the casebook holds it as {id}; write that.",
                code="error-name-known",
                name=fresh,
                id=known_id,
            )
        return NEW_NAME + fresh
    if (entry_id := names.find(written)) is not None:
        return entry_id
    hop = known.get(key_of(written))
    if hop is not None:
        return hop.entity_id or hop.surface
    raise UsageError(
        (
            "{written!r} is no actor or source of the casebook{near}. For a name it does not hold "
            "write new:{written}."
        ),
        code="error-no-actor-new",
        written=written,
        near=hint(names.near(written)),
    )


def _entity(casebook: Casebook, field: str, value: str) -> str:
    """Return the id of the actor, source, site or place that is meant; `none`
    takes the link away.
    """
    if key_of(value) == NONE:
        return NONE
    people = (*casebook.actors, *casebook.sources)
    what, entries = {
        "actor_id": ("actor or source", people),
        "site_id": ("site or place", casebook.sites),
    }.get(field, ("actor, source, site or place", (*people, *casebook.sites)))
    names = Names(what, entries)
    entry_id = names.find(value)
    if entry_id is None and field != "actor_id" and find_gazetteer().place(value) is not None:
        return value
    return entry_id if entry_id is not None else names.need(value)
