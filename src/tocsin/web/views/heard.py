"""Whom the claims about a problem come from."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.records import Claim, Problem
from tocsin.records.asking import EVERY
from tocsin.web.desk import Look

# So many claims are counted, and so many origins shown; the rest are one line.
_MOST, _SHOWN = 5_000, 10
_DENIES = "denies"


class Heard(NamedTuple):
    """How many claims come from one person, office or outlet, and how many of them deny; `share`
    is of the largest number, `denying` of the claims.
    """

    id: str | None
    name: str
    claims: int
    denied: int
    share: float
    denying: float


def heard_of(look: Look, problem: Problem) -> list[Heard]:
    """Return from whom the claims come in documents that touch a problem, most claims first."""
    touching = (*problem.sites, *problem.narratives)
    until = look.as_of if look.has_moment else None
    claims = look.store.lookup.listed(
        Claim, _MOST, None, until, EVERY._replace(touching_any=touching)
    )
    return _counted(look, claims)


def _counted(look: Look, claims: Sequence[Claim]) -> list[Heard]:
    """Return how many of some claims come from each origin: the first link of their chains."""
    names, every, denied = look.names(), Counter[str](), Counter[str]()
    ids: dict[str, str | None] = {}
    for claim in claims:
        first = claim.chain[0]
        key = names.get(first.entity_id or "", first.surface)
        ids[key] = first.entity_id
        every[key] += 1
        denied[key] += claim.stance == _DENIES
    largest = max(every.values(), default=1)
    return [
        Heard(ids[name], name, number, denied[name], number / largest, denied[name] / number)
        for name, number in sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]
    ]
