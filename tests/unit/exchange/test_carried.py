"""The records of our own export come back equal."""

import json
from typing import Any

import msgspec
import pytest

from tests.unit.exchange.made import results
from tocsin.exchange.carried import carried
from tocsin.exchange.stix import stix_files
from tocsin.exchange.stix.shape import EXTENSION
from tocsin.records import Dropped, Record


def test_a_round_trip_gives_equal_records() -> None:
    given = results(red=True)
    (file,) = stix_files(given)
    found = {msgspec.json.encode(r) for r in carried(b"".join(file.content), name="b")}
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
    body = json.dumps({"objects": [own, {}, None, {"extensions": None}]}).encode()
    (found,) = carried(body, name="b.json")
    assert isinstance(found, Dropped)
    assert found.reason == reason
