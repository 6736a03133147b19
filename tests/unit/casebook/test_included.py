"""An included casebook is found beside the folder, at a path, or among those that ship."""

from pathlib import Path

import pytest

from tocsin.casebook import load_casebook, read_casebook
from tocsin.casebook.included import included, places_of, shipped_casebooks


def test_two_casebooks_may_build_on_the_same_third(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "casebook.yml").write_text(
            f"id: {name}\ntitle: T\ninclude: [common]\n", encoding="utf-8"
        )
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "casebook.yml").write_text(
        "id: mine\ntitle: T\ninclude: [one, two, common]\n", encoding="utf-8"
    )
    assert len(load_casebook(tmp_path / "mine").narratives) == len(
        load_casebook(tmp_path / "one").narratives
    )


@pytest.mark.parametrize("written", ["[common]", "common"])
def test_a_shipped_casebook_is_included_from_anywhere(tmp_path: Path, written: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "casebook.yml").write_text(
        f"id: mine\ntitle: Mine\ninclude: {written}\n", encoding="utf-8"
    )
    assert len(load_casebook(folder).narratives) >= 60


def test_a_casebook_beside_goes_before_the_shipped_one(tmp_path: Path) -> None:
    for name, head in (
        ("mine", "id: mine\ntitle: Mine\ninclude: [common]\n"),
        ("common", "id: common\ntitle: Own\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "casebook.yml").write_text(head, encoding="utf-8")
    assert load_casebook(tmp_path / "mine").narratives == ()


@pytest.mark.parametrize("written", ["[nowhere]", "[../nowhere]", "[7]", "{a: 1}"])
def test_an_include_that_is_not_found_says_where_it_was_looked_for(
    tmp_path: Path, written: str
) -> None:
    (tmp_path / "casebook.yml").write_text(
        f"id: mine\ntitle: Mine\ninclude: {written}\n", encoding="utf-8"
    )
    _, issues = read_casebook(tmp_path)
    errors = [i.message for i in issues if i.level == "error"]
    assert len(errors) == 1
    assert "include" in errors[0]
    if "nowhere" in written:
        assert str((tmp_path.parent / written.strip("[]")).resolve()) in errors[0]


def test_what_ships_is_found_and_holds_the_shared_catalogue() -> None:
    place = shipped_casebooks()
    assert place is not None
    assert (place / "common" / "casebook.yml").is_file()


@pytest.mark.parametrize("name", ["other", "Другой", "an other", "../beside/other"])
def test_one_beside_the_folder_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "beside").mkdir()
    place = tmp_path / name
    place.mkdir(parents=True)
    assert included(tmp_path / "mine", name) == place.resolve()


def test_a_path_is_looked_for_where_it_leads_only(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert included(tmp_path / "mine", "nowhere/common") is None
    assert places_of(tmp_path / "mine", "nowhere/common") == [tmp_path / "nowhere" / "common"]
    absolute = tmp_path / "far"
    absolute.mkdir()
    assert included(tmp_path / "mine", str(absolute)) == absolute


def test_a_file_of_the_name_is_no_casebook(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("a file", encoding="utf-8")
    assert included(tmp_path / "mine", "other") is None


def test_each_place_is_looked_at_once() -> None:
    shipped = shipped_casebooks()
    assert shipped is not None
    assert places_of(shipped / "almaty-2022", "common") == [shipped / "common"]
