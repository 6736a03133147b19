"""What people corrected, laid over what the rules found. A person's word outranks the rule and
survives re-runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from tocsin.assess.grades import OUTCOME, OUTCOMES
from tocsin.errors import UsageError
from tocsin.records import (
    ITSELF,
    SAME,
    Claim,
    Document,
    Hop,
    Judgement,
    Match,
    Mention,
    Record,
    Voice,
)

__all__ = [
    "BEFORE",
    "FIELDS",
    "ITSELF",
    "NEW_NAME",
    "NONE",
    "OUTCOME",
    "SAME",
    "SAME_WORDS",
    "VALUES",
    "VOICE",
    "corrected",
    "laid_over",
]

R = TypeVar("R", bound=Claim | Mention | Match)
# What can be corrected of which record; a document's origin is laid over by the lineage itself.
FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Document: ("origin_id",),
    Claim: (
        "stance",
        "type",
        "modality",
        "actor_id",
        "site_id",
        "originator",
        "chain",
        "outcome",
        "claim",
    ),
    Mention: ("entity_id", "mention"),
    Match: ("voice", "match", "same"),
}
_HINTS = get_type_hints(Claim)
# What some of these may hold; the others hold ids or names.
VALUES: Mapping[str, tuple[str, ...]] = {
    **{name: get_args(_HINTS[name]) for name in ("stance", "type", "modality")},
    OUTCOME: OUTCOMES,
    "voice": get_args(Voice),
    "claim": ("none",),
    "mention": ("none",),
    "match": ("none",),
}
# The value that takes a record out, a link away, or a voice back to abstaining.
NONE = "none"
VOICE = "voice"
# What stands between the hops of a chain that is kept, and before a name that no casebook holds.
BEFORE, NEW_NAME = " < ", "new:"
FLAG = "corrected"
# A person's word on whether a claim tells the story, and what it may be.
SAME_WORDS = ("same", "different", "unsure")
_WHOLE = ("claim", "mention", "match")


def corrected(records: Iterable[R], judgements: Sequence[Judgement]) -> list[R]:
    """Return records with the latest word on each of their fields laid over them; records taken out
    are left out.

    A later judgement on the same field outranks an earlier one.
    """
    if not judgements:
        return list(records)
    latest: dict[str, dict[str, Judgement]] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        latest.setdefault(judgement.record_id, {})[judgement.field] = judgement
    kept = []
    for record in records:
        changed: R | None = record
        for judgement in latest.get(record.id, {}).values():
            changed = laid_over(changed, judgement) if changed is not None else None
        if changed is not None:
            kept.append(changed)
    return kept


def laid_over(record: R, judgement: Judgement) -> R | None:
    """Return a record with one judgement laid over it, or None where it is taken out.

    Raises:
        UsageError: the field cannot hold the value.
    """
    field, value = judgement.field, None if judgement.value == NONE else judgement.value
    if field in _WHOLE:
        return record if value is not None else None
    if (
        field == OUTCOME
    ):  # goes into the track record of who said it, and changes nothing of the claim itself
        if judgement.value not in OUTCOMES:
            raise UsageError(f"{judgement.value!r} is no {OUTCOME}; say {', '.join(OUTCOMES)}.")
        return record
    if isinstance(record, Match) and field == SAME:
        return cast("R | None", _judged_same(record, judgement.value))
    marks: dict[str, Any] = (
        {"rule": f"{judgement.signer}: {judgement.note or 'judged so'}"}
        if hasattr(record, "rule")
        else {}
    )
    if isinstance(record, Claim):
        marks["flags"] = tuple(dict.fromkeys([*record.flags, FLAG]))
        if field in ("originator", "chain"):
            marks["chain"] = (_chain if field == "originator" else _whole_chain)(
                record, judgement.value
            )
            field, value = "rule", marks.pop("rule")
    changed = msgspec.structs.replace(record, **{**marks, field: value})
    try:
        return msgspec.convert(msgspec.to_builtins(changed), type=type(record))
    except msgspec.ValidationError as error:
        raise UsageError(f"{judgement.value!r} is no {field}: {error}") from None


def _judged_same(match: Match, word: str) -> Match | None:
    """Return a match after a person's word: same keeps or gives it its voice, unsure takes the
    voice, different takes it out.

    Raises:
        UsageError: the word is none of the three.
    """
    if word not in SAME_WORDS:
        raise UsageError(f"{word!r} is no {SAME}; say {', '.join(SAME_WORDS)}.")
    if word == "different":
        return None
    return msgspec.structs.replace(
        match, voice=(match.voice or match.voice_if_same) if word == "same" else None
    )


def _chain(claim: Claim, value: str) -> tuple[Hop, ...]:
    """Return a chain with another originator; `voice` means that the document itself says it."""
    own = claim.chain[-1]
    if value in (VOICE, NONE):
        return (own,)
    cue = claim.chain[0].cue if len(claim.chain) > 1 else None
    return (_hop(value, cue), *(claim.chain[1:] if len(claim.chain) > 1 else (own,)))


def _whole_chain(claim: Claim, value: str) -> tuple[Hop, ...]:
    """Return a chain given hop by hop, originator first ("a source < an agency"); a hop that was
    there keeps its words and cue.
    """
    known = {
        name: hop
        for hop in claim.chain[:-1]
        for name in (hop.surface, hop.entity_id or hop.surface)
    }
    names = [] if value in (VOICE, NONE) else [n.strip() for n in value.split(BEFORE.strip())]
    if not all(names):
        raise UsageError(
            f"{value!r} is no chain; write it originator first, as in 'a source < an agency', "
            "or `voice`."
        )
    return (*(known.get(n) or _hop(n) for n in names), claim.chain[-1])


def _hop(name: str, cue: str | None = None) -> Hop:
    """Return a hop that a person named: an id, or a name that no casebook holds (`new:NAME`), which
    is linked to nothing.
    """
    if name.startswith(NEW_NAME):
        return Hop(surface=name.removeprefix(NEW_NAME), cue=cue)
    return Hop(surface=name, entity_id=name, cue=cue)
