"""What a person searches for, read into terms; what cannot be searched for is refused."""

import pytest

from tocsin.errors import UsageError
from tocsin.language.search_query import MOST_CHARACTERS, read_query


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "no word"),
        (" \n", "no word"),
        ('""', "no word"),
        ("*", "no word"),
        ("-", "no word"),
        ("-лаборатория", "needs a word"),
        ("а " * (MOST_CHARACTERS + 1), "characters"),
        ("аб " * 41, "at most 40 words"),
    ],
)
def test_what_cannot_be_searched_for_is_refused_with_what_to_do(query: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_query(query)


def test_terms_are_grouped_as_they_are_joined() -> None:
    query = read_query('bridge OR "the pier" labor* -mines')
    assert [len(group) for group in query.wanted] == [2, 1]
    assert len(query.unwanted) == 1
    (beginning,) = query.wanted[1]
    assert beginning.is_beginning
    assert "labor" in beginning.phrases
    assert not any(term.is_beginning for term in query.wanted[0])
    assert query.beginnings == ("labor",)


def test_only_words_that_are_to_be_there_are_marked() -> None:
    kept, left_out = read_query("bridge"), read_query("bridge -mines")
    assert kept.keys == left_out.keys
