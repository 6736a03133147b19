"""`tocsin search` and `reread`: what is found, what was searched where nothing is, and what is
refused.
"""

import datetime as dt

import pytest

from tests.conftest import ROOT
from tests.unit.cli.said import as_json, printed, refused
from tocsin.cli.search import _day, _hints
from tocsin.errors import UsageError
from tocsin.records.asking import Indexed

BOOK = ("-c", str(ROOT / "casebooks" / "almaty-2022"))


def test_texts_are_listed_with_their_day_source_and_words(store: str) -> None:
    lines = printed("search", "mayor mined", "--store", store).splitlines()
    assert lines[0].startswith("2022-01-11  wire: The mayor denied that anybody")
    assert lines[0].endswith("(doc-denied)")
    assert lines[1].startswith("    The [mayor] denied that anybody had [mined]")


def test_a_text_that_was_not_read_says_why(store: str) -> None:
    told = printed("search", "lime", "--store", store)
    assert "not dated   source not stated: The council" in told
    assert "not read for claims: nothing watched is named in it" in told


def test_more_than_the_limit_is_said(store: str) -> None:
    told = printed("search", "mined", "--store", store, "--limit", "1")
    assert "There are more; show them with --limit 5." in told
    found = as_json("search", "mined", "--store", store, "--limit", "1")
    assert (len(found["found"]), found["more"], found["captures"], found["not_read"]) == (
        1,
        True,
        4,
        1,
    )


def test_where_nothing_is_found_it_is_said_in_how_much_was_looked(store: str, bare: str) -> None:
    told = printed("search", "submarine", "--store", store)
    assert "Searched: 4 texts of 4 captures; 3 read for claims (en 2, ru 1), 1 not." in told
    assert "Without --source" not in told
    narrowed = printed("search", "mined", "--store", store, "--source", "nobody")
    assert "Without --source, --language, --from, --to and --as-of more may be found." in narrowed
    assert "Searched: 0 texts of 0 captures; 0 read for claims, 0 not." in printed(
        "search", "x", "--store", bare
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("",), "search"),
        (("mined", "--from", "12.01.2022"), "--from '12.01.2022' is not a day; write 2022-01-12"),
        (("mined", "--to", "2022-02-30"), "--to '2022-02-30' is not a day"),
        (("mined", "--as-of", "soon"), "'soon' is not a date"),
        (("mined", "--limit", "0"), "limit"),
    ],
)
def test_what_cannot_be_searched_is_named(store: str, args: tuple[str, ...], words: str) -> None:
    assert words in refused("search", *args, "--store", store)


def test_a_day_is_read_or_left_out() -> None:
    assert _day("--to", "2024-02-29") == dt.date(2024, 2, 29)
    assert _day("--to", None) is None
    with pytest.raises(UsageError):
        _day("--to", "yesterday")


def test_captures_without_a_text_are_counted() -> None:
    lines = _hints(Indexed(captures=3, read=1, unread=0, languages={"": 1}), narrowed=False)
    assert lines[1] == "Searched: 1 text of 3 captures; 1 read for claims (unknown 1), 0 not."
    assert lines[2].startswith("2 captures without a text here")


def test_an_empty_store_has_nothing_to_read_anew(bare: str, tmp_path: object) -> None:
    assert "nothing to read anew" in printed("reread", *BOOK, "--store", bare)
    found = as_json("reread", *BOOK, "--store", bare, "--all")
    assert (found["stored"], found["read"], found["why"]) == (0, 0, {})
    assert "no such store" in refused("reread", *BOOK, "--store", f"{tmp_path}/none.sqlite")
