"""Who speaks a quotation that a tag closes, whatever its verb: "«...», — sighs the cook of the
school".

Lists of words of saying never end; behind a whole quotation and a comma or dash a verb and what
stands behind it are who said it. The endings of verbs are data (`tag_verb_ending`), as are the
particle before one (`tag_opener`) and the articles behind it (`tag_article`), where a language has
them.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.annotate.surface.spans import STOPS, trimmed
from tocsin.annotate.text.cited import Cited
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared
from tocsin.language.lexicon import lexicon
from tocsin.language.words import Word, count_words, words
from tocsin.records import Span

TAGGED = "tag"
# A quotation of fewer words may be the name of a thing.
_FEWEST_SAID = 3
# Of so many words a tag is at most, and so many of them stand before the end of its verb.
_LONGEST, _VERB_REACH = 10, 2
# A shorter word is a particle or a preposition.
_SHORTEST_VERB = 3
# A quotation begins among the first letters of its sentence.
_OPENING = 4
# What may stand between a quotation and its tag.
_BETWEEN = re.compile(r"\s*[»”“\"’)]?[\s,.!?…]*(?:[—–-]\s*)?")


class Tags(NamedTuple):
    """What the tags of a language are told by."""

    endings: tuple[str, ...]
    openers: frozenset[str]
    articles: frozenset[str]
    no_source: frozenset[str]


@functools.cache
def tags_of(language: str) -> Tags:
    """Return what the tags of a language are told by; without endings of verbs none is found."""
    lists = lexicon(language)

    def compared(*names: str) -> frozenset[str]:
        return frozenset(
            fold(as_compared(t, language)) for name in names for t in lists.get(name, ())
        )

    articles = compared("tag_article")
    no_source = ("in_word", "that_word", "relative_word", "question_word", "negator", "if_word")
    return Tags(
        tuple(sorted(compared("tag_verb_ending"))),
        compared("tag_opener"),
        articles,
        compared(*no_source) - articles,
    )


def tagged(language: str, text: str, quotes: Sequence[Span]) -> Cited | None:
    """Return who says the quotation that opens a sentence, by the tag that closes the sentence;
    offsets begin with the sentence.
    """
    tags = tags_of(language)
    if not quotes or not tags.endings:
        return None
    quote = quotes[0]
    content = trimmed(text, max(0, quote.start), min(len(text), quote.end))
    if content is None or content.start > _OPENING or count_words(content.of(text)) < _FEWEST_SAID:
        return None
    between = _BETWEEN.match(text, content.end)
    begin = between.end() if between is not None else content.end
    tail = list(words(text, begin, len(text)))
    if not tail or len(tail) > _LONGEST or not _is_marked(text[content.end : begin], tail, tags):
        return None
    verb = _verb(tail, tags, language)
    if verb is None:
        return None
    stop = STOPS.search(text, verb.end)
    source = trimmed(text, verb.end, stop.start() if stop is not None else len(text))
    if source is None or not _names_somebody(source.of(text), tags, language):
        return None
    return Cited(verb.text, TAGGED, content, source, source, verb.end, verb.start)


def _is_marked(between: str, tail: Sequence[Word], tags: Tags) -> bool:
    """Return whether a mark, or a particle, stands between a quotation and its tag."""
    return any(mark in between for mark in ",!?…—–-") or fold(tail[0].text) in tags.openers


def _verb(tail: Sequence[Word], tags: Tags, language: str) -> Word | None:
    """Return the verb that a tag begins with, behind its particle."""
    spelled = [fold(as_compared(word.text, language)) for word in tail]
    begin = 1 if spelled[0] in tags.openers else 0
    reach = begin + (_VERB_REACH if begin else 1)
    for word, folded in list(zip(tail, spelled, strict=True))[begin:reach]:
        if word.text[:1].isupper() or len(folded) < _SHORTEST_VERB or folded in tags.no_source:
            return None
        if folded.endswith(tags.endings):
            return word
    return None


def _names_somebody(source: str, tags: Tags, language: str) -> bool:
    """Return whether what stands behind a verb may be who speaks: in a language with articles one
    of them or a name opens it.
    """
    first = next(iter(words(source)))
    opening = fold(as_compared(first.text, language))
    if opening in tags.no_source:
        return False
    return not tags.articles or opening in tags.articles or first.text[:1].isupper()
