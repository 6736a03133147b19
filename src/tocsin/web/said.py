"""What people said, in words: no ids and no names of fields where a person reads."""

import msgspec

from tocsin.pipeline.corrections import BEFORE, NEW_NAME, NONE
from tocsin.records import (
    AuditEntry,
    Estimate,
    Judgement,
    Record,
    Resolution,
    SavedSearch,
    Signature,
    Withdrawal,
)
from tocsin.store.withdrawn import SHELVES
from tocsin.store.words import WITHDRAWN

# What is corrected, as people call it.
LABELS = {
    "actor_id": "actor",
    "site_id": "site",
    "entity_id": "taken for",
    "origin_id": "taken from",
    "same": "same narrative",
    "claim": "the claim",
    "mention": "the name",
    "match": "the match",
}
_WHOLE = ("claim", "mention", "match")


def label(field: str) -> str:
    """Return what people call a field."""
    return LABELS.get(field, field)


def value_told(judgement: Judgement, names: dict[str, str]) -> str:
    """Return the value of a correction as people read it: names for ids, arrows between hops."""
    value = judgement.value
    if value == NONE:
        return "taken out" if judgement.field in _WHOLE else "none"
    if judgement.field == "chain":
        return " → ".join(names.get(h, h.removeprefix(NEW_NAME)) for h in value.split(BEFORE))
    if judgement.field == "origin_id":
        return value if value == "itself" else "another text"
    return names.get(value, value.removeprefix(NEW_NAME)).replace("_", " ")


def word_in(line: AuditEntry) -> Record | None:
    """Return the word of a person that a line of the log holds; None where it holds none that can be read."""
    kinds: dict[str, type[Record]] = {shelf.action: kind for kind, shelf in SHELVES.items()} | {
        WITHDRAWN: Withdrawal
    }
    kind = kinds.get(line.action)
    try:
        return msgspec.json.decode(line.detail, type=kind) if kind is not None else None
    except msgspec.DecodeError:
        return None


def sentence(word: Record, names: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return what a word says as a sentence with what fills its braces."""
    if isinstance(word, Judgement):
        return "{field}: {value}", {"field": label(word.field), "value": value_told(word, names)}
    if isinstance(word, Signature):
        return ("dissents" if word.word == "dissent" else "agrees"), {}
    if isinstance(word, Resolution):
        return (
            "with the incident: {where}" if word.incident else "without the incident: {where}"
        ), {"where": word.reference}
    if isinstance(word, Estimate):
        return "{figures}", {
            "figures": ", ".join(f"{h} {p:g}" for h, p in word.probabilities.items())
        }
    if isinstance(word, SavedSearch):
        return "{name}", {"name": word.name}
    return "{kind} taken back", {"kind": word.kind} if isinstance(word, Withdrawal) else {}
