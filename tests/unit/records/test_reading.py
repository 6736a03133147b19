"""Readings and silences have names that tell them from all others."""

import datetime as dt
import itertools

import msgspec
import pytest

from tocsin.records.reading import Key, Reading, Silence

READING = Reading(
    day=dt.date(2022, 1, 9),
    group="channels",
    site_id="lab",
    narrative_id=None,
    observed=3,
    expected=None,
    low=None,
    high=None,
    log_e=None,
    ready=False,
    crossed=False,
    coverage=1.0,
    why="w",
)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({}, "channels/lab/-/2022-01-09"),
        ({"site_id": None, "narrative_id": "bio"}, "channels/-/bio/2022-01-09"),
        ({"hour": 0}, "channels/lab/-/2022-01-09T00"),
        ({"hour": 23}, "channels/lab/-/2022-01-09T23"),
    ],
)
def test_a_reading_is_named_by_its_key_and_its_day_or_hour(
    change: dict[str, object], name: str
) -> None:
    assert msgspec.structs.replace(READING, **change).id == name


def test_no_two_readings_share_a_name() -> None:
    choices = {
        "group": ("a", "b"),
        "site_id": (None, "s"),
        "narrative_id": (None, "s"),
        "hour": (None, 0, 1),
        "day": (dt.date(2022, 1, 9), dt.date(2022, 1, 10)),
    }
    made = [
        msgspec.structs.replace(READING, **dict(zip(choices, row, strict=True)))
        for row in itertools.product(*choices.values())
    ]
    assert len({reading.id for reading in made}) == len(made)


def test_the_key_of_a_reading_is_what_is_counted_whatever_the_day() -> None:
    later = msgspec.structs.replace(READING, day=dt.date(2022, 2, 1), hour=5)
    assert READING.key == later.key == Key(group="channels", site_id="lab")
    assert len({READING.key, later.key}) == 1


def test_a_silence_is_named_by_its_source_state_and_begin() -> None:
    silence = Silence(
        source_id="газета",
        start=dt.date(2022, 1, 9),
        end=dt.date(2022, 1, 12),
        state="late",
        expected=4.0,
        observed=0,
        why="w",
    )
    assert silence.id == "газета/late/2022-01-09"
    assert msgspec.structs.replace(silence, end=dt.date(2022, 1, 20)).id == silence.id
    assert msgspec.structs.replace(silence, state="gone").id != silence.id
