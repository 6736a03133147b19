"""The trees that rules look at say what the parser says, token by token, in other processes too."""

import json
import pickle
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.unit.annotate.reading import sentence, token
from tocsin.annotate.parsers.english import _columns, english
from tocsin.annotate.parsers.tree import Tree

_ROOT = Path(__file__).parents[4]
_DEMOS = ("corpus", "sumy-2022", "zaporizhzhia-2023")
_OF_TOKEN = ("i", "idx", "text", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_")
_FLAGS = ("ent_type_", "is_alpha", "is_punct", "is_space")


def _lines(most: int = 300) -> list[str]:
    """Return lines of the demos, of every length, with marks, names and broken sentences."""
    rows = (
        json.loads(row)
        for demo in _DEMOS
        for row in (_ROOT / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8").splitlines()
    )
    texts = (line for row in rows for line in row["text"].split("\n") if line.strip())
    return list(islice(texts, most))


def _as_parsed(own: Any) -> dict[str, Any]:
    """Return everything that a rule can ask of a token, as plain values."""
    said = {name: getattr(own, name) for name in (*_OF_TOKEN, *_FLAGS)}
    for name in ("children", "subtree", "ancestors", "lefts", "rights"):
        said[name] = [other.i for other in getattr(own, name)]
    for name in ("head", "left_edge", "right_edge"):
        said[name] = getattr(own, name).i
    return said | {"length": len(own)}


@pytest.fixture(scope="module")
def parses() -> list[tuple[Any, Tree]]:
    """Return the parses of some lines, as the library gives them and as trees."""
    return [(doc, Tree(_columns(doc))) for doc in english().pipe(_lines())]


def test_a_token_says_what_the_parser_says(parses: list[tuple[Any, Tree]]) -> None:
    for doc, tree in parses:
        assert [_as_parsed(own) for own in tree] == [_as_parsed(own) for own in doc]


def test_names_and_noun_phrases_are_the_parsers(parses: list[tuple[Any, Tree]]) -> None:
    for doc, tree in parses:
        assert tree.text == doc.text
        names = [([t.i for t in name.tokens], name.label_) for name in tree.ents]
        assert names == [([t.i for t in name], name.label_) for name in doc.ents]
        phrases = [(phrase.start, phrase.end, phrase.root.i) for phrase in tree.noun_chunks]
        assert phrases == [(phrase.start, phrase.end, phrase.root.i) for phrase in doc.noun_chunks]


def test_a_tree_is_the_same_in_another_process(parses: list[tuple[Any, Tree]]) -> None:
    for _, tree in parses[:20]:
        again = pickle.loads(pickle.dumps(tree))
        assert again.columns == tree.columns
        assert [_as_parsed(own) for own in again] == [_as_parsed(own) for own in tree]


def test_a_neighbour_stands_beside_and_nowhere_else() -> None:
    parsed = sentence("He wants to go.")
    go = token(parsed, "go")
    assert (go.nbor(-1).text, go.nbor().text) == ("to", ".")
    with pytest.raises(IndexError):
        parsed.doc[0].nbor(-1)
