"""A search finds what was read and what was not, says why, and in how much it looked."""

import pytest

from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.records.asking import Filters
from tocsin.store import Store
from tocsin.workspace.searching import SearchResults, search


def found(store: Store, query: str, limit: int = 5, **filters: object) -> SearchResults:
    """Search a store as it stands a day later."""
    return search(store, query, MOMENT + DAY, Filters(**filters), limit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("mined bridge", {"doc-mined", "doc-denied"}),
        ("mayor", {"doc-denied"}),
        ("мосту", {"doc-cyrillic"}),
        ("lime trees", {"doc-lime"}),
        ("mined -mayor", {"doc-mined"}),
        ("submarine", set()),
    ],
)
def test_texts_are_found_by_all_of_their_words(small: Store, query: str, ids: set[str]) -> None:
    assert {t.card.id for t in found(small, query).texts} == ids


def test_what_was_searched_for_stands_in_brackets(small: Store) -> None:
    (text,) = found(small, "mayor mined").texts
    assert text.snippet.startswith("The [mayor] denied that anybody had [mined] the bridge")
    assert text.not_read == ""


def test_a_text_that_was_not_read_says_why(small: Store) -> None:
    (text,) = found(small, "lime").texts
    assert text.not_read == "nothing watched is named in it"
    assert "[lime]" in text.snippet


def test_the_limit_says_that_there_is_more(small: Store) -> None:
    first = found(small, "mined", limit=1)
    assert (len(first.texts), first.has_more) == (1, True)
    assert not found(small, "mined", limit=2).has_more


def test_filters_narrow(small: Store) -> None:
    assert {t.card.id for t in found(small, "mined", source="wire").texts} == {"doc-denied"}
    assert found(small, "mined", language="ru").texts == ()
    late = (MOMENT + DAY).date()
    assert found(small, "mined", first=late).texts == ()


def test_it_says_in_how_much_it_looked(small: Store, empty: Store) -> None:
    indexed = found(small, "submarine").indexed
    assert (indexed.captures, indexed.read, indexed.unread) == (4, 3, 1)
    nothing = found(empty, "submarine")
    assert (nothing.texts, nothing.has_more, nothing.indexed.captures) == ((), False, 0)


def test_before_it_was_captured_nothing_is_found(small: Store) -> None:
    assert search(small, "mined", MOMENT - 2 * DAY, Filters(), 5).texts == ()


@pytest.mark.parametrize("query", ["", "  ", "-mined", "…", "x" * 501])
def test_a_search_without_a_word_is_refused(small: Store, query: str) -> None:
    with pytest.raises(UsageError, match="search"):
        found(small, query)
