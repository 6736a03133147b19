"""The coherent probabilities of a problem's hypotheses, every contribution named."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Record, Score

Seen = Literal["observed", "absent_expected", "absent", "unknown"]


class Observation(Record, frozen=True):
    """One indicator looked for: what was found, in which records, from how many independent origins."""

    indicator_id: str
    name: str
    state: Seen
    origins: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    why: str = ""


class Contribution(Record, frozen=True):
    """What one (indicator, origin) adds to the log weight of each hypothesis."""

    indicator_id: str
    origin_id: str
    state: str
    log_weight: dict[str, Score]
    evidence: tuple[str, ...] = ()


class Interval(Record, frozen=True):
    """A range of probability."""

    low: Score
    high: Score


class Prior(Record, frozen=True):
    """Where the starting figure comes from: the class, how many rows, how many incidents, which rows were used."""

    reference_class: str
    n: int
    k: int
    p: Score
    interval: Interval
    rows: tuple[str, ...]


class Sensitivity(Record, frozen=True):
    """How P(H1) comes out when one thing is changed."""

    change: str
    p: Score


class Swing(Record, frozen=True):
    """What would change our mind: P(H1) now, if this indicator were seen, and if it were known to be absent.

    These three are not clipped to .01-.99, so that a move can be seen where the judgement itself stands at the edge.
    """

    indicator_id: str
    name: str
    now: Score
    if_present: Score
    if_absent: Score


class Assessment(Record, frozen=True):
    """The state of a problem at one moment."""

    problem_id: str
    as_of: dt.datetime
    probabilities: dict[str, Score]
    intervals: dict[str, Interval]
    prior: Prior
    observations: tuple[Observation, ...]
    contributions: tuple[Contribution, ...]
    sensitivity: tuple[Sensitivity, ...]
    swings: tuple[Swing, ...]
    origins: tuple[str, ...]
    measured: bool
    cap: str | None = None
