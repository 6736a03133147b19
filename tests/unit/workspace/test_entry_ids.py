"""Ids of entries: Latin letters of any name, and no id twice."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tocsin.casebook.write import Proposal
from tocsin.workspace.entry_ids import id_of, with_ids

# What an id may be (records.watched.Id).
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@pytest.mark.parametrize(
    "name",
    [
        "Қазақстан",
        "Київ",
        "Ґанок",
        "Щёлково",
        "Øster",
        "Ąę",
        "ﬁne",
        "№1",
        "24 канал",
        "Ёж",
        "naïve",
    ],
)
def test_a_name_of_any_letters_gives_an_id(name: str) -> None:
    assert ID.fullmatch(id_of(name))


@pytest.mark.parametrize("name", ["", " ", "—", "大坝", "👩🏽‍🔬"])
def test_a_name_without_such_letters_gives_none(name: str) -> None:
    assert id_of(name) == ""


@example("\N{MATHEMATICAL BOLD CAPITAL A}")
@settings(max_examples=80, deadline=None)
@given(st.text(max_size=100))
def test_an_id_is_one_or_nothing_and_the_same_again(name: str) -> None:
    made = id_of(name)
    assert made == "" or ID.fullmatch(made)
    assert id_of(made) == made
    assert len(made) <= 62


def proposal(key: str, section: str = "actors") -> Proposal:
    """Return a proposal of a name."""
    return Proposal(section=section, key=key, fields={"name": key})


def test_no_two_entries_have_one_id() -> None:
    names = ["Київ", "Киев", "Kyiv", "KYIV", "大坝", "水", "Київ"]
    made = [str(p.fields["id"]) for p in with_ids([proposal(n) for n in names], {"kyiv", "Kiev"})]
    assert len({i.casefold() for i in made}) == len(names)
    assert not {i.casefold() for i in made} & {"kyiv", "kiev"}
    assert all(ID.fullmatch(i) for i in made)


def test_the_same_proposals_get_the_same_ids() -> None:
    rows = [proposal("Київ"), proposal("Київ", "sites")]
    there, again = ([p.fields["id"] for p in with_ids(rows, set())] for _ in range(2))
    assert there == again
    assert with_ids([], set()) is not None
