"""The gazetteer: names in two alphabets and their cases, dumps a user adds, and what it says of bad
ones.
"""

from pathlib import Path

import pytest

from tests.unit.gazetteer.conftest import meanings
from tocsin.errors import GazetteerError
from tocsin.gazetteer import find_gazetteer
from tocsin.gazetteer.lookup import SqliteGazetteer, place_of
from tocsin.language.place_names import written_as


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Lisbon", "geonames:2267057"),
        ("Лиссабоне", "geonames:2267057"),
        ("Харькове", "geonames:706483"),
        ("Харкова", "geonames:706483"),
        ("Харкові", "geonames:706483"),
        ("Одессе", "geonames:698740"),
        ("Ростове-на-Дону", "geonames:501175"),
        ("Нижнем Новгороде", "geonames:520555"),
        ("Қарағандыда", "geonames:609655"),
        ("Берлинде", "geonames:2950159"),
        ("Ростовской области", "region:RU.61"),
        ("Польше", "iso:PL"),
        ("Німеччині", "iso:DE"),
        ("Saint Louis", "geonames:4407066"),
    ],
)
def test_a_name_is_found_in_its_cases(written: str, place: str) -> None:
    assert place in {p.id for p in meanings(find_gazetteer(), written)}


def test_a_people_is_told_from_its_country() -> None:
    found = find_gazetteer().named(written_as(("Turkish",)))
    assert [(n.place.id, n.people) for listed in found.values() for n in listed] == [
        ("iso:TR", True)
    ]


def test_a_point_has_its_nearest_settlement_and_the_sea_none() -> None:
    found = find_gazetteer().nearest(52.37, 30.39)
    assert found is not None
    assert found.country == "BY"
    assert find_gazetteer().nearest(30.0, -40.0) is None


def test_what_is_no_gazetteer_says_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="tocsin gazetteer build"):
        SqliteGazetteer(tmp_path / "missing.sqlite")
    (tmp_path / "bad.sqlite").write_bytes(b"no database at all, just words" * 40)
    with pytest.raises(GazetteerError, match="damaged"):
        SqliteGazetteer(tmp_path / "bad.sqlite")


def test_a_place_is_found_by_its_id_and_what_lies_in_it() -> None:
    found = find_gazetteer()
    country = found.place("iso:KZ")
    assert country is not None
    assert (country.kind, country.country) == ("country", "KZ")
    regions = found.inside("iso:KZ", "region")
    assert len(regions) > 10
    assert {p.kind for p in regions} == {"region"}
    assert found.place("iso:XX") is None
    assert found.place("") is None
    assert list(found.inside("iso:XX", "city")) == []


def test_forms_nobody_entered_have_no_place_and_many_are_looked_up_at_once() -> None:
    found = find_gazetteer()
    assert found.named([]) == {}
    assert found.named(["", "no such form", "'; DROP TABLE names"]) == {}
    forms = [f"no such form {n}" for n in range(5_000)]
    assert set(found.named([*forms, "лисбон", "lisbon"])) <= {"lisbon", "лисбон"}


@pytest.mark.parametrize("point", [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (90.0, 180.0)])
def test_the_edges_of_the_world_have_no_settlement(point: tuple[float, float]) -> None:
    assert find_gazetteer().nearest(*point) is None


def test_outlines_are_rings_of_points() -> None:
    outlines = find_gazetteer().outlines()
    assert len(outlines) > 150
    assert find_gazetteer().outlines()[0] is outlines[0]  # its rings are read once
    for outline in outlines[::20]:
        assert all(len(ring) >= 3 for ring in outline.rings)
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in outline.rings for x, y in ring)


def test_no_row_is_no_place() -> None:
    assert place_of(None) is None
