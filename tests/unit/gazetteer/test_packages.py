"""The base of the gazetteer is made of packages of public data: what they gave is in what ships."""

import importlib.metadata

import pytest

from tests.unit.gazetteer.conftest import meanings
from tocsin.errors import GazetteerError
from tocsin.gazetteer import find_gazetteer
from tocsin.gazetteer.packages import PACKAGES, sources, without_kind


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Rostov Oblast", "rostov"),
        ("Almaty Region", "almaty"),
        ("Khmel'nyts'kyi Oblast", "khmelnytskyi"),
        ("Province of Łódź", "of łodz"),
        ("Paris", "paris"),
        ("Region", ""),
        ("", ""),
    ],
)
def test_an_area_is_compared_without_the_word_for_what_it_is(name: str, bare: str) -> None:
    assert without_kind(name) == bare


def test_a_package_that_is_missing_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    with pytest.raises(GazetteerError, match=f"pip install {PACKAGES[0]}"):
        sources()


def test_what_ships_says_what_it_is_made_of() -> None:
    named = find_gazetteer().about["sources"]
    assert all(package in named for package in PACKAGES)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Rostov region", "region:RU.61"),
        ("Ростовская область", "region:RU.61"),
        ("Kazakhstan", "iso:KZ"),
        ("Қазақстан", "iso:KZ"),
        ("Україна", "iso:UA"),
    ],
)
def test_areas_and_countries_are_called_in_four_languages(written: str, place: str) -> None:
    found = {p.id for p in meanings(find_gazetteer(), written)}
    assert place in found
