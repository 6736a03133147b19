"""The casebook's pages: own entries and included ones, and one as it is written."""

from collections.abc import Callable

import pytest

from tocsin.web.desk import Look, NoSuchError
from tocsin.web.entries import NEW
from tocsin.web.views.casebook import casebook, entry


def test_own_entries_and_included_ones_are_told_apart(look: Callable[..., Look]) -> None:
    shown = {section["kind"]: section["rows"] for section in casebook(look())["sections"]}
    assert {row["entry"].id for row in shown["problems"] if row["is_own"]} == {"WP-SUMY-CHEM"}
    assert [row for row in shown["sites"] if not row["is_own"]]


def test_an_entry_is_shown_as_it_is_written(look: Callable[..., Look]) -> None:
    shown = entry(look(), "problems", "WP-SUMY-CHEM")
    assert shown["text"].startswith("id: WP-SUMY-CHEM\ntitle: ")
    assert (shown["file"], shown["rule"], shown["draft"]) == ("problems.yml", "problem", None)
    assert entry(look(), "sites", NEW)["text"] == ""
    for section, name in (("problems", "x"), ("chairs", "x"), ("sites", "sumykhimprom")):
        with pytest.raises(NoSuchError):
            entry(look(), section, name)
