"""Readings of every day, as a judgement looks at them."""

from tests.by_hand import MOMENT, casebook
from tocsin.pipeline.attention import counted, looks_of
from tocsin.pipeline.reading_days import read_days
from tocsin.store import Store

BOOK = casebook()


def test_a_store_without_touches_has_no_readings_and_one_with_them_has_them_in_order(
    small: Store,
) -> None:
    looks = looks_of(small, BOOK, MOMENT)
    assert read_days(BOOK, counted(small, BOOK, [], MOMENT), looks, MOMENT) == []
    touches = small.rollups.touches(MOMENT)
    found = read_days(BOOK, counted(small, BOOK, touches, MOMENT), looks, MOMENT)
    assert {r.site_id for r in found} >= {s for t in touches for s in t.sites}
    assert all(r.day <= MOMENT.date() for r in found)
