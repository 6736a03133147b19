"""When the name of a country only tells whose office, body or ally somebody is."""

import pytest

from tocsin.assess.whose import speaks_of_own_land, tells_whose


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ruritania’s President Anna Torvel says the war goes on", "Ruritania"),
        ("Ruritania's newly elected president met the ambassador", "Ruritania"),
        ("Ruritania PM believes that firms should leave", "Ruritania"),
        ("the foreign minister of Ruritania spoke of the war", "Ruritania"),
        ("Ruritania-backed fighters took a town elsewhere", "Ruritania"),
        ("a store of a group supported by Ruritania was hit", "Ruritania"),
        ("МИД Руритании сообщил о нападении на консульство", "Руритании"),
        ("визит президента Руритании до конца года", "Руритании"),
        ("склад поддерживаемой Руританией группировки", "Руританией"),
        ("посол Руританії прибув на переговори", "Руританії"),
        ("МЗС Руританії відреагувало", "Руританії"),
        ("Руритания президенті мәлімдеді", "Руритания"),
    ],
)
def test_an_office_of_a_country_tells_nothing_of_what_happens_there(
    text: str, country: str
) -> None:
    start = text.index(country)
    assert tells_whose(text, start, start + len(country))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Missiles struck Ruritania on Sunday", "Ruritania"),
        ("Ruritania's border was closed", "Ruritania"),
        ("told officials Ruritania would be struck", "Ruritania"),
        ("in Ruritania, president Torvel said", "Ruritania"),
        ("an explosion at the embassy in Ruritania", "Ruritania"),
        ("удар по Руритании нанесён ночью", "Руритании"),
        ("взрыв у посольства в Руритании", "Руритании"),
        ("министр прибыл. Руритания закрыла границу", "Руритания"),
        ("вибух у Руританії", "Руританії"),
        ("Руританияда жарылыс болды", "Руританияда"),
    ],
)
def test_a_country_where_something_happens_is_a_place(text: str, country: str) -> None:
    start = text.index(country)
    assert not tells_whose(text, start, start + len(country))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("President of Ruritania: they are preparing an attack on our soil", True),
        ("Президент Руритании: готовится нападение на нас", True),
        ("Президент Руританії: готують удар по нашій території", True),
        ("Руритания президенті: елімізге шабуыл дайындалып жатыр", True),
        ("President of Ruritania: they are preparing an attack elsewhere", False),
        ("Президент Руритании: готовится нападение в другой стране", False),
    ],
)
def test_who_speaks_of_his_own_country(text: str, own: bool) -> None:
    assert speaks_of_own_land(text) is own
