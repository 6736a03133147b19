"""What a survey, a study or a count shows: "A survey found that CONTENT".

The verbs ("showed", "revealed") say something of any other subject too, so they attribute only
where a study is what shows it (`study_noun`, `cue_of_study` of each language).
"""

import functools
from collections.abc import Sequence

from tocsin.annotate.surface.spans import clause_end, clause_start, trimmed
from tocsin.annotate.surface.words import frame_of
from tocsin.annotate.text.cited import Cited
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Span

STUDIED = "study"
# The study stands among so many words before its verb, and its content has so many at least.
_LONGEST_SUBJECT, _FEWEST_WORDS = 12, 3


@functools.cache
def _lists_of(language: str) -> tuple[TermIndex, tuple[str, ...], frozenset[str]]:
    """Return the verbs of showing, the beginnings of the nouns for studies, and the words for
    "that" of a language.
    """
    lists = lexicon(language)
    cues = TermIndex([(t, t) for t in lists.get("cue_of_study", ())], exact=True)
    nouns = tuple(fold(as_compared(t, language)) for t in lists.get("study_noun", ()))
    return cues, nouns, frozenset(fold(t) for t in lists.get("that_word", ()))


def studied(language: str, text: str, quotes: Sequence[Span]) -> list[Cited]:
    """Return what studies show in a sentence; offsets begin with it, `quotes` are the insides of
    its quotations.
    """
    cues, nouns, that = _lists_of(language)
    if not nouns:
        return []
    cited = []
    for cue in cues.find(text):
        if any(q.start <= cue.start < q.end for q in quotes):
            continue
        frame = _shown(text, cue, nouns, that, is_last=not that)
        if frame is not None:
            cited.append(frame)
    return cited


def _shown(
    text: str, cue: Found, nouns: tuple[str, ...], that: frozenset[str], *, is_last: bool
) -> Cited | None:
    """Return what a study shows with one verb: behind "that", or before a verb that stands last."""
    if is_last:
        return _before(text, cue, nouns)
    end = clause_end(text, cue.end)
    behind = next((w for w in words(text, cue.end) if fold(w.text) in that), None)
    if behind is None or behind.start > max(end + 2, cue.end + 60):
        return None
    content = trimmed(text, behind.end, len(text))
    sides = ((clause_start(text, cue.start), cue.start), (cue.end, min(end, behind.start)))
    for start, stop in sides:
        source = _study(text, start, stop, nouns)
        if source is not None and content is not None and _is_long(text, content):
            return frame_of(cue, STUDIED, content, source)
    return None


def _before(text: str, cue: Found, nouns: tuple[str, ...]) -> Cited | None:
    """Return what a study shows where the verb stands last: "STUDY CONTENT showed"."""
    if count_words(text[cue.end : clause_end(text, cue.end)]):
        return None
    for word in words(text, 0, cue.start):
        if fold(word.text).startswith(nouns):
            source = Span(start=next(words(text)).start, end=word.end)
            content = trimmed(text, word.end, cue.start)
            is_near = count_words(source.of(text)) <= _LONGEST_SUBJECT / 2
            if is_near and content is not None and _is_long(text, content):
                return frame_of(cue, STUDIED, content, source)
            return None
    return None


def _is_long(text: str, content: Span) -> bool:
    """Return whether a content says something."""
    return count_words(content.of(text)) >= _FEWEST_WORDS


def _study(text: str, start: int, end: int, nouns: tuple[str, ...]) -> Span | None:
    """Return the words between two places that name a study, if they do."""
    span = trimmed(text, start, end)
    if span is None or count_words(span.of(text)) > _LONGEST_SUBJECT:
        return None
    named = any(fold(w.text).startswith(nouns) for w in words(text, span.start, span.end))
    return span if named else None
