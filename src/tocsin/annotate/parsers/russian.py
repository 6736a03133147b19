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
# So many go through a model at once, and so many words with their padding: more of either is slower
# and takes more memory.
_BATCH, _SPACE = 32, 6_000
# A line longer than this is read in pieces: what the model makes of it must fit into memory.
_LONGEST_LINE = 10_000
# Characters to a word with the blank behind it.
_LETTERS = 6

Names = tuple[tuple[int, int, str], ...]
"""Names in a text: where they start and end, and PER, LOC or ORG."""


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
        below = self._below.get(word.number, [])
        return [w for w in below if not relations or w.relation.partition(":")[0] in relations]

    def subtree(self, word: Word, *without: str) -> list[Word]:
        """Return a word with all that hangs on it, except along some relations, in order."""
        tree, seen = [word], {word.number}
        for item in tree:
            for child in self.children(item):
                if child.number not in seen and child.relation.partition(":")[0] not in without:
                    seen.add(child.number)
                    tree.append(child)
        return sorted(tree, key=lambda w: w.number)


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

    kind = {"ner": slovnet.NER, "syntax": slovnet.Syntax}[name]
    model = kind.load(_checked(_MODELS[name]), batch_size=_BATCH)
    model.navec(_embeddings())
    return model


def load_models() -> None:
    """Load the models once per process, before any text asks for them.

    Raises:
        ModelError: a file is missing or not the pinned one.
    """
    for name in _MODELS:
        _load(name)


@functools.cache
def _embeddings() -> Any:
    """Load the vectors of words once, for both models.

    Raises:
        ModelError: the file is not the pinned one.
    """
    from navec import Navec

    return Navec.load(_checked(_EMBEDDINGS))


def _checked(file: str) -> Path:
    """Return where a file of the models lies, once it is known to be the pinned one.

    Raises:
        ModelError: it is another.
    """
    path = _folder() / file
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != PINNED[file]:
        raise ModelError(
            f"{file} is not the pinned Russian model (sha256 {digest[:16]}…); "
            "reinstall natasha from the lock."
        )
    return path


def parse_russian(document: Document) -> list[RussianSentence]:
    """Parse the sentences of a Russian document, in order; overlong ones are left out."""
    return parse_russian_all([document])[0]


def parse_russian_all(documents: Sequence[Document]) -> list[list[RussianSentence]]:
    """Parse the sentences of several Russian documents together; for each document as
    `parse_russian` does. Without any, nothing is loaded: the extra `ru` need not be there.
    """
    if not documents:
        return []
    from razdel import tokenize

    listed: list[tuple[int, Span, list[Any]]] = []
    for number, document in enumerate(documents):
        for span in document.sentences:
            tokens = list(tokenize(unbroken(span.of(document.text))))
            if 0 < len(tokens) <= _LONGEST:
                listed.append((number, span, tokens))
    words = [[token.text for token in tokens] for _, _, tokens in listed]
    markups = _in_batches("syntax", words, [len(row) for row in words])
    parsed: list[list[RussianSentence]] = [[] for _ in documents]
    for (number, span, tokens), markup in zip(listed, markups, strict=True):
        parsed[number].append(_sentence(span, tokens, markup))
    return parsed


def _sentence(span: Span, tokens: Sequence[Any], markup: Any) -> RussianSentence:
    """Return a sentence from its tokens and what the model makes of them."""
    words = [
        Word(
            int(marked.id),
            int(marked.head_id),
            marked.rel,
            token.text,
            span.start + token.start,
            span.start + token.stop,
        )
        for marked, token in zip(markup.tokens, tokens, strict=True)
    ]
    return RussianSentence(span, words)


def _in_batches(name: str, items: Sequence[Any], sizes: Sequence[int]) -> list[Any]:
    """Return what a model makes of items, in order; batches of like length waste nothing on
    padding.

    Padding stands for nothing: its vectors are zeros, as the convolutions have them beyond the end
    of a text that is read alone. So no batch changes what comes of an item.
    """
    if not items:
        return []
    model = _load(name)
    order = sorted(range(len(items)), key=lambda at: (sizes[at], at))
    results: dict[int, Any] = {}
    for batch in _cut(order, sizes):
        results |= dict(zip(batch, model.map([items[at] for at in batch]), strict=True))
    return [results[at] for at in range(len(items))]


def _cut(order: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield items in batches: so many, or as many as fill no more than a batch's space, each padded
    to the longest of them.
    """
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) == _BATCH or (len(batch) + 1) * sizes[at] > _SPACE):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@functools.lru_cache(maxsize=4)
def named_entities(text: str) -> Names:
    """Return (start, end, PER, LOC or ORG) of the names in a Russian text, paragraph by
    paragraph.
    """
    return named_entities_all([text])[0]


def named_entities_all(texts: Sequence[str]) -> list[Names]:
    """Return the names of several Russian texts, for each as `named_entities` does."""
    listed = [
        (number, start, text[start:end])
        for number, text in enumerate(texts)
        for start, end in _paragraphs(text)
    ]
    lines = [line for _, _, line in listed]
    names: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    markups = _in_batches("ner", lines, [len(line) // _LETTERS for line in lines])
    for (number, start, _), markup in zip(listed, markups, strict=True):
        names[number] += [(start + s.start, start + s.stop, str(s.type)) for s in markup.spans]
    return [tuple(of_text) for of_text in names]


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    """Yield the lines of a text that hold anything; one that is too long for the model is cut
    between its sentences, else its words.
    """
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        while end - at > _LONGEST_LINE:
            cut = _cut_before(text, at, at + _LONGEST_LINE)
            if text[at:cut].strip():
                yield at, cut
            at = cut
        if text[at:end].strip():
            yield at, end
        at = end + 1


def _cut_before(text: str, start: int, end: int) -> int:
    """Return where a piece of a line ends best: behind a sentence, else behind a word, else
    nowhere better than at its end.
    """
    for mark in (". ", " "):
        place = text.rfind(mark, start + 1, end)
        if place > start:
            return place + len(mark)
    return end
