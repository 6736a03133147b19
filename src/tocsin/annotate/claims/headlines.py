"""Claims that take their source from the headline: agencies credit it there ("... – regional
administration") and tell the same again below in their own sentence.
"""

from collections.abc import Sequence

import msgspec

from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Claim, Hop

INHERITED = "attribution_inherited"
# A body claim says the same as a headline that shares so many of its stems, and this share of the
# shorter of the two; it stands no further below.
_SHARED, _SHARE, _BELOW = 4, 0.6, 600
# Claims of these types are the voice's own, whatever stands above.
_OWN = ("ask", "cite", "gap", "recommend")


def inherited_from_headline(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims, those that repeat a credited headline with its source."""
    credited = [
        c
        for c in claims
        if c.position == "headline" and len(c.chain) > 1 and not c.chain[0].inherited
    ]
    return [_inheriting(c, credited) for c in claims] if credited else list(claims)


def _inheriting(claim: Claim, credited: Sequence[Claim]) -> Claim:
    """Return a claim with the source of the headline it repeats, if it repeats one."""
    bare = claim.position == "body" and len(claim.chain) == 1 and claim.stance == "asserts"
    if not bare or claim.type in _OWN:
        return claim
    near = [h for h in credited if 0 <= claim.span.start - h.span.end <= _BELOW]
    same = next((h for h in near if _says_the_same(h.text, claim.text)), None)
    if same is None:
        return claim
    hops = (
        Hop(surface=h.surface, entity_id=h.entity_id, cue=h.cue, inherited=True)
        for h in same.chain[:-1]
    )
    return msgspec.structs.replace(
        claim,
        chain=(*hops, claim.chain[-1]),
        stance="reports",
        flags=(*claim.flags, INHERITED),
    )


def _says_the_same(headline: str, told: str) -> bool:
    """Return whether a sentence tells what a headline tells."""
    first, second = ({stem(w.text) for w in words(t)} for t in (headline, told))
    shared = len(first & second)
    return shared >= _SHARED and shared >= _SHARE * min(len(first), len(second))
