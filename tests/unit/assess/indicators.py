"""Indicators of the tests, by their names."""

from typing import Any

import msgspec

from tocsin.records import Indicator, Observe


def indicator(name: str, **observe: object) -> Indicator:
    """Return an indicator of a name."""
    fields: dict[str, Any] = {"record": "claim", **observe}
    return Indicator(
        id="I1",
        name=name,
        observe=msgspec.convert(fields, Observe),
        likelihoods={"H1": "C"},
        basis="test",
    )
