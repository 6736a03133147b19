"""Who acts and who is acted on, read without a parser."""

import pytest

from tests.conftest import narrative
from tocsin.match import Catalogue, odds
from tocsin.match.roles import Roles, roles_of, roles_of_all, sides_in
from tocsin.records import Embedder


def test_who_acts_and_who_is_acted_on_is_read_without_a_parser() -> None:
    rows = [
        ("Russia stages an attack on Ukraine", "russia", "ukraine"),
        ("Ukraine stages an attack on Russia", "ukraine", "russia"),
        ("Ukraine was attacked by Russian troops", "russia", "ukraine"),
        ("Россия готовит удар против Украины", "russia", "ukraine"),
        ("Украину обстреляли российскими ракетами", "russia", "ukraine"),
        ("Українські військові обстріляли ополченців", "ukraine", "donbas"),
    ]
    for text, doer, done_to in rows:
        found = roles_of(text)
        assert (sorted(found.doers), sorted(found.done_to)) == ([doer], [done_to]), text


def test_exchanged_roles_are_another_story(embedder: Embedder) -> None:
    told = narrative("n_one", "The West uses Ukraine as an instrument against Russia")
    others = [
        narrative(f"n_{i}", title)
        for i, title in enumerate(
            ("Sanctions ruin farmers", "The vote was stolen", "Gas is stolen in transit")
        )
    ]
    catalogue = Catalogue([told, *others], embedder)
    ((same, *_),) = odds(
        ["The West has long been using Ukraine as its instrument against Russia"],
        ["en"],
        catalogue,
        top=1,
    )
    ((other, *_),) = odds(
        ["Russia has long been using Ukraine as its instrument against the West"],
        ["en"],
        catalogue,
        top=1,
    )
    assert same.narrative.id == "n_one"
    assert other.probability < same.probability / 2


@pytest.mark.parametrize("text", ["", "The dam was mined", "Бөгет миналанған", "Гребля стоїть"])
def test_where_no_side_is_named_nobody_acts(text: str) -> None:
    assert roles_of(text) == Roles()
    assert sides_in(text) == frozenset()


def test_roles_are_compared_both_ways_round() -> None:
    here = Roles(doers=frozenset({"a"}), done_to=frozenset({"b"}))
    there = Roles(doers=frozenset({"b"}), done_to=frozenset({"a"}))
    other = Roles(doers=frozenset({"c"}))
    assert here.swapped(there)
    assert there.swapped(here)
    assert not here.swapped(here)
    assert not here.swapped(Roles())
    assert here.alike(here)
    assert here.differ(other)
    assert not here.differ(Roles())


def test_a_side_that_acts_in_one_wording_and_suffers_in_another_has_no_role() -> None:
    both = ["Russia stages an attack on Ukraine", "Ukraine stages an attack on Russia"]
    assert roles_of_all(both) == Roles()
    assert roles_of_all(both[:1]) == roles_of(both[0])
    assert roles_of_all([]) == Roles()
