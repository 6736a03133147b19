"""What was measured counts where it crossed, for the sites and groups that are asked for; and
without having looked nothing is absent.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests import by_hand
from tests.conftest import NOW
from tocsin.assess.measured import Measured
from tocsin.records import ObserveReading, ObserveSilence, Reading, Silence

TODAY = NOW.date()
DAY = dt.timedelta(days=1)


def reading(**stated: Any) -> Reading:
    """Make a reading of the bridge that crossed."""
    fields: dict[str, Any] = {
        "day": TODAY,
        "group": "press",
        "site_id": "bridge",
        "narrative_id": None,
        "observed": 9,
        "expected": 1.0,
        "low": 0.0,
        "high": 2.0,
        "log_e": 5.0,
        "ready": True,
        "crossed": True,
        "coverage": 1.0,
        "why": "x",
    }
    return Reading(**(fields | stated))


def silence(state: str = "gone") -> Silence:
    """Make the silence of a source."""
    fields: dict[str, Any] = {
        "source_id": "courier",
        "start": TODAY,
        "end": TODAY,
        "state": state,
        "expected": 3.0,
        "observed": 0,
        "why": "x",
    }
    return Silence(**fields)


def measured(readings: Sequence[Reading] = (), silences: Sequence[Silence] = ()) -> Measured:
    """Return what was measured for the problem of the bridge."""
    sites = frozenset({"bridge"})
    return Measured(by_hand.problem(), sites, by_hand.casebook(), readings, silences, NOW)


def fires(want: ObserveReading | ObserveSilence, readings: Measured) -> bool:
    """Return whether anything that is looked for was measured."""
    return bool(list(readings.bounds(want)))


def test_only_a_crossing_of_a_ready_reading_of_the_last_days_counts() -> None:
    want = ObserveReading(sites=("problem",), crossed=True, days=5)
    assert fires(want, measured([reading()]))
    assert not fires(want, measured([reading(crossed=False)]))
    assert not fires(want, measured([reading(ready=False)]))
    assert not fires(want, measured([reading(day=TODAY - 6 * DAY)]))
    assert not fires(want, measured([reading(site_id="port")]))


def test_a_crossing_is_forgotten_after_a_fortnight() -> None:
    want = ObserveReading(sites=("problem",), crossed=True, days=60)
    assert fires(want, measured([reading(day=TODAY - 14 * DAY)]))
    assert not fires(want, measured([reading(day=TODAY - 15 * DAY)]))


def test_sources_that_fell_silent_are_one_origin() -> None:
    silent = measured(silences=[silence()])
    (row,) = silent.bounds(ObserveSilence())
    assert row.origin_id == "source health"
    assert not fires(ObserveSilence(statuses=("late",)), silent)


def test_what_was_not_read_is_unknown_and_what_was_read_is_absent() -> None:
    (indicator,) = by_hand.problem().indicators
    assert measured().absence(indicator)[0] == "unknown"
    assert measured([reading(coverage=0.4)]).absence(indicator)[0] == "unknown"
    assert measured([reading()]).absence(indicator)[0] == "absent"
