"""The tables of pages as CSV: every kind has its columns, and no other kind is one."""

import csv
import io
from collections.abc import Callable

import pytest

from tocsin.web.desk import Look, NoSuchError
from tocsin.web.tables import table_of

Looks = Callable[..., Look]


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(text)))


def test_what_a_search_finds_is_kept_with_its_marking(look: Looks) -> None:
    listed = rows(table_of(look(q=""), "search", ""))
    assert [(row["source"], row["language"]) for row in listed] == [("TASS", "en")]
    assert {row["marking"] for row in listed} == {"TLP:AMBER"}
    assert len(rows(table_of(look(q="the"), "search", ""))) == 2
    nothing = table_of(look(q="nowhere"), "search", "")
    assert nothing == "id,published_at,source,language,title,url,marking\n"


def test_the_board_has_a_line_for_what_was_never_assessed(look: Looks) -> None:
    (line,) = rows(table_of(look(), "board", ""))
    assert (line["problem_id"], line["state"], line["probability"]) == ("WP-SUMY-CHEM", "", "")


def test_a_source_and_a_site_list_their_documents(look: Looks) -> None:
    assert len(rows(table_of(look(), "source", "tass"))) == 1
    assert len(rows(table_of(look(), "site", "sumykhimprom"))) == 1


def test_what_is_no_table_is_refused(look: Looks) -> None:
    with pytest.raises(NoSuchError, match="no table"):
        table_of(look(), "chairs", "")
    with pytest.raises(NoSuchError, match="is no source"):
        table_of(look(), "source", "nobody")
