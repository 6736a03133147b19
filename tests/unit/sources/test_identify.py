"""Which source of a casebook a name or an address belongs to."""

import datetime as dt

from tocsin.records import Source
from tocsin.sources.identify import SourceNames


def names() -> SourceNames:
    """Return the names of one source."""
    return SourceNames(
        [
            Source(
                id="paper",
                name="The Paper",
                kind="outlet",
                owner="o",
                known_from=dt.date(2020, 1, 1),
                aliases=("paper.example",),
                handles={"telegram": "paper_live"},
            )
        ]
    )


def test_a_source_is_known_by_id_name_alias_and_handle() -> None:
    for name in ("paper", "THE PAPER", " The Paper ", "paper_live"):
        assert names().find(name) == "paper"


def test_a_name_nobody_knows_stays_and_nothing_stays_nothing() -> None:
    assert names().find("Other ") == "Other"
    assert names().find(None) is None
    assert names().find(" ") is None


def test_an_address_gives_its_source_and_one_that_is_none_gives_nothing() -> None:
    assert names().find(None, "https://www.paper.example/a") == "paper"
    for address in ("http://[", "http://[]/", "", "news", "//"):
        assert names().find(None, address) is None
