"""The Russian parser: slovnet's news models on navec vectors (Kukushkin 2020), from the extra `ru`;
without it word lists are used.

Models ship inside the natasha wheel, of which nothing is run. They are a third party's upload:
checked against their sha256 when loaded.
"""

import functools
import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tocsin.errors import ModelError
from tocsin.language.lines import unbroken
from tocsin.records import Document, Span

MODEL = "slovnet 0.6 news"
_EMBEDDINGS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODELS = {
    "ner": "data/model/slovnet_ner_news_v1.tar",
    "syntax": "data/model/slovnet_syntax_news_v1.tar",
}
PINNED = {
    _EMBEDDINGS: "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca",
    _MODELS["ner"]: "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e",
    _MODELS["syntax"]: "0759ce82eaac4430f5b4ac27b2444aa6e4b6501ca38c2f45d62467265383d85e",
}
# A "sentence" of more words than this is a table or a list, and is not parsed.
_LONGEST = 150
_BATCH = 32


class Word(NamedTuple):
    """One word of a parsed sentence: its number from 1, the number of its head (0 for none), its
    relation, and where it stands.
    """

    number: int
    head: int
    relation: str
    text: str
    start: int
    end: int


class RussianSentence:
    """One parsed sentence (Universal Dependencies); offsets point into the document."""

    def __init__(self, span: Span, words: Sequence[Word]) -> None:
        """`words` in order."""
        self.span = span
        self.words = tuple(words)
        self._below: dict[int, list[Word]] = {}
        for word in words:
            if word.head != word.number:
                self._below.setdefault(word.head, []).append(word)

    def children(self, word: Word, *relations: str) -> list[Word]:
        """Return the words that hang on a word, of some relations or of any."""
        found = self._below.get(word.number, [])
        return [w for w in found if not relations or w.relation.partition(":")[0] in relations]

    def subtree(self, word: Word, *without: str) -> list[Word]:
        """Return a word with all that hangs on it, except along some relations, in order."""
        found, seen = [word], {word.number}
        for item in found:
            for child in self.children(item):
                if child.number not in seen and child.relation.partition(":")[0] not in without:
                    seen.add(child.number)
                    found.append(child)
        return sorted(found, key=lambda w: w.number)


def is_installed() -> bool:
    """Tell whether the extra is there."""
    return all(
        importlib.util.find_spec(name) is not None
        for name in ("slovnet", "navec", "razdel", "natasha")
    )


def _folder() -> Path:
    """Return where the models lie."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            "the Russian models are not installed; install them with: pip install 'tocsin[ru]'"
        )
    return Path(spec.submodule_search_locations[0])


@functools.cache
def _load(name: str) -> Any:
    """Load one model once per process.

    Raises:
        ModelError: a file is not the pinned one.
    """
    import slovnet
    from navec import Navec

    for file in (_EMBEDDINGS, _MODELS[name]):
        found = hashlib.sha256((_folder() / file).read_bytes()).hexdigest()
        if found != PINNED[file]:
            raise ModelError(
                f"{file} is not the pinned Russian model (sha256 {found[:16]}…); "
                "reinstall natasha from the lock."
            )
    kind = {"ner": slovnet.NER, "syntax": slovnet.Syntax}[name]
    model = kind.load(_folder() / _MODELS[name])
    model.navec(Navec.load(_folder() / _EMBEDDINGS))
    return model


def parse_russian(document: Document) -> list[RussianSentence]:
    """Parse the sentences of a Russian document, in order; overlong ones are left out."""
    from razdel import tokenize

    listed = []
    for span in document.sentences:
        tokens = list(tokenize(unbroken(span.of(document.text))))
        if 0 < len(tokens) <= _LONGEST:
            listed.append((span, tokens))
    markups = _in_batches(_load("syntax"), [[t.text for t in tokens] for _, tokens in listed])
    return [
        RussianSentence(
            span,
            [
                Word(
                    int(m.id),
                    int(m.head_id),
                    m.rel,
                    t.text,
                    span.start + t.start,
                    span.start + t.stop,
                )
                for m, t in zip(markup.tokens, tokens, strict=True)
            ],
        )
        for (span, tokens), markup in zip(listed, markups, strict=True)
    ]


def _in_batches(model: Any, texts: Sequence[Sequence[str]]) -> Iterator[Any]:
    """Yield what a model makes of texts, in order; batches of like length waste nothing on
    padding.
    """
    order = sorted(range(len(texts)), key=lambda n: (len(texts[n]), n))
    found: dict[int, Any] = {}
    for at in range(0, len(order), _BATCH):
        chosen = order[at : at + _BATCH]
        found |= dict(zip(chosen, model.map([list(texts[n]) for n in chosen]), strict=True))
    return (found[n] for n in range(len(texts)))


@functools.lru_cache(maxsize=4)
def named_entities(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, PER, LOC or ORG) of the names in a Russian text, paragraph by paragraph;
    two ask for each text.
    """
    found: list[tuple[int, int, str]] = []
    for start, end in _paragraphs(text):
        found += [
            (start + s.start, start + s.stop, str(s.type))
            for s in _load("ner")(text[start:end]).spans
        ]
    return tuple(found)


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    """Yield the lines of a text that hold anything."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
