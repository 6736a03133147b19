"""Casebooks: every finding names file and line, and says what to do."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, make_document
from tocsin.annotate import Annotator
from tocsin.casebook import json_schema, known_on, load_casebook, read_casebook
from tocsin.casebook.ftm import actors_from_ftm, is_ftm
from tocsin.casebook.write import as_yaml
from tocsin.errors import CasebookError
from tocsin.records import Actor, Dropped


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Almaty casebook, with the common one it builds on, that a test may spoil."""
    shutil.copytree(ROOT / "casebooks" / "common", tmp_path / "common")
    return Path(shutil.copytree(ROOT / "casebooks" / "almaty-2022", tmp_path / "almaty-2022"))


BOTH_RATES = """groups:
  - {id: g_both, name: both, members: [tass], alerts_per_month: 1, false_discovery_rate: 0.1, known_from: 2020-01-01, reference: test}
"""


def spoil(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; return the line it stood on."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", ["almaty-2022", "almaty-demo", "common"])
def test_the_shipped_casebooks_are_sound(name: str) -> None:
    casebook, issues = read_casebook(ROOT / "casebooks" / name)
    assert casebook is not None
    assert [str(i) for i in issues] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("actors.yml", "kind: state\n", "kynd: state\n", ["kynd", "Did you mean 'kind'"]),
        (
            "sites.yml",
            "parent: almaty\n",
            "parent: almatty\n",
            ["unknown id 'almatty'", "Did you mean 'almaty'"],
        ),
        ("problems.yml", "share: 0.50", "share: 1.50", ["<= 1"]),
        ("problems.yml", "share: 0.50", "share: 0.40", ["sum to 0.9"]),
        ("problems.yml", "p: 0.3,", "p: 1.3,", ["< 1.0"]),
        ("problems.yml", "kind: routine, ", "kind: pressure, ", ["routine"]),
        (
            "problems.yml",
            "types: [retreat], deadline",
            "types: [retraet], deadline",
            ["looks for types 'retraet'", "known: accuse"],
        ),
        (
            "problems.yml",
            "crossed: true}",
            "crossed: false}",
            ["no reading that crossed", "chance and power"],
        ),
        (
            "sources.yml",
            "groups:\n",
            BOTH_RATES,
            ["one rule only"],
        ),
        (
            "../common/narratives-deployments.yml",
            "    first_seen: old\n",
            "    first_seen: old\n    parent: n_protesters_terrorists\n",
            ["circle"],
        ),
        (
            "sources.yml",
            "sources:\n",
            "sauces:\n",
            ["unknown section 'sauces'", "Did you mean 'sources'"],
        ),
        ("actors.yml", "actors:\n", "actors: [\n", ["not valid YAML"]),
        ("actors.yml", "- id: kazakhstan", "- id: russia", ["used twice"]),
        (
            "../common/narratives-deployments.yml",
            "      en: [the United States develops",
            "      xx: [nothing]\n      en: [the United States develops",
            ["language 'xx'"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    copy: Path, file: str, old: str, new: str, words: list[str]
) -> None:
    spoil(copy, file, old, new)
    casebook, issues = read_casebook(copy)
    errors = [i for i in issues if i.level == "error"]
    assert casebook is None
    assert any(all(w in str(i) for w in words) and i.line for i in errors), [str(i) for i in errors]


def test_the_line_is_the_right_one(copy: Path) -> None:
    line = spoil(copy, "sites.yml", "parent: almaty\n", "parent: almatty\n")
    (issue,) = [i for i in read_casebook(copy)[1] if i.level == "error"]
    assert issue.line == line
    with pytest.raises(CasebookError, match=r"sites\.yml:\d+"):
        load_casebook(copy)


def test_no_series_is_kept_of_persons(copy: Path) -> None:
    spoil(copy, "sources.yml", "members: [tass, sputnik, ria]", "members: [s1_author]")
    assert any("never of a person" in str(i) for i in read_casebook(copy)[1])


def test_every_type_of_event_can_be_looked_for(copy: Path) -> None:
    spoil(
        copy,
        "problems.yml",
        "types: [evacuation, protective_messaging]",
        "types: [accusation, threat, historical]",
    )
    found = [str(i) for i in read_casebook(copy)[1]]
    assert all("says “" in finding for finding in found)  # its name is that of the types it had


def test_a_useless_indicator_is_said_to_be_useless(copy: Path) -> None:
    spoil(
        copy,
        "problems.yml",
        "{H1: C, H2: C, H3: N, H4: N, H5: N}",
        "{H1: C, H2: C, H3: C, H4: C, H5: C}",
    )
    casebook, issues = read_casebook(copy)
    assert casebook is not None
    assert any("useless" in i.message for i in issues if i.level == "warning")


def test_what_was_known_later_is_left_out() -> None:
    casebook = load_casebook(ROOT / "casebooks" / "almaty-2022")
    before = known_on(casebook, dt.date(2018, 9, 1))
    precedents = [p for n in before.narratives for p in n.precedents]
    assert precedents
    assert all(p.known_from <= dt.date(2018, 9, 1) for p in precedents)
    assert all(n.known_from <= dt.date(2018, 9, 1) for n in before.narratives)
    assert len(before.narratives) < len(casebook.narratives)
    assert all(r.resolved < dt.date(2018, 9, 1) for c in before.reference_classes for r in c.rows)
    assert before.problems == ()


def test_the_schema_names_every_section() -> None:
    schema = json_schema()
    assert set(schema["properties"]) >= {"actors", "sites", "narratives", "problems"}
    assert "Narrative" in schema["$defs"]


def test_actors_come_in_from_followthemoney_without_private_detail(tmp_path: Path) -> None:
    rows = [
        {
            "id": "Q1",
            "schema": "Person",
            "first_seen": "2021-05-01T00:00:00",
            "properties": {
                "name": ["Ivan Petrov"],
                "alias": ["Иван Петров", "Petrov", "伊万"],
                "position": ["Minister"],
                "birthDate": ["1970-01-01"],
                "address": ["a street"],
                "sourceUrl": ["https://parliament.example/petrov"],
            },
        },
        {"id": "Q2", "schema": "Person", "properties": {"name": ["Private Person"]}},
        {"id": "Q3", "schema": "PublicBody", "properties": {"name": ["Министерство обороны"]}},
        {"id": "Q4", "schema": "Vessel", "properties": {"name": ["A ship"]}},
    ]
    lines = [json.dumps(r).encode() for r in rows] + [b"{broken"]
    found = list(actors_from_ftm(lines, name="f.json", today=dt.date(2026, 1, 1)))
    actors = [f for f in found if isinstance(f, Actor)]
    assert [(a.id, a.kind, a.aliases) for a in actors[:1]] == [
        ("ivan_petrov", "public_official", ("Ivan Petrov", "Иван Петров"))
    ]
    assert (actors[0].known_from, actors[1].kind, actors[1].known_from) == (
        dt.date(2021, 5, 1),
        "state_body",
        dt.date(2026, 1, 1),
    )
    assert [f.record_id for f in found if isinstance(f, Dropped)] == [
        "f.json#2",
        "f.json#4",
        "f.json#5",
    ]
    text = as_yaml("actors", actors)
    assert "1970" not in text
    assert "street" not in text
    (tmp_path / "casebook.yml").write_text(
        "id: imported\ntitle: t\ninclude: []\n", encoding="utf-8"
    )
    (tmp_path / "actors.yml").write_text(text, encoding="utf-8")
    book, issues = read_casebook(tmp_path)
    assert [i for i in issues if i.level == "error"] == []
    assert book is not None
    assert {a.name for a in book.actors} == {"Ivan Petrov", "Министерство обороны"}


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


ENTITY = {
    "schema": "PublicBody",
    "id": "x",
    "properties": {"name": ["Ministry of Wells"], "topics": ["gov"]},
}
PERSON = {
    "schema": "Person",
    "properties": {"name": "Anna Ozerna", "position": "Minister", "birthDate": None},
}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps([ENTITY, PERSON]),
        json.dumps([ENTITY, PERSON], indent=1),
        json.dumps(ENTITY) + "\n" + json.dumps(PERSON),
        "\ufeff" + json.dumps([ENTITY, PERSON]),
        json.dumps({"results": [ENTITY, PERSON]}),
    ],
)
def test_followthemoney_entities_come_in_lines_and_in_arrays(body: str) -> None:
    assert is_ftm(body.encode())
    found = list(actors_from_ftm(body.encode().splitlines(), name="f", today=dt.date(2026, 1, 1)))
    assert [f.name for f in found if isinstance(f, Actor)] == ["Ministry of Wells", "Anna Ozerna"]


def test_an_item_of_an_array_that_is_no_entity_is_said() -> None:
    body = json.dumps([ENTITY, 7, {"schema": "Person"}, {"schema": "Vessel", "properties": {}}])
    found = list(actors_from_ftm([body.encode()], name="f", today=dt.date(2026, 1, 1)))
    assert [f.reason for f in found if isinstance(f, Dropped)] == [
        "schema",
        "schema",
        "not_an_actor",
    ]
