"""Short texts read as the stages before would hand them on: a document, its trees, its spans."""

from typing import Any

from tests.conftest import make_document
from tocsin.annotate.parsers.english import Parsed, parse
from tocsin.annotate.parsers.russian import RussianSentence, Word, parse_russian
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.naming import make_mention
from tocsin.records import Claim, Document, Hop, Mention, MentionKind, Span


def document(text: str, language: str = "en", **stated: object) -> Document:
    """Return the document of a text whose language is known."""
    return make_document(text, language=language, **stated)


def sentence(text: str) -> Parsed:
    """Return the tree of the first English sentence of a text."""
    return parse(document(text))[0]


def token(parsed: Parsed, word: str) -> Token:
    """Return the first token of a sentence that is written so."""
    return next(token for token in parsed.doc if token.text == word)


def russian_sentence(text: str) -> RussianSentence:
    """Return the tree of the first Russian sentence of a text."""
    return parse_russian(document(text, "ru"))[0]


def russian_word(parsed: RussianSentence, text: str) -> Word:
    """Return the first word of a Russian sentence that is written so."""
    return next(word for word in parsed.words if word.text == text)


def span_of(text: str, part: str, after: int = 0) -> Span:
    """Return where a part of a text stands."""
    start = text.index(part, after)
    return Span(start=start, end=start + len(part))


def spans_of(text: str, *parts: str) -> list[Span]:
    """Return where parts of a text stand."""
    return [span_of(text, part) for part in parts]


def mention(
    made: Document, part: str, kind: MentionKind = "person", entity: str | None = None
) -> Mention:
    """Return a mention of a part of a document."""
    return make_mention(made, span_of(made.text, part), kind, "test", "name", entity)


def claim(text: str, **stated: Any) -> Claim:
    """Return a claim of a text that its document asserts; `stated` are other fields of it."""
    fields: dict[str, Any] = {
        "id": "clm-1",
        "document_id": "doc-1",
        "span": Span(start=0, end=len(text)),
        "text": text,
        "chain": (Hop(surface="the paper", voice=True),),
        "stance": "asserts",
        "modality": "certain",
        "type": "state",
        "position": "body",
        "method": "test",
        "rule": "test",
    }
    return Claim(**(fields | stated))
