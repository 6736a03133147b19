"""The full text in PostgreSQL finds what that of SQLite finds."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from tests.postgres import Server
from tocsin.records.asking import SearchQuery, Term
from tocsin.store import Store, schema
from tocsin.store.dialects import dialect_of
from tocsin.store.dialects.text_vectors import query_of, vector_of

TEXTS = (
    "у лаборатори сто воен техник",
    "лаборатори открыт техник нет",
    "the laboratori is open",
    "u.s. о'нил кызыл-орд 5g a_b éclair İstanbul straße",
    "ә ң ғ үй ﬁn ①  x",
    "",
)
WORDS: tuple[str, ...] = (
    "лаборатори",
    "техник",
    "сто",
    "воен",
    "the",
    "is",
    "u.s.",
    "о'нил",
    "кызыл-орд",
    "5g",
)
WORDS = (*WORDS, "a_b", "éclair", "İstanbul", "straße", "ﬁn", "①", "a", "үй", "никт")


@pytest.fixture(scope="module")
def both(postgres: Server) -> Iterator[tuple[Store, Store]]:
    """A store in each kind of database, with the same keys in their full texts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres.empty_store() as url,
        Store(str(Path(folder) / "s.sqlite")) as one,
        Store(url) as other,
    ):
        for store in (one, other):
            entered = dialect_of(store._engine).words_entered
            rows = [{"rowid": n, "words": entered(t.split())} for n, t in enumerate(TEXTS, 1)]
            with store._engine.begin() as connection:
                connection.execute(insert(schema.STEMS), rows)
        yield one, other


def found(store: Store, query: SearchQuery) -> list[int]:
    """Return the numbers of the texts that hold what is asked."""
    stems = schema.STEMS
    holds = dialect_of(store._engine).holds(query)
    chosen = select(stems.c.rowid).select_from(stems).where(holds).order_by(stems.c.rowid)
    with store._engine.connect() as connection:
        return list(connection.scalars(chosen))


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
terms = st.builds(
    Term, st.lists(phrases, min_size=1, max_size=3).map(tuple), is_beginning=st.booleans()
)
queries = st.builds(
    SearchQuery,
    st.lists(st.lists(terms, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
    st.lists(terms, max_size=2).map(tuple),
    st.just(frozenset()),
    st.just(()),
)


@settings(max_examples=200, deadline=None)
@given(queries)
def test_both_find_the_same(both: tuple[Store, Store], query: SearchQuery) -> None:
    one, other = both
    assert found(one, query) == found(other, query)


def test_a_beginning_and_a_phrase_are_found(both: tuple[Store, Store]) -> None:
    beginning = SearchQuery(((Term(("лаборат",), is_beginning=True),),), (), frozenset(), ())
    phrase = SearchQuery(((Term(("воен техник",)),),), (), frozenset(), ())
    for store in both:
        assert found(store, beginning) == [1, 2]
        assert found(store, phrase) == [1]


def test_a_search_is_written_as_a_query_of_the_server() -> None:
    wanted = ((Term(("a-b", "c")), Term(("d",))), (Term(("e",), is_beginning=True),))
    query = SearchQuery(wanted, (Term(("f", "g")),), frozenset(), ())
    said = "(('a' <-> 'b') | ('c') | ('d')) & (('e':*)) & !(('f') | ('g'))"
    assert query_of(query) == said


def test_what_no_vector_holds_is_left_out() -> None:
    assert vector_of(["а", "б", "а"]) == "'а':1,3 'б':2"
    assert vector_of(["я" * 3_000]) == f"'{'я' * 500}':1"
    assert vector_of(["a"] * 20_000).count(",") == 255
    long = vector_of([f"слово{number}" for number in range(200_000)])
    assert ":" not in long
    assert long.startswith("'слово0' 'слово1'")
    assert len(long.encode()) < 1_100_000


@pytest.mark.parametrize("words", [20_000, 200_000])
def test_a_text_of_any_length_is_entered(both: tuple[Store, Store], words: int) -> None:
    _, store = both
    row = {"rowid": words, "words": vector_of([f"слово{number}" for number in range(words)])}
    with store._engine.begin() as connection:
        connection.execute(insert(schema.STEMS), [row])
        connection.rollback()
