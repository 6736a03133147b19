"""Attention: a burst crosses, a calm series and a group that simply writes more do not, and silence
is told.
"""

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest

from tocsin.records import Count, Group, Key, Occurrence, Reading, Source, Touch
from tocsin.watch import Counted, count_touches, find_silences, read_all, read_hours, read_tempo
from tocsin.watch.level import Levels, e_bh

FIRST = dt.date(2021, 10, 1)
GROUP = Group(id="g", name="g", members=("a", "b", "c"), known_from=FIRST, reference="test")
KEY = Key(group="g", site_id="s")


class Counts(Counted):
    """A day's posts of each source, and what touched the key."""

    def __init__(
        self, volume: Mapping[str, Mapping[dt.date, int]], touched: Mapping[dt.date, int]
    ) -> None:
        counts = [Count(day=d, key=KEY, documents=n, origins=n) for d, n in touched.items()]
        super().__init__(counts, {(s, d): n for s, days in volume.items() for d, n in days.items()})


def days(number: int) -> list[dt.date]:
    """Return the first days."""
    return [FIRST + dt.timedelta(days=n) for n in range(number)]


def steady(number: int, posts: int = 5) -> dict[str, dict[dt.date, int]]:
    """Return sources that publish the same every day."""
    return {m: dict.fromkeys(days(number), posts) for m in GROUP.members}


def read(counts: Counts, number: int) -> list[Reading]:
    """Return the readings up to a day."""
    return read_all(counts, [GROUP], days(number)[-1])


def test_a_burst_crosses_and_a_calm_key_does_not() -> None:
    calm = {d: 1 for i, d in enumerate(days(90)) if i % 9 == 0}
    burst = calm | dict.fromkeys(days(90)[-4:], 5)
    assert not any(r.crossed for r in read(Counts(steady(90), calm), 90))
    crossed = [r.day for r in read(Counts(steady(90), burst), 90) if r.crossed]
    assert crossed[0] in days(90)[-4:]


def test_a_group_that_writes_more_of_everything_does_not_cross() -> None:
    volume = steady(90, posts=10)
    touched = dict.fromkeys(days(90), 2)
    for day in days(90)[-7:]:
        touched[day] = 5
        for member in GROUP.members:
            volume[member][day] = 25
    assert not any(r.crossed for r in read(Counts(volume, touched), 90))


def test_nothing_is_ready_before_four_weeks() -> None:
    readings = read(Counts(steady(20), dict.fromkeys(days(20)[-3:], 9)), 20)
    assert not any(r.ready or r.crossed for r in readings)
    assert all("not ready" in r.why for r in readings)


def test_a_silent_group_is_not_a_calm_one() -> None:
    volume = {m: dict.fromkeys(days(60), 5) for m in GROUP.members}
    last = read(Counts(volume, {days(1)[0]: 1}), 75)[-1]
    assert (last.ready, last.expected, last.coverage) == (False, None, 0.0)


def test_later_data_changes_no_earlier_reading() -> None:
    calm = {d: 1 for i, d in enumerate(days(90)) if i % 9 == 0}
    early = read(Counts(steady(60), {d: n for d, n in calm.items() if d < days(61)[-1]}), 60)
    late = read(Counts(steady(90), calm | dict.fromkeys(days(90)[-9:], 7)), 60)
    assert early == late


def test_reprints_are_folded() -> None:
    touches = [
        Touch(
            document_id=f"d{i}",
            origin_id="d0",
            source_id="a",
            day=FIRST,
            sites=("s",),
            narratives=(),
            seen_at=dt.datetime(2021, 10, 1, tzinfo=dt.UTC),
        )
        for i in range(5)
    ]
    (count,) = count_touches(touches, [GROUP], {"a": FIRST})
    assert (count.documents, count.origins, count.newcomers) == (5, 1, 0)


def test_a_silence_is_told() -> None:
    source = Source(
        id="a",
        name="a",
        kind="outlet",
        owner="o",
        expected_per_day=3.0,
        known_from=FIRST,
        reference="test",
    )
    volume = {"a": dict.fromkeys(days(30), 3)}
    assert find_silences(Counts(volume, {}), [source], days(30)[-1]) == []
    (gone,) = find_silences(Counts(volume, {}), [source], days(40)[-1])
    assert (gone.state, gone.observed) == ("gone", 0)
    (late,) = find_silences(Counts(volume, {}), [source], days(33)[-1])
    assert late.state == "late"


