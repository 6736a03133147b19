"""Claims that take their source from another: the sentences after one in its paragraph, and a
headline that drops the attribution its body gives.
"""

import re
from collections.abc import Sequence

import msgspec

from tocsin.language.lines import logical_lines
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Claim, Document, Hop, Span

# A headline and a body claim that share this much of their stems say the same thing.
_HEADLINE_OVERLAP = 0.45
# Words of so few letters tell nothing by themselves.
_SMALL = 3


def inherited_in_paragraph(claims: list[Claim], document: Document) -> list[Claim]:
    """Let a bare sentence directly after an attributed one, on the same actor, inherit its
    source.
    """
    ordered = sorted(claims, key=lambda c: c.span)
    paragraphs = logical_lines(document.text)
    done: list[Claim] = []
    for claim in ordered:
        before = done[-1] if done else None
        if before is not None and _goes_on(before, claim, document, paragraphs):
            hops = tuple(
                Hop(surface=h.surface, entity_id=h.entity_id, cue=h.cue, inherited=True)
                for h in before.chain[:-1]
            )
            claim = _with_chain(claim, (*hops, claim.chain[-1]), "attribution_inherited")
        done.append(claim)
    return done


def _goes_on(before: Claim, claim: Claim, document: Document, paragraphs: Sequence[Span]) -> bool:
    """Tell whether a claim goes on with what the one before it was told by."""
    if (
        len(claim.chain) > 1
        or len(before.chain) == 1
        or claim.position != "body"
        or before.position != "body"
    ):
        return False
    if not any(p.covers(before.span) and p.covers(claim.span) for p in paragraphs):
        return False
    between = document.text[before.span.end : claim.span.start]
    if not re.fullmatch(r"[.!?\"”»’)\s]+", between) or claim.type in ("gap", "ask", "recommend"):
        return False
    return claim.type == before.type and claim.stance == "asserts"


def inherited_in_headline(claims: list[Claim]) -> list[Claim]:
    """Flag a headline that drops the attribution its body gives, and let it inherit the source."""
    body = [c for c in claims if c.position == "body" and len(c.chain) > 1]
    done = []
    for claim in claims:
        if claim.position == "headline" and len(claim.chain) == 1:
            same = max(
                (c for c in body if _tell_the_same(claim.text, c.text)),
                key=lambda c: (_alike(claim.text, c.text), -c.span.start),
                default=None,
            )
            if same is not None and _alike(claim.text, same.text) >= _HEADLINE_OVERLAP:
                hops = tuple(
                    Hop(surface=h.surface, entity_id=h.entity_id, cue=h.cue, inherited=True)
                    for h in same.chain[:-1]
                )
                claim = _with_chain(
                    claim, (*hops, claim.chain[-1]), "attribution_dropped_in_headline"
                )
        done.append(claim)
    return done


def _with_chain(claim: Claim, chain: tuple[Hop, ...], flag: str) -> Claim:
    """Return a claim with another chain and a flag that says why; its id names its place and
    stays.
    """
    return msgspec.structs.replace(claim, chain=chain, flags=(*claim.flags, flag))


def _tell_the_same(headline: str, sentence: str) -> bool:
    """Return whether a headline shares a word with a sentence that is no name there, and no small
    word: "Live: attack in the Gulf of Oman" and "A fire in the Gulf of Oman is out" share a place.
    """
    telling = {
        stem(w.text) for w in words(sentence) if w.text[0].islower() and len(w.text) > _SMALL
    }
    return not telling.isdisjoint(stem(w.text) for w in words(headline))


def _alike(left: str, right: str) -> float:
    """Return which share of the shorter text's stems the other has too."""
    first, second = ({stem(w.text) for w in words(t)} for t in (left, right))
    return len(first & second) / max(1, min(len(first), len(second)))
