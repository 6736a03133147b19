"""What analysts write: fields with bounds, handles with or without a number."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tocsin.records.watched import KNOWN_ALWAYS, Handle, Indicator, Quiet, Site, Source

SOURCE = {"id": "paper", "name": "Газета", "kind": "outlet", "owner": "o"}


def test_an_entry_without_a_day_is_known_always() -> None:
    source = msgspec.convert(SOURCE, Source)
    assert source.known_from == KNOWN_ALWAYS < dt.date(1, 1, 2)
    assert source.reference


@pytest.mark.parametrize(
    ("handles", "handle"),
    [
        ({"telegram": "chan"}, Handle(name="chan")),
        ({"telegram": {"name": "chan", "number": 77}}, Handle(name="chan", number=77)),
        ({"vk": "chan"}, None),
        ({}, None),
    ],
)
def test_a_handle_may_have_a_number(handles: dict[str, object], handle: Handle | None) -> None:
    assert msgspec.convert(SOURCE | {"handles": handles}, Source).handle("telegram") == handle


SITE = {"id": "lab", "name": "Зертхана", "kind": "facility"}
WRONG: list[tuple[type, dict[str, Any]]] = [
    (Source, SOURCE | {"id": "1paper"}),
    (Source, SOURCE | {"id": "газета"}),
    (Source, SOURCE | {"id": "a b"}),
    (Source, SOURCE | {"id": ""}),
    (Source, SOURCE | {"name": ""}),
    (Source, SOURCE | {"kind": "blog"}),
    (Source, SOURCE | {"every_minutes": 0}),
    (Source, SOURCE | {"aliases": [""]}),
    (Source, SOURCE | {"owners": "o"}),
    (Site, SITE | {"latitude": 90.1}),
    (Site, SITE | {"longitude": -181}),
    (Site, SITE | {"known_from": "09.01.2022"}),
    (Quiet, {"start": "24:00", "end": "07:00"}),
    (Quiet, {"start": "7:00", "end": "08:00"}),
]


@pytest.mark.parametrize(("kind", "raw"), WRONG)
def test_an_entry_out_of_bounds_is_refused(kind: type, raw: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(raw, kind)


@pytest.mark.parametrize("given", ["C", "power", {"p": 0.2, "low": 0.1, "high": 0.3}])
def test_a_likelihood_is_a_grade_or_a_figure_with_its_range(given: object) -> None:
    raw = {
        "id": "i",
        "name": "n",
        "observe": {"record": "claim"},
        "likelihoods": {"H1": given},
        "basis": "b",
    }
    indicator = msgspec.convert(raw, Indicator)
    assert msgspec.to_builtins(indicator)["likelihoods"]["H1"] == given
    for wrong in ("D", {"p": 1.0, "low": 0.1, "high": 0.3}, {"p": 0.2}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(raw | {"likelihoods": {"H1": wrong}}, Indicator)
