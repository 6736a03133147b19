"""Names that mean something else in most texts, or that two entries share, are said."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import make_document
from tests.unit.casebook.conftest import KNOWN, placed, read, sound_problem, told
from tocsin.annotate import Annotator
from tocsin.casebook import load_casebook, read_casebook
from tocsin.casebook.check_names import check_names, is_ordinary
from tocsin.records import Actor, Entry, Site

MISLEADS = {
    "country": ("sites:\n  - {id: s, name: Kazakhstan, kind: country}\n", "a whole country"),
    "country under another kind": (
        "sites:\n  - {id: s, name: Georgia, kind: region}\n",
        "the name of a country",
    ),
    "country in Russian": (
        "sites:\n  - {id: s, name: Казахстан, kind: region}\n",
        "the name of a country",
    ),
    "river": ("sites:\n  - {id: s, name: Dnipro, kind: region}\n", "is a river"),
    "river with its word": ("sites:\n  - {id: s, name: река Дон, kind: region}\n", "is a river"),
    "river by type": (
        "sites:\n  - {id: s, name: Quiet Water, kind: region, type: river}\n",
        "is a river",
    ),
    "river in Kazakh": ("sites:\n  - {id: s, name: Ертіс, kind: region}\n", "is a river"),
    "person": ("sites:\n  - {id: s, name: Oleg Gorin, kind: facility}\n", "a person's name"),
    "person in Ukrainian": (
        "sites:\n  - {id: s, name: Дмитро Горін, kind: facility}\n",
        "a person's name",
    ),
    "surname of an actor": (
        (
            "actors:\n  - {id: a, name: Zed Quorin, kind: public_official}\nsites:\n  - {id: s, "
            "name: Quorin, kind: city}\n"
        ),
        "of the person 'a'",
    ),
    "actor": (
        (
            "actors:\n  - {id: a, name: Lindholm, kind: organisation}\nsites:\n  - {id: s, name: "
            "Port, kind: city, aliases: [lindholm]}\n"
        ),
        "names both, and whatever is said of the actor is counted for the site, too",
    ),
    "source": (
        (
            "sources:\n  - {id: a, name: Lindholm, kind: outlet, owner: o}\nsites:\n  - {id: s, "
            "name: Lindholm, kind: city}\n"
        ),
        "is linked to the source, and nothing is counted for the site",
    ),
    "ordinary word": ("actors:\n  - {id: a, name: Guard, kind: state_body}\n", "an ordinary word"),
    "ordinary word in Russian": (
        (
            "sources:\n  - {id: a, name: The Times of Lind, kind: outlet, owner: o, aliases: "
            "[Время]}\n"
        ),
        "an ordinary word",
    ),
    "ordinary word in Kazakh": (
        "sources:\n  - {id: a, name: Lind Weekly, kind: outlet, owner: o, aliases: [Жұлдыз]}\n",
        "an ordinary word",
    ),
    "small group": (
        (
            "sources:\n  - {id: a, name: Lind Weekly, kind: outlet, owner: o}\ngroups:\n  - "
            "{id: g, "
            "name: g, members: [a]}\n"
        ),
        "the group has 1 source",
    ),
    "a day ahead": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 2099-01-01}\n",
        "lies ahead",
    ),
    "a year of two figures": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 0022-01-01}\n",
        "the year 22",
    ),
}


@pytest.mark.parametrize("name", MISLEADS)
def test_what_misleads_is_a_warning_that_says_what_follows(tmp_path: Path, name: str) -> None:
    text, words = MISLEADS[name]
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    found = [i for i in issues if words in i.message]
    assert len(found) == 1
    assert found[0].suggestion


@pytest.mark.parametrize(
    "text",
    [
        "sites:\n  - {id: s, name: Lindholm chemical works, kind: facility}\n",
        "sites:\n  - {id: s, name: Dnipro dam, kind: facility}\n",
        (
            "sites:\n  - {id: s, name: Kazakhstan, kind: country}\n  - {id: t, name: Lindholm, "
            "kind: city, parent: s}\n"
        ),
        "actors:\n  - {id: a, name: Kazakhstan, kind: state}\n",
        "actors:\n  - {id: a, name: CSTO, kind: organisation, aliases: [ОДКБ]}\n",
        "sources:\n  - {id: a, name: Reuters, kind: agency, owner: o}\n",
    ],
)
def test_what_does_not_mislead_is_not_warned_of(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == ""


def test_two_sites_of_one_name_are_said_and_neither_is_linked(tmp_path: Path) -> None:
    (tmp_path / "casebook.yml").write_text("id: twice\ntitle: Twice\n", encoding="utf-8")
    site = (
        "  - {{id: {0}, name: Works, kind: facility, aliases: [Old Works], known_from: "
        "2020-01-01, reference: a test}}\n"
    )
    (tmp_path / "sites.yml").write_text(
        "sites:\n" + site.format("one") + site.format("two"), encoding="utf-8"
    )
    _, issues = read_casebook(tmp_path)
    shared = [i for i in issues if "linked to neither" in i.message]
    assert [(i.level, i.line) for i in shared] == [("warning", 3)]
    assert "'one'" in shared[0].message
    book = load_casebook(tmp_path)
    found = Annotator((), (), book.sites)(
        make_document("A fire broke out at the Old Works on Sunday.")
    )
    assert not any(m.entity_id for m in found.mentions)


def site(name: str, *aliases: str, **more: Any) -> Site:
    """Make a site that is called by a name."""
    fields: dict[str, Any] = {"kind": "facility", "aliases": (name, *aliases), **KNOWN, **more}
    return Site(**({"id": "s", "name": name} | fields))


def named(name: str, kind: Any = "organisation", identifier: str = "a") -> Actor:
    """Make an actor that is called by a name."""
    return Actor(id=identifier, name=name, kind=kind, aliases=(name,), **KNOWN)


def said(*entries: Entry) -> list[tuple[str, str]]:
    """Return level and message of what is found without a gazetteer."""
    return [(i.level, i.message) for i in check_names(placed(*entries), None)]


@pytest.mark.parametrize(
    ("name", "is_word"),
    [
        ("Guard", True),
        ("guard", True),
        (" Guard ", True),
        ("GUARD", False),  # an abbreviation
        ("Guard House", False),
        ("Время", True),
        ("Bрeмя", True),  # with Latin B and e
        ("Зоря", True),
        ("Жұлдыз", True),
        ("Interpolis", False),
        ("Озернянка", False),
        ("", False),
    ],
)
def test_one_ordinary_word_is_no_name(name: str, is_word: bool) -> None:
    assert is_ordinary(name) is is_word


def test_a_state_may_be_called_as_it_is_and_a_letter_is_no_alias() -> None:
    assert said(named("Union", kind="state")) == []
    assert [level for level, _ in said(named("Я"))] == ["error"]
    assert [level for level, _ in said(site("Lindholm works", " "))] == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lindholm Works", "LINDHOLM works"),
        ("Озёрный завод", "озерный завод"),
        ("Комбінат «Ліндгольм»", "комбінат «ліндгольм»"),
        ("Линдгольм зауыты", "Линдгольм зaуыты"),  # with a Latin a
    ],
)
def test_sites_share_a_name_whatever_its_case_and_letters(one: str, other: str) -> None:
    found = said(site(one, id="s1"), site(other, id="s2"))
    assert [("'s1'" in text, "linked to neither" in text) for _, text in found] == [(True, True)]


def test_names_shared_with_one_site_are_said_in_one_line() -> None:
    first = site("Lindholm Works", "Old Works", "The Plant of Lindholm", id="s1")
    second = site("Lindholm Works", "Old Works", id="s2")
    ((_, text),) = said(first, second)
    assert "'Lindholm Works', 'Old Works'" in text


def test_the_surname_of_a_person_is_a_name_and_the_last_word_of_a_body_is_none() -> None:
    person = named("Ерлан Қорин", kind="public_official")
    ((level, text),) = said(person, site("Қорин"))
    assert (level, "of the person 'a'" in text) == ("warning", True)
    assert said(named("Committee of Korin"), site("Korin")) == []


def test_a_country_may_share_the_name_of_its_state_unless_it_is_watched() -> None:
    state, country = named("Osmia", kind="state"), site("Osmia", kind="country", id="osmia")
    town = site("Lindholm town", parent="osmia")
    assert said(state, country, town) == []
    watched = sound_problem(sites=("osmia",))
    found = [text for _, text in said(state, country, town, watched)]
    assert any("names both" in text for text in found)
    assert any("whole country" in text for text in found)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Анна", "reads like a person's name"),
        ("Anna Karlova", "reads like a person's name"),
        ("Anna Karlova Hospital", None),
        ("Lindholm", None),
        ("the Dnipro river", "is a river"),
        ("річка Дніпро", "is a river"),
        ("ДНЕПР", "is a river"),
        ("Dnipro bridge", None),
        ("Днепрострой", None),
    ],
)
def test_rivers_and_persons_are_no_sites(name: str, words: str | None) -> None:
    found = [text for _, text in said(site(name))]
    assert [words in text for text in found if words] == ([True] if words else [])
    assert words or found == []


def test_what_is_found_does_not_depend_on_the_order() -> None:
    entries = [
        named("Quorin", identifier="a1"),
        site("Quorin", id="s1"),
        site("Днепр", id="s2"),
        named("Guard", identifier="a2"),
    ]
    first = sorted(said(*entries))
    assert len(first) == 3
    for order in itertools.permutations(entries):
        assert [level for level, _ in sorted(said(*order))] == [level for level, _ in first]
