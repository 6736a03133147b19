"""A watched border is named by the two countries it lies between, in any order and form."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.names.borders import BorderFinder
from tocsin.records import Site

SITES = (
    Site(id="pl", name="Poland", kind="country", aliases=("Poland", "Польша", "Польща")),
    Site(id="by", name="Belarus", kind="country", aliases=("Belarus", "Беларусь", "Білорусь")),
    Site(id="lt", name="Lithuania", kind="country", aliases=("Lithuania", "Литва")),
    Site(id="edge", name="Border of Belarus and Poland", kind="border"),
)
FIND = BorderFinder(SITES)


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Crowds stood at the Belarusian border with Poland.", True),
        ("en", "Belarus opened its border to Poland.", True),
        ("en", "Poland sent soldiers to the border with Belarus.", True),
        ("en", "Poland sent soldiers to the border with Lithuania.", False),
        ("en", "Belarus and Poland trade in salt.", False),
        ("en", "The border with Belarus was closed. Poland was silent.", False),
        ("ru", "Толпа прорвала границу Польши со стороны Беларуси.", True),
        ("ru", "Польша закрыла границу с Беларусью.", True),
        ("ru", "Литва закрыла границу с Беларусью.", False),
        ("uk", "Білоруські військові намагались прорвати кордон з Польщею.", True),
        ("uk", "На польському кордоні білоруські військові валили паркан.", True),
        ("uk", "Україна посилює кордон з Білоруссю.", False),
    ],
)
def test_a_border_lies_between_two_countries(language: str, text: str, *, named: bool) -> None:
    found = list(FIND.named(document(text, language)))
    assert [b.site for b in found] == (["edge"] if named else [])
    assert FIND.could_stand_in(text) or not named


def test_a_border_of_one_known_country_is_found_by_name_alone() -> None:
    one = BorderFinder((SITES[0], Site(id="edge", name="Border of Poland", kind="border")))
    assert not list(one.named(document("The border of Poland and Belarus is closed.")))
    assert not one.could_stand_in("The border of Poland and Belarus is closed.")
