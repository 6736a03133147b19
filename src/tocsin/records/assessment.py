"""The coherent probabilities of a problem's hypotheses, every contribution named."""

import datetime as dt
from typing import Literal

from tocsin.records.base import Admiralty, Record, Score
from tocsin.records.message import Message
from tocsin.records.observe import SpeakerRole

Seen = Literal["observed", "absent_expected", "absent", "unknown"]


BindingWay = Literal[
    "measured",
    "site_in_claim",
    "event_at_site",
    "site_in_sentence",
    "narrative",
    "site_in_paragraph",
    "party_in_area",
    "document_about_site",
]


class Bound(Record, frozen=True):
    """How one record is bound to the problem.

    By what it is about the question, and which share of the indicator's weight that gives it.
    `roles` say what whoever a claim begins with is towards the problem, `speaks_for` the state,
    body or person whose word it is: the same in every outlet that carries it; empty where nobody is
    named.
    """

    record_id: str
    origin_id: str
    way: BindingWay
    weight: Score
    roles: tuple[SpeakerRole, ...] = ()
    speaks_for: str = ""


class Observation(Record, frozen=True):
    """One indicator looked for.

    What was found, in which records, how each is bound, from how many independent origins.
    """

    indicator_id: str
    name: str
    state: Seen
    origins: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    why: str = ""
    bound: tuple[Bound, ...] = ()
    why_message: Message | None = None

    def weights(self) -> dict[str, float]:
        """Return the weight of what each origin gives: that of its record that is bound most
        strongly, and 1 where none is bound.
        """
        strongest: dict[str, float] = {}
        for bound in self.bound:
            strongest[bound.origin_id] = max(bound.weight, strongest.get(bound.origin_id, 0.0))
        return {origin: strongest.get(origin, 1.0) for origin in self.origins}


class Contribution(Record, frozen=True):
    """What one (indicator, origin) adds to the log weight of each hypothesis.

    `binding` is the share of the indicator's weight that the tie of its evidence to the problem
    gives.
    """

    indicator_id: str
    origin_id: str
    state: str
    log_weight: dict[str, Score]
    evidence: tuple[str, ...] = ()
    binding: Score = 1.0


class Interval(Record, frozen=True):
    """A range of probability."""

    low: Score
    high: Score


class RangeShare(Record, frozen=True):
    """How much one given range adds to the range of the incident.

    `share` is its part in the sum of the squared widths, in log odds, of the ranges that each given
    range makes alone, the others held at their figures. `indicator_id` is None for the prior.
    """

    indicator_id: str | None
    name: str
    share: Score


class Prior(Record, frozen=True):
    """Where the starting figure comes from.

    The class, how many rows, how many incidents, which rows were used.
    """

    reference_class: str
    n: int
    k: int
    p: Score
    interval: Interval
    rows: tuple[str, ...]


class Sensitivity(Record, frozen=True):
    """How P(H1) comes out when one thing is changed.

    Not clipped to .01-.99, so that a move shows at the edge. `kind` says what is changed: another
    prior is taken, or one origin or one indicator is left out, then named by its id in `left_out`.
    """

    change: str
    p: Score
    kind: Literal["prior", "origin", "indicator"] | None = None
    left_out: str | None = None
    change_message: Message | None = None


class Swing(Record, frozen=True):
    """What would change our mind.

    P(H1) now, if this indicator were seen, and if it were known to be absent. These three are not
    clipped to .01-.99, so that a move can be seen where the judgement itself stands at the edge.
    """

    indicator_id: str
    name: str
    now: Score
    if_present: Score
    if_absent: Score


class AchRow(Record, frozen=True):
    """One row of the matrix of competing hypotheses.

    An indicator, how consistent it is with each, and how far it distinguishes them. `diagnosticity`
    is the largest log ratio between any two hypotheses; an indicator that fits all is worth
    nothing, however striking.
    """

    indicator_id: str
    name: str
    state: Seen
    grades: dict[str, str]
    diagnosticity: Score


class SourceGrade(Record, frozen=True):
    """The Admiralty letter of a source, from its logged track record.

    F is unknown, not the middle.
    """

    source_id: str
    letter: Admiralty
    judged: int
    borne_out: int
    why: str
    why_message: Message | None = None


class ItemGrade(Record, frozen=True):
    """The Admiralty digit of an event, computed from lineage.

    1 confirmed by another origin, 4 denied, 6 cannot be judged.
    """

    event_id: str
    digit: Literal[1, 2, 3, 4, 5, 6]
    why: str
    why_message: Message | None = None


class Pooled(Record, frozen=True):
    """Several analysts' estimates, each made coherent, and their pool by the geometric mean of
    odds.
    """

    analysts: tuple[str, ...]
    probabilities: dict[str, Score]
    least: Score
    most: Score


class Assessment(Record, frozen=True):
    """The state of a problem at one moment.

    `origins` are those of everything it rests on; `loose_origins` those of them that tell only of a
    party, in the area or in a document about the site. `related` are the claims about the problem
    that say when, tell of an ability, advise, explain calmly, deny, or leave something open: what
    windows, states and gaps are read from. `range_holds` is the probability with which the ranges
    in `intervals` hold, and `range_shares` say which given ranges make that of the incident, the
    largest share first; an assessment that an earlier version kept has neither.
    """

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
    matrix: tuple[AchRow, ...] = ()
    pooled: Pooled | None = None
    loose_origins: tuple[str, ...] = ()
    related: tuple[Bound, ...] = ()
    range_holds: Score | None = None
    range_shares: tuple[RangeShare, ...] = ()
    cap_message: Message | None = None

    @property
    def core_origins(self) -> tuple[str, ...]:
        """Return the origins of evidence about a site or narrative of the problem itself."""
        return tuple(o for o in self.origins if o not in self.loose_origins)
