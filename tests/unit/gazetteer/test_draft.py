"""A gazetteer in the making is written whole, and read back with its places and names."""

from pathlib import Path

import pytest

from tests.unit.gazetteer.conftest import meanings
from tocsin.gazetteer.draft import Draft, is_usable
from tocsin.gazetteer.lookup import PEOPLE, SqliteGazetteer
from tocsin.records import Place

TOWN = Place(
    id="x:1", name="Линдгольм", kind="city", country="XB", latitude=0.0, longitude=0.0, population=7
)
PORT = Place(id="x:2", name="Saint Anna", kind="facility", latitude=1.5, longitude=-2.5)


def drafted() -> Draft:
    """Return a draft of two places."""
    draft = Draft()
    draft.add(TOWN, ["Lindholm", "Ліндгольм"])
    draft.add(PORT)
    draft.call("x:1", ["Lindholmers"], PEOPLE)
    return draft


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("Lindholm", True),
        ("Қорған", True),
        ("Saint-Malo", True),
        ("lindholm", False),
        ("UA", False),
        ("WHO", False),
        ("Li", False),
        ("Lindholm (town)", False),
        ("Lindholm 2", False),
        ("北京市", False),
        ("Λίνδος", False),
        ("X" + "x" * 60, False),
        ("", False),
        ("  ", False),
    ],
)
def test_a_name_is_one_that_a_text_may_hold(name: str, is_name: bool) -> None:
    assert is_usable(name) is is_name


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    drafted().write(tmp_path / "g.sqlite", {"sources": "a test"})
    found = SqliteGazetteer(tmp_path / "g.sqlite")
    assert (found.place("x:1"), found.place("x:2")) == (TOWN, PORT)
    assert found.about["sources"] == "a test"
    assert meanings(found, "Ліндгольмі") == [TOWN]
    assert meanings(found, "St Anna") == [PORT]
    again = Draft.of(tmp_path / "g.sqlite")
    assert list(again.places()) == list(drafted().places())
    again.write(tmp_path / "again.sqlite", {"sources": "another"})
    assert SqliteGazetteer(tmp_path / "again.sqlite").digest == found.digest
    assert sorted(f.name for f in tmp_path.iterdir()) == ["again.sqlite", "g.sqlite"]


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    other = Draft()
    other.add(PORT)
    other.call("x:1", ["Lindholmers"], PEOPLE)
    other.add(TOWN, ["Ліндгольм", "Lindholm"])
    for name, draft in (("a", drafted()), ("b", other)):
        draft.write(tmp_path / name, {})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_place_that_is_there_is_replaced_and_keeps_its_names(tmp_path: Path) -> None:
    draft = drafted()
    draft.add(Place(id="x:1", name="Новый Линдгольм", kind="city", latitude=0.0, longitude=0.0))
    draft.write(tmp_path / "g.sqlite", {})
    found = SqliteGazetteer(tmp_path / "g.sqlite")
    assert [p.id for p in meanings(found, "Lindholm")] == ["x:1"]
    assert len(draft) == 2


def test_an_acronym_is_found_in_capitals(tmp_path: Path) -> None:
    draft = drafted()
    draft.call("x:2", ["SAA"])
    draft.write(tmp_path / "g.sqlite", {})
    (listed,) = SqliteGazetteer(tmp_path / "g.sqlite").named(["saa"]).values()
    assert [n.capitals for n in listed] == [True]


def test_nothing_is_an_empty_gazetteer(tmp_path: Path) -> None:
    Draft().write(tmp_path / "g.sqlite", {})
    found = SqliteGazetteer(tmp_path / "g.sqlite")
    assert found.nearest(0.0, 0.0) is None
    assert found.named(["lindholm"]) == {}
