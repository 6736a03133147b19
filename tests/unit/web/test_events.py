"""Server-sent events: the state of the store, written as browsers read it."""

import json
from types import SimpleNamespace
from typing import Any, cast

import anyio

from tocsin.errors import StoreError
from tocsin.web.desk import Desk
from tocsin.web.events import Broadcast, _written


def test_an_event_is_written_in_two_lines_and_its_data_is_json() -> None:
    event, data = _written(("version", 'a "b"\nc')).strip().split("\n")
    assert event == "event: version"
    assert json.loads(data.removeprefix("data: ")) == 'a "b"\nc'


def test_a_store_that_is_away_is_trouble_and_no_crash() -> None:
    def gone() -> str:
        raise StoreError("the store is gone")

    here: Any = SimpleNamespace(version=lambda: "v1")
    away: Any = SimpleNamespace(version=gone)
    assert anyio.run(Broadcast(cast("Desk", here))._state) == ("version", "v1")
    assert anyio.run(Broadcast(cast("Desk", away))._state) == ("trouble", "the store is gone")
