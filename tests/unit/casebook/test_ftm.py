"""Actors from FollowTheMoney entities: what is public about a public role, and nothing else."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tocsin.casebook import read_casebook
from tocsin.casebook.ftm import actors_from_ftm, is_ftm
from tocsin.casebook.write import as_yaml
from tocsin.records import Actor, Dropped


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


TODAY = dt.date(2026, 1, 1)


def taken(*entities: object) -> tuple[list[Actor], list[str]]:
    """Return the actors of entities, an entity a line, and why others are left out."""
    lines = [json.dumps(e, ensure_ascii=False).encode() for e in entities]
    found = list(actors_from_ftm(lines, name="f", today=TODAY))
    return [f for f in found if isinstance(f, Actor)], [
        f.reason for f in found if isinstance(f, Dropped)
    ]


def person(*names: str, **more: object) -> dict[str, object]:
    """Make a minister."""
    return {
        "schema": "Person",
        "id": "x",
        "properties": {"name": list(names), "position": ["Minister"], **more},
    }


@pytest.mark.parametrize(
    ("entity", "aliases"),
    [
        (person("Әсел Қорин", alias=["Assel  Korin"]), ("Әсел Қорин", "Assel Korin")),
        (person("Дмитро Горін", "дмитро ГОРІН"), ("Дмитро Горін",)),
        (person("Anna Ozerna", alias=["Ozerna", "A", "安娜"]), ("Anna Ozerna",)),
        (person("Анна Озёрная", "Анна Озерная"), ("Анна Озёрная",)),
    ],
)
def test_names_are_kept_once_in_letters_that_can_be_matched(
    entity: dict[str, object], aliases: tuple[str, ...]
) -> None:
    actors, left = taken(entity)
    assert [a.aliases for a in actors] == [aliases]
    assert left == []


@pytest.mark.parametrize(
    "entity",
    [
        person("Ozerna"),
        person("安娜 奥泽尔纳"),
        person(),
        {"schema": "Person", "properties": {"name": ["Anna Ozerna"], "topics": ["crime"]}},
        {"schema": "Vehicle", "properties": {"name": ["A car"]}},
        {"schema": "", "properties": {"name": ["A b"]}},
    ],
)
def test_who_has_no_public_role_or_no_name_is_left_out(entity: dict[str, object]) -> None:
    assert taken(entity) == ([], ["not_an_actor"])


@pytest.mark.parametrize("topic", ["role.pep", "role.pep.frmr", "gov", "gov.national", "mil"])
def test_a_topic_may_tell_a_public_role(topic: str) -> None:
    entity = {"schema": "Person", "properties": {"name": ["Anna Ozerna"], "topics": [topic]}}
    assert [a.kind for a in taken(entity)[0]] == ["public_official"]


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        ("2021-05-01T23:59:59", dt.date(2021, 5, 1)),
        ("2021-05-01", dt.date(2021, 5, 1)),
        ("2021-02-30", TODAY),
        ("", TODAY),
        (None, TODAY),
        (1619827200, TODAY),
    ],
)
def test_an_actor_is_not_known_before_it_was_published(seen: object, day: dt.date) -> None:
    assert [a.known_from for a in taken({**ENTITY, "first_seen": seen})[0]] == [day]


def test_ids_are_letters_and_the_same_at_every_import() -> None:
    entities = [
        person("Anna Ozerna-Korin"),
        person("Дмитро Горін"),
        {"schema": "Company", "properties": {"name": "112 Ukraine"}},
    ]
    ids = [a.id for a in taken(*entities)[0]]
    assert ids == [a.id for a in taken(*reversed(entities))[0]][::-1]
    assert ids[0] == "anna_ozerna_korin"
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", i) for i in ids)


def test_an_entity_that_stands_there_twice_is_said() -> None:
    actors, left = taken(person("Anna Ozerna"), person("ANNA OZERNA"))
    assert (len(actors), left) == (1, ["duplicate_id"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n\n",
        b"[]",
        b"name,kind\n",
        b"{}",
        b'{"a": 1}',
        b"[" * 5000,
        b"\xff\xfe\x00",
        b"null",
    ],
)
def test_another_file_is_no_followthemoney(body: bytes) -> None:
    assert not is_ftm(body)
    assert not any(isinstance(f, Actor) for f in actors_from_ftm([body], name="f", today=TODAY))
