"""An occurrence is its data set's word: it keeps the day and the point it was given."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.records.occurrence import Occurrence

FOUND = Occurrence(
    id="1",
    dataset="acled",
    external_id="KZ1",
    origin="a.csv#1",
    day=dt.date(2024, 2, 29),
    text="Жиын өтті",
    latitude=0.0,
    longitude=-180.0,
    seen_at=NOW,
    areas=("kz", "lab"),
)


def test_a_day_stays_a_day_and_a_point_at_zero_is_a_point() -> None:
    for kind in (msgspec.json, msgspec.msgpack):
        back = kind.decode(kind.encode(FOUND), type=Occurrence)
        assert back == FOUND
        assert (back.day, back.latitude) == (dt.date(2024, 2, 29), 0.0)
        assert not isinstance(back.day, dt.datetime)


@pytest.mark.parametrize("field", ["day", "latitude", "longitude", "seen_at"])
def test_a_row_without_a_day_or_a_point_is_no_occurrence(field: str) -> None:
    raw = msgspec.to_builtins(FOUND) | {field: None}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, Occurrence)
