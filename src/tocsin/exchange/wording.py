"""How a claim is said in other programs: always with whoever says it."""

from tocsin.records import Claim, Hop

_STANCES = {
    "asserts": "says",
    "reports": "reports",
    "denies": "denies",
    "doubts": "doubts",
    "speculates": "speculates",
    "asks": "asks",
    "not_said": "does not say",
    "not_confirmed": "does not confirm",
}


def says(claim: Claim, names: dict[str, str] | None = None) -> str:
    """Return a claim as `A says, via B: “...”`, in the order of its chain; `names` are those of
    entities by id.
    """
    known = names or {}
    first, *others = claim.chain
    through = "".join(f", via {_name(hop, known)}" for hop in others)
    said = _STANCES.get(claim.stance, claim.stance)
    return f"{_name(first, known)} {said}{through}: “{claim.text}”"


def chain_of(claim: Claim) -> list[dict[str, object]]:
    """Return the chain of a claim, originator first, without what is not known."""
    hops = [
        {"surface": hop.surface, "entity_id": hop.entity_id, "cue": hop.cue} for hop in claim.chain
    ]
    return [{name: value for name, value in hop.items() if value is not None} for hop in hops]


def _name(hop: Hop, names: dict[str, str]) -> str:
    """Return how whoever speaks is called."""
    return names.get(hop.entity_id or "", hop.surface)
