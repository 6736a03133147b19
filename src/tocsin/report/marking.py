"""A claim in its sentence, with its parts distinguished: what is claimed, who says it, by which
words.

Shown in briefs and by `explain`.
"""

import itertools
import re
from typing import Literal, NamedTuple

from tocsin.records import Claim, Document, Span

Role = Literal["plain", "claim", "source", "cue"]
SIGNS: dict[Role, tuple[str, str]] = {
    "plain": ("", ""),
    "claim": ("[", "]"),
    "source": ("<", ">"),
    "cue": ("*", "*"),
}


class Part(NamedTuple):
    """A stretch of a sentence, and the part it plays."""

    text: str
    role: Role


def sentence_of(document: Document, claim: Claim) -> Span:
    """Return the sentence of a claim; where the claim is longer, both."""
    home = next((s for s in document.sentences if s.overlaps(claim.span)), claim.span)
    return Span(start=min(home.start, claim.span.start), end=max(home.end, claim.span.end))


def parts_of(document: Document, claim: Claim) -> list[Part]:
    """Return the sentence of a claim cut into its parts, in order.

    A source inside what is claimed is distinguished too.
    """
    home = sentence_of(document, claim)
    text = home.of(document.text)
    inner = Span(start=claim.span.start - home.start, end=claim.span.end - home.start)
    marks: list[tuple[int, int, Role]] = []
    for hop in claim.chain[:-1]:
        wanted: tuple[tuple[str | None, Role], ...] = ((hop.surface, "source"), (hop.cue, "cue"))
        for words, role in wanted:
            if words and (place := _place(text, words, inner, marks)) is not None:
                marks.append((*place, role))
    return _cut(text, inner, sorted(marks))


def marked(document: Document, claim: Claim) -> str:
    """Return the sentence of a claim with [what is claimed], <its sources> and
    *its cues* marked.
    """
    written = []
    for part in parts_of(document, claim):
        before, after = SIGNS[part.role]
        stripped = part.text.strip()
        written.append(
            part.text.replace(stripped, f"{before}{stripped}{after}", 1) if stripped else part.text
        )
    return " ".join("".join(written).split())


def _place(
    text: str, words: str, inner: Span, taken: list[tuple[int, int, Role]]
) -> tuple[int, int] | None:
    """Return where some words stand.

    Outside what is claimed where they do, and where nothing is marked yet.
    """
    spots = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    free = [p for p in spots if not any(p[0] < end and start < p[1] for start, end, _ in taken)]
    outside = [p for p in free if p[1] <= inner.start or p[0] >= inner.end]
    return next(iter(outside or free), None)


def _cut(text: str, inner: Span, marks: list[tuple[int, int, Role]]) -> list[Part]:
    """Cut a text at its marks; what is in none is what is claimed, or plain."""
    edges = sorted({0, len(text), inner.start, inner.end, *(e for m in marks for e in m[:2])})
    parts = []
    for start, end in itertools.pairwise(edges):
        role: Role = next(
            (r for s, e, r in marks if s <= start < e),
            "claim" if inner.start <= start < inner.end else "plain",
        )
        parts.append(Part(text[start:end], role))
    return [p for p in parts if p.text]
