"""Events others have coded: rows with a day and a point come in, bad ones are named, and their
tempo is read without looking ahead.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.conftest import NOW, ROOT, SHARED, needs_shared
from tests.test_cli import tocsin
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped, Occurrence
from tocsin.sources import Reading, Stated, read_inputs
from tocsin.sources.occurrences import fields_of, occurrence
from tocsin.watch import read_tempo

ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,source,notes,fatalities\n"
    "KZ1,06 January 2022,Riots,Violent "
    "demonstration,Rioters,,Kazakhstan,Almaty,Almaty,43.25,76.95,A paper,Written for this "
    "test.,0\n"
    "KZ2,2022-01-07,Battles,Armed clash,Police,Rioters,Kazakhstan,Almaty,Almaty,143.25,43.25,A "
    "paper,Out of range.,0\n"
    "KZ3,31 February 2022,Battles,Armed clash,Police,,Kazakhstan,Almaty,Almaty,43.25,76.95,A "
    "paper,No such day.,0\n"
    "KZ4,,Battles,Armed clash,Police,,Kazakhstan,Almaty,Almaty,43.25,76.95,A paper,No day.,0\n"
)


def read(path: Path) -> tuple[list[Occurrence], list[Dropped]]:
    """Read one file."""
    found = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    assert not any(isinstance(f, Capture) for f in found)
    return [f for f in found if isinstance(f, Occurrence)], [
        f for f in found if isinstance(f, Dropped)
    ]


def test_an_acled_export_comes_in_and_bad_rows_are_named(tmp_path: Path) -> None:
    (tmp_path / "acled.csv").write_text(ACLED, encoding="utf-8")
    found, refused = read(tmp_path / "acled.csv")
    (event,) = found
    assert (event.day, event.plover, event.acled) == (
        dt.date(2022, 1, 6),
        "PROTEST",
        "Riots/Violent demonstration",
    )
    assert event.actors == ("Rioters",)
    assert [d.reason for d in refused] == ["coordinates", "date", "date"]
    assert all("acled.csv#" in d.detail for d in refused)


def test_swapped_coordinates_are_said_and_not_mended(tmp_path: Path) -> None:
    row = (
        "KZ9,2022-01-07,Riots,Violent "
        "demonstration,Rioters,,Kazakhstan,Almaty,Almaty,76.95,43.25,A paper,Swapped.,0"
    )
    (tmp_path / "acled.csv").write_text(
        ACLED.partition("\n")[0] + "\n" + row + "\n", encoding="utf-8"
    )
    done = tocsin(
        "run",
        str(tmp_path / "acled.csv"),
        "-c",
        "almaty-2022",
        "--as-of",
        "2022-01-12",
        "-o",
        str(tmp_path / "out"),
    )
    assert done.returncode in (1, 3)
    assert b"swapped" in done.stderr
    assert (tmp_path / "out" / "occurrences.jsonl").read_text(encoding="utf-8") == ""


def test_geojson_comes_in_longitude_first(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"date": "2022-01-08", "description": "A column."},
            "geometry": {"type": "Point", "coordinates": [76.95, 43.25]},
        },
        {
            "type": "Feature",
            "properties": {"date": "2022-01-08"},
            "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        },
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [76.95, 43.25]},
        },
        {"type": "Feature", "properties": {"date": "2022-01-08"}, "geometry": None},
    ]
    (tmp_path / "map.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    found, refused = read(tmp_path / "map.geojson")
    assert [(o.latitude, o.longitude, o.text) for o in found] == [(43.25, 76.95, "A column.")]
    assert [d.reason for d in refused] == ["geometry", "date", "geometry"]


def test_a_row_without_a_point_is_still_a_document(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text(
        json.dumps({"text": "A post.", "date": "2022-01-08"}) + "\n", encoding="utf-8"
    )
    (found,) = read_inputs([str(tmp_path / "posts.jsonl")], seen_at=NOW, stated=Stated())
    assert isinstance(found, Capture)


def sightings(days: int, daily: int, burst: int = 0) -> list[Occurrence]:
    """Return sightings: so many a day, and in the last five days so many more."""
    start = dt.date(2022, 1, 1)
    return [
        Occurrence(
            id=f"{d}-{n}",
            dataset="list",
            external_id=f"{d}-{n}",
            origin="list",
            day=start + dt.timedelta(days=d),
            text="",
            latitude=43.0,
            longitude=77.0,
            seen_at=NOW,
            areas=("iso:KZ",),
        )
        for d in range(days)
        for n in range(daily + (burst if d >= days - 5 else 0))
    ]


def test_a_rise_crosses_and_a_habit_does_not() -> None:
    calm = read_tempo(sightings(60, 2), dt.date(2022, 3, 1))
    risen = read_tempo(sightings(60, 2, burst=10), dt.date(2022, 3, 1))
    assert not any(r.crossed for r in calm)
    assert any(r.crossed and r.site_id == "iso:KZ" for r in risen)
    assert not any(r.ready for r in calm[:20] if r.day < dt.date(2022, 1, 20))


def test_tempo_never_looks_ahead() -> None:
    rows = sightings(60, 2, burst=10)
    early = read_tempo([o for o in rows if o.day <= dt.date(2022, 2, 10)], dt.date(2022, 2, 10))
    late = [r for r in read_tempo(rows, dt.date(2022, 3, 1)) if r.day <= dt.date(2022, 2, 10)]
    assert early == late


@needs_shared
def test_a_real_list_is_read_as_of_a_day(tmp_path: Path) -> None:
    tocsin(
        "run",
        str(SHARED / "data" / "deployments"),
        "-c",
        str(ROOT / "casebooks" / "almaty-2022"),
        "--as-of",
        "2022-02-20",
        "-o",
        str(tmp_path),
    )
    rows = [
        json.loads(line)
        for line in (tmp_path / "occurrences.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) > 300
    assert max(r["day"] for r in rows) <= "2022-02-20"
    assert sum(bool(r["areas"]) for r in rows) > 0.95 * len(rows)
    features = json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))["features"]
    assert all(
        -180 <= f["geometry"]["coordinates"][0] <= 180
        and -90 <= f["geometry"]["coordinates"][1] <= 90
        for f in features
    )
    assert 'class="map"' in (tmp_path / "brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["nan,nan", "1e9,3", "43.1"])
def test_what_is_no_point_is_refused(tmp_path: Path, value: str) -> None:
    latitude, _, longitude = value.partition(",")
    (tmp_path / "list.csv").write_text(
        f"date,text,lat,lon\n2022-01-08,A,{latitude},{longitude}\n", encoding="utf-8"
    )
    found, refused = read(tmp_path / "list.csv")
    assert not found
    assert refused[0].reason == "coordinates"


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (["latitude", "longitude", "event_date"], True),
        ([" Latitude ", "LONGITUDE", "Event_Date"], True),
        (["latitude", "longitude"], False),
        (["event_date", "notes"], False),
        ([], False),
    ],
)
def test_columns_give_events_where_a_day_and_a_point_are_among_them(
    columns: list[str], found: bool
) -> None:
    assert (fields_of(columns) is not None) is found


ROW = {"latitude": "43.25", "longitude": "76.95", "event_date": "06 January 2022", "notes": "Жиын"}


def test_the_same_row_is_the_same_event_in_every_file_and_at_every_time() -> None:
    fields = fields_of(ROW) or {}
    first = Reading(name="a.csv", seen_at=NOW, stated=Stated())
    later = Reading(name="b.csv", seen_at=NOW + dt.timedelta(days=1), stated=Stated(source="ucdp"))
    ids = [occurrence(reading, "x#1", ROW, fields).id for reading in (first, later)]
    assert ids[0] == ids[1]
    assert occurrence(first, "x#1", ROW | {"notes": "Жиын."}, fields).id != ids[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latitude": ""}, "coordinates"),
        ({"latitude": "north"}, "coordinates"),
        ({"latitude": "nan"}, "coordinates"),
        ({"longitude": "inf"}, "coordinates"),
        ({"latitude": "90.1"}, "coordinates"),
        ({"event_date": ""}, "date"),
        ({"event_date": "30 February 2022"}, "date"),
        ({"event_date": "6 Foo 2022"}, "date"),
    ],
)
def test_a_row_without_a_day_or_a_point_is_refused_with_its_place(
    change: dict[str, str], reason: str
) -> None:
    reading = Reading(name="a.csv", seen_at=NOW, stated=Stated())
    with pytest.raises(InputError, match=r"a\.csv#7") as refused:
        occurrence(reading, "a.csv#7", ROW | change, fields_of(ROW) or {})
    assert refused.value.reason == reason
