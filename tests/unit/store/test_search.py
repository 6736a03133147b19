"""What a person asks, put into the words of the index: no character is an operator by accident."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.errors import UsageError
from tocsin.language.search_query import read_query
from tocsin.records.asking import SearchQuery, Term
from tocsin.store import Store
from tocsin.store.search import match_of

TEXTS = {
    "1": "У лаборатории стоит военная техника.",
    "2": "Лаборатория открыта, техники нет.",
    "3": "The laboratory is open.",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store of three texts."""
    store = Store(str(tmp_path_factory.mktemp("search") / "s.sqlite"))
    store.keep(
        [
            kept(text, external_id=name, language="en" if name == "3" else "ru")
            for name, text in TEXTS.items()
        ],
        "f",
    )
    store.full_text.catch_up()
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("лаборатория", {"1", "2"}),
        ("лаборатория техника", {"1", "2"}),
        ("лаборатория -военная", {"2"}),
        ("лаборатория laboratory", set()),
        ("лаборатория OR laboratory", {"1", "2", "3"}),
        ('"военная техника"', {"1"}),
        ("лаборат*", {"1", "2"}),
        ("labor*", {"3"}),
        ("ОТКРЫТА", {"2"}),
        ("OR лаборатория", {"1", "2"}),
        ("лаборатория OR", {"1", "2"}),
        ("(лаборатория)", {"1", "2"}),
        ('лаборатория "', {"1", "2"}),
        ("лаборатория: NEAR(x)", set()),
    ],
)
def test_a_search_finds_what_is_asked(filled: Store, query: str, found: set[str]) -> None:
    cards = filled.lookup.search(read_query(query), NOW, 10)
    assert {card.external_id for _, card in cards} == found


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="абab \"*-():^+OR~\\'%{}NEAR\x00", min_size=1, max_size=30))
def test_no_characters_break_the_index(filled: Store, query: str) -> None:
    try:
        search = read_query(query)
    except UsageError:
        return
    filled.lookup.search(search, NOW, 5)


def test_a_search_is_written_in_the_words_of_the_index() -> None:
    wanted = ((Term(('a "b"', "c")), Term(("d",))), (Term(("e",), is_beginning=True),))
    query = SearchQuery(wanted, (Term(("f", "g")),), frozenset(), ())
    assert match_of(query) == ('("a ""b""" OR "c" OR "d") AND ("e" *) NOT ("f" OR "g")')
