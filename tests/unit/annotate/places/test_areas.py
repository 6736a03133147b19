"""Where a point lies: its country, its area, the watched sites close by; exchanged coordinates."""

import datetime as dt

from tocsin.annotate.places.areas import SITE_KM, areas_of, is_swapped
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Occurrence, Site

GAZETTEER = find_gazetteer()
TOWER = Site(id="s_tower", name="Tower", kind="facility", latitude=48.858, longitude=2.294)


def occurrence(latitude: float, longitude: float, country: str | None = "France") -> Occurrence:
    """Return something that happened at a point."""
    return Occurrence(
        id="occ-1",
        dataset="test",
        external_id="1",
        origin="rows.csv",
        day=dt.date(2022, 1, 1),
        text="Something happened.",
        latitude=latitude,
        longitude=longitude,
        seen_at=dt.datetime(2022, 1, 2, tzinfo=dt.UTC),
        country=country,
    )


def test_a_point_lies_in_a_country_and_an_area() -> None:
    assert areas_of(occurrence(48.85, 2.35), GAZETTEER, []) == ("iso:FR", "region:FR.11")


def test_a_site_close_by_is_one_of_the_areas() -> None:
    assert "s_tower" in areas_of(occurrence(48.85, 2.35), GAZETTEER, [TOWER])
    assert "s_tower" not in areas_of(occurrence(45.76, 4.83), GAZETTEER, [TOWER])
    assert SITE_KM > 0


def test_a_site_without_coordinates_is_close_to_nothing() -> None:
    site = Site(id="s_any", name="Any", kind="facility")
    assert "s_any" not in areas_of(occurrence(48.85, 2.35), GAZETTEER, [site])


def test_exchanged_coordinates_are_noticed() -> None:
    assert is_swapped(occurrence(2.35, 48.85), GAZETTEER)
    assert not is_swapped(occurrence(48.85, 2.35), GAZETTEER)


def test_without_a_stated_country_nothing_is_exchanged() -> None:
    assert not is_swapped(occurrence(2.35, 48.85, None), GAZETTEER)
    assert not is_swapped(occurrence(2.35, 148.85), GAZETTEER)
