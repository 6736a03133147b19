"""Whether a place is who speaks: "Moscow has repeatedly denied" is the state, "the mayor of London
said" is not.
"""

from collections.abc import Sequence

from tocsin.annotate.language import ENGLISH, Language, language_of
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.language.words import Word, words
from tocsin.records import Document, Span

# A verb of speech this many words behind a place makes it speak.
_REACH = 4
_BEFORE, _BEHIND = 24, 60
_MARKS = (",", ".", ";", ":", "(", "—", "–")


def speaks(document: Document, span: Span) -> bool:
    """Return whether a place speaks: a verb of speech follows with nothing but adverbs between, and
    it is no part of more.
    """
    if _is_part_of_more(document, span):
        return False
    language = language_of(document.language or ENGLISH.code)
    verbs = _verbs(language)
    between = language.words("speaking_between")
    for word in _behind(document, span)[:_REACH]:
        if stem(word.text) in verbs:
            return True
        if fold(word.text) not in between:
            return False
    return False


def is_said_by(document: Document, span: Span) -> bool:
    """Return whether a verb of speech stands right behind a name, and no preposition of place
    before it.
    """
    behind = _behind(document, span)[:1]
    if not bool(behind):
        return False
    return stem(behind[0].text) in _verbs(
        language_of(document.language or ENGLISH.code)
    ) and not _is_part_of_more(document, span)


def _verbs(language: Language) -> set[str]:
    """Return the stems of verbs of speech."""
    return {stem(w) for name in ("cue_speech", "speaking") for w in language.words(name)}


def _behind(document: Document, span: Span) -> list[Word]:
    """Return the words behind a span, up to the first mark."""
    behind: list[Word] = []
    at = span.end
    for word in words(document.text, span.end, min(len(document.text), span.end + _BEHIND)):
        if any(m in document.text[at : word.start] for m in _MARKS):
            break
        behind.append(word)
        at = word.end
    return behind


def _is_part_of_more(document: Document, span: Span) -> bool:
    """Return whether what stands before a name makes it a part of more: "in Moscow", "the mayor of
    London", "уряд України".
    """
    before = list(words(document.text, max(0, span.start - _BEFORE), span.start))
    if not before or document.text[before[-1].end : span.start].strip(" \u00a0"):
        return False
    last = fold(before[-1].text)
    if last == "the" and len(before) > 1:
        last = fold(before[-2].text)
    if last in word_set("place_preposition") or last == "of":
        return True
    return not span.of(document.text).isascii() and _hangs_on(document, before, last)


def _hangs_on(document: Document, before: Sequence[Word], last: str) -> bool:
    """Return whether a Slavic or Kazakh name hangs on the noun before it, as it does unless a
    clause begins there.
    """
    language = language_of(document.language)
    opens = any(
        s.start > before[-1].start for s in document.sentences if s.start <= before[-1].end + 2
    )
    return language.names_on_nouns and not opens and last not in language.words("clause_beginning")