def test_bad_days_never_ring_from_ignorance() -> None:
    zeros = {m: dict.fromkeys(days(365), 4) for m in GROUP.members}
    first = {days(1)[0]: 1}
    assert not any(r.crossed for r in read(Counts(zeros, first | {days(365)[-1]: 1}), 365))
    assert any(r.crossed for r in read(Counts(zeros, first | {days(365)[-1]: 6}), 365))
    huge = read(Counts(zeros, first | {days(365)[-1]: 10_000}), 365)
    assert huge[-1].crossed
    assert huge[-1].log_e is not None
    gap = {m: {d: 4 for i, d in enumerate(days(120)) if not 60 <= i < 80} for m in GROUP.members}
    rows = read(
        Counts(gap, {d: 1 for i, d in enumerate(days(120)) if i % 9 == 0 and d in gap["a"]}), 120
    )
    assert not any(r.crossed for r in rows)
    assert any("not heard" in r.why for r in rows)
    assert all(r.why for r in rows)


def test_a_dropped_source_lowers_coverage_and_rings_nothing() -> None:
    volume = steady(120)
    for member in ("b", "c"):
        volume[member] = dict.fromkeys(days(60), 5)
    rows = read(Counts(volume, {d: 2 for i, d in enumerate(days(120)) if i % 5 == 0}), 120)
    assert not any(r.crossed for r in rows)
    assert rows[-1].coverage == round(1 / 3, 6)
    assert "33 %" in rows[-1].why


def test_a_source_that_writes_often_is_missed_sooner_and_one_out_of_reach_at_once() -> None:
    often = [
        Source(
            id=m,
            name=m,
            kind="outlet",
            owner=m,
            expected_per_day=5.0,
            known_from=FIRST,
            reference="test",
        )
        for m in GROUP.members
    ]
    volume = steady(60)
    volume["b"] = dict.fromkeys(days(58), 5)
    volume["c"] = dict.fromkeys(days(58), 5)
    counts = Counts(volume, {days(1)[0]: 1})
    assert read(counts, 60)[-1].coverage == 1.0
    assert read_all(counts, [GROUP], days(60)[-1], often)[-1].coverage == round(1 / 3, 6)
    lost = read_all(
        Counts(steady(60), {days(1)[0]: 1}), [GROUP], days(60)[-1], unheard=frozenset({"a", "b"})
    )[-1]
    assert (lost.coverage, lost.ready) == (round(1 / 3, 6), False)


def test_another_key_moves_nothing_of_this_one_before_it_appears() -> None:
    volume, calm = steady(90), {d: 1 for i, d in enumerate(days(90)) if i % 7 == 0}
    alone = Counts(volume, calm)
    other = Key(group="g", site_id="t")
    rows = [Count(day=d, key=KEY, documents=n, origins=n) for d, n in calm.items()]
    rows += [Count(day=d, key=other, documents=3, origins=3) for d in days(90)[80:]]
    both = Counted(rows, {(s, d): n for s, ds in volume.items() for d, n in ds.items()})
    before = [
        r
        for r in read_all(both, [GROUP], days(90)[-1])
        if r.site_id == "s" and r.day < days(81)[-1]
    ]
    assert before == [r for r in read(alone, 90) if r.day < days(81)[-1]]


@pytest.mark.parametrize("scale", [0.7, 2.2, 3.0])
def test_levels_keep_alarms_to_the_stated_rate_whatever_the_statistic_is(scale: float) -> None:
    """Statistics that rise past the level by theory too often or too seldom by far, and that drift
    besides.
    """
    length, keys, days = 100.0, 50, 3000
    levels, rows = Levels(), np.zeros(keys, dtype=np.int64)
    assert levels.of(length).tolist() == [np.log(length)] * 3
    rng, alarms = np.random.default_rng(1), 0
    for day in range(days):
        now = np.abs(rng.normal(0, 1, keys)) * scale * (1 + 0.2 * np.sin(day / 200))
        rang = now >= levels.of(length)[0]
        alarms += int(rang.sum())
        levels.learn(rows, rang, length)
    assert alarms / (keys * days) <= 1.1 / length
    if scale > 1:
        assert alarms / (keys * days) >= 0.8 / length
    assert levels.of(length)[1] == levels.of(length)[2] == np.log(length)
    again = Levels(levels.lifts)
    assert again.of(length).tolist() == levels.of(length).tolist()


def test_a_rate_that_rises_for_good_rings_once_and_becomes_the_habit() -> None:
    rng = np.random.default_rng(3)
    counts = {d: int(rng.poisson(0.3 if i < 90 else 4.0)) for i, d in enumerate(days(150))}
    rung = [r.day for r in read(Counts(steady(150), counts), 150) if r.crossed]
    assert days(150)[90] <= rung[0] <= days(150)[92]
    assert len(rung) <= 3
    assert read(Counts(steady(150), counts), 150)[-1].expected == pytest.approx(4.0, rel=0.4)


