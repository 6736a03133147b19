"""What every STIX object shares."""

import datetime as dt

import msgspec

from tests.unit.exchange.made import claim
from tocsin.exchange.stix.shape import (
    EXTENSION,
    carry,
    extension,
    filled,
    marking_objects,
    stamp,
    tie,
)
from tocsin.records import Claim


def test_a_moment_is_utc_to_the_millisecond() -> None:
    east = dt.timezone(dt.timedelta(hours=6))
    assert stamp(dt.datetime(2022, 1, 9, 4, tzinfo=east)) == "2022-01-08T22:00:00.000Z"
    assert stamp(dt.date(2022, 1, 9)) == "2022-01-09T00:00:00.000Z"


def test_a_record_is_carried_whole() -> None:
    own = claim("1")
    carried = carry(own)
    assert carried["kind"] == "Claim"
    assert msgspec.json.decode(carried["json"], type=Claim) == own


def test_an_extension_leaves_out_what_is_not_known() -> None:
    assert extension([], id="x", low=None)[EXTENSION] == {
        "extension_type": "property-extension",
        "x_tocsin_id": "x",
    }
    assert filled({"a": None, "b": "", "c": [], "d": 0, "e": False}) == {"d": 0, "e": False}


def test_markings_are_those_of_the_standard() -> None:
    names = [each["name"] for each in marking_objects()]
    assert names == ["TLP:WHITE", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
    assert tie("uses", "a", "b", "t", "red")["object_marking_refs"] == [marking_objects()[-1]["id"]]
