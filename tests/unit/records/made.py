"""Records that the tests of records begin with."""

import datetime as dt

from tocsin.records.alarm import Alarm, LikelihoodRange
from tocsin.records.assessment import Assessment, Interval, Prior
from tocsin.records.time import Window

DAY = dt.date(2022, 1, 12)
AT = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)

ASSESSMENT = Assessment(
    problem_id="p",
    as_of=AT,
    probabilities={"H1": 0.2, "H2": 0.8},
    intervals={"H1": Interval(low=0.1, high=0.4)},
    prior=Prior(
        reference_class="r", n=20, k=2, p=0.1, interval=Interval(low=0.02, high=0.3), rows=("x",)
    ),
    observations=(),
    contributions=(),
    sensitivity=(),
    swings=(),
    origins=("a",),
    measured=True,
)
ALARM = Alarm(
    id="alarm-1",
    problem_id="p",
    as_of=AT,
    state="WATCH",
    proposed_state="WATCH",
    reasons=("r",),
    likelihood=LikelihoodRange(low=0.1, high=0.4, words="unlikely"),
    likelihood_sentence="s",
    confidence="low",
    confidence_sentence="c",
    imminent=None,
    horizon=Window(start=DAY, end=DAY + dt.timedelta(days=14), basis="b"),
    evidence_for=(),
    evidence_against=(),
    gaps=(),
    would_raise=("u",),
    would_lower=("d",),
    watch_list=(),
    advice=(),
    assumptions=(),
    origins=1,
    outlets=1,
)
