"""What the API answers beside records is described by the types it is made of."""

import datetime as dt

import msgspec

from tests.unit.report.made import CLAIMS
from tocsin.records import Claim
from tocsin.web.answers import CountryName, Feature, MapDay, MultiPolygon, Page


def test_a_feature_is_geojson() -> None:
    ring = ((76.0, 43.0), (77.0, 43.0), (76.0, 44.0), (76.0, 43.0))
    made = Feature(
        properties=CountryName(name="Қазақстан"),
        geometry=MultiPolygon(coordinates=((ring,),)),
    )
    assert msgspec.json.decode(msgspec.json.encode(made)) == {
        "type": "Feature",
        "properties": {"name": "Қазақстан"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[list(p) for p in ring]]]},
    }


def test_the_last_page_leads_nowhere() -> None:
    page = Page(items=CLAIMS[:1], next=None)
    known = msgspec.json.decode(msgspec.json.encode(page), type=Page[Claim])
    assert (list(known.items), known.next) == ([CLAIMS[0]], None)


def test_a_day_of_the_map_is_written_as_a_day() -> None:
    day = MapDay(
        kind="site",
        id="s",
        name="n",
        day=dt.date(2022, 1, 12),
        number=2,
        latitude=43.2,
        longitude=76.9,
        exact=True,
        address=None,
    )
    assert msgspec.to_builtins(day)["day"] == "2022-01-12"
