"""FollowTheMoney entities: lists of texts under the names of its schemata, read again by our own
import.
"""

import datetime as dt
import json
import re
from typing import Any

from tests.unit.exchange.made import results
from tocsin.casebook.ftm import actors_from_ftm, is_ftm
from tocsin.exchange.ftm import ftm_files
from tocsin.records import Actor

# What the schemata of FollowTheMoney 4 have of what is written here.
SCHEMATA = {
    "Person": {"name", "alias", "notes", "position", "topics"},
    "PublicBody": {"name", "alias", "notes", "topics"},
    "Organization": {"name", "alias", "notes", "country"},
    "Article": ["title", "bodyText", "sourceUrl", "publishedAt", "language", "publisher", "notes"],
    "Mention": {"document", "name", "detectedSchema", "resolved", "summary"},
}


def written() -> tuple[bytes, list[dict[str, Any]]]:
    """Return the file, and its entities."""
    (file,) = ftm_files(results())
    body = b"".join(file.content)
    return body, [json.loads(line) for line in body.splitlines()]


def test_entities_have_the_properties_of_their_schema() -> None:
    _, entities = written()
    assert {each["schema"] for each in entities} == {"PublicBody", "Organization", "Article"}
    for each in entities:
        assert set(each["properties"]) <= set(SCHEMATA[each["schema"]])
        for values in each["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
        assert re.match(r"[A-Za-z0-9][A-Za-z0-9.-]*$", each["id"].replace("_", "-"))
    assert len({each["id"] for each in entities}) == len(entities)


def test_our_own_import_reads_the_actors_again() -> None:
    body, _ = written()
    assert is_ftm(body)
    found = list(actors_from_ftm(body.splitlines(), name="x", today=dt.date(2022, 1, 1)))
    assert "Ministry" in {each.name for each in found if isinstance(each, Actor)}
