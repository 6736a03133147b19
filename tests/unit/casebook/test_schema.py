"""The JSON Schema of casebook files fits what is written, and refuses what is not."""

import json

from tocsin.casebook import json_schema
from tocsin.casebook.expand import templates


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
