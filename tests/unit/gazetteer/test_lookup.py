"""The gazetteer: names in two alphabets and their cases, dumps a user adds, and what it says of bad
ones.
"""

from pathlib import Path

import pytest

from tests.unit.gazetteer.conftest import meanings
from tocsin.errors import GazetteerError
from tocsin.gazetteer import SqliteGazetteer, find_gazetteer
from tocsin.gazetteer.build import build_own
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
    (tmp_path / "dump.txt").write_text("a,b,c\n" * 40, encoding="utf-8")
    with pytest.raises(GazetteerError, match="no GeoNames dump"):
        build_own(tmp_path / "own.sqlite", geonames=[tmp_path / "dump.txt"])
    (tmp_path / "airports.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="no OurAirports file"):
        build_own(tmp_path / "own.sqlite", airports=[tmp_path / "airports.csv"])
