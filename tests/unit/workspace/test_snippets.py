"""A snippet is a stretch of the text itself, and marks only what was searched for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.language.search_query import read_query
from tocsin.records.asking import SearchQuery
from tocsin.workspace.snippets import Piece, snippet

WORDS = st.sampled_from(
    ["bridge", "bridges", "мост", "моста", "мина", "the", "ship", "\n", "🚢", "…", "Port", "Әлем"]
)


def hits(text: str, query: str, language: str | None = "en") -> list[str]:
    """Return the marked words."""
    return [p.text for p in snippet(text, language, read_query(query)) if p.is_hit]


@settings(deadline=None, max_examples=80)
@given(words=st.lists(WORDS, max_size=200), length=st.integers(min_value=70, max_value=400))
def test_the_pieces_lie_in_the_text_in_order(words: list[str], length: int) -> None:
    text = " ".join(words)
    pieces = snippet(text, None, read_query("bridge мост"), length)
    joined = "".join(p.text for p in pieces)
    assert joined in text
    assert len(joined) <= length
    assert all(p.text for p in pieces)
    marked = {p.text for p in pieces if p.is_hit}
    assert marked <= {"bridge", "bridges", "мост", "моста"}


@pytest.mark.parametrize(
    ("text", "query", "language", "marked"),
    [
        ("The Bridges were mined.", "bridge", "en", ["Bridges"]),
        ("Мосты заминированы, мост охраняется.", "мост", "ru", ["Мосты", "мост"]),
        ("Mining and miners and mines", "mine*", "en", ["miners", "mines"]),
        ("The ship left.", "bridge", "en", []),
        ("", "bridge", "en", []),
        ("bridge", "bridge", None, ["bridge"]),
    ],
)
def test_words_are_marked_in_any_form(
    text: str, query: str, language: str | None, marked: list[str]
) -> None:
    assert hits(text, query, language) == marked


def test_the_stretch_with_most_hits_is_shown() -> None:
    text = "bridge " + "ship " * 200 + "bridge and mine and bridge " + "ship " * 200
    pieces = snippet(text, "en", read_query("bridge mine"), 150)
    assert [p.text for p in pieces if p.is_hit] == ["bridge", "mine", "bridge"]


def test_without_a_hit_the_beginning_is_shown() -> None:
    text = "ship " * 200
    assert snippet(text, "en", read_query("bridge"), 100) == [Piece(text[:100], is_hit=False)]


def test_nothing_is_marked_where_only_a_phrase_of_no_key_is_asked() -> None:
    assert snippet("ship", "en", SearchQuery((), (), frozenset(), ())) == [
        Piece("ship", is_hit=False)
    ]


def test_a_stretch_begins_with_a_whole_word() -> None:
    text = "Correspondents show a sudden interest in what is beside the old road to the bridge."
    shown = "".join(piece.text for piece in snippet(text, "en", read_query("bridge"), 80))
    assert text.endswith(f" {shown}")
    assert len(shown) > 40
    without_spaces = "桥" * 200 + " bridge"
    assert snippet(without_spaces, None, read_query("bridge"), 80)[-1].text == "bridge"
