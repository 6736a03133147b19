"""Which of the candidates of a document are attributions: judged by the cue table, the likeliest first."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.annotate.constructions import Candidate, candidates_of, claiming_of
from tocsin.annotate.cue_features import features_of
from tocsin.annotate.cue_table import cue_table
from tocsin.annotate.frames import Frame, cue_kind, make
from tocsin.annotate.parse import Parsed
from tocsin.annotate.quotes import Quoted, touching
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.records import Document, Span

# How much the fit of an extent counts beside its probability, and from which score on a candidate is an attribution (PolNeAR dev).
EXTENT = 0.5
LIKELY = 0.33
# From this one on, and only where somebody is named and the content is a clause of its own, it makes a claim.
CERTAIN = 0.6
# ... or where the word is listed as one that tells an intention and stands before an infinitive.
LISTED = 0.35
# Two candidates that share this much of their contents are one.
_SAME = 0.5


class Judged(NamedTuple):
    """A frame with what the cue table looks at."""

    frame: Frame
    features: list[str]


def counted_candidates(document: Document, parsed: Parsed, quoted: Sequence[Quoted]) -> list[Judged]:
    """Return every candidate of a sentence as a frame."""
    return [_judged(document, parsed, c, quoted) for c in candidates_of(parsed, quoted, document.text)]


def _judged(document: Document, parsed: Parsed, candidate: Candidate, quoted: Sequence[Quoted]) -> Judged:
    """Return a candidate as a frame with its features."""
    return Judged(_frame(parsed, candidate, quoted), features_of(parsed, candidate, document.text, quoted))


def _frame(parsed: Parsed, candidate: Candidate, quoted: Sequence[Quoted]) -> Frame:
    """Make the frame of a candidate."""
    kind = cue_kind(candidate.lemma) or "attitude"
    rule = f"counted {candidate.construction}"
    return make(parsed, candidate.cue, kind, rule, candidate.content, candidate.source, (), quoted)


def as_judged(document: Document, parsed: Parsed, frame: Frame, quoted: Sequence[Quoted]) -> Judged:
    """Return a frame of the grammar with its features, so that the table may judge it beside the candidates."""
    cue = next((t for t in reversed(parsed.inside(frame.cue_span))), parsed.doc[0])
    start = frame.head.start if frame.head is not None else -1
    source = next((t for t in parsed.doc if parsed.start(t) == start), None)
    candidate = Candidate(cue, f"rule {frame.rule}", frame.content, source)
    return Judged(frame, features_of(parsed, candidate, document.text, quoted))


def likely(judged: Sequence[Judged], least: float = LIKELY) -> list[tuple[Frame, float]]:
    """Return the likeliest frames with their scores; of those that share a content or a cue, the likeliest."""
    ranked = sorted(_scored(judged), key=lambda item: (-item[0], item[1].content, item[1].cue_span, item[1].rule))
    kept: list[tuple[Frame, float]] = []
    for score, frame in ranked:
        if score < least:
            break
        if not any(_rival(frame, other) for other, _ in kept):
            kept.append((frame, score))
    return kept


def _scored(judged: Sequence[Judged]) -> Iterator[tuple[float, Frame]]:
    """Yield each frame with its probability, lowered where another extent under the same cue fits better."""
    table = cue_table()
    by_cue: dict[int, list[tuple[float, float, Frame]]] = {}
    for item in judged:
        by_cue.setdefault(item.frame.cue_span.start, []).append((*table.judge(item.features), item.frame))
    for group in by_cue.values():
        best = max(extent for _, extent, _ in group)
        for probability, extent, frame in group:
            yield probability * math.exp(EXTENT * (extent - best)), frame


def claiming(document: Document, parsed: Parsed, quoted: Sequence[Quoted]) -> list[Frame]:
    """Return the candidates of a sentence that are attributions almost surely, and say something that can be claimed."""
    near = touching(quoted, parsed.span)
    chosen = [_judged(document, parsed, c, near) for c in claiming_of(parsed, near)]
    return [f for f, p in likely(chosen, LISTED) if p >= CERTAIN or _tells_intention(f)]


def _tells_intention(frame: Frame) -> bool:
    """Tell whether somebody pledges, wants, refuses or threatens to do something."""
    known = {stem(w) for name in ("intent", "threaten", "reject") for w in word_set(f"cue_of_{name}", "en")}
    return frame.rule == "counted infinitive" and stem(frame.cue.split()[-1]) in known and not frame.negated


def _rival(frame: Frame, other: Frame) -> bool:
    """Tell whether two frames cannot both stand."""
    if frame.cue_span.start == other.cue_span.start and frame.content.overlaps(other.content):
        return True
    return overlap(frame.content, other.content) >= _SAME


def overlap(first: Span, second: Span) -> float:
    """Return intersection over union, in characters."""
    both = max(0, min(first.end, second.end) - max(first.start, second.start))
    return both / max(1, first.end - first.start + second.end - second.start - both)
