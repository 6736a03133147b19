"""What the points of a map are called, counted and worded in the reader's language."""

import datetime as dt

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.report.made import FACTS
from tocsin.records import Event, FeatureKind, MapFeature, Occurrence
from tocsin.report.places import MOST_LISTED, Labels
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


def test_a_short_list_of_points_stays_as_it_is() -> None:
    points = [point("site", f"s{n}") for n in range(MOST_LISTED)]
    listed, left = Labels(KNOWN, Words("en")).listed([*points, point("occurrence", "x")])
    assert ([label.feature.id for label in listed], left) == ([p.id for p in points], 0)


def test_a_long_list_gathers_events_and_begins_with_what_is_named_most() -> None:
    events = tuple(
        msgspec.structs.replace(EVENT, id=f"e{n}", status="denied" if n % 2 else "claimed")
        for n in range(400)
    )
    labels = Labels(msgspec.structs.replace(KNOWN, events=events), Words("en"))
    points = [point("event", event.id, weight=2, denied=n % 2) for n, event in enumerate(events)]
    sites = [point("site", f"s{n}", weight=n) for n in range(60)]
    listed, left = labels.listed([*sites, *points])
    assert len(listed) == MOST_LISTED
    assert left == 60 + 2 - MOST_LISTED
    assert [label.feature.weight for label in listed[:3]] == [400, 400, 59]
    assert "400 claims" in listed[0].detail
    assert {listed[0].feature.denied, listed[1].feature.denied} == {0, 200}
