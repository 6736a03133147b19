"""How likelihood is put into words (US Intelligence Community Directive 203).

Messages, which each language words for itself. `share` and `spread` give the English words at once,
for what other programs read.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.language.catalogues import english
from tocsin.records import Interval, Message, RangeShare, message
from tocsin.warn.rules import check_own_words


class _Band(NamedTuple):
    """A band of probability.

    Its upper edge, whether the edge belongs to it, its English words, and its code.
    """

    edge: float
    closed: bool
    words: str
    code: str


# As the tradecraft page says: [.01,.05) [.05,.20) [.20,.45) [.45,.55] (.55,.80] (.80,.95]
# (.95,.99].
_BANDS = (
    _Band(0.05, False, "almost no chance", "almost-no-chance"),
    _Band(0.20, False, "very unlikely", "very-unlikely"),
    _Band(0.45, False, "unlikely", "unlikely"),
    _Band(0.55, True, "roughly even chance", "roughly-even-chance"),
    _Band(0.80, True, "likely", "likely"),
    _Band(0.95, True, "very likely", "very-likely"),
    _Band(1.0, True, "almost certain", "almost-certain"),
)
# A range that reaches over more than two neighbouring bands is wide.
_WIDE = 2
# No judgement leaves these bounds: at them, all that is known is on which side the figure lies.
_LEAST, _MOST = 0.01, 0.99


def _band(p: float) -> _Band:
    """Return the band of a probability.

    One beyond the bounds of every judgement is taken at them.
    """
    bounded = min(_MOST, max(_LEAST, p))
    return next(b for b in _BANDS if bounded < b.edge or (b.closed and bounded == b.edge))


def likelihood_words(p: float) -> str:
    """Return the ICD 203 words of a probability, in English."""
    return _band(p).words


def words_message(p: float) -> Message:
    """Return the ICD 203 words of a probability."""
    return message(f"likelihood-word-{_band(p).code}")


def percent(p: float) -> str:
    """Write a probability as a whole percentage, never as 0 or 100."""
    return str(_percent(p))


def _percent(p: float) -> int:
    """Return a probability as a whole percentage, never as 0 or 100."""
    return min(99, max(1, round(p * 100)))


def is_at_an_end(p: float) -> bool:
    """Return whether all that is known of a probability is on which side of the scale it lies."""
    return p <= _LEAST or p >= _MOST


def share_message(p: float) -> Message:
    """Say a probability with its unit.

    A whole percentage, and beyond the ends of the scale only on which side it lies.
    """
    if p <= _LEAST:
        return message("likelihood-below")
    if p >= _MOST:
        return message("likelihood-above")
    return message("likelihood-share", percent=_percent(p))


def share(p: float) -> str:
    """Return a probability with its unit, in English."""
    return english(share_message(p))


def likelihood_message(
    p: float, edges: Interval, *, holds: float, incident: str, end: dt.date
) -> Message:
    """Say how likely the incident is until a day, with the range and how often it holds."""
    return message(
        f"likelihood-{_band(p).code}",
        incident=incident,
        end=end.isoformat(),
        figures=_figures(p, edges, holds),
    )


def likelihood_sentence(
    p: float, edges: Interval, *, holds: float, incident: str, end: dt.date
) -> str:
    """Return how likely the incident is until a day, in English."""
    return english(likelihood_message(p, edges, holds=holds, incident=incident, end=end))


def _figures(p: float, edges: Interval, holds: float) -> Message:
    """Say a probability with its range; where both ends read as the figure itself, once."""
    figure, range_ = share_message(p), spread_message(edges)
    if range_ == figure:
        return figure if is_at_an_end(p) else message("likelihood-about", share=figure)
    if not is_at_an_end(edges.low) and not is_at_an_end(edges.high):
        low, high = share_message(edges.low), share_message(edges.high)
        range_ = message("likelihood-between", low=low, high=high)
    times = round(holds * 10)
    return message("likelihood-figures", figure=_beside_words(p), times=times, range=range_)


def _beside_words(p: float) -> Message:
    """Say a probability so that it fits its words.

    One that rounding would put into another band says on which side it lies.
    """
    figure, rounded = share_message(p), round(p, 2)
    if is_at_an_end(p) or _band(rounded) == _band(p):
        return figure
    return message("likelihood-under" if p < rounded else "likelihood-over", share=figure)


def spread_message(edges: Interval) -> Message:
    """Say a range with its unit."""
    low, high = share_message(edges.low), share_message(edges.high)
    if low == high:
        return low
    if edges.low <= _LEAST and edges.high >= _MOST:
        return message("likelihood-anything")
    if edges.low <= _LEAST:
        return message("likelihood-at-most", share=high)
    if edges.high >= _MOST:
        return message("likelihood-at-least", share=low)
    return message("likelihood-from-to", low=low, high=high)


def spread(edges: Interval) -> str:
    """Return a range with its unit, in English."""
    return english(spread_message(edges))


def bands_apart(edges: Interval) -> int:
    """Return how many bands of the likelihood words lie between the ends of a range.

    0 within one, 1 in two neighbouring ones.
    """
    return _BANDS.index(_band(edges.high)) - _BANDS.index(_band(edges.low))


def range_message(edges: Interval, shares: Sequence[RangeShare]) -> Message | None:
    """Say which given ranges make that of a likelihood wide.

    None where it keeps within two neighbouring bands.
    """
    if bands_apart(edges) < _WIDE or not shares:
        return None
    names = [s.name for s in shares if s.indicator_id is not None][:2]
    prior = message("likelihood-cause-prior") if shares[0].indicator_id is None else None
    cause = _uncertain(names)
    if prior is not None:
        both = "likelihood-cause-both"
        cause = prior if cause is None else message(both, prior=prior, indicators=cause)
    return message("likelihood-wide", cause=cause) if cause is not None else None


def _uncertain(names: Sequence[str]) -> Message | None:
    """Say of which indicators the likelihood is uncertain; None where there are none."""
    if not names:
        return None
    if len(names) == 1:
        return message("likelihood-cause-one", name=names[0])
    return message("likelihood-cause-two", name=names[0], other=names[1])


def range_sentence(edges: Interval, shares: Sequence[RangeShare]) -> str:
    """Return which given ranges make that of a likelihood wide, in English.

    Empty where it is not.
    """
    said = range_message(edges, shares)
    return english(said) if said is not None else ""


__all__ = [
    "bands_apart",
    "check_own_words",
    "is_at_an_end",
    "likelihood_message",
    "likelihood_sentence",
    "likelihood_words",
    "percent",
    "range_message",
    "range_sentence",
    "share",
    "share_message",
    "spread",
    "spread_message",
    "words_message",
]
