"""The records of our own export come back equal."""

import json
from typing import Any

import msgspec
import pytest

from tests.unit.exchange.made import results
from tocsin.exchange.carried import carried, carried_files
from tocsin.exchange.jsonl import jsonl_files
from tocsin.exchange.stix import stix_files
from tocsin.exchange.stix.shape import EXTENSION
from tocsin.records import Dropped, Record


def _objects(bundle: Any) -> list[bytes]:
    """Return the objects of a bundle as they are written."""
    return [json.dumps(each).encode() for each in bundle["objects"]]


def test_a_round_trip_gives_equal_records() -> None:
    given = results(red=True)
    (file,) = stix_files(given)
    bundle = json.loads(b"".join(file.content))
    found = {msgspec.json.encode(r) for r in carried(_objects(bundle), name="b")}
    facts = given.facts
    sent: list[Record] = [
        *facts.documents,
        *facts.mentions,
        *facts.quotes,
        *facts.claims,
        *facts.events,
        *facts.matches,
        *facts.readings,
        *facts.signatures,
        *facts.casebook.problems,
        *given.alarms,
        *given.assessments,
        facts.lineage[1],
    ]
    assert {msgspec.json.encode(record) for record in sent} <= found


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (None, "kind"),
        ({"kind": "Tsar", "json": "{}"}, "kind"),
        ({"kind": "Store", "json": "{}"}, "kind"),
        ({"kind": "Claim", "json": "{}"}, "record"),
        ({"kind": "Claim", "json": None}, "record"),
        ({"kind": "Claim", "json": "[" * 5_000}, "record"),
    ],
)
def test_what_cannot_be_read_is_said(part: Any, reason: str) -> None:
    own = {"id": "note--1", "extensions": {EXTENSION: {"x_tocsin_records": [part]}}}
    (found,) = carried(_objects({"objects": [own, {}, None, {"extensions": None}]}), name="b")
    assert isinstance(found, Dropped)
    assert found.reason == reason


def test_each_file_of_records_is_that_of_the_export() -> None:
    given = results(red=True)
    (bundle,) = stix_files(given)
    objects = _objects(json.loads(b"".join(bundle.content)))
    files, refused = carried_files([*objects, *objects], name="b")
    assert refused == []
    exported = {file.name: set(b"".join(file.content).splitlines()) for file in jsonl_files(given)}
    came = {file.name: b"".join(file.content).splitlines() for file in files}
    for name in ("documents", "mentions", "quotes", "claims", "events", "matches", "alarms"):
        lines = came[f"{name}.jsonl"]
        assert set(lines) == exported[f"{name}.jsonl"]
        assert len(lines) == len(set(lines))
