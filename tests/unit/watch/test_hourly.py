"""Dense keys hour by hour: read in UTC, never ahead, and silent of what has no time of day."""

import datetime as dt
import random

import msgspec
import pytest

from tocsin.records import Group, Reading, Touch
from tocsin.watch import hourly
from tocsin.watch.detector import MixtureSR, Row
from tocsin.watch.hourly import DAYS, read_hours

AS_OF = dt.datetime(2022, 1, 12, 0, 30, tzinfo=dt.UTC)
FIRST = AS_OF.replace(minute=0) - dt.timedelta(hours=DAYS * 24 - 1)
GROUP = Group(id="g", name="g", members=("a", "b"), known_from=FIRST.date(), reference="t")
HOURS = [FIRST + dt.timedelta(hours=n) for n in range(DAYS * 24)]
VOLUMES = {("a", hour): 4 for hour in HOURS}


def touch(number: int, at: dt.datetime | None, source: str = "a") -> Touch:
    """Return what a document of a moment touches."""
    return Touch(
        document_id=f"d{number}",
        origin_id=f"d{number}",
        source_id=source,
        day=(at or AS_OF).date(),
        sites=("lab",),
        narratives=(),
        seen_at=AS_OF,
        at=at,
    )


DENSE = [touch(n, hour) for n, hour in enumerate(HOURS) if n % 3 == 0]


def test_the_last_two_days_of_a_dense_key_are_read_each_hour_once() -> None:
    found = read_hours(DENSE, VOLUMES, [GROUP], AS_OF)
    hours = [(reading.day, reading.hour) for reading in found]
    assert len(hours) == len(set(hours)) == 48
    assert hours[-1] == (dt.date(2022, 1, 12), 0)
    assert hours[0] == (dt.date(2022, 1, 10), 1)
    assert all(r.measure == "hourly" and r.ready and not r.crossed for r in found)


def test_a_burst_within_the_hour_crosses_and_says_so() -> None:
    burst = [touch(10_000 + n, AS_OF - dt.timedelta(minutes=n)) for n in range(12)]
    last = read_hours([*DENSE, *burst], VOLUMES, [GROUP], AS_OF)[-1]
    assert (last.observed, last.crossed) == (13 if HOURS[-1] in {t.at for t in DENSE} else 12, True)


@pytest.mark.parametrize(
    "touches",
    [
        [],
        [touch(n, None) for n in range(900)],
        [touch(n, hour, "stranger") for n, hour in enumerate(HOURS)],
        DENSE[:20],
        [touch(n, AS_OF + dt.timedelta(minutes=1 + n)) for n in range(900)],
    ],
    ids=["nothing", "no time of day", "another's", "thin", "later"],
)
def test_what_is_not_dense_or_not_known_yet_has_no_hours(touches: list[Touch]) -> None:
    assert read_hours(touches, VOLUMES, [GROUP], AS_OF) == []


def test_the_order_of_documents_does_not_matter() -> None:
    there = read_hours(DENSE, VOLUMES, [GROUP], AS_OF)
    assert read_hours(DENSE[::-1], VOLUMES, [GROUP], AS_OF) == there


def read_anew(touches: list[Touch], volumes: dict[tuple[str, dt.datetime], int]) -> list[Reading]:
    """Return what is read where nothing was looked at before."""
    hourly._REPLAYED.clear()
    return read_hours(touches, volumes, [GROUP], AS_OF)


@pytest.mark.parametrize("seed", range(12))
def test_looking_again_gives_what_looking_anew_gives(seed: int) -> None:
    dice = random.Random(seed)
    touches, volumes = list(DENSE), dict(VOLUMES)
    looks = []
    for number in range(6):
        back = dice.choice([0, 1, 30, 47, 48, 49, 200, len(HOURS) - 1])
        hour = HOURS[len(HOURS) - 1 - back]
        if dice.random() < 0.5:
            touches.append(touch(20_000 + number, hour))
        if dice.random() < 0.5:
            volumes["a", hour] = dice.randrange(9)
        if dice.random() < 0.2:
            touches = touches[: -dice.randrange(1, 200)]
        looks.append((list(touches), dict(volumes)))
    hourly._REPLAYED.clear()
    again = [read_hours(*look, [GROUP], AS_OF) for look in looks]
    assert again == [read_anew(*look) for look in looks]


def test_only_hours_since_a_change_are_gone_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    update = MixtureSR.update

    def counted(self: MixtureSR, observed: Row, exposure: Row) -> Row:
        """Count an hour that is gone through."""
        steps.append(1)
        return update(self, observed, exposure)

    monkeypatch.setattr(MixtureSR, "update", counted)
    read_anew(DENSE, VOLUMES)
    assert len(steps) == len(HOURS)
    steps.clear()
    read_hours([*DENSE, touch(30_000, HOURS[-1])], VOLUMES, [GROUP], AS_OF)
    assert len(steps) == 48
    steps.clear()
    other = msgspec.structs.replace(GROUP, alerts_per_month=2.0)
    read_hours(DENSE, VOLUMES, [other], AS_OF)
    assert len(steps) == len(HOURS)
