"""A map comes back as it was, and two maps share nothing that one could change."""

import datetime as dt

import msgspec
import pytest

from tocsin.records.chart import Chart, MapFeature, Outline

SITE = MapFeature(
    id="1",
    kind="site",
    name="Зертхана",
    latitude=-90.0,
    longitude=180.0,
    detail="2",
    exact=False,
    start=dt.date(2022, 1, 1),
    record_ids=("a", "b"),
)


def test_a_map_comes_back_with_points_at_the_ends_of_the_world() -> None:
    outline = Outline(country="KZ", name="Қазақстан", rings=(((76.9, 43.2), (77.0, 43.3)),))
    chart = Chart(features=(SITE,), outlines=(outline,), without_place=3, area_names={"a": "А"})
    assert msgspec.json.decode(msgspec.json.encode(chart), type=Chart) == chart
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(chart), type=Chart) == chart


def test_a_point_of_another_kind_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(msgspec.to_builtins(SITE) | {"kind": "home"}, MapFeature)


def test_the_names_of_one_map_are_not_those_of_another() -> None:
    first, second = Chart(), Chart()
    first.area_names["x"] = "y"
    assert second.area_names == {}
