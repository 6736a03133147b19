"""How likelihood and confidence are put into words (US Intelligence Community Directive 203), and what no brief may say."""

import datetime as dt
import re
from collections.abc import Sequence

from tocsin.errors import WordingError
from tocsin.records import Interval, RangeShare

# Lower edges; the edge itself belongs as the tradecraft page says: [.01,.05) [.05,.20) [.20,.45) [.45,.55] (.55,.80] (.80,.95] (.95,.99].
_BANDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
)
_UPPER_BANDS = (
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.0, "almost certain"),
)
_SCALE = tuple(words for _, words in (*_BANDS, *_UPPER_BANDS))
# A range that reaches over more than two neighbouring bands is wide.
_WIDE = 2
# No judgement leaves these bounds: at them, all that is known is on which side the figure lies.
_ENDS = (0.01, 0.99)
_OPENINGS = {
    "almost no chance": "There is almost no chance",
    "roughly even chance": "There is a roughly even chance",
}
_TENTHS = "{n} times in 10"
_LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|(?:very )?unlikely|roughly even chance|(?:very )?likely|almost certain)\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(r"\bconfidence\b", re.IGNORECASE)
_ACCUSING = re.compile(
    r"\b(?:is|are) (?:guilty|to blame|behind (?:it|this))\b|\bproven? (?:guilt|that (?:he|she|they))\b",
    re.IGNORECASE,
)


def likelihood_words(p: float) -> str:
    """Return the ICD 203 words of a probability between .01 and .99."""
    for edge, words in _BANDS:
        if p < edge:
            return words
    for edge, words in _UPPER_BANDS:
        if p <= edge:
            return words
    return _UPPER_BANDS[-1][1]


def percent(p: float) -> str:
    """Write a probability as a whole percentage, never as 0 or 100."""
    return f"{min(99, max(1, round(p * 100)))}"


def share(p: float) -> str:
    """Write a probability with its unit: a whole percentage, and beyond the ends of the scale only on which side it lies."""
    if p <= _ENDS[0]:
        return "less than 1 %"
    return "more than 99 %" if p >= _ENDS[1] else f"{percent(p)} %"


def likelihood_sentence(
    p: float, edges: Interval, *, holds: float, incident: str, end: dt.date
) -> str:
    """Write how likely the incident is until a day, with the range and how often it holds."""
    words = likelihood_words(min(0.99, max(0.01, p)))
    opening = _OPENINGS.get(words, f"It is {words}")
    return f"{opening} that {incident} by {end} ({_figures(p, edges, holds)})."


def _figures(p: float, edges: Interval, holds: float) -> str:
    """Write a probability with its range; where both ends read as the figure itself, once."""
    told = spread(edges)
    if told == share(p):
        return told if "than" in told else f"about {told}"
    if edges.low > _ENDS[0] and edges.high < _ENDS[1]:
        told = f"between {share(edges.low)} and {share(edges.high)}"
    return f"{_beside_words(p)}; {_TENTHS.format(n=round(holds * 10))} {told}"


def _beside_words(p: float) -> str:
    """Write a probability so that it fits its words: a figure that rounding would put into another band says on which side it lies."""
    rounded = round(p, 2)
    if not _ENDS[0] < p < _ENDS[1] or likelihood_words(rounded) == likelihood_words(p):
        return share(p)
    return f"just {'under' if p < rounded else 'over'} {share(p)}"


def spread(edges: Interval) -> str:
    """Write a range with its unit."""
    low, high = share(edges.low), share(edges.high)
    if low == high:
        return low
    if edges.low <= _ENDS[0]:
        return f"at most {high}"
    return f"at least {low}" if edges.high >= _ENDS[1] else f"{low} to {high}"


def bands_apart(edges: Interval) -> int:
    """Return how many bands of the likelihood words lie between the ends of a range: 0 within one, 1 in two neighbouring ones."""
    low, high = (likelihood_words(min(0.99, max(0.01, edge))) for edge in (edges.low, edges.high))
    return _SCALE.index(high) - _SCALE.index(low)


def range_sentence(edges: Interval, shares: Sequence[RangeShare]) -> str:
    """Say which given ranges make that of a likelihood wide; nothing where it keeps within two neighbouring bands."""
    if bands_apart(edges) < _WIDE or not shares:
        return ""
    named = [f"“{s.name}”" for s in shares if s.indicator_id is not None][:2]
    causes = ["the prior rests on few past cases"] if shares[0].indicator_id is None else []
    if len(named) == 1:
        causes.append(f"the likelihood of {named[0]} is uncertain")
    elif named:
        causes.append(f"the likelihoods of {named[0]} and {named[1]} are uncertain")
    return f"The range is wide: {', and '.join(causes)}."


def counted(number: int, one: str, more: str | None = None) -> str:
    """Write a number with what it counts: 1 document, 2 documents."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def check_own_words(sentences: list[str]) -> None:
    """Check sentences this program writes itself; words quoted from documents are not its own.

    Raises:
        WordingError: likelihood and confidence stand in one sentence, or a sentence accuses.
    """
    for text in sentences:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            if _LIKELIHOOD.search(sentence) and _CONFIDENCE.search(sentence):
                raise WordingError(f"likelihood and confidence stand in one sentence: {sentence!r}")
            if _ACCUSING.search(sentence):
                raise WordingError(
                    f"a sentence accuses instead of saying who says so: {sentence!r}"
                )
