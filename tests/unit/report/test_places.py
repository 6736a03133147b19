"""What the points of a map are called, counted and worded in the reader's language."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.report.made import FACTS
from tocsin.records import Event, FeatureKind, MapFeature, Occurrence
from tocsin.report.places import Labels
from tocsin.report.worded import Words

EVENT = Event(id="e", type="attack", status="claimed", claim_ids=("c",), site_id="lab")
LISTED = Occurrence(
    id="o",
    dataset="acled",
    external_id="1",
    origin="a.csv#1",
    day=dt.date(2022, 1, 9),
    text="",
    latitude=1.0,
    longitude=2.0,
    seen_at=NOW,
)
KNOWN = msgspec.structs.replace(FACTS, events=(EVENT,), occurrences=(LISTED,))


def point(kind: FeatureKind, name: str, **more: object) -> MapFeature:
    """Return a point."""
    fields: dict[str, object] = {"latitude": 1.0, "longitude": 2.0, "detail": "kept"}
    return MapFeature(id=name, kind=kind, name="Зертхана", **(fields | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_every_kind_of_point_is_worded_with_its_number(language: str) -> None:
    labels = Labels(KNOWN, Words(language))
    site = labels(point("site", "lab", weight=7))
    event = labels(point("event", "e", weight=5))
    listed = labels(point("occurrence", "x", weight=3, record_ids=("o",)))
    assert [("7" in site.detail), ("5" in event.detail), ("3" in listed.detail)] == [True] * 3
    assert "acled" in listed.detail
    assert "Зертхана" in event.name


def test_attention_and_denials_are_said_only_where_there_are_any() -> None:
    labels = Labels(KNOWN, Words("en"))
    calm, above = (labels(point("site", "lab", crossed=c)).detail for c in (False, True))
    assert calm != above
    assert calm in above
    plain, denied = (labels(point("event", "e", denied=n)).detail for n in (0, 2))
    assert plain in denied
    assert "2" in denied


def test_a_point_of_a_data_set_nobody_knows_keeps_its_own_words() -> None:
    assert Labels(FACTS, Words("en"))(point("occurrence", "x", record_ids=("o",))).detail == "kept"
    assert Labels(FACTS, Words("en"))(point("occurrence", "x")).detail == "kept"
