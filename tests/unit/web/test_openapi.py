"""The description of the JSON API: every address, what may be asked of it, and what its reader
returns.
"""

from typing import Any, TypeVar

import pytest

from tocsin.records import Alarm, Claim
from tocsin.web.acting import ACTIONS
from tocsin.web.answers import Page
from tocsin.web.api import ENDPOINTS
from tocsin.web.openapi import Endpoint, description

R = TypeVar("R")


def alarms() -> Page[Alarm]:
    """Return a page of alarms."""
    return Page(items=(), next=None)


def alarm() -> Alarm:
    """Return an alarm."""
    raise NotImplementedError


def paged(kind: type[R]) -> Any:
    """Return a reader that reads pages of any kind of record."""

    def read() -> Page[R]:
        return Page(items=(), next=None)

    return read


_LIST = Endpoint("/api/alarms", alarms, "Alarms.", ("problem",))
_ONE = Endpoint("/api/alarms/{name}", alarm, "One alarm.", timeless=True)


def test_a_list_is_described_with_its_pages_and_a_record_with_its_name() -> None:
    described = description([_LIST, _ONE])
    listed = described["paths"]["/api/alarms"]["get"]
    one = described["paths"]["/api/alarms/{name}"]["get"]
    names = [p["name"] for p in listed["parameters"]]
    assert names == ["problem", "limit", "cursor", "as_of", "marking"]
    assert [p["name"] for p in one["parameters"]] == ["name", "marking"]
    schema = listed["responses"]["200"]["content"]["application/json"]["schema"]
    page = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    assert page["required"] == ["items", "next"]
    assert page["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Alarm"}
    assert set(one["responses"]) == {"200", "400", "401", "403", "404", "429", "503"}
    assert "Alarm" in described["components"]["schemas"]


def test_what_an_address_gives_is_what_its_reader_returns() -> None:
    assert (_ONE.gives, _ONE.pages, _LIST.pages) == (Alarm, False, True)
    assert Endpoint("/x", paged(Claim), "x", of=Claim).gives == Page[Claim]


@pytest.mark.parametrize("read", [lambda: None, paged(Claim)])
def test_a_reader_that_does_not_say_what_it_returns_is_refused(read: Any) -> None:
    with pytest.raises(TypeError, match="/x: its reader"):
        description([Endpoint("/x", read, "x")])


def test_nothing_is_described_as_anything_at_all() -> None:
    described = description(ENDPOINTS, ACTIONS)
    answers = [
        next(iter(operation["responses"].values()))["content"]["application/json"]["schema"]
        for operations in described["paths"].values()
        for operation in operations.values()
    ]
    assert [schema for schema in answers if not {"$ref", "type"} & schema.keys()] == []
    kinds = described["components"]["schemas"]
    assert [n for n, s in kinds.items() if not {"properties", "enum", "anyOf"} & s.keys()] == []


def test_an_act_is_described_with_what_is_sent_and_what_it_answers() -> None:
    described = description(ENDPOINTS, ACTIONS)
    operation = described["paths"]["/api/alarms/{name}/signatures"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    answer = operation["responses"]["201"]["content"]["application/json"]["schema"]
    assert (body["$ref"], answer["$ref"]) == (
        "#/components/schemas/Signing",
        "#/components/schemas/Signature",
    )
    assert operation["security"] == [{"token": []}]
    assert {"401", "403", "404", "409", "413", "415", "429"} <= set(operation["responses"])
    ids = [o["operationId"] for p in described["paths"].values() for o in p.values()]
    assert len(ids) == len(set(ids))


def test_the_pages_own_addresses_ask_for_no_token() -> None:
    paths = description(ENDPOINTS, ACTIONS)["paths"]
    bare = {p for p, o in paths.items() if "security" not in o.get("get", {"security": 1})}
    assert bare == {"/api/map", "/api/outlines"}
