"""The tree of an English sentence, free of the library that parsed it: what the rules look at.

A tree is made of plain columns, so that a sentence can be parsed in one process and read in
another. Names and order are those of spaCy's `Doc` and `Token`.
"""

import functools
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

# What heads a noun phrase by itself; a conjunct does as what it is joined to.
_NOMINAL = ("NOUN", "PROPN", "PRON")
_PHRASE_RELATIONS = frozenset(
    (
        "oprd",
        "nsubj",
        "dobj",
        "nsubjpass",
        "pcomp",
        "pobj",
        "dative",
        "appos",
        "attr",
        "ROOT",
    )
)


class Columns(NamedTuple):
    """A parsed sentence, one entry a token; `heads` are numbers of tokens, `entities` the first
    token, the end and the label of each name.
    """

    text: str
    words: tuple[str, ...]
    offsets: tuple[int, ...]
    spaced: tuple[bool, ...]
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]
    kinds: tuple[str, ...]
    entities: tuple[tuple[int, int, str], ...]


class Entity(NamedTuple):
    """A name that the model tagged."""

    tokens: "Sequence[Token]"
    label_: str


class Chunk(NamedTuple):
    """A noun phrase without what hangs on it from the right: its first token, its head, which is
    its last, and the end behind it.
    """

    start: int
    end: int
    root: "Token"


class Token:
    """A word or mark of a sentence: `i` is its number, `idx` where it begins in the sentence."""

    __slots__ = (
        "dep_",
        "doc",
        "ent_type_",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(self, doc: "Tree", number: int) -> None:
        """Take a token out of the columns of its sentence; what hangs on it is set by the tree."""
        columns = doc.columns
        self.doc, self.i = doc, number
        self.text = columns.words[number]
        self.idx = columns.offsets[number]
        self.whitespace_ = " " if columns.spaced[number] else ""
        self.lemma_, self.pos_ = columns.lemmas[number], columns.parts[number]
        self.tag_, self.dep_ = columns.tags[number], columns.relations[number]
        self.ent_type_ = columns.kinds[number]
        self.lower_, self.is_alpha, self.is_punct, self.is_space = _looks(self.text)
        self.lefts: list[Token] = []
        self.rights: list[Token] = []

    def __len__(self) -> int:
        """Return how many characters the token has."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the token as it is written."""
        return self.text

    @property
    def head(self) -> "Token":
        """Return what the token hangs on; itself, where it is a root."""
        return self.doc[self.doc.columns.heads[self.i]]

    @property
    def children(self) -> "list[Token]":
        """Return what hangs on the token, in order."""
        return self.lefts + self.rights

    @property
    def subtree(self) -> "Iterator[Token]":
        """Yield the token with all that hangs on it, in order."""
        for left in self.lefts:
            yield from left.subtree
        yield self
        for right in self.rights:
            yield from right.subtree

    @property
    def ancestors(self) -> "Iterator[Token]":
        """Yield what the token hangs on, from its head up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> "Token":
        """Return the first token of the subtree."""
        return self.doc[min(token.i for token in self.subtree)]

    @property
    def right_edge(self) -> "Token":
        """Return the last token of the subtree."""
        return self.doc[max(token.i for token in self.subtree)]

    def nbor(self, step: int = 1) -> "Token":
        """Return the token so many further on.

        Raises:
            IndexError: the sentence ends before.
        """
        at = self.i + step
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Tree:
    """A parsed sentence: a sequence of tokens."""

    __slots__ = ("_tokens", "columns")

    def __init__(self, columns: Columns) -> None:
        """Build the tokens, and hang them on each other."""
        self.columns = columns
        self._tokens = [Token(self, i) for i in range(len(columns.words))]
        for token, head in zip(self._tokens, columns.heads, strict=True):
            if token.i < head:
                self._tokens[head].lefts.append(token)
            elif token.i > head:
                self._tokens[head].rights.append(token)

    def __reduce__(self) -> "tuple[type[Tree], tuple[Columns]]":
        """Go to another process as columns."""
        return Tree, (self.columns,)

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens in order."""
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        """Return a token, or some in a row."""
        return self._tokens[at]

    @property
    def text(self) -> str:
        """Return the sentence as it was parsed."""
        return self.columns.text

    @property
    def ents(self) -> list[Entity]:
        """Return the names that the model tagged, in order."""
        return [
            Entity(self._tokens[start:end], label) for start, end, label in self.columns.entities
        ]

    @property
    def noun_chunks(self) -> Iterator[Chunk]:
        """Yield the noun phrases that stand in no other, in order."""
        last = -1
        for token in self._tokens:
            if token.pos_ not in _NOMINAL:
                continue
            start = token.left_edge.i
            if start > last and _joined_to(token).dep_ in _PHRASE_RELATIONS:
                last = token.i
                yield Chunk(start, token.i + 1, token)


def _joined_to(token: Token) -> Token:
    """Return the first member of a coordination that a token belongs to; else the token."""
    if token.dep_ != "conj":
        return token
    head = token.head
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return head


@functools.lru_cache(maxsize=100_000)
def _looks(text: str) -> tuple[str, bool, bool, bool]:
    """Return a word in small letters, and whether it is all letters, all marks, all blank."""
    marks = all(unicodedata.category(char).startswith("P") for char in text)
    return text.lower(), text.isalpha(), marks, text.isspace()
