"""Attention: a burst crosses, a calm series and a group that simply writes more do not, and silence is told."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tocsin.records import Group, Key, Reading, Source
from tocsin.watch import count_touches, find_silences, read_all
from tocsin.watch.counts import Touch

FIRST = dt.date(2021, 10, 1)
GROUP = Group(id="g", name="g", members=("a", "b", "c"), known_from=FIRST, reference="test")
KEY = Key(group="g", site_id="s")


class Counts:
    """Counts kept in memory: a day's posts of each source, and what touched the key."""

    def __init__(self, volume: Mapping[str, Mapping[dt.date, int]], touched: Mapping[dt.date, int]) -> None:
        self._volume = volume
        self._touched = touched

    def touched_keys(self) -> Sequence[Key]:
        return [KEY]

    def touched(self, key: Key) -> Mapping[dt.date, int]:
        return self._touched if key == KEY else {}

    def volume(self, sources: Iterable[str]) -> Mapping[dt.date, int]:
        total: dict[dt.date, int] = {}
        for source in sources:
            for day, number in self._volume.get(source, {}).items():
                total[day] = total.get(day, 0) + number
        return total


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
    last = read(Counts(volume, {}), 75)[-1]
    assert (last.ready, last.expected, last.coverage) == (False, None, 0.0)


def test_later_data_changes_no_earlier_reading() -> None:
    calm = {d: 1 for i, d in enumerate(days(90)) if i % 9 == 0}
    early = read(Counts(steady(60), {d: n for d, n in calm.items() if d < days(61)[-1]}), 60)
    late = read(Counts(steady(90), calm | dict.fromkeys(days(90)[-9:], 7)), 60)
    assert early == late


def test_reprints_are_folded() -> None:
    touches = [
        Touch(document_id=f"d{i}", origin_id="d0", source_id="a", day=FIRST, sites=("s",), narratives=())
        for i in range(5)
    ]
    (count,) = count_touches(touches, [GROUP], {("a", FIRST): 7})
    assert (count.documents, count.origins, count.volume) == (5, 1, 7)


def test_a_silence_is_told() -> None:
    source = Source(
        id="a", name="a", kind="outlet", owner="o", expected_per_day=3.0, known_from=FIRST, reference="test"
    )
    volume = {"a": dict.fromkeys(days(30), 3)}
    assert find_silences(Counts(volume, {}), [source], days(30)[-1]) == []
    (gone,) = find_silences(Counts(volume, {}), [source], days(40)[-1])
    assert (gone.state, gone.observed) == ("gone", 0)
    (late,) = find_silences(Counts(volume, {}), [source], days(33)[-1])
    assert late.state == "late"
