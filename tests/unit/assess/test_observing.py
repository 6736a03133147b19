"""What is said of an indicator: each record once and in order, or why there is none."""

from tests import by_hand
from tests.conftest import NOW
from tocsin.assess.binding import bound
from tocsin.assess.measured import Measured
from tocsin.assess.observing import observation_of

PROBLEM = by_hand.problem()
NOTHING_READ = Measured(PROBLEM, frozenset({"bridge"}), by_hand.casebook(), (), (), NOW)


def test_each_record_is_named_once_and_in_order() -> None:
    rows = [bound(name, "an origin", "site_in_claim") for name in ("clm-b", "clm-a", "clm-b")]
    seen = observation_of(PROBLEM.indicators[0], rows, NOTHING_READ)
    assert (seen.state, seen.evidence) == ("observed", ("clm-a", "clm-b"))
    assert seen.origins == ("an origin",)


def test_what_nobody_could_have_observed_is_unknown() -> None:
    seen = observation_of(PROBLEM.indicators[0], (), NOTHING_READ)
    assert (seen.state, seen.evidence) == ("unknown", ())
    assert seen.why
