"""Collecting and watching on small stores, and what sources delivered."""

import pytest

from tests.unit.cli.said import as_json, printed, refused, unexplained
from tocsin.cli.rounds import app


@pytest.mark.usefixtures("book")
def test_sources_say_what_each_delivered(store: str) -> None:
    what = ("sources", "-c", "common", "--store", store, "--as-of", "2022-01-12")
    states = {r["source_id"]: (r["state"], r["captures"]) for r in as_json(*what)}
    assert states["courier"] == ("no expectation", 2)
    assert states["wire"] == ("no expectation", 1)
    told = printed(*what)
    assert "2 in all, 1 not dated, 2 observed this week (- expected), last 2022-01-12" in told


@pytest.mark.usefixtures("book")
def test_a_source_that_is_none_or_has_no_address_is_not_collected(store: str) -> None:
    what = ("collect", "-c", "common", "--store", store)
    assert "unknown source herald; see: tocsin casebook list lumen" in refused(
        *what, "--source", "herald"
    )
    assert "has anything to look at yet" in refused(*what)


def test_every_command_has_help_and_an_example_of_its_use() -> None:
    assert unexplained(app) == set()
