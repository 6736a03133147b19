"""The JSON Schema of casebook files fits what is written, and refuses what is not."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from tests.conftest import ROOT
from tocsin.casebook.expand import LIBRARY, templates
from tocsin.casebook.schema import json_schema
from tocsin.language.yaml_text import read_text


def test_the_schema_knows_defaults_templates_and_the_library() -> None:
    schema = json_schema()
    problem_ = schema["$defs"]["Problem"]
    assert "defaults" in schema["properties"]
    assert set(problem_["properties"]["template"]["enum"]) == set(templates())
    assert problem_["required"] == ["id", "title", "incident", "sites"]
    assert "known_from" not in schema["$defs"]["Actor"]["required"]
    assert json.dumps(schema)


def test_the_schema_names_every_section() -> None:
    schema = json_schema()
    assert set(schema["properties"]) >= {"actors", "sites", "narratives", "problems"}
    assert "Narrative" in schema["$defs"]


SCHEMA = json_schema()
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)


def read_as_json(file: Path) -> Any:
    """Return what an editor sees of a file: days are texts in JSON."""
    return json.loads(json.dumps(read_text(file.read_text(encoding="utf-8")), default=str))


def test_every_casebook_that_ships_fits_the_schema() -> None:
    files = [
        f
        for place in (ROOT / "casebooks", LIBRARY / "examples")
        for f in sorted(place.rglob("*.yml"))
        if f.name != "casebook.yml" and f.parent.name != "tests"
    ]
    assert len(files) > 20
    for file in files:
        found = [e.message for e in VALIDATOR.iter_errors(read_as_json(file) or {})]
        assert found == [], file


@pytest.mark.parametrize(
    "value",
    [
        {"actor": []},
        {"actors": [{"id": "a", "name": "A"}]},
        {"actors": [{"id": "a b", "name": "A", "kind": "state"}]},
        {"actors": [{"id": "a", "name": "", "kind": "state"}]},
        {"sites": [{"id": "s", "name": "S", "kind": "town"}]},
        {"sites": [{"id": "s", "name": "S", "kind": "city", "latitude": 91}]},
        {"problems": [{"id": "P", "title": "t", "incident": "i", "sites": [], "template": "war"}]},
        {"problems": [{"id": "P", "title": "t", "incident": "i"}]},
        {"narratives": [{"id": "n", "title": "t", "summary": "s"}]},
        [],
    ],
)
def test_what_the_check_refuses_the_schema_refuses(value: object) -> None:
    assert not VALIDATOR.is_valid(value)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"actors": None, "defaults": {"kind": "state"}},
        {
            "problems": [
                {
                    "id": "P",
                    "title": "t",
                    "incident": "i",
                    "sites": ["s"],
                    "indicators": ["protest", {"use": "protest", "days": 3}],
                }
            ]
        },
        {
            "narratives": [
                {
                    "id": "n",
                    "title": "t",
                    "summary": "s",
                    "first_seen": "f",
                    "debunks": [{"date": "2021-01-01", "who": "w", "what": "x"}],
                }
            ]
        },
    ],
)
def test_what_a_person_may_leave_out_fits(value: object) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(value)] == []


def test_patterns_are_those_of_json_schema() -> None:
    """ECMA-262 has no end of a text but `$`, and no `\\Z`."""
    patterns = set(re.findall(r'"pattern": "([^"]+)"', json.dumps(SCHEMA)))
    assert patterns
    assert all("\\Z" not in p and "(?P" not in p for p in patterns)
