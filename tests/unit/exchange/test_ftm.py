"""FollowTheMoney entities: lists of texts under the names of its schemata, read again by our own
import.
"""

import datetime as dt
import json
import re
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exchange.made import results
from tocsin.casebook.ftm import actors_from_ftm, is_ftm
from tocsin.exchange.ftm import _id, ftm_files
from tocsin.records import Actor

# What the schemata of FollowTheMoney 4 have of what is written here.
# The ids that its library refers to (`followthemoney.types.identifier`).
TAKEN = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
SCHEMATA = {
    "Person": {"name", "alias", "notes", "position", "topics"},
    "PublicBody": {"name", "alias", "notes", "topics"},
    "Organization": {"name", "alias", "notes", "country"},
    "Article": ["title", "bodyText", "sourceUrl", "publishedAt", "language", "publisher", "notes"],
    "Mention": {"document", "name", "detectedSchema", "resolved"},
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
        assert TAKEN.fullmatch(each["id"])
    assert len({each["id"] for each in entities}) == len(entities)


def test_our_own_import_reads_the_actors_again() -> None:
    body, _ = written()
    assert is_ftm(body)
    found = list(actors_from_ftm(body.splitlines(), name="x", today=dt.date(2022, 1, 1)))
    assert "Ministry" in {each.name for each in found if isinstance(each, Actor)}


@given(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8))
def test_any_id_can_be_referred_to_and_two_stay_two(first: str, second: str) -> None:
    assert TAKEN.fullmatch(_id(first))
    assert (_id(first) == _id(second)) == (first == second)


def test_a_mention_refers_to_its_document_and_actor() -> None:
    given_ = results()
    linked = given_.facts.mentions[0]
    spoken = msgspec.structs.replace(linked, id="men-p", kind="person", entity_id="ministry")
    facts = msgspec.structs.replace(given_.facts, mentions=(spoken,))
    (file,) = ftm_files(given_._replace(facts=facts))
    entities = [json.loads(line) for line in b"".join(file.content).splitlines()]
    own = next(each for each in entities if each["schema"] == "Mention")
    assert set(own["properties"]) <= set(SCHEMATA["Mention"])
    ids = {each["id"] for each in entities}
    assert {*own["properties"]["document"], *own["properties"]["resolved"]} <= ids
