"""Which of the candidates of a document are attributions: judged by the cue table, the likeliest
first.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.english.constructions import Candidate, candidates_of
from tocsin.annotate.english.cue_features import features_of
from tocsin.annotate.english.cue_table import cue_table
from tocsin.annotate.english.frames import cue_kind, make
from tocsin.annotate.english.quote_tags import SIGNED
from tocsin.annotate.english.rules import PLAIN_FORMS
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.annotate.text.turns import TURN
from tocsin.records import Document, Span
from tocsin.records.annotation import COUNTED

# How much the fit of an extent counts beside its probability, and from which score on a candidate
# is an attribution (PolNeAR dev).
EXTENT = 0.5
LIKELY = 0.33
# Two frames of this score by different cues with sources of their own both stand: one reports the
# other ("X said, according to Y").
CERTAIN = 0.75
# Rules of the grammar that need no counts: their forms are rare in PolNeAR, and say that somebody
# speaks.
_FORMS = (
    "according_phrase",
    "after_colon",
    "evaluation",
    "nominal_act",
    "knowledge_held",
    "for_somebody",
    "bare_clause",
    "name_colon",
    "headline_credit",
    "points_back",
    SIGNED,
    TURN,
)
# Two candidates that share this much of their contents are one.
_SAME = 0.5
_ABOVE = ("nominal_act", "name_colon", "headline_credit", TURN)


class WeighedFrame(NamedTuple):
    """A frame with what the cue table looks at."""

    frame: Frame
    features: list[str]


def counted_candidates(
    document: Document, parsed: Parsed, quoted: Sequence[Quoted]
) -> list[WeighedFrame]:
    """Return every candidate of a sentence as a frame."""
    return [
        _judged(document, parsed, c, quoted) for c in candidates_of(parsed, quoted, document.text)
    ]


def _judged(
    document: Document, parsed: Parsed, candidate: Candidate, quoted: Sequence[Quoted]
) -> WeighedFrame:
    """Return a candidate as a frame with its features."""
    return WeighedFrame(
        _frame(parsed, candidate, quoted), features_of(parsed, candidate, document.text, quoted)
    )


def _frame(parsed: Parsed, candidate: Candidate, quoted: Sequence[Quoted]) -> Frame:
    """Make the frame of a candidate."""
    kind = cue_kind(candidate.lemma) or "attitude"
    rule = f"{COUNTED}{candidate.construction}"
    frame = make(parsed, candidate.cue, kind, rule, candidate.content, candidate.source, (), quoted)
    return msgspec.structs.replace(frame, construction=candidate.construction)


def as_judged(
    document: Document, parsed: Parsed, frame: Frame, quoted: Sequence[Quoted]
) -> WeighedFrame:
    """Return a frame of the grammar with its features, so that the table may judge it beside the
    candidates.
    """
    cue = next((t for t in reversed(parsed.inside(frame.cue_span))), parsed.doc[0])
    start = frame.head.start if frame.head is not None else -1
    source = next((t for t in parsed.doc if parsed.start(t) == start), None)
    candidate = Candidate(cue, f"rule {frame.rule}", frame.content, source)
    return WeighedFrame(frame, features_of(parsed, candidate, document.text, quoted))


def likely(judged: Sequence[WeighedFrame], least: float = LIKELY) -> list[tuple[Frame, float]]:
    """Return the likeliest frames with their scores; of those that share a content or a cue, the
    likeliest.
    """
    ranked = sorted(
        _scored(judged),
        key=lambda item: (-item[0], item[1].content, item[1].cue_span, item[1].rule),
    )
    kept: list[tuple[Frame, float]] = []
    for score, frame in ranked:
        if score < least:
            break
        if not any(_rival(frame, other) and not _nests(frame, other, score) for other, _ in kept):
            kept.append((frame, score))
    return kept


def _scored(judged: Sequence[WeighedFrame]) -> Iterator[tuple[float, Frame]]:
    """Yield each frame with its probability, lowered where another extent under the same cue fits
    better.
    """
    table = cue_table()
    by_cue: dict[int, list[tuple[float, float, Frame]]] = {}
    for item in judged:
        by_cue.setdefault(item.frame.cue_span.start, []).append(
            (*table.judge(item.features), item.frame)
        )
    for group in by_cue.values():
        best = max(extent for _, extent, _ in group)
        for probability, extent, frame in group:
            yield probability * math.exp(EXTENT * (extent - best)), frame


def chosen_of(judged: Sequence[WeighedFrame]) -> list[Frame]:
    """Return the attributions of a document: the likeliest frames, and those whose form alone tells
    that somebody speaks.
    """
    cited = [item.frame for item in judged if item.frame.rule in PLAIN_FORMS]
    kept = list(dict.fromkeys(cited)) + [
        f for f, _ in likely(judged) if not any(_outranked(f, c) for c in cited)
    ]
    for item in judged:
        if _is_by_form(item.frame) and not any(
            _stands_against(item.frame, other) for other in kept
        ):
            kept.append(item.frame)
    return kept


def _outranked(frame: Frame, plain: Frame) -> bool:
    """Return whether a form that tells who speaks has taken a frame's cue or its words."""
    return frame.cue_span.overlaps(plain.cue_span) or _rival(frame, plain)


def _stands_against(frame: Frame, other: Frame) -> bool:
    """Return whether a frame told by its form repeats another.

    An act told as a noun may stand inside what somebody says, and what a name with a colon passes
    on may be said by others.
    """
    if frame.rule in _ABOVE:
        return frame.cue_span.overlaps(other.cue_span)
    return _rival(frame, other)


def _is_by_form(frame: Frame) -> bool:
    """Return whether the grammar's rule is enough, whatever the counts of the cue say."""
    return frame.rule in _FORMS or (
        frame.rule == "clause_complement" and frame.kind in ("speech", "distance", "denial")
    )


def _rival(frame: Frame, other: Frame) -> bool:
    """Tell whether two frames cannot both stand."""
    if frame.cue_span.start == other.cue_span.start and frame.content.overlaps(other.content):
        return True
    return overlap(frame.content, other.content) >= _SAME


def _nests(frame: Frame, other: Frame, score: float) -> bool:
    """Return whether two frames over the same words both stand: each certain, by its own cue, with
    a source of its own.
    """
    passed_on = "according_to" in (frame.rule, other.rule)
    if (score < CERTAIN and not passed_on) or frame.cue_span.overlaps(other.cue_span):
        return False
    if frame.source is None or other.source is None:
        return False
    coordinated = other.content.covers(frame.cue_span) and other.content.covers(frame.content)
    return coordinated or not frame.source.overlaps(other.source)


def overlap(first: Span, second: Span) -> float:
    """Return intersection over union, in characters."""
    both = max(0, min(first.end, second.end) - max(first.start, second.start))
    return both / max(1, first.end - first.start + second.end - second.start - both)