def test_drift_of_many_keys_keeps_near_the_stated_rate() -> None:
    """Forty keys whose rates wander by a factor of two within weeks, which no
    fixed habit follows.
    """
    rng, number = np.random.default_rng(5), 40
    wander = np.cumsum(rng.normal(0, 0.12, (240, number)), axis=0)
    rates = 1.5 * np.exp(np.clip(wander, -2.5, 1.5))
    seen = rng.poisson(rates)
    rows = [
        Count(
            day=d,
            key=Key(group="g", site_id=f"s{k}"),
            documents=int(seen[i, k]),
            origins=int(seen[i, k]),
        )
        for i, d in enumerate(days(240))
        for k in range(number)
        if seen[i, k]
    ]
    history = Counted(rows, {(s, d): n for s, ds in steady(240).items() for d, n in ds.items()})
    ready = [r for r in read_all(history, [GROUP], days(240)[-1]) if r.ready]
    assert sum(r.crossed for r in ready) / len(ready) <= 2 / 1000


def test_nothing_is_told_of_a_day_on_which_a_group_published_nothing() -> None:
    volume = steady(60)
    silent = days(60)[-1]
    for member in volume:
        volume[member] = {d: n for d, n in volume[member].items() if d != silent}
    found = read(Counts(volume, dict.fromkeys(days(60)[::3], 1)), 60)
    assert (found[-2].ready, found[-1].ready, found[-1].crossed) == (True, False, False)
    assert found[-1].why == "not ready: the group published nothing that day"


def test_an_hour_of_a_group_that_fell_silent_tells_nothing() -> None:
    start = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
    hours = [start + dt.timedelta(hours=h) for h in range(50 * 24)]
    spoken = hours[: 48 * 24]
    volumes = {(m, h): 5 for m in GROUP.members for h in spoken}
    touches = [
        Touch(
            document_id=f"{h}{n}",
            origin_id=f"{h}{n}",
            source_id="a",
            day=h.date(),
            sites=("s",),
            narratives=(),
            seen_at=h,
            at=h,
        )
        for h in spoken[::2]
        for n in range(1)
    ]
    found = read_hours(touches, volumes, [GROUP], hours[-1])
    assert found
    assert not any(
        r.ready for r in found if r.why == "not ready: the group published nothing for a day"
    )
    assert not found[-1].ready
    assert found[-1].coverage == 0.0


def test_a_data_set_of_two_events_a_month_apart_has_no_habit() -> None:
    told = [
        Occurrence(
            id=f"{day}{n}",
            dataset="list",
            external_id=f"{day}{n}",
            origin="test",
            day=day,
            text="",
            latitude=50.0,
            longitude=36.0,
            seen_at=dt.datetime(2022, 1, 1, tzinfo=dt.UTC),
            areas=("iso:UA",),
        )
        for day in (FIRST, FIRST + dt.timedelta(days=40))
        for n in range(4)
    ]
    assert not any(r.ready for r in read_tempo(told, FIRST + dt.timedelta(days=40)))


def test_e_bh_keeps_false_discoveries_rare_and_finds_a_burst() -> None:
    rng, false = np.random.default_rng(2), 0
    for _ in range(300):
        e = rng.exponential(1.0, 200)  # e-values with the mean one
        false += bool(e_bh(np.log(e * 100), np.full(200, 100.0), 0.1).any())
    assert false <= 300 * 0.1
    e[:5] = 5_000.0
    assert e_bh(np.log(e * 100), np.full(200, 100.0), 0.1)[:5].all()
    assert e_bh(np.log(e * 100), np.full(200, 100.0), 0.1).sum() == 5


def test_a_dense_key_rings_within_the_hour_and_the_nightly_lull_does_not() -> None:
    group = Group(id="g", name="g", members=("a", "b", "c"), known_from=FIRST, reference="test")
    start, rng = dt.datetime(2024, 3, 1, tzinfo=dt.UTC), np.random.default_rng(4)
    volumes: dict[tuple[str, dt.datetime], int] = {}
    touches = []
    for hour in range(50 * 24):
        at = start + dt.timedelta(hours=hour)
        busy = 7 <= at.hour <= 21
        for member in GROUP.members:
            volumes[member, at] = int(rng.poisson(6 if busy else 0.5))
            burst = 9 if hour == 50 * 24 - 3 and member == "a" else 0
            for number in range(int(rng.poisson(0.25 if busy else 0.02)) + burst):
                name = f"{member}{hour}{number}"
                touches.append(
                    Touch(
                        document_id=name,
                        origin_id=name,
                        source_id=member,
                        day=at.date(),
                        sites=("s",),
                        narratives=(),
                        at=at + dt.timedelta(minutes=number),
                        seen_at=at,
                    )
                )
    rows = read_hours(
        touches, volumes, [group], start + dt.timedelta(hours=50 * 24 - 1, minutes=30)
    )
    assert len(rows) == 48
    assert all(r.measure == "hourly" and r.ready for r in rows)
    assert next((r.day, r.hour) for r in rows if r.crossed) == (
        (start + dt.timedelta(hours=50 * 24 - 3)).date(),
        21,
    )
    assert "in this hour" in rows[-1].why
    early = read_hours(touches, volumes, [group], start + dt.timedelta(days=20))
    assert not any(r.ready or r.crossed for r in early)
