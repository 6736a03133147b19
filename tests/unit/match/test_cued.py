"""The index of needed parts finds the narratives that asking each of them would find."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.language.patterns import TermIndex
from tocsin.match.cued import CueIndex
from tocsin.records import Facet, Narrative

PARTS = (
    (("laboratory", "лаборатория"), ("virus",)),
    (("laboratory", "chemical laboratory"), ("attack", "chemical attack")),
    (("chemical",), ("chemical", "poison"), ("staged attack",)),
    (("staged",),),
    (),
)


def narrative(number: int, *parts: tuple[str, ...], by_terms: bool = True) -> Narrative:
    """Return an invented narrative with these needed parts, and one that is not needed."""
    needed = [
        Facet(name=f"part {n}", needed=True, terms={"en": terms}) for n, terms in enumerate(parts)
    ]
    return Narrative(
        id=f"n{number}",
        title="A story that is told",
        summary="A story that is told",
        first_seen="2015",
        facets=(
            *needed,
            Facet(name="more", terms={"en": ("border",)}),
            Facet(name="another matter", unless=True, terms={"en": ("exercise",)}),
        ),
        by_terms=by_terms,
        known_from=dt.date(2015, 1, 1),
        reference="invented",
    )


NARRATIVES = [narrative(n, *parts) for n, parts in enumerate(PARTS)]
WORDS = ("laboratories", "лабораторию", "viruses", "chemical", "attack", "staged", "poison", "the")


def asked(text: str) -> list[int]:
    """Return the narratives all of whose needed parts are named, asking each of them."""
    return [
        number
        for number, told in enumerate(NARRATIVES)
        if all(
            TermIndex((t, t) for terms in facet.terms.values() for t in terms).find(text)
            for facet in told.facets
            if facet.needed
        )
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_the_index_finds_what_asking_each_narrative_finds(text: str) -> None:
    assert CueIndex(NARRATIVES)(text) == asked(text)


def test_a_longer_term_does_not_hide_a_shorter_one_inside_it() -> None:
    """ "Chemical laboratory" of one narrative stands over "laboratory" of another."""
    assert CueIndex(NARRATIVES)("A chemical laboratory breeds a virus.") == [0, 4]


def test_narratives_that_likeness_decides_are_not_looked_up() -> None:
    told = [narrative(0, ("laboratory",), by_terms=False), narrative(1, ("laboratory",))]
    assert CueIndex(told)("The laboratory is closed.") == [1]


def test_without_needed_parts_every_text_may_tell_a_narrative() -> None:
    assert CueIndex([narrative(0)])("") == [0]
    assert CueIndex([])("laboratory") == []
