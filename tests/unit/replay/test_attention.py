"""Attention that is taken day by day is what is read of all days together."""

import datetime as dt

from tests.unit.replay.stream import DAY, FIRST, book, stream
from tocsin.pipeline.attention import touched
from tocsin.records import Touch
from tocsin.replay.attention import Attention
from tocsin.replay.past import Past
from tocsin.watch import Counted, count_touches, first_days, read_all

DAYS = 45
PAST = Past(stream(DAYS, seed=4))
LAST = FIRST + (DAYS - 1) * DAY


def touches() -> list[Touch]:
    """Return what the documents of the stream touch."""
    bundles = PAST.known(None, dt.datetime.combine(LAST, dt.time.max, dt.UTC))
    found = (
        touched(b.document, b.mentions, b.matches, b.document.id, frozenset({"bridge"}))
        for b in bundles
    )
    return [t for t in found if t is not None]


def test_readings_are_those_of_all_days_together() -> None:
    taken = Attention(book(), PAST.volumes)
    for offset in range(DAYS):
        day = FIRST + offset * DAY
        taken.take(day, [t for t in touches() if t.day == day])
    counts = count_touches(touches(), book().groups, first_days(PAST.volumes))
    everything = read_all(Counted(counts, PAST.volumes), book().groups, LAST, book().sources)
    own = [r for r in taken.readings(frozenset({"bridge"}), frozenset()) if r.day == LAST]
    assert own == [r for r in everything if r.day == LAST and r.site_id == "bridge"]


def test_a_later_day_is_not_looked_at() -> None:
    taken, blind = Attention(book(), PAST.volumes), Attention(book(), {})
    for attention in (taken, blind):
        attention.take(FIRST - DAY, [])
    assert taken.readings(frozenset({"bridge"}), frozenset()) == []
    assert taken.silences(FIRST - DAY) == blind.silences(FIRST - DAY)
