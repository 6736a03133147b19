"""What is remembered from one moment to the next changes nothing of what is observed."""

import datetime as dt

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, stream
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.assess.remembered import Remembered
from tocsin.replay.case_file import facts_of

BUNDLES = stream(12, seed=3)


def test_what_is_remembered_changes_nothing_of_what_is_observed() -> None:
    remembered, problem = Remembered(), by_hand.problem()
    for number in range(12):
        as_of = dt.datetime.combine(FIRST + number * DAY, dt.time(23), dt.UTC)
        known = [b for b in BUNDLES if (b.document.published_at or as_of) <= as_of]
        index = FactsIndex(facts_of(known, book()))
        fresh = IndicatorSearch(problem, index, as_of).observe()
        assert IndicatorSearch(problem, index, as_of, remembered).observe() == fresh
    assert remembered.fits
