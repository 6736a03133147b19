"""The map: sites, events and listed occurrences at their coordinates, and nothing set where that is
not known.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import MOMENT, casebook
from tocsin.gazetteer import find_gazetteer
from tocsin.pipeline.charting import Drawn, Places, chart, listed, named_in
from tocsin.pipeline.charting import drawn as chosen
from tocsin.records import Chart, Event, Mention, Occurrence, Reading

BOOK = casebook()
DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)
MENTION = by_hand.mention(DOCUMENT, "bridge", "bridge")


def occurrence(name: str, latitude: float, longitude: float, day: int = 1) -> Occurrence:
    """Make a row of a data set."""
    return Occurrence(
        id=name,
        dataset="list",
        external_id=name,
        origin="list.csv",
        day=dt.date(2022, 1, day),
        text="x",
        latitude=latitude,
        longitude=longitude,
        seen_at=MOMENT,
        place="Port Lumen",
    )


def event(site: str | None, **stated: Any) -> Event:
    """Make an event of two claims, one of which denies it."""
    fields: dict[str, Any] = {
        "id": f"evt-{site}",
        "type": "troop_transfer",
        "status": "claimed_by_party",
        "claim_ids": ("clm-a", "clm-b"),
        "site_id": site,
        "denied_by": ("clm-b",),
    }
    return Event(**(fields | stated))


def reading(day: int, *, crossed: bool, **stated: Any) -> Reading:
    """Make a reading of the bridge."""
    fields: dict[str, Any] = {
        "day": dt.date(2022, 1, day),
        "group": "press",
        "site_id": "bridge",
        "narrative_id": None,
        "observed": 1,
        "expected": 1.0,
        "low": 0.0,
        "high": 2.0,
        "log_e": 0.0,
        "ready": True,
        "crossed": crossed,
        "coverage": 1.0,
        "why": "x",
    }
    return Reading(**(fields | stated))


def drawn(
    mentions: Sequence[Mention] = (),
    events: Sequence[Event] = (),
    occurrences: Sequence[Occurrence] = (),
    readings: Sequence[Reading] = (),
) -> Chart:
    """Return the map of some records."""
    shown = chosen(events, Places(BOOK, find_gazetteer()))
    return chart(BOOK, named_in(mentions), shown, occurrences, readings, find_gazetteer())


def test_a_watched_site_stands_in_what_holds_it_where_it_has_no_coordinates() -> None:
    (site,) = drawn([MENTION]).features
    assert (site.id, site.latitude, site.longitude, site.exact) == ("bridge", 46.5, 30.75, False)
    assert (site.detail, site.weight, site.crossed) == ("named in 1 document", 1, False)


def test_only_the_last_day_of_a_series_says_whether_attention_is_abnormal() -> None:
    up, down = reading(1, crossed=True), reading(2, crossed=False)
    assert not drawn([MENTION], readings=[up, down]).features[0].crossed
    again = reading(3, crossed=True)
    (site,) = drawn([MENTION], readings=[again, up, down]).features
    assert (site.crossed, site.detail) == (True, "named in 1 document; attention above baseline")
    hourly = reading(4, crossed=True, measure="hourly", hour=3)
    assert not drawn([MENTION], readings=[down, hourly]).features[0].crossed


def test_an_event_without_a_place_is_counted_and_set_nowhere() -> None:
    found = drawn(events=[event("port"), event(None), event("nowhere")])
    placed = [f for f in found.features if f.kind == "event"]
    assert [f.name for f in placed] == ["troop transfer · Port Lumen"]
    assert placed[0].detail == "claimed by party in 2 claims, denied in 1"
    assert placed[0].record_ids == ("evt-port", "clm-a", "clm-b")
    assert found.without_place == 2


@pytest.mark.parametrize(
    ("key", "point"),
    [
        ("port", (46.5, 30.75, True)),
        ("bridge", (46.5, 30.75, False)),
        ("nowhere", None),
        ("", None),
        (None, None),
    ],
)
def test_where_an_id_stands(key: str | None, point: tuple[float, float, bool] | None) -> None:
    places = Places(BOOK, find_gazetteer())
    assert places.point(key) == point
    assert (places.name("port"), places.name("nowhere")) == ("Port Lumen", "nowhere")


def test_what_lies_close_is_one_point_in_the_middle_with_its_days() -> None:
    rows = [occurrence("a", 46.5, 30.75, 3), occurrence("b", 46.52, 30.77, 1)]
    (dot,) = listed(rows)
    assert (dot.latitude, dot.longitude, dot.weight) == (46.51, 30.76, 2)
    assert (dot.start, dot.end) == (dt.date(2022, 1, 1), dt.date(2022, 1, 3))
    assert (dot.name, dot.detail) == ("Port Lumen", "2 listed by list")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(-89, 89), st.floats(-179, 179)), max_size=25))
def test_every_row_stands_in_exactly_one_point_near_it(points: list[tuple[float, float]]) -> None:
    rows = {str(n): occurrence(str(n), *p) for n, p in enumerate(points)}
    dots = list(listed(list(rows.values())))
    names = [name for d in dots for name in d.record_ids]
    assert sorted(names) == sorted(rows)
    assert len({d.id for d in dots}) == len(dots)
    for dot in dots:
        assert dot.weight == len(dot.record_ids)
        for name in dot.record_ids:
            assert abs(rows[name].latitude - dot.latitude) <= 0.26
            assert abs(rows[name].longitude - dot.longitude) <= 0.26


def test_an_empty_map_has_no_outlines() -> None:
    bare = chart(casebook(problems=()), {}, Drawn((), 0, 0), [], [], find_gazetteer())
    assert bare == Chart()
