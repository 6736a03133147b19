"""What somebody writes is taken for an entry of the casebook, or refused with what lies near; a
chain is read as people write it.
"""

import pytest

from tests.conftest import ROOT
from tocsin.casebook import load_casebook
from tocsin.errors import UsageError
from tocsin.workspace.chains import new_name, parts_of_chain
from tocsin.workspace.naming import Names

BOOK = load_casebook(ROOT / "casebooks" / "sumy-2022")
NAMES = Names("actor or source", (*BOOK.actors, *BOOK.sources))


def read(written: str) -> list[str | None]:
    """Return the ids of the hops of a chain that somebody wrote."""
    return [
        NAMES.find(part) for part in parts_of_chain(written, lambda n: NAMES.find(n) is not None)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "ru_mod -> tass",
        "ru_mod->tass",
        "ru_mod > TASS",
        "RU_MOD → Tass",
        "ru_mod, tass",
        "ru_mod; tass",
        "ru_mod < tass",
        "ru_mod --> tass",
        "ru_mod => tass",
        "ru_mod ⇒ tass",
        "ru_mod >> tass",
        "Russian Defence Ministry via TASS",
        "the Russian Ministry of Defence (via TASS)",
        "Russian Defense Ministry, via TASS",
        "Russian Defence Ministry as reported by TASS",
        "TASS citing the Russian Defence Ministry",
        "Минобороны России -> ТАСС",
        "Минобороны РФ через ТАСС",
        "«Минобороны России» → «ТАСС»",
        "ТАСС со ссылкой на Минобороны России",
        "минобороны россии, тасс",
        "Минобороны РФ, через ТАСС",
        "1. ru_mod\n2. tass",
        "  ru_mod  ->\u200b tass ",
        "ТАСС з посиланням на Минобороны РФ",
        "Russian Ministry of Defence ▶ tass",
    ],
)
def test_a_chain_is_read_the_way_people_write_it(written: str) -> None:
    assert read(written) == ["ru_mod", "tass"]


def test_longer_chains_and_chains_in_two_words() -> None:
    assert read("Мизинцев -> ТАСС -> Reuters") == ["mizintsev", "tass", "reuters"]
    assert read("Mizintsev via TASS via Reuters") == ["mizintsev", "tass", "reuters"]
    assert read("Reuters citing TASS citing Mizintsev") == ["mizintsev", "tass", "reuters"]
    assert read("Живицький, Укрінформ, Reuters") == ["zhyvytskyi", "ukrinform", "reuters"]
    assert read("Генштаб ЗСУ -> Укринформ") == ["ua_general_staff", "ukrinform"]
    assert read("TASS") == ["tass"]


@pytest.mark.parametrize(
    "written",
    [
        "a -> -> b",
        "->",
        "-> tass",
        "tass ->",
        "a, , b",
        ">",
        "a via",
        "tass <- ru_mod",
        "tass ← ru_mod",
        "a < b > c",
    ],
)
def test_a_chain_with_a_hole_or_in_two_directions_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="originator first"):
        read(written)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("mizintsef", "mizintsev"),
        ("Mizintzev", "mizintsev"),
        ("Рейтерс", "reuters"),
        ("tas", "tass"),
        ("Reuter", "reuters"),
        ("РИА", "ria"),
        ("Sumy administration", "sumy_admin"),
        ("Живицкй", "zhyvytskyi"),
        ("ukrinfrom", "ukrinform"),
        ("General Staff", "ua_general_staff"),
    ],
)
def test_a_name_nobody_has_is_refused_with_what_lies_near(written: str, near: str) -> None:
    with pytest.raises(UsageError, match="is no actor or source of the casebook") as told:
        NAMES.need(written)
    assert near in str(told.value)


@pytest.mark.parametrize("written", ["xqzw", "", "  ", "123", "a nonsense name", "->"])
def test_nonsense_is_nobody_and_near_nobody(written: str) -> None:
    assert NAMES.find(written) is None
    assert written == "a nonsense name" or NAMES.near(written) == []


def test_a_new_name_is_one_that_is_said_to_be_new() -> None:
    assert (
        new_name("new: Ivan  Smith")
        == new_name("NEW:Ivan Smith")
        == new_name("новое имя: Ivan Smith")
        == "Ivan Smith"
    )
    assert new_name("Ivan Smith") is None
    assert parts_of_chain("new:Smith, Ivan -> tass", lambda _: False) == ["new:Smith, Ivan", "tass"]
    for nobody in ("new:", "new: 123", "new:-> a", "new:" + "x" * 200):
        with pytest.raises(UsageError, match="names nobody"):
            new_name(nobody)


def test_a_name_of_several_is_refused_and_the_id_decides() -> None:
    twice = Names(
        "source", (*BOOK.sources, *(a for a in BOOK.actors if a.id == "russia"), _again("Russia"))
    )
    assert twice.find("russia") == "russia"
    with pytest.raises(UsageError, match="the name of several"):
        twice.find("Российская Федерация")


def _again(name: str) -> object:
    """Return another entry with the names of one of the casebook."""
    import msgspec

    return msgspec.structs.replace(
        next(a for a in BOOK.actors if a.name == name), id="russia_again", name="Another"
    )
