"""The description of the JSON API: every address, what may be asked of it, and what it gives."""

from tocsin.records import Alarm
from tocsin.web.openapi import Endpoint, description

_LIST = Endpoint("/api/alarms", lambda: None, Alarm, "Alarms.", ("problem",), pages=True)
_ONE = Endpoint("/api/alarms/{name}", lambda: None, Alarm, "One alarm.")


def test_a_list_is_described_with_its_pages_and_a_record_with_its_name() -> None:
    described = description([_LIST, _ONE], frozenset({"/api/alarms/{name}"}))
    listed = described["paths"]["/api/alarms"]["get"]
    one = described["paths"]["/api/alarms/{name}"]["get"]
    assert [p["name"] for p in listed["parameters"]] == ["problem", "limit", "cursor", "as_of"]
    assert [p["name"] for p in one["parameters"]] == ["name"]
    sheet = listed["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(sheet["properties"]) == {"items", "next"}
    assert set(one["responses"]) == {"200", "400", "404", "503"}
    assert "Alarm" in described["components"]["schemas"]
