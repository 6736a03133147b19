"""Every id an entry names is looked up in its section, and no parents run in a circle."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import narrative
from tests.unit.casebook.conftest import KNOWN, indicator, placed, sound_problem, told
from tocsin.casebook.check_references import check_references
from tocsin.records import Actor, Entry, ObserveClaim, PastCase, ReferenceClass, Site, Source

POINTERS = {
    "parties": "parties: [zz]",
    "host": "host: zz",
    "groups": "groups: [zz]",
    "narratives": "narratives: [zz]",
    "reference_class": "reference_class: zz",
    "observe sites": "indicators: [{use: protest, sites: [zz]}]",
    "observe narratives": "indicators: [{use: narrative_at_site, narratives: [zz]}]",
    "observe originators": "indicators: [{use: protest, originators: [zz]}]",
    "observe actors": "indicators: [{use: protest, actors: [zz]}]",
    "observe sources": "indicators: [{use: silence_of_sources, sources: [zz]}]",
}


@pytest.mark.parametrize("name", POINTERS)
def test_every_id_that_a_problem_names_is_looked_up(tmp_path: Path, name: str) -> None:
    text = (
        "problems:\n  - id: P\n    template: unrest\n    title: t\n    incident: i\n    "
        f"sites: []\n    {POINTERS[name]}\n"
    )
    assert "unknown id 'zz'" in told(tmp_path, text)


def test_problem_stands_for_its_own_sites_and_narratives_only(tmp_path: Path) -> None:
    text = (
        "problems:\n  - {id: P, template: unrest, title: t, incident: i, sites: [], "
        "indicators: [{use: protest, sites: [problem], originators: [problem]}]}\n"
    )
    said = told(tmp_path, text)
    assert said.count("unknown id 'problem'") == 1


def test_a_name_where_an_id_belongs_is_told_its_id(tmp_path: Path) -> None:
    text = (
        "actors:\n  - {id: moi, name: Interpolis, kind: state_body}\n  - {id: b, name: Bb "
        "Cc, kind: state_body, parent: Interpolis}\n"
    )
    assert "'Interpolis' is the name of 'moi'; write that id." in told(tmp_path, text)


def actor(identifier: str, **more: Any) -> Actor:
    """Make an actor."""
    return Actor(id=identifier, name=f"Body {identifier}", kind="state_body", **(KNOWN | more))


def site(identifier: str, **more: Any) -> Site:
    """Make a site."""
    return Site(id=identifier, name=f"Works {identifier}", kind="facility", **(KNOWN | more))


def said(*entries: Entry, unmade: frozenset[str] = frozenset()) -> list[str]:
    """Return all findings about the references of entries, with their hints."""
    every = placed(*entries)
    by_id = {p.entry.id: p for p in every}
    return [str(i) for p in every for i in check_references(p, by_id, unmade)]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([actor("one", parent="two")], "unknown id 'two' in actors"),
        ([actor("ministry"), actor("b", parent="minstry")], "Did you mean 'ministry'?"),
        ([actor("a"), actor("b", members=("a", "c"))], "unknown id 'c' in actors"),
        ([site("dam"), actor("b", parent="dam")], "'dam' is one of the sites; expected one of the"),
        ([actor("a"), site("s", parent="a")], "'a' is one of the actors"),
        ([narrative("n", "The well", actors=("x",))], "unknown id 'x' in actors"),
        ([narrative("n", "The well", parent="n_x")], "unknown id 'n_x' in narratives"),
        ([actor("a", parent="A")], "unknown id 'A'"),
        ([actor("a", parent="а")], "unknown id 'а'"),  # a Cyrillic letter
        ([actor("a"), actor("b", parent="Body a")], "'Body a' is the name of 'a'; write that id."),
    ],
)
def test_an_id_that_is_not_there_is_said_with_what_was_meant(
    entries: list[Entry], words: str
) -> None:
    found = said(*entries)
    assert len(found) == 1
    assert words in found[0]


def test_an_originator_is_an_actor_or_a_source() -> None:
    named = Source(id="paper", name="Lind Paper", kind="outlet", owner="o", **KNOWN)
    seen = ObserveClaim(originators=("a", "paper", "dam", "nobody"))
    problem = sound_problem(indicators=(indicator(observe=seen),), reference_class="r")
    cases = ReferenceClass(id="r", name="r", selection="all", rows=(), **KNOWN)
    found = said(actor("a"), named, site("dam"), cases, problem)
    assert len(found) == 2
    assert "'dam' is one of the sites; expected one of the actors or sources" in found[0]
    assert "unknown id 'nobody' in actors or sources" in found[1]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_circle_of_parents_is_shown_whole_by_each_that_is_in_it(number: int) -> None:
    names = [f"a{n}" for n in range(number)]
    ring = [actor(n, parent=names[(i + 1) % number]) for i, n in enumerate(names)]
    found = said(*ring, actor("outside", parent="a0"))
    assert len(found) == number
    assert all(text.count("->") == number for text in found)


def test_a_long_line_of_parents_is_no_circle() -> None:
    names = [f"s{n}" for n in range(50)]
    line = [site(n, parent=p) for n, p in itertools.pairwise(names)]
    assert said(*line, site(names[-1])) == []


@pytest.mark.parametrize(
    ("named", "words"),
    [("Q", "Did you mean 'P'?"), ("P", None), ("P-of-another-casebook", None), (None, None)],
)
def test_a_row_may_belong_to_a_problem_of_another_casebook(
    named: str | None, words: str | None
) -> None:
    day = KNOWN["known_from"]
    row = PastCase(
        date=day,
        place="p",
        what="w",
        incident=False,
        resolved=day,
        reference="r",
        problem=named and named.replace("Q", "problem_on").replace("P", "problem_one"),
    )
    cases = ReferenceClass(id="r", name="r", selection="all", rows=(row,), **KNOWN)
    problem = sound_problem(id="problem_one", reference_class="r")
    found = said(cases, problem, site("dam"))
    assert len(found) == (words is not None)
    assert all("Did you mean 'problem_one'?" in text for text in found)
